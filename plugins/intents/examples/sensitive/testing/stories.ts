import type { Framed } from './frames.ts';
import type { Message } from './messages.ts';

/** How many stories are harmless, and how many are not. */
const HARMLESS = 1_000;
const GRAVE = 500;

/**
 * Two messages told as one: most long messages that people wrote are grave, and yet length must tell nothing, nor may what is harmless
 * in a message hide what is not. `random` gives numbers from 0 to below 1.
 */
export function stories(messages: readonly Message[], random: () => number): Framed[] {
  const some = (list: readonly Message[]): string => list[Math.floor(random() * list.length)]?.text ?? '';
  const others = messages.filter(({ sensitive }) => !sensitive);
  const telling = messages.filter(({ sensitive }) => sensitive);
  return [
    ...Array.from({ length: HARMLESS }, () => ({ text: `${some(others)} ${some(others)}`, sensitive: false })),
    ...Array.from({ length: GRAVE }, () => {
      const lists = random() < 0.5 ? [telling, others] : [others, telling];
      return { text: lists.map(some).join(' '), sensitive: true };
    }),
  ];
}
