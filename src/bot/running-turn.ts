import type { TurnContext } from 'botbuilder';
import {
  asksNothing,
  type Candidate,
  type ConversationMemory,
  type DialogTurn,
  type Locale,
  type Notice,
  type Outcome,
  type Reply,
  type TurnResult,
} from '#sdk';
import type { Understanding } from '../understanding/understanding.ts';
import type { ConversationState } from './state.ts';
import { topicAfter } from './topic-after.ts';

/** The intent of whoever has had enough: counts like an answer that was not known. */
const ANGER = 'enojo';
const WINDOW_TURNS = 12;
const REMEMBERED_LENGTH = 500;
/** "No era eso" refuses what was answered at most this many turns before the last. */
const REFUSABLE_TURNS = 1;
/** What follows so soon after a turn that was kept out may go on about the same. */
const KEPT_OUT_MS = 3_600_000;
const MAX_LENGTH = 4_000;

export interface TurnOptions {
  readonly locale: Locale;
  readonly now: Date;
  readonly deadline: number;
  readonly channel: string;
  readonly aside: (turn: RunningTurn) => Promise<boolean>;
}

/** The turn that is running: what a dialog sees of it, and what it leaves behind. */
export class RunningTurn implements DialogTurn, ConversationMemory {
  readonly context: TurnContext;
  readonly state: ConversationState;
  readonly first: boolean;
  /** The question whose answer, or options, this message may refuse. */
  readonly refusable: string | undefined;
  readonly now: Date;
  /** When the local answer must go out, in milliseconds since 1970. */
  readonly deadline: number;
  /** Id of the channel plugin that took the message. */
  readonly channel: string;
  text: string;
  locale: Locale;
  dialogId = '';
  understanding: Understanding | undefined;
  /** The catalog entries that the user picked among options. */
  chosen: readonly Candidate[] = [];
  /** True when the user chose an option that was offered. */
  picked = false;
  refused = false;
  forgotten = false;
  keptOut = false;
  /** Set when the reply was to be worded by the model and was not. */
  degraded = false;
  /** Set when the user said whether they want announcements. */
  wantsAnnouncements: boolean | undefined;
  readonly notices: Notice[] = [];
  readonly #aside: TurnOptions['aside'];
  #outcome: Outcome | undefined;
  #answers: readonly Candidate[] | undefined;
  #candidates: readonly Candidate[] | undefined;

  constructor(context: TurnContext, state: ConversationState, { locale, now, deadline, channel, aside }: TurnOptions) {
    this.context = context;
    this.state = state;
    this.first = !state.greeted;
    this.refusable = (state.answered?.turns ?? 0) <= REFUSABLE_TURNS ? state.answered?.question : undefined;
    this.now = now;
    this.deadline = deadline;
    this.channel = channel;
    this.#aside = aside;
    this.text = (context.activity.text ?? '').trim().slice(0, MAX_LENGTH);
    this.locale = locale;
  }

  get intent(): string {
    return this.understanding?.intent ?? '';
  }

  get confidence(): number {
    return this.understanding?.confidence ?? 0;
  }

  get candidates(): readonly Candidate[] {
    if (this.understanding?.outcome === 'answer') return this.understanding.answers;
    return this.understanding?.candidates ?? [];
  }

  get open(): readonly Candidate[] {
    return this.understanding?.open ?? [];
  }

  get wish(): string | undefined {
    return this.understanding?.wish;
  }

  get conversation(): ConversationMemory {
    return this;
  }

  get lastQuestion(): string | undefined {
    return this.state.lastQuestion;
  }

  get delicate(): boolean {
    return this.#lately(this.state.delicateAt);
  }

  get keptOutLately(): boolean {
    return this.#lately(this.state.keptOutAt);
  }

  get failures(): number {
    return this.state.failures;
  }

  setLocale(locale: Locale): void {
    if (locale !== this.locale) this.notice('language_changed');
    this.locale = locale;
    this.state.locale = locale;
  }

