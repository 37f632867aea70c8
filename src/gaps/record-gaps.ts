import type { Logger } from '#sdk';
import { fold } from '#sdk';
import type { Unanswered } from '../observability/finished-turn.ts';
import { errorFields } from '../observability/logger.ts';
import type { GapStore } from './gap-store.ts';
import { redactGap } from './redact-gap.ts';

const KEPT_MS = 90 * 86_400_000;
const PRUNE_MS = 3_600_000;

export interface GapRecorderParts {
  readonly store: GapStore;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Keeps what nobody answered, redacted, for 90 days. A store that fails is logged and costs the user nothing. */
export function gapRecorder({ store, now, log }: GapRecorderParts): (unanswered: Unanswered) => Promise<void> {
  let prunedAt = 0;
  return async ({ text, locale }) => {
    const redacted = redactGap(text);
    if (redacted === '') return;
    const at = now().getTime();
    try {
      await store.record({ key: fold(redacted), text: redacted, locale, lastSeen: at });
      if (at - prunedAt < PRUNE_MS) return;
      prunedAt = at;
      await store.prune(at - KEPT_MS);
    } catch (error) {
      log.warn(errorFields(error), 'an unanswered question could not be kept');
    }
  };
}
