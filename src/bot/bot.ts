import { type Activity, bindTurn, fold, type IntentMatch, type KeyValueStore, type Locale, type Logger, type Turn } from '#sdk';
import type { HandledTurn } from '../inbox/dispatcher.ts';
import type { Claim, OutgoingReply } from '../inbox/inbox.ts';
import { type Model, newSession, shouldTellBudgetSpent } from '../model/model.ts';
import type { FinishedTurn } from '../observability/finished-turn.ts';
import { errorFields, pseudonym } from '../observability/logger.ts';
import type { Understander } from '../understanding/cascade.ts';
import { BlinkyAdapter } from './adapter.ts';
import { joinBurst } from './burst.ts';
import type { DialogRunner } from './dialogs.ts';
import { keepWish, onEvent } from './events.ts';
import { hostDialogs } from './host-dialogs.ts';
import { detectLocale } from './language.ts';
import { pipeline } from './pipeline.ts';
import { addressed, referenceOf } from './reference.ts';
import { RunningTurn } from './running-turn.ts';
import { readState } from './state.ts';
import { texts } from './texts.ts';
import { unansweredBy } from './unanswered.ts';

export interface BotParts {
  readonly cascade: Understander;
  readonly dialogs: DialogRunner;
  /** The language until the user shows another. */
  readonly locale: Locale;
  /** Milliseconds from acceptance after which the local answer goes out. */
  readonly deadlineMs: number;
  readonly model: Model | undefined;
  /** Shows on the channel that an answer is being made. */
  readonly typing: (channel: string, activity: Activity) => void;
  readonly now: () => Date;
  readonly store: KeyValueStore;
  readonly onTurn: (turn: FinishedTurn) => void;
  /** A step of a dialog threw. */
  readonly onFailure: (channel: string) => void;
  readonly log: Logger;
}

/** Runs turns: state in, pipeline, understanding, a dialog speaks, state out. */
export class Bot {
  readonly #parts: BotParts;
  readonly #adapter = new BlinkyAdapter();

  constructor(parts: BotParts) {
    this.#parts = parts;
    const heard = (text: string): Promise<IntentMatch | undefined> =>
      parts.cascade.interruption(text, ({ whilePaused, sensitive }) => whilePaused === true || sensitive === true);
    this.#adapter.use(pipeline(heard));
  }

  /** One turn on what was claimed. Throws when a dialog threw; nothing of the turn is kept then. */
  async handle(claim: Claim): Promise<HandledTurn> {
    const { model, store } = this.#parts;
    const state = readState(claim.state);
    const [entry] = claim.entries;
    const { context, said } = this.#adapter.open(addressed(joinBurst(claim), state));
    const turn = new RunningTurn(context, state, {
      locale: state.locale ?? this.#parts.locale,
      now: this.#parts.now(),
      deadline: entry.receivedAt + this.#parts.deadlineMs,
      channel: entry.channel,
      aside: (asking) => this.#aside(asking),
    });
    bindTurn(context, turn);
    const isMessage = context.activity.type === 'message';
    const run = (): Promise<void> => this.#adapter.run(context, () => this.#converse(turn));
    await (model && isMessage ? this.#charged(turn, model, run) : run());
    if (isMessage) turn.remember(said.map(({ text }) => text).join('\n'), model !== undefined);
    if (!entry.awaited && entry.channel !== '') state.reachable = { channel: entry.channel, reference: referenceOf(context.activity) };
    if (turn.wantsAnnouncements !== undefined) await keepWish(turn, turn.wantsAnnouncements, store);
    if (turn.forgotten) await this.#parts.dialogs.forget(turn);
    this.#observe(claim, turn);
    return {
      state: turn.forgotten ? undefined : JSON.stringify(state),
      turn: { ...turn.result, replies: said } satisfies Turn,
      channel: state.reachable?.channel ?? entry.channel,
    };
  }

  /** What a user is told, in their language, when a turn failed for good. */
  apologise(claim: Claim): readonly OutgoingReply[] {
    const { activity, channel } = claim.entries[0];
    const { context, said } = this.#adapter.open(activity);
    const locale = readState(claim.state).locale ?? detectLocale(fold(activity.text ?? '')) ?? this.#parts.locale;
    void context.sendActivity(texts[locale].failed);
    return said.map((reply) => ({ channel, conversation: claim.conversation, activity: reply }));
  }

  /** Runs a turn with the model charged to its conversation, which is told once when its budget is spent. */
  async #charged(turn: RunningTurn, model: Model, run: () => Promise<void>): Promise<void> {
    turn.state.tokens ??= newSession();
    await model.inSession(turn.state.tokens, async () => {
      await run();
      turn.degraded = model.missed();
    });
    if (!shouldTellBudgetSpent(turn.state.tokens)) return;
    turn.notice('budget_spent');
    await turn.say(texts[turn.locale].budgetSpent);
  }

