import { fold, type Utterance } from '#sdk';

/** The utterance with other words. */
export function saying(utterance: Utterance, text: string): Utterance {
  return text === utterance.text ? utterance : { ...utterance, text, folded: fold(text) };
}
