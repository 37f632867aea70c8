import type { Entry } from './inbox.ts';

/** What one claim hands out at most. */
export const BURST_MESSAGES = 10;

/** The messages after `head` that came in one burst of `burstMs` milliseconds with it, from the same sender; at most 9. */
export function burstAfter(head: Entry, pending: readonly Entry[], burstMs: number): Entry[] {
  if (burstMs === 0 || !opensBurst(head)) return [];
  const end = head.receivedAt + burstMs;
  const rest = pending.slice(1, BURST_MESSAGES);
  const stop = rest.findIndex(
    (entry) => !opensBurst(entry) || entry.receivedAt > end || entry.activity.from?.id !== head.activity.from?.id,
  );
  return stop < 0 ? rest : rest.slice(0, stop);
}

/** Whether more of its kind may follow that are the same question. */
export function opensBurst({ awaited, activity }: Pick<Entry, 'awaited' | 'activity'>): boolean {
  return !awaited && activity.type === 'message';
}
