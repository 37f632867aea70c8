import type { CatalogEntry, Company, IntentHint } from '#sdk';
import { type Row, systemText } from './system-text.ts';

/** The intent that the catalog answers. */
export const CATALOG_INTENT = 'procesos_internos';
/** What the model says when nothing fits. */
export const NONE = 'none';

/** What the model may choose from, with the parts of the prompt that stay the same from message to message. */
export interface Offer {
  readonly intents: ReadonlySet<string>;
  /** The rows of the whole catalog where it is small; else rows come with each message. */
  readonly ids: ReadonlySet<string>;
  readonly system: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

export interface OfferSource {
  readonly intents: readonly IntentHint[];
  readonly entries: readonly CatalogEntry[];
  readonly company: Company;
  readonly now: Date;
}

/** A function that makes offers; it gives the same object while nothing changes, since servers cache equal beginnings and schemas. */
export function offers(): (source: OfferSource) => Offer {
  let last: { readonly source: OfferSource; readonly day: string; readonly offer: Offer } | undefined;
  return (source) => {
    const day = localDay(source.now);
    if (last?.day === day && isSame(last.source, source)) return last.offer;
    const offer = offerOn(day, source);
    last = { source, day, offer };
    return offer;
  };
}

function offerOn(day: string, source: OfferSource): Offer {
  // Sensitive intents are recognised locally; the model never hears of them.
  const intents = source.intents.filter((intent) => !intent.sensitive);
  const rows = source.entries
    .filter(({ validUntil }) => validUntil === undefined || validUntil >= day)
    .map(({ id, question }) => ({ id, question }));
  return {
    intents: new Set(intents.map(({ name }) => name)),
    ids: new Set(rows.map(({ id }) => id)),
    system: systemText({ intents, rows, company: source.company }),
    schema: schemaFor(intents, rows),
  };
}

function isSame(one: OfferSource, other: OfferSource): boolean {
  const sameEntries = one.entries === other.entries || (one.entries.length === 0 && other.entries.length === 0);
  return one.intents === other.intents && sameEntries && one.company === other.company;
}

/** Ids are an enum only where they stay the same: a new schema costs the first request that brings it a second or more. */
function schemaFor(intents: readonly IntentHint[], rows: readonly Row[]): Offer['schema'] {
  const id = rows.length > 0 ? { type: 'string', enum: rows.map((row) => row.id) } : { type: 'string' };
  return {
    type: 'object',
    properties: {
      intent: { type: 'string', enum: [...intents.map(({ name }) => name), NONE] },
      answers: { type: 'array', items: id, description: 'Ids of the catalog rows that answer, best first; empty when none does.' },
      confidence: { type: 'number', description: 'From 0 to 1: how sure it is that this is what the user means.' },
    },
    required: ['intent', 'answers', 'confidence'],
    additionalProperties: false,
  };
}

function localDay(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
