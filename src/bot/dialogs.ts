import type { TurnContext } from 'botbuilder';
import type { Dialog, DialogContext, DialogSet, DialogState } from 'botbuilder-dialogs';
import type { DialogHost, IntentHint, SingleTurn } from '#sdk';
import { BlinkyError, turnOf } from '#sdk';
import type { ConfiguredDialog } from '../kernel/configure.ts';
import { claimedTwice } from '../kernel/conflicts.ts';
import type { ForgettingStore } from './person-store.ts';
import type { RunningTurn } from './running-turn.ts';
import type { ConversationState } from './state.ts';

/** What a dialog is built with, and what the host may ask of it. */
export type BuiltHost = DialogHost<Record<string, unknown>> & { readonly store: ForgettingStore };

/** What runs dialogs, as turns see it. */
export type DialogRunner = Pick<Dialogs, 'begin' | 'resume' | 'beside' | 'forget' | 'forIntent' | 'forTemplate'>;

/** The loaded dialogs: by id for the host, by intent for everything that was understood. */
export class Dialogs {
  readonly #single = new Map<string, SingleTurn>();
  readonly #byIntent = new Map<string, string>();
  readonly #stores: ForgettingStore[] = [];
  readonly #proactive = new Map<string, string>();
  readonly #stack: DialogStack;
  readonly intents: readonly IntentHint[];

  private constructor(dialogs: readonly ConfiguredDialog[], stack: DialogStack) {
    this.#stack = stack;
    this.intents = dialogs.flatMap(({ definition }) => definition.intents);
    for (const { definition } of dialogs) for (const { name } of definition.intents) this.#byIntent.set(name, definition.id);
  }

  /** Builds every dialog. Throws BLINKY_PLUGIN_INVALID when one throws, or when two claim the same intent. */
  static async create(dialogs: readonly ConfiguredDialog[], hostFor: (dialog: ConfiguredDialog) => BuiltHost): Promise<Dialogs> {
    const [conflict] = claimedTwice(dialogs);
    if (conflict) throw conflict;
    const loaded = new Dialogs(dialogs, await DialogStack.create());
    for (const dialog of dialogs) loaded.#build(dialog, hostFor(dialog));
    return loaded;
  }

  /** Runs the dialog `id` from its start. */
  async begin(id: string, turn: RunningTurn): Promise<void> {
    turn.dialogId = id;
    const single = this.#single.get(id);
    if (single) {
      await named(id, () => single(turn));
      return;
    }
    const { intent, confidence, recognizer } = { ...turn.understanding };
    turn.state.active = { intent: intent ?? id, confidence, recognizer };
    await named(id, () => this.#stack.run(turn, (context) => context.beginDialog(id)));
  }

  /** Goes on with the dialog of several turns that is under way. */
  async resume(turn: RunningTurn): Promise<void> {
    turn.dialogId = turn.state.stack?.dialogStack[0]?.id ?? '';
    await named(turn.dialogId, () => this.#stack.run(turn, (context) => context.continueDialog()));
  }

  /** Runs a dialog of one turn in the middle of another, which then goes on. */
  async beside(id: string, turn: RunningTurn): Promise<void> {
    const { dialogId } = turn;
    await this.begin(id, turn);
    turn.dialogId = dialogId;
  }

  /** Drops what dialogs keep of the person who writes. */
  async forget(turn: RunningTurn): Promise<void> {
    await Promise.all(this.#stores.map((store) => store.forget(turn)));
  }

  /** The dialog that an operator may begin with `template`, such as `encuesta/dia-7`. */
  forTemplate(template: string): string | undefined {
    return this.#proactive.get(template);
  }

  /** The dialog that claims an intent. */
  forIntent(intent: string): string | undefined {
    return this.#byIntent.get(intent);
  }

  #build({ definition, owner }: ConfiguredDialog, host: BuiltHost): void {
    this.#stores.push(host.store);
    for (const name of definition.proactive ?? []) this.#proactive.set(`${definition.id}/${name}`, definition.id);
    try {
      const created = definition.create(host);
      if (typeof created === 'function') this.#single.set(definition.id, created);
      else this.#stack.add(created, definition.id);
    } catch (cause) {
      if (cause instanceof BlinkyError) throw cause;
      throw new BlinkyError('BLINKY_PLUGIN_INVALID', `create() threw: ${cause instanceof Error ? cause.message : 'unknown'}`, {
        owner,
        cause,
      });
    }
  }
}

/** Runs a dialog; what it throws is named after it, once. */
async function named(id: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    if (cause instanceof BlinkyError) throw cause;
    throw new BlinkyError('BLINKY_TURN_FAILED', 'its turn threw', { owner: `dialog/${id}`, hint: 'see where, and mend it', cause });
  }
}

/** Bot Framework's DialogSet over our own state. Only dialogs of several turns come here: an answer of one turn costs half without it. */
class DialogStack {
  readonly #set: DialogSet;

  private constructor(set: DialogSet) {
    this.#set = set;
  }

  static async create(): Promise<DialogStack> {
    const { DialogSet } = await import('botbuilder-dialogs/lib/dialogSet.js');
    return new DialogStack(new DialogSet(stackAccessor));
  }

  add(dialog: Dialog, id: string): void {
    dialog.id = id;
    this.#set.add(dialog);
  }

  async run(turn: RunningTurn, step: (context: DialogContext) => Promise<unknown>): Promise<void> {
    const context = await this.#set.createContext(turn.context);
    await step(context);
    if (context.stack.length > 0) return;
    turn.state.active = undefined;
    turn.state.stack = undefined;
  }
}

const stateOf = (context: TurnContext): ConversationState => (turnOf(context) as RunningTurn).state;

/** Makes the conversation's state the place where Bot Framework keeps its dialog stack. */
const stackAccessor = {
  async get(context: TurnContext): Promise<DialogState> {
    const state = stateOf(context);
    state.stack ??= { dialogStack: [] };
    return state.stack;
  },
  async set(context: TurnContext, value: DialogState): Promise<void> {
    stateOf(context).stack = value;
  },
  async delete(context: TurnContext): Promise<void> {
    stateOf(context).stack = undefined;
  },
};
