import { createHash } from 'node:crypto';
import type { ModelSettings } from '../kernel/model-settings.ts';

/** One key of the model's provider. */
export interface ModelKey {
  readonly secret: string;
  /** Short hash, for logs, metrics and `/readyz`. */
  readonly id: string;
  /** Keys of one group share their provider's quota. */
  readonly group: string;
}

type KeySettings = Pick<ModelSettings, 'OPENAI_API_KEY' | 'OPENAI_API_KEYS'>;

/** A function that gives the keys as the settings stand now, the same array while nothing has changed. */
export function keysOf(settings: KeySettings): () => readonly ModelKey[] {
  let text: string | undefined;
  let keys: readonly ModelKey[] = [];
  return () => {
    const now = [settings.OPENAI_API_KEY, settings.OPENAI_API_KEYS].filter(Boolean).join(',');
    if (now !== text) keys = parseKeys(now);
    text = now;
    return keys;
  };
}

function parseKeys(list: string): readonly ModelKey[] {
  const keys = new Map<string, ModelKey>();
  for (const item of list.split(/[\s,]+/)) {
    // No provider's key holds a colon: what stands before one is the organisation.
    const colon = item.indexOf(':');
    const secret = item.slice(colon + 1);
    if (secret === '') continue;
    const id = createHash('sha256').update(secret).digest('hex').slice(0, 8);
    const known = keys.get(secret);
    if (!known || colon > 0) keys.set(secret, { secret, id, group: colon > 0 ? `org ${item.slice(0, colon)}` : id });
  }
  return [...keys.values()];
}