  async #converse(turn: RunningTurn): Promise<void> {
    if (turn.context.activity.type !== 'message') return onEvent(turn, this.#parts);
    await ((await this.#continueDialog(turn)) || this.#answer(turn));
    if (turn.first && !turn.keptOut && !turn.forgotten) await this.#parts.dialogs.begin(hostDialogs.welcome, turn);
  }

  /** A dialog of several turns goes on, unless something that may interrupt it was said. False when there is none. */
  async #continueDialog(turn: RunningTurn): Promise<boolean> {
    const { active, stack } = turn.state;
    if (!active || !stack) return false;
    // An option that the dialog offered answers it, whatever its words ("No") would mean elsewhere.
    const interruption = turn.picked ? undefined : await this.#interruption(turn.text);
    // What began the dialog does not begin it again: it may be an answer.
    if (interruption && interruption.intent !== active.intent) {
      turn.state.active = undefined;
      turn.state.stack = undefined;
      return false;
    }
    turn.understanding = {
      outcome: 'intent',
      ...active,
      answers: [],
      candidates: [],
      degraded: false,
    };
    await this.#resume(turn);
    return true;
  }

  /** A step that throws ends its dialog: else every later message would meet the same fault. */
  async #resume(turn: RunningTurn): Promise<void> {
    const { dialogs, onFailure, log } = this.#parts;
    try {
      await dialogs.resume(turn);
    } catch (error) {
      log.error({ ...errorFields(error), channel: turn.channel }, 'a step of a dialog failed; the dialog was ended');
      onFailure(turn.channel);
      turn.state.active = undefined;
      turn.state.stack = undefined;
      await turn.say(texts[turn.locale].failed);
    }
  }

  /** The catalog's certain answer to what was asked in the middle of a dialog; the dialog stays where it is. */
  async #aside(turn: RunningTurn): Promise<boolean> {
    const { cascade, dialogs } = this.#parts;
    const understood = turn.picked ? undefined : cascade.aside(turn.text, turn.locale);
    if (!understood) return false;
    turn.understanding = understood;
    await dialogs.beside(hostDialogs.answers, turn);
    return true;
  }

  #interruption(text: string): Promise<IntentMatch | undefined> {
    return this.#parts.cascade.interruption(text, ({ interrupts, sensitive }) => interrupts === true || sensitive === true);
  }

  async #answer(turn: RunningTurn): Promise<void> {
    const { cascade, dialogs, typing } = this.#parts;
    const { text, locale, chosen, state } = turn;
    if (text === '' && (turn.context.activity.attachments?.length ?? 0) > 0) return dialogs.begin(hostDialogs.attachments, turn);
    turn.understanding =
      chosen.length > 0
        ? {
            outcome: 'answer',
            intent: hostDialogs.answers,
            confidence: 1,
            recognizer: 'catalog',
            answers: chosen,
            candidates: chosen,
            degraded: false,
          }
        : await cascade.understand({
            text,
            locale,
            topic: state.topic,
            history: state.window,
            deadline: turn.deadline,
            onRemote: () => typing(turn.channel, turn.context.activity),
          });
    const { outcome, intent, recognizer } = turn.understanding;
    if (turn.understanding.flagged) return dialogs.begin(hostDialogs.flagged, turn);
    // "No era eso" is neither a question nor thanks, whatever it looks like; a model that sees the conversation may know better.
    if (turn.refused && (outcome !== 'answer' || recognizer === 'catalog')) return dialogs.begin(hostDialogs.unknown, turn);
    if (outcome === 'clarify') return dialogs.begin(hostDialogs.clarify, turn);
    if (outcome === 'answer') return dialogs.begin(dialogs.forIntent(intent ?? '') ?? hostDialogs.answers, turn);
    await dialogs.begin(dialogs.forIntent(intent ?? '') ?? hostDialogs.unknown, turn);
  }

  #observe(claim: Claim, turn: RunningTurn): void {
    const { onTurn, log, now } = this.#parts;
    const { channel, receivedAt, conversation: key } = claim.entries[0];
    const { outcome, recognizer, intent, degraded, confidence } = turn.result;
    const ms = now().getTime() - receivedAt;
    const conversation = pseudonym(key);
    const isMessage = turn.context.activity.type === 'message';
    const named = turn.keptOut ? undefined : intent;
    onTurn({ channel, conversation, isMessage, outcome, recognizer, intent: named, ms, unanswered: unansweredBy(turn) });
    const about = turn.keptOut ? {} : { intent, recognizer, confidence: confidence && Math.round(confidence * 100) / 100 };
    log.info({ channel, conversation, outcome, ...about, degraded, ms }, 'turn');
  }
}
