import { requests, sentences } from './normalise.ts';

/** Longer is a story, not an order. */
const MAX_WISH = 80;

/** What a message says beside the questions that are answered: its sentences that ask nothing, and what else it asks; never the whole. */
export function besides(text: string, rest = ''): string[] {
  const parts = [...sentences(text).filter((sentence) => requests(sentence).length === 0), ...rest.split('\n')];
  return parts.filter((part) => part !== '' && part !== text);
}

/** The first part that `isOrder` knows, such as "quiero hablar con una persona". */
export async function wishAmong(parts: readonly string[], isOrder: (part: string) => Promise<boolean>): Promise<string | undefined> {
  for (const part of parts) if (part.length <= MAX_WISH && (await isOrder(part))) return part;
  return undefined;
}
