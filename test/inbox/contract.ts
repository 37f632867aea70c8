import { describeAccepting } from './contract-accepting.ts';
import { describeBursts } from './contract-bursts.ts';
import { describeModel } from './contract-model.ts';
import { describeReplies } from './contract-replies.ts';
import { describeTurns } from './contract-turns.ts';
import type { OpenInbox } from './harness.ts';

/** What every inbox promises, whatever it is kept in. `runs`: how many random histories are tried. */
export function inboxContract(open: OpenInbox, runs?: number): void {
  describeAccepting(open);
  describeTurns(open);
  describeBursts(open);
  describeReplies(open);
  describeModel(open, runs);
}
