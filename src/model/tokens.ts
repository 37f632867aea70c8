import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { ModelRequest } from '#sdk';

/** What Chat Completions adds per message, and once per request. */
const PER_MESSAGE = 4;
const PER_REQUEST = 3;
/** Texts of users never hold special tokens: `<|endoftext|>` is nine characters like any others. */
const plain = { allowedSpecial: new Set<string>(), disallowedSpecial: new Set<string>() };
/** A run without spaces is merged in quadratic time (160 ms for 4,000 characters): it is counted in slices, a little too high. */
const longRun = /\S{200}/;
const SLICE = 50;
const REMEMBERED = 32;

/** The prompt's tokens, counted as OpenAI's current models count (o200k_base); other models differ by a few per cent. */
export function promptTokens({ messages, schema }: Pick<ModelRequest, 'messages' | 'schema'>): number {
  let total = PER_REQUEST + staticTokens(schemaText(schema));
  for (const { role, content } of messages) total += PER_MESSAGE + (role === 'system' ? staticTokens(content) : tokensOf(content));
  return total;
}

/**
 * At least as many tokens as the prompt has, without tokenising what changes with each message: no text has more tokens than
 * bytes. A reservation that fits anyway needs no more, and costs a hundredth.
 */
export function promptTokensAtMost({ messages, schema }: Pick<ModelRequest, 'messages' | 'schema'>): number {
  let total = PER_REQUEST + staticTokens(schemaText(schema));
  for (const { role, content } of messages) total += PER_MESSAGE + (role === 'system' ? staticTokens(content) : Buffer.byteLength(content));
  return total;
}

/** Tokens of one text. */
export function tokensOf(text: string): number {
  if (!longRun.test(text)) return countTokens(text, plain);
  let total = 0;
  for (let at = 0; at < text.length; at += SLICE) total += countTokens(text.slice(at, at + SLICE), plain);
  return total;
}

const counted = new Map<string, number>();

/** System prompts and schemas are the same for every message: counted once. */
function staticTokens(text: string): number {
  const known = counted.get(text);
  if (known !== undefined) return known;
  const tokens = tokensOf(text);
  if (counted.size >= REMEMBERED) counted.delete(counted.keys().next().value ?? '');
  counted.set(text, tokens);
  return tokens;
}

const schemaTexts = new WeakMap<object, string>();

function schemaText(schema: object): string {
  const known = schemaTexts.get(schema);
  if (known !== undefined) return known;
  const text = JSON.stringify(schema);
  schemaTexts.set(schema, text);
  return text;
}
