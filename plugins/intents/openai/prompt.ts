import { type ModelRequest, redact, type Utterance } from '#sdk';
import type { Offer } from './offer.ts';
import type { Row } from './system-text.ts';

/** Characters; four are about a token. */
const MAX_MESSAGE = 2_000;
const MAX_EARLIER = 1_600;
const MAX_EARLIER_TURN = 300;
const MAX_TOKENS = 200;

/**
 * What the model is asked about one message: the fixed instructions, then one JSON object that fences the user's words as
 * data. Nothing of the user but the words goes in, and of those no number or address by which a person is found.
 */
export function promptFor(offer: Offer, rows: readonly Row[], utterance: Pick<Utterance, 'text' | 'locale' | 'history'>): ModelRequest {
  const data = {
    reader: utterance.locale,
    ...(rows.length > 0 ? { rows: rows.map(({ id, question }) => [id, question]) } : {}),
    ...(utterance.history.length > 0 ? { earlier: windowOf(utterance.history) } : {}),
    message: redact(utterance.text.slice(0, MAX_MESSAGE)),
  };
  return {
    name: 'understand_message',
    messages: [
      { role: 'system', content: offer.system },
      { role: 'user', content: JSON.stringify(data) },
    ],
    schema: offer.schema,
    maxTokens: MAX_TOKENS,
  };
}

/** The last turns that fit, oldest first: the oldest are dropped first. */
function windowOf(history: Utterance['history']): { readonly [role: string]: string }[] {
  const kept: { readonly [role: string]: string }[] = [];
  let length = 0;
  for (const { role, text } of history.toReversed()) {
    const short = redact(text.slice(0, MAX_EARLIER_TURN));
    length += short.length;
    if (length > MAX_EARLIER) break;
    kept.unshift({ [role]: short });
  }
  return kept;
}
