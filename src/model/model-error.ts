import { BlinkyError } from '#sdk';

/** Why there is no answer from the model. `budget`, `deadline`, `unavailable`, `request` (refused as wrong), `unusable` (an output that cannot be read). */
export type NoAnswer = 'budget' | 'deadline' | 'unavailable' | 'request' | 'unusable';

const hints: Readonly<Record<NoAnswer, string>> = {
  budget: 'raise SESSION_TOKEN_BUDGET or DAILY_TOKEN_BUDGET if this happens often',
  deadline: 'see the latency in /metrics; raise TURN_DEADLINE_MS only if users may wait',
  unavailable: 'see the state of the keys in /readyz',
  request: 'check OPENAI_MODEL and OPENAI_BASE_URL',
  unusable: 'the model broke the schema it was given; another model may keep to it',
};

/** The model gave no usable answer: the caller answers without. Holds nothing of the prompt or the output. */
export class ModelError extends BlinkyError {
  readonly reason: NoAnswer;

  constructor(reason: NoAnswer, message: string) {
    super(reason === 'deadline' ? 'BLINKY_TIMEOUT' : 'BLINKY_OVERLOADED', message, { owner: 'model', hint: hints[reason] });
    this.name = 'ModelError';
    this.reason = reason;
  }
}
