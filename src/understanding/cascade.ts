import type { Candidate, IntentHint, IntentMatch, IntentRecognizer, Logger, ModelClient, Utterance } from '#sdk';
import { fold } from '#sdk';
import { errorFields } from '../observability/logger.ts';
import { besides, wishAmong } from './beside.ts';
import { emojiInWords } from './emoji.ts';
import { withoutThanks } from './greeting.ts';
import type { Knowledge, Named } from './knowledge.ts';
import { ask, LocalWord } from './local-word.ts';
import { requests } from './normalise.ts';
import { type Found, findAll } from './questions.ts';
import { saying } from './saying.ts';
import { onSensitive } from './sensitive.ts';
import {
  CERTAIN,
  LIKELY,
  type Match,
  nothingUnderstood,
  ofCatalog,
  plainIntent,
  SURE,
  type Understanding,
  withMore,
} from './understanding.ts';

export interface CascadeParts {
  readonly recognizers: readonly Named<IntentRecognizer>[];
  readonly intents: readonly IntentHint[];
  readonly knowledge: Knowledge;
  /** The intent that the catalog answers. */
  readonly catalogIntent: string;
  readonly now: () => Date;
  readonly log: Logger;
  readonly onFailure: (recognizer: string) => void;
  /** Whether the moderation endpoint flags a text; absent unless moderation is on. */
  readonly flagged?: ModelClient['flagged'] | undefined;
}

export interface Question {
  readonly text: string;
  readonly locale: string;
  /** The catalog entry answered last. */
  readonly topic: string | undefined;
  readonly history: Utterance['history'];
  /** When the local answer must go out, in milliseconds since 1970. */
  readonly deadline: number;
  /** Runs when a remote recogniser is about to be asked. */
  readonly onRemote?: () => void;
}

/** What understands messages, as turns see it. */
export type Understander = Pick<Cascade, 'understand' | 'interruption' | 'aside'>;

const EXACT = 0.97;
const MAX_ANSWERS = 3;

/** Asks the recognisers in order and the catalog, and decides: an intent, answers, options to choose from, or "no lo sé". */
export class Cascade {
  readonly #parts: CascadeParts;
  readonly #local: LocalWord;
  readonly #remote: readonly Named<IntentRecognizer>[];
  readonly #sensitive: ReadonlySet<string>;
  /** The intents that a remote recogniser may name. */
  readonly #open: readonly IntentHint[];

  constructor(parts: CascadeParts) {
    this.#parts = parts;
    this.#remote = parts.recognizers.filter(({ port }) => port.remote);
    this.#open = parts.intents.filter((intent) => !intent.sensitive);
    this.#sensitive = new Set(parts.intents.filter((intent) => intent.sensitive).map((intent) => intent.name));
    const local = parts.recognizers.filter(({ port }) => !port.remote);
    this.#local = new LocalWord({ ...parts, recognizers: local, sensitive: this.#sensitive });
  }

