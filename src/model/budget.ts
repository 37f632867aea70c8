import { ModelError } from './model-error.ts';
import type { TokenSession } from './session.ts';

export interface BudgetLimits {
  /** Tokens of one conversation. */
  readonly session: number;
  /** Tokens of a UTC day over all conversations; undefined: no limit. */
  readonly day: number | undefined;
}

/** Tokens that are set aside for one call. */
export interface Reservation {
  /** Ends it with what the call really used, in tokens; the day may be charged more than the conversation. */
  settle(used: number, chargedToDay?: number): void;
}

export interface Need {
  /** Tokens that are certainly enough, cheap to know. */
  readonly atMost: number;
  /** The exact count, asked for only where `atMost` does not fit. */
  exact(): number;
}

const DAY_MS = 86_400_000;

/** Keeps calls within the conversation's and the day's tokens: a call that might not fit is refused before it is made. */
export class Budget {
  readonly #limits: BudgetLimits;
  readonly #now: () => number;
  readonly #reserved = new WeakMap<TokenSession, number>();
  #day = 0;
  #usedToday = 0;
  #reservedToday = 0;

  constructor(limits: BudgetLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  get usedToday(): number {
    this.#turnPage();
    return this.#usedToday;
  }

  /** Sets tokens aside; without a session only for the day. Throws a ModelError of reason `budget` when they do not fit. */
  reserve(session: TokenSession | undefined, need: Need): Reservation {
    this.#turnPage();
    const tokens = this.#fitting(session, need);
    if (tokens === undefined) throw new ModelError('budget', 'the token budget is spent');
    this.#add(session, tokens);
    let open = true;
    return {
      settle: (used, chargedToDay = used) => {
        if (!open) return;
        open = false;
        this.#add(session, -tokens);
        if (session) session.used += used;
        this.#usedToday += chargedToDay;
      },
    };
  }

  #fitting(session: TokenSession | undefined, need: Need): number | undefined {
    const leftToday = (this.#limits.day ?? Number.POSITIVE_INFINITY) - this.#usedToday - this.#reservedToday;
    const left = session ? this.#limits.session - session.used - (this.#reserved.get(session) ?? 0) : Number.POSITIVE_INFINITY;
    if (need.atMost <= Math.min(left, leftToday)) return need.atMost;
    const exact = need.exact();
    if (session && exact > left) session.budgetSpent = true;
    return exact <= Math.min(left, leftToday) ? exact : undefined;
  }

  #add(session: TokenSession | undefined, tokens: number): void {
    this.#reservedToday += tokens;
    if (session) this.#reserved.set(session, (this.#reserved.get(session) ?? 0) + tokens);
  }

  #turnPage(): void {
    const day = Math.floor(this.#now() / DAY_MS);
    if (day !== this.#day) this.#usedToday = 0;
    this.#day = day;
  }
}
