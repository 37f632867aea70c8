import { requests, sentences } from './normalise.ts';

/** Longer is a story, not an order. */
const MAX_WISH = 80;

/** What a message says beside the questions that are answered: its sentences that ask nothing, and what else it asks. */
export function besides(text: string, rest = ''): string[] {
  return [...sentences(text).filter((sentence) => requests(sentence).length === 0), ...rest.split('\n').filter((part) => part !== '')];
}

/** The first part that `isOrder` knows, such as "quiero hablar con una persona". */
export async function wishAmong(parts: readonly string[], isOrder: (part: string) => Promise<boolean>): Promise<string | undefined> {
  for (const part of parts) if (part.length <= MAX_WISH && (await isOrder(part))) return part;
  return undefined;
}