  pause(minutes: number): void {
    this.state.pausedUntil = this.now.getTime() + minutes * 60_000;
    const { intent, confidence, recognizer } = { ...this.understanding };
    this.state.pausedBy = intent === undefined ? undefined : { intent, confidence, recognizer };
  }

  resume(): boolean {
    const paused = this.state.pausedUntil !== undefined;
    if (paused) this.notice('resumed');
    this.state.pausedUntil = undefined;
    this.state.pausedBy = undefined;
    return paused;
  }

  forget(): void {
    this.forgotten = true;
    this.notice('data_deleted');
  }

  announcements(wanted: boolean): void {
    this.wantsAnnouncements = wanted;
  }

  keepOut(): void {
    this.keptOut = true;
    this.state.keptOutAt = this.now.getTime();
    if (this.understanding?.sensitive) this.state.delicateAt = this.now.getTime();
  }

  get<T>(): T | undefined {
    return this.state.data[this.dialogId] as T | undefined;
  }

  set(value: unknown): void {
    this.state.data[this.dialogId] = value;
  }

  async say(reply: string | Reply): Promise<void> {
    const { text, options = [] } = typeof reply === 'string' ? { text: reply } : reply;
    if (options.length > 0) this.state.options = options;
    const actions = options.map(({ title }) => ({ type: 'imBack', title, value: title }));
    const activity = { type: 'message', text, locale: this.locale, ...(actions.length > 0 && { suggestedActions: { to: [], actions } }) };
    await this.context.sendActivities([activity]);
  }

  answerAside(): Promise<boolean> {
    return this.#aside(this);
  }

  conclude(outcome: Outcome, details: { readonly answers?: readonly Candidate[]; readonly candidates?: readonly Candidate[] } = {}): void {
    this.#outcome = outcome;
    this.#answers = details.answers;
    this.#candidates = details.candidates;
  }

  notice(notice: Notice): void {
    if (!this.notices.includes(notice)) this.notices.push(notice);
  }

  /** What the turn came to, as every channel reports it. */
  get result(): TurnResult {
    const understood = this.understanding;
    const outcome = this.#outcome ?? 'intent';
    const known = outcome !== 'unknown';
    return {
      outcome,
      intent: known ? understood?.intent : undefined,
      confidence: understood?.confidence,
      recognizer: known ? understood?.recognizer : undefined,
      answers: outcome === 'answer' ? (this.#answers ?? understood?.answers ?? []) : [],
      candidates: this.#candidates ?? understood?.candidates ?? [],
      degraded: this.degraded || (understood?.degraded ?? false),
      notices: this.notices,
    };
  }

  #lately(at = Number.NEGATIVE_INFINITY): boolean {
    return this.now.getTime() - at < KEPT_OUT_MS;
  }

  /** Brings the memory up to date with what the turn came to. */
  remember(said: string, keepWindow: boolean): void {
    const { state } = this;
    if (this.keptOut) return; // not greeted either: the notice comes with the next answer
    state.greeted = true;
    const { outcome } = this.result;
    state.failures = outcome === 'unknown' || this.intent === ANGER ? state.failures + 1 : 0;
    const asked = !this.refused && (outcome === 'answer' || outcome === 'clarify' || (outcome === 'unknown' && !asksNothing(this.text)));
    const question = this.text.slice(0, REMEMBERED_LENGTH);
    if (asked) state.lastQuestion = question;
    if (asked && outcome !== 'unknown') state.answered = { question, turns: 0 };
    else state.answered = this.refused ? undefined : state.answered && { ...state.answered, turns: state.answered.turns + 1 };
    if (asked || this.refused) state.topic = topicAfter(state.topic, this.text, this.result);
    if (!keepWindow) return;
    state.window.push(
      { role: 'user', text: this.text.slice(0, REMEMBERED_LENGTH) },
      { role: 'assistant', text: said.slice(0, REMEMBERED_LENGTH) },
    );
    state.window.splice(0, Math.max(0, state.window.length - WINDOW_TURNS));
  }
}
