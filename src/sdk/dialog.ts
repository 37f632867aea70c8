import type { TurnContext } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import type { z } from 'zod';
import type { Candidate, CatalogEntry } from './catalog.ts';
import type { Notice, Outcome } from './channel.ts';
import type { Company } from './company.ts';
import type { IntentHint } from './intent.ts';
import type { Logger } from './logger.ts';
import type { ModelClient } from './model.ts';
import type { PersonStore } from './store.ts';

export type Locale = 'es-MX' | 'en';

/** A drop-in conversation: the intents that it claims, and how it speaks. A new intent is a new folder under `dialogs/`. */
export interface DialogDefinition<S extends z.ZodObject = z.ZodObject> {
  /** Contract version; the loader refuses any other. */
  readonly sdk: 1;
  /** Equals the folder's name. */
  readonly id: string;
  /** One sentence, printed by `npm run plugins`. */
  readonly summary: string;
  /** May be empty for dialogs that only the host starts (`no_entendi`). */
  readonly intents: readonly IntentHint[];
  /** A line of the help menu per locale; absent: not in the menu. `say` is what choosing it says. */
  readonly menu?: Readonly<Record<Locale, { readonly title: string; readonly say: string }>>;
  /** What it keeps of a person in `host.store` is forgotten this many days (1 to 366) after it was written last. */
  readonly retain?: { readonly days: number };
  /** Names `x` with which an operator may begin the dialog's first intent: `{"template": "<id>/x"}`. `turn.text` is then `x`. */
  readonly proactive?: readonly string[];
  /** `z.strictObject`; each key is an environment variable. Every key needs a default or `.optional()`: dialogs are always on. */
  readonly settings?: S;
  /** One function for a single turn; a Bot Framework Dialog only where several turns are needed. */
  create(host: DialogHost<z.output<S>>): SingleTurn | Dialog;
}

/** Declares a dialog; the default export of `dialogs/<name>/index.ts`. */
export function defineDialog<S extends z.ZodObject = z.ZodObject>(definition: DialogDefinition<S>): DialogDefinition<S> {
  return definition;
}

export type SingleTurn = (turn: DialogTurn) => Promise<void>;

/** What a dialog is built with. */
export interface DialogHost<S = unknown> {
  readonly settings: S;
  readonly log: Logger;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly model?: ModelClient;
  /** The company's facts, as the file stands now. */
  readonly company: () => Company;
  /** What the dialog keeps of a person beyond the conversation; only with `retain`. */
  readonly store: PersonStore;
  /** A file of the company, named as it stands in `catalog/`: what `read` makes of it, read again when it changes. A broken new version is refused and logged, and the last good one stays. Throws what `read` throws at the first read. */
  file<T>(name: string, read: (path: string) => T): () => T;
  /** What is loaded: dialogs with a menu line and the catalog's categories. */
  readonly menu: (locale: Locale) => readonly ReplyOption[];
  /** Catalog entries for a text, best first. */
  findAnswers(text: string, options: { locale: Locale; limit?: number }): readonly Candidate[];
  entry(id: string): CatalogEntry | undefined;
  /** Posts JSON to a webhook (https, or http on loopback), three tries within the turn. Resolves false when it could not be delivered. */
  notify(url: string, payload: Readonly<Record<string, unknown>>): Promise<boolean>;
}

/** A choice that a user can tap, type by number, or type by title. */
export interface ReplyOption {
  readonly title: string;
  /** The text that the choice stands for, handled as if the user had written it. Default: the title. */
  readonly say?: string;
  /** A catalog entry that the choice answers with. */
  readonly answerId?: string;
}

export interface Reply {
  readonly text: string;
  readonly options?: readonly ReplyOption[];
}

/** One turn as a dialog sees it. Single-turn dialogs get it as argument, steps of a waterfall through `turnOf(step.context)`. */
export interface DialogTurn {
  readonly context: TurnContext;
  readonly locale: Locale;
  /** What the user wrote, trimmed. */
  readonly text: string;
  /** The intent that led here. */
  readonly intent: string;
  readonly confidence: number;
  /** Answers or options that understanding chose, best first; empty for a plain intent. */
  readonly candidates: readonly Candidate[];
  /** Beside an answer: up to three options for what else the message asked and is not sure. */
  readonly open: readonly Candidate[];
  /** Beside an answer: an order that another dialog takes, in the user's words, such as "quiero hablar con una persona". */
  readonly wish: string | undefined;
  /** True on the conversation's first turn: the greeting and the notice come with it. */
  readonly first: boolean;
  /** True when the user says that what was answered or offered last is not what they meant. */
  readonly refused: boolean;
  readonly conversation: ConversationMemory;
  /** Queues a reply; replies leave in order when the turn ends. */
  say(reply: string | Reply): Promise<void>;
  /** In the middle of a dialog: says the catalog's answer when the message is a question that it answers with certainty. False when it is not. */
  answerAside(): Promise<boolean>;
  /** What the turn came to where it is more than `intent`. */
  conclude(outcome: Outcome, details?: { readonly answers?: readonly Candidate[]; readonly candidates?: readonly Candidate[] }): void;
}

/** What a conversation remembers, and the effects a dialog may have on it. */
export interface ConversationMemory {
  /** The last question that a user asked and nobody could answer, or that led here; for a handoff, with the user's consent. */
  readonly lastQuestion: string | undefined;
  /** Something sensitive was told within the last hour. */
  readonly delicate: boolean;
  /** Unknown or angry turns in a row. */
  readonly failures: number;
  /** The user's language from now on; tells the reader through the notice `language_changed`. */
  setLocale(locale: Locale): void;
  /** The bot stays quiet until `minutes` have passed or someone resumes. */
  pause(minutes: number): void;
  /** Ends a pause; the reader learns of it through the notice `resumed`. False when there was none. */
  resume(): boolean;
  /** Forgets everything about the conversation once this turn is sent; nothing of this turn is kept. Tells the reader through the notice `data_deleted`. */
  forget(): void;
  /** Keeps this turn out of the window, logs and gaps. */
  keepOut(): void;
  notice(notice: Notice): void;
  /** Whether the user wants messages that they did not ask for; kept beyond the conversation. */
  announcements(wanted: boolean): void;
  /** The dialog's own data, JSON, kept as long as the conversation. */
  get<T>(): T | undefined;
  set(value: unknown): void;
}

const turnKey = Symbol.for('blinky.turn');

/** The running turn of a Bot Framework context; throws outside a turn of Blinky. */
export function turnOf(context: TurnContext): DialogTurn {
  const turn = context.turnState.get<DialogTurn>(turnKey);
  if (!turn) throw new TypeError('turnOf() was called outside a turn of Blinky');
  return turn;
}

/** Host only: binds the running turn to its context. */
export function bindTurn(context: TurnContext, turn: DialogTurn): void {
  context.turnState.set(turnKey, turn);
}
