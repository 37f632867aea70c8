import type { Candidate, CatalogEntry, IntentMatch, IntentRecognizer, PluginContext, Utterance } from '#sdk';
import { readAnswer } from './answer.ts';
import { Nearest } from './nearest.ts';
import { type Offer, type OfferSource, offers } from './offer.ts';
import { promptFor } from './prompt.ts';
import type { Row } from './system-text.ts';

type Parts = Pick<PluginContext, 'model' | 'company' | 'now' | 'log'>;

/** Catalogs up to this size go to the model whole: then no search can hide the right row. */
const WHOLE_CATALOG = 120;
const MAX_CANDIDATES = 20;

/**
 * A recogniser on the model. A match with an `answerId` per row that answers; `procesos_internos` without one where the model
 * is sure that no row does; it throws where there was no usable output, and the local answer goes out.
 */
export function createModelRecognizer(parts: Parts): IntentRecognizer {
  const nearest = new Nearest(parts);
  const offerFor = offers();
  let entries: readonly CatalogEntry[] = [];
  return {
    remote: true,
    async learn(material) {
      entries = material.entries;
      if (entries.length > WHOLE_CATALOG) nearest.learn(entries);
    },
    async recognize(utterance, signal) {
      signal.throwIfAborted();
      // What has no letter or digit means nothing to a model either.
      if (!parts.model || utterance.folded === '' || utterance.intents.length === 0) return [];
      return ask({ ...parts, nearest, entries, offerFor }, utterance, signal);
    },
    stop: async () => nearest.stop(),
  };
}

interface Asking extends Parts {
  readonly nearest: Nearest;
  readonly entries: readonly CatalogEntry[];
  readonly offerFor: (source: OfferSource) => Offer;
}

async function ask(parts: Asking, utterance: Utterance, signal: AbortSignal): Promise<readonly IntentMatch[]> {
  const { entries, nearest, model, company, now, offerFor } = parts;
  const whole = entries.length <= WHOLE_CATALOG;
  const offer = offerFor({ intents: utterance.intents, entries: whole ? entries : [], company: company(), now: now() });
  const rows = whole ? [] : merge(utterance.candidates, await nearest.find(utterance, signal));
  const output = await model?.structured(promptFor(offer, rows, utterance), signal);
  return readAnswer(output, offer, rows);
}

/** The best of both lists in turn, each row once. */
function merge(found: readonly Candidate[], near: readonly CatalogEntry[]): Row[] {
  const merged = new Map<string, Row>();
  for (let at = 0; at < Math.max(found.length, near.length) && merged.size < MAX_CANDIDATES; at++) {
    for (const row of [found[at], near[at]]) if (row && !merged.has(row.id)) merged.set(row.id, { id: row.id, question: row.question });
  }
  return [...merged.values()].slice(0, MAX_CANDIDATES);
}
