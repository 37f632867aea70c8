import type { Outcome } from '#sdk';

/** What observers learn of a turn that was run. */
export interface FinishedTurn {
  /** Id of the channel plugin. */
  readonly channel: string;
  /** Keyed hash of the conversation. */
  readonly conversation: string;
  /** False for other activities, such as somebody joining. */
  readonly isMessage: boolean;
  readonly outcome: Outcome;
  readonly recognizer: string | undefined;
  /** Undefined for sensitive topics. */
  readonly intent: string | undefined;
  /** Milliseconds since the message was accepted. */
  readonly ms: number;
  readonly unanswered: Unanswered | undefined;
}

/** A question that got no answer, in the user's words: nothing may keep it without redaction. Never one of a sensitive topic. */
export interface Unanswered {
  readonly text: string;
  readonly locale: string;
  /** `none_of_these`: options were offered, and none was meant. */
  readonly why: 'unknown' | 'none_of_these';
}
