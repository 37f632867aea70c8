import type { Candidate, CatalogEntry } from './catalog.ts';
import type { Lifecycle } from './lifecycle.ts';

/** An intent that a dialog claims: what recognisers know about it. */
export interface IntentHint {
  /** Spanish verb in snake_case, such as `pedir_vacaciones`. */
  readonly name: string;
  /** One English sentence: when a user means this, and when not. */
  readonly description: string;
  /** Sentences as people write them, at least five where no pattern covers the intent. */
  readonly examples: readonly string[];
  /** RE2 patterns over the folded text (lower case, no accents, shorthand spelled out); linear time is guaranteed. */
  readonly patterns?: readonly string[];
  /** RE2 patterns of what looks like the intent and is not: what they cover the `patterns` do not see. The rest of the message counts. */
  readonly exceptions?: readonly string[];
  /** Recognised locally and first; the text never reaches a model, a window, a log or a list of gaps. */
  readonly sensitive?: boolean;
  /** May interrupt a dialog of several turns; others wait until it has ended. */
  readonly interrupts?: boolean;
  /** Heard even while the conversation is paused for a person. */
  readonly whilePaused?: boolean;
}

/** What a recogniser sees of one message. */
export interface Utterance {
  /** As the user wrote it, trimmed, at most 4,000 characters. */
  readonly text: string;
  /** Folded by `src/understanding/normalise`: lower case, no accents, shorthand spelled out. */
  readonly folded: string;
  readonly locale: string;
  /** The intents that the recogniser may answer with. */
  readonly intents: readonly IntentHint[];
  /** The catalog's own best entries for the text, best first. */
  readonly candidates: readonly Candidate[];
  /** The last turns, oldest first. */
  readonly history: readonly { readonly role: 'user' | 'assistant'; readonly text: string }[];
}

export interface IntentMatch {
  readonly intent: string;
  /** 0 to 1. */
  readonly score: number;
  /** The catalog entry that answers, where the recogniser names one. */
  readonly answerId?: string;
}

/** What recognisers may learn from; given at the start and after each change of the catalog. */
export interface LearningMaterial {
  readonly intents: readonly IntentHint[];
  readonly entries: readonly CatalogEntry[];
}

/** Names intents. `[]` means "no lo sé"; a user's text never makes it throw. */
export interface IntentRecognizer extends Lifecycle {
  /** True for recognisers that ask a model: asked only when nothing local is certain; a reply made without them is `degraded`. */
  readonly remote?: boolean;
  /** Prepares for new material; recognition goes on with the old until the promise resolves. */
  learn?(material: LearningMaterial): Promise<void>;
  /** Sorted by score, scores in 0 to 1, only intents of `utterance.intents`. */
  recognize(utterance: Utterance, signal: AbortSignal): Promise<readonly IntentMatch[]>;
}
