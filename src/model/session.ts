import { AsyncLocalStorage } from 'node:async_hooks';

/** What a conversation has used of the model: plain JSON that the conversation's state keeps. */
export interface TokenSession {
  /** Tokens used so far, prompt and answer. */
  used: number;
  /** True once a call did not fit the conversation's budget any more. */
  budgetSpent: boolean;
  /** True once the user was told so. */
  told: boolean;
}

export function newSession(): TokenSession {
  return { used: 0, budgetSpent: false, told: false };
}

/** True exactly once per conversation: on the first turn after its budget was spent. */
export function shouldTellBudgetSpent(session: TokenSession): boolean {
  if (!session.budgetSpent || session.told) return false;
  session.told = true;
  return true;
}

/** One turn of a conversation: its calls share one deadline, and a key that failed is not asked twice. */
export interface ModelTurn {
  readonly session: TokenSession | undefined;
  /** Milliseconds of `performance.now()`. */
  readonly deadlineAt: number;
  readonly failedKeys: Set<string>;
  /** True once something that was asked of the model had to be made without. */
  missed: boolean;
  providerFailures: number;
  hedged: boolean;
}

export const currentTurn = new AsyncLocalStorage<ModelTurn>();

export function newTurn(session: TokenSession | undefined, deadlineMs: number): ModelTurn {
  return { session, deadlineAt: performance.now() + deadlineMs, failedKeys: new Set(), missed: false, providerFailures: 0, hedged: false };
}
