import type { DialogState } from 'botbuilder-dialogs';
import type { ConversationReference, Locale, ReplyOption } from '#sdk';
import type { TokenSession } from '../model/model.ts';

/** The intent that led somewhere, as later turns report it. */
export interface Recognised {
  readonly intent: string;
  readonly confidence: number | undefined;
  readonly recognizer: string | undefined;
}

/** What is remembered of a conversation between turns: plain JSON, read once and written once per turn. */
export interface ConversationState {
  /** Whether the first contact's notice has been given. */
  greeted: boolean;
  locale?: Locale;
  /** The options of the last reply, for an answer by number or title. */
  options?: readonly ReplyOption[];
  /** Id of the catalog entry answered last. */
  topic?: string;
  /** Unknown or angry turns in a row. */
  failures: number;
  lastQuestion?: string;
  /** The question that was answered last, or asked back about, and how many turns there were since; gone once it was refused. */
  answered?: { readonly question: string; readonly turns: number } | undefined;
  /** Where to write to, and through which channel plugin; only for channels that can be written to. */
  reachable?: { readonly channel: string; readonly reference: Partial<ConversationReference> };
  /** Milliseconds since 1970. */
  pausedUntil?: number;
  pausedBy?: Recognised;
  /** When a turn was last kept out, in milliseconds since 1970. */
  keptOutAt?: number;
  /** When something sensitive was told last, in milliseconds since 1970. */
  delicateAt?: number;
  /** An operator ended the pause, and the user does not know yet. */
  resumed?: boolean;
  /** The dialog of several turns that is under way. */
  active?: Recognised;
  stack?: DialogState;
  /** What the conversation has used of the model. */
  tokens?: TokenSession;
  /** The last turns, oldest first; kept only when a model may read it. */
  window: { role: 'user' | 'assistant'; text: string }[];
  /** Dialog id to what it keeps. */
  data: Record<string, unknown>;
}

/** The state as it was stored; a fresh one for a new conversation or one that cannot be read. */
export function readState(stored: string | undefined): ConversationState {
  const fresh: ConversationState = { greeted: false, failures: 0, window: [], data: {} };
  if (stored === undefined) return fresh;
  try {
    return { ...fresh, ...(JSON.parse(stored) as ConversationState) };
  } catch {
    return fresh; // one damaged state must not silence its conversation until it expires
  }
}