  async understand(question: Question): Promise<Understanding> {
    const { intents, knowledge, now } = this.#parts;
    const { text, locale, history } = question; // nothing else of it is a recogniser's business
    // Nothing is as certain as the catalog's own question: nobody else is asked.
    const exact = knowledge.search.exact(text, { locale, now: now() });
    if (exact) return this.#fromCatalog({ kind: 'answer', chosen: [exact], candidates: [exact] }, 'catalog', false);
    const utterance: Utterance = { text, folded: fold(text), locale, history, intents, candidates: [] };
    const said = saying(utterance, withoutThanks(emojiInWords(text)));
    let best = await this.#local.afterGreeting(said);
    if (best && best.score >= CERTAIN && !this.#sensitive.has(best.intent)) return plainIntent(best, []);
    const options = { locale: question.locale, now: now(), ...(question.topic ? { topic: question.topic } : {}) };
    const searched = hasWords.test(question.text) ? findAll(knowledge.search, question.text, options) : nothing;
    if (!best && searched.kind === 'unknown') best = await this.#local.asGreeting(said);
    if (best && searched.kind !== 'unknown') best = await this.#local.ofMatter(said, best);
    const beside = searched.kind === 'answer' ? besides(text, searched.rest) : [];
    best = (await this.#toldBeside(utterance, beside)) ?? best;
    const found = await this.#withWish(searched, beside);
    if (best && this.#sensitive.has(best.intent)) {
      const { intent } = best;
      const about = (candidate: Candidate): Promise<boolean> => this.#isAbout(intent, candidate);
      return onSensitive(best, found, { catalogIntent: this.#parts.catalogIntent, asks: requests(text).length > 0, about });
    }
    const sure = found.kind === 'answer' && (found.chosen[0]?.score ?? 0) >= EXACT;
    const { rest } = found;
    if (this.#remote.length === 0 || (sure && rest === undefined)) return this.#decideLocally(best, found, text, false);
    question.onRemote?.();
    const open = { ...utterance, intents: this.#open, candidates: found.candidates };
    if (sure && rest !== undefined) {
      const more = await this.#askAbout(rest, open, question.deadline);
      return withMore(this.#fromCatalog(found, 'catalog', more === undefined), more, MAX_ANSWERS);
    }
    return (await this.#askRemote(open, found, question)) ?? this.#decideLocally(best, found, text, true);
  }

  /** What the catalog alone answers without asking back: for a question in the middle of a dialog. No recogniser and no model is asked. */
  aside(text: string, locale: string): Understanding | undefined {
    const { knowledge, now } = this.#parts;
    const options = { locale, now: now() };
    const exact = knowledge.search.exact(text, options);
    if (exact) return this.#fromCatalog({ kind: 'answer', chosen: [exact], candidates: [exact] }, 'catalog', false);
    const found = hasWords.test(text) ? findAll(knowledge.search, text, options) : nothing;
    // Options besides would stand in the way of the dialog's own.
    return found.kind === 'answer' ? this.#fromCatalog({ ...found, open: [] }, 'catalog', false) : undefined;
  }

  /** The local recognisers' certain word, among `names` only: for dialogs under way and paused conversations. */
  async interruption(text: string, names: (intent: IntentHint) => boolean): Promise<(IntentMatch & { recognizer: string }) | undefined> {
    const intents = this.#parts.intents.filter(names);
    const best = await this.#local.of({ text, folded: fold(text), locale: '', intents, candidates: [], history: [] });
    return best && (best.score >= CERTAIN || this.#sensitive.has(best.intent)) ? best : undefined;
  }

  /** The sensitive intent heard in what stands beside a sure question, which would drown it in the whole. */
  async #toldBeside(utterance: Utterance, parts: readonly string[]): Promise<Match | undefined> {
    const beside = parts.join('\n');
    const told = beside === '' ? undefined : await this.#local.of(saying(utterance, emojiInWords(beside)));
    return told && this.#sensitive.has(told.intent) ? told : undefined;
  }

  /** An order that may come at any time comes beside a question too: it is offered, and no model is asked what it means. */
  async #withWish(found: Found, beside: readonly string[]): Promise<Found> {
    const isOrder = async (part: string): Promise<boolean> =>
      (await this.interruption(part, ({ interrupts }) => interrupts === true)) !== undefined;
    const wish = await wishAmong(beside, isOrder);
    return wish === undefined ? found : { ...found, wish, ...(found.rest === wish && { rest: undefined }) };
  }

  /** What a model makes of the part of a message that is not sure; the whole message stands before it, and is moderated. */
  #askAbout(rest: string, utterance: Utterance, deadline: number): Promise<Understanding | undefined> {
    const { knowledge, now } = this.#parts;
    const candidates = knowledge.search.find(rest, { locale: utterance.locale, now: now() });
    const history: Utterance['history'] = [...utterance.history, { role: 'user', text: utterance.text }];
    const shown = utterance.text;
    return this.#askRemote({ ...saying(utterance, rest), candidates, history }, { ...nothing, candidates }, { deadline, shown });
  }

  /** The word of the first remote recogniser that has one before the deadline; undefined when none has: the reply is then made without. */
  async #askRemote(
    utterance: Utterance,
    found: Found,
    { deadline, shown = utterance.text }: { readonly deadline: number; readonly shown?: string },
  ): Promise<Understanding | undefined> {
    const left = Math.max(1, deadline - this.#parts.now().getTime());
    // Not AbortSignal.timeout: it cannot be stopped, and would hold every call for the whole deadline to abort it in vain.
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(new DOMException('the deadline of the turn', 'TimeoutError')), left);
    try {
      // Both at once: moderation must not double the wait.
      const [flagged, understood] = await Promise.all([this.#isFlagged(shown, late.signal), this.#askEach(utterance, found, late.signal)]);
      if (flagged === undefined) return undefined; // what could not be looked at is answered without the model
      return flagged ? { ...nothingUnderstood, flagged: true } : understood;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Undefined when moderation is on and did not answer. */
  async #isFlagged(text: string, signal: AbortSignal): Promise<boolean | undefined> {
    try {
      return (await this.#parts.flagged?.(text, signal)) ?? false;
    } catch (error) {
      this.#parts.log.warn(errorFields(error), 'moderation did not answer');
      return undefined;
    }
  }

  async #askEach(utterance: Utterance, found: Found, signal: AbortSignal): Promise<Understanding | undefined> {
    for (const recognizer of this.#remote) {
      const matches = (await ask(recognizer, utterance, { ...this.#parts, signal })) ?? [];
      const [best] = matches;
      if (best) return this.#fromRemote({ ...best, recognizer: recognizer.id }, matches, found);
    }
    return undefined;
  }

  /** An intent, the entries that answer, or the word that none does. */
  #fromRemote(best: Match, matches: readonly IntentMatch[], { candidates }: Found): Understanding {
    if (best.intent !== this.#parts.catalogIntent) return plainIntent(best, candidates);
    const chosen = matches.flatMap((match) => this.#entryAsCandidate(match) ?? []).slice(0, MAX_ANSWERS);
    if (chosen.length > 0 && best.score < LIKELY) {
      const others = candidates.filter(({ id }) => !chosen.some((candidate) => candidate.id === id));
      return this.#fromCatalog(
        { kind: 'clarify', chosen: [...chosen, ...others].slice(0, MAX_ANSWERS), candidates },
        best.recognizer,
        false,
      );
    }
    return this.#fromCatalog({ kind: chosen.length > 0 ? 'answer' : 'unknown', chosen, candidates }, best.recognizer, false);
  }

  /** Whether a question of the entry's own names `intent` with certainty: it is the company's answer to who tells such a thing. */
  async #isAbout(intent: string, { id }: Candidate): Promise<boolean> {
    const entry = this.#parts.knowledge.entry(id);
    for (const text of entry ? [entry.question, ...entry.variations] : []) {
      const heard = await this.interruption(text, ({ name }) => name === intent);
      if (heard && heard.score >= CERTAIN) return true;
    }
    return false;
  }

  #decideLocally(best: Match | undefined, found: Found, text: string, degraded: boolean): Understanding {
    const catalogScore = found.candidates[0]?.score ?? 0;
    // One word is too little to guess a wish from; where the catalog knows it, it is rather its subject.
    const subject = found.kind === 'clarify' && !/\S\s+\S/.test(text);
    const needed = Math.max(catalogScore, Math.min(SURE, LIKELY + catalogScore));
    if (best && best.score >= needed && !subject) {
      return { ...plainIntent(best, found.candidates), degraded };
    }
    return this.#fromCatalog(found, 'catalog', degraded);
  }

  #fromCatalog(found: Found, recognizer: string, degraded: boolean): Understanding {
    return ofCatalog(found, { intent: this.#parts.catalogIntent, recognizer, degraded });
  }

  #entryAsCandidate({ answerId, score }: IntentMatch): Candidate | undefined {
    const entry = answerId === undefined ? undefined : this.#parts.knowledge.entry(answerId);
    return entry && { id: entry.id, question: entry.question, score };
  }
}

/** A number, an emoji or punctuation alone asks nothing of the catalog. */
const hasWords = /\p{L}/u;
const nothing: Found = { kind: 'unknown', chosen: [], candidates: [] };
