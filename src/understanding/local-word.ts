import type { IntentMatch, IntentRecognizer, Logger, Utterance } from '#sdk';
import { errorFields } from '../observability/logger.ts';
import { afterGreeting, asks, withoutThanks } from './greeting.ts';
import type { Named } from './knowledge.ts';
import { matterOf } from './matter.ts';
import { saying } from './saying.ts';
import { CERTAIN, LIKELY, type Match, SURE } from './understanding.ts';

export interface AskParts {
  readonly log: Logger;
  readonly onFailure: (recognizer: string) => void;
}

/** What one recogniser says, kept to its contract; undefined when it failed, which is logged with its name. */
export async function ask(
  { id, port }: Named<IntentRecognizer>,
  utterance: Utterance,
  { log, onFailure, signal = never }: AskParts & { readonly signal?: AbortSignal },
): Promise<readonly IntentMatch[] | undefined> {
  try {
    const matches = await port.recognize(utterance, signal);
    return matches.filter((match) => utterance.intents.some((intent) => intent.name === match.intent));
  } catch (error) {
    onFailure(id);
    log.warn({ ...errorFields(error), recognizer: id }, 'a recogniser failed and was skipped');
    return undefined;
  }
}

export interface LocalParts extends AskParts {
  /** In the order in which they are asked. */
  readonly recognizers: readonly Named<IntentRecognizer>[];
  readonly sensitive: ReadonlySet<string>;
  /** The intent that the catalog answers. */
  readonly catalogIntent: string;
}

/** What the local recognisers say together. */
export class LocalWord {
  readonly #parts: LocalParts;

  constructor(parts: LocalParts) {
    this.#parts = parts;
  }

  /** What a message means, or what stands after its greeting: who greets and asks does not want to be greeted only. */
  async afterGreeting(utterance: Utterance): Promise<Match | undefined> {
    const rest = afterGreeting(utterance.text);
    if (rest === undefined) return this.of(utterance);
    const alone = saying(utterance, withoutThanks(rest));
    return asks(rest) ? this.of(alone) : this.#both(utterance, alone);
  }

  /** The same for who greets and asks what nobody knows: "hola equipo, cómo andan" is a greeting all the same. Undefined for any other. */
  async asGreeting(utterance: Utterance): Promise<Match | undefined> {
    const rest = afterGreeting(utterance.text);
    return rest !== undefined && asks(rest) ? this.#both(utterance, saying(utterance, withoutThanks(rest))) : undefined;
  }

  /** Who asks for help with a matter that the catalog knows wants no menu: a guess gives way to what the matter alone is like. */
  async ofMatter(utterance: Utterance, best: Match): Promise<Match | undefined> {
    const matter = matterOf(utterance.text);
    return matter === undefined || this.#parts.sensitive.has(best.intent) ? best : this.of(saying(utterance, matter));
  }

  /**
   * "Hola, me equivoqué de documento" is like a greeting by its "hola" alone: a guess that what stands after it rules out gives way
   * to what that is like.
   */
  async #both(whole: Utterance, alone: Utterance): Promise<Match | undefined> {
    const best = await this.of(whole);
    if (best && (best.score >= CERTAIN || this.#parts.sensitive.has(best.intent))) return best;
    for (const recognizer of best ? this.#parts.recognizers : []) {
      const matches = (await ask(recognizer, alone, this.#parts)) ?? [];
      if (matches.some(({ intent, score }) => intent === best?.intent && score >= RULED_OUT)) return best;
    }
    return this.of(alone);
  }

  /** The surest match; a guess at a sensitive topic goes before any other, and a certain word ends the asking. */
  async of(utterance: Utterance): Promise<Match | undefined> {
    const { recognizers, sensitive: topics, catalogIntent } = this.#parts;
    let best: Match | undefined;
    let sensitive: Match | undefined;
    const least = leastOf(utterance.text);
    for (const recognizer of recognizers) {
      for (const match of (await ask(recognizer, utterance, this.#parts)) ?? []) {
        // "A catalog question" alone says no more than the search will.
        if (match.score < LIKELY || match.intent === catalogIntent) continue;
        const found = { ...match, recognizer: recognizer.id };
        if (topics.has(match.intent)) {
          if (match.score > (sensitive?.score ?? 0)) sensitive = found;
        } else if (match.score > (best?.score ?? 0) && match.score >= least) best = found;
      }
      const surest = sensitive ?? best;
      if (surest && surest.score >= CERTAIN) return surest;
    }
    return sensitive ?? best;
  }
}

/** Two words resemble some intent by chance ("es mac?" anger), and of a long story some words do. */
const FEW = 2;
const LIKELY_OF_FEW = 0.75;
const MANY = 12;

/** What a guess at a wish needs, by how many words it is made from. */
function leastOf(text: string): number {
  const words = text.trim().split(/\s+/, MANY + 1).length;
  if (words > MANY) return SURE;
  return words > FEW ? LIKELY : LIKELY_OF_FEW;
}

/** Less likely than this no recogniser would think of an intent. */
const RULED_OUT = 0.02;
/** Local recognisers finish at once; a signal of their own would cost more than they do. */
const never = new AbortController().signal;
