import type { FeedPage } from '#sdk';

/** What clients read of a conversation: the last activities, and from where on they ask next. */
export function setOf({ items, mark }: FeedPage): { activities: readonly unknown[]; watermark?: string } {
  return { activities: items, ...(mark !== undefined && { watermark: String(mark) }) };
}

/** Where a client wants to go on; at the beginning of what is kept where that is empty or means nothing. */
export function markOf(watermark: string | null): number {
  return /^\d{1,16}$/.test(watermark ?? '') ? Number(watermark) : 0;
}
