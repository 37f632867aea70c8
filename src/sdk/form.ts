import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
// Not the whole package: its prompts load two thirds of what Blinky would, and are never used.
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { type DialogTurn, type Locale, type Reply, turnOf } from './dialog.ts';
import { fold } from './fold.ts';

/** What an answer came to: what is known now, or what is wrong with it, said before the question is asked again. */
export type Heard<S> = { readonly state: S } | { readonly problem: string };

/** One thing that a form asks for. */
export interface Question<S> {
  readonly ask: string | Reply;
  /** Undefined: this is not an answer. It may then be a question about something else. */
  hear(answer: string): Heard<S> | undefined;
}

/** What every form says, whatever it asks for. */
export interface FormTexts {
  readonly cancelled: string;
  /** What "ayuda" gets before the question comes again. */
  readonly help: string;
  readonly unclear: string;
  /** After `PATIENCE` messages in a row that were not an answer. */
  readonly left: string;
}

/** A dialog that asks for one thing after another. `S` is JSON: what is known so far. */
export interface FormDefinition<S extends object> {
  readonly id: string;
  readonly texts: Readonly<Record<Locale, FormTexts>>;
  /** Keeps the answers out of every window, log and list. */
  readonly confidential?: boolean;
  /** What the first message says already; undefined: the dialog has spoken and ends. */
  begin(turn: DialogTurn): Promise<S | undefined> | S | undefined;
  /** The next question, or undefined when nothing is missing. The same state always gives the same question. */
  next(state: S, turn: DialogTurn): Question<S> | undefined;
  /** Runs once nothing is missing. */
  finish(state: S, turn: DialogTurn): Promise<void>;
}

/** Messages in a row that are not an answer, after which a form gives up: the user has something else in mind. */
const PATIENCE = 3;

const polite = '( por favor| porfavor| gracias| mejor| please| thanks)*';
const withdrawal = new RegExp(
  `^(no |mejor |ya |ok |bueno |pues )*(cancela(r|lo|la)?|ya no( quiero)?|quiero cancelar|olvida(lo|te)?|deja(lo|la)|no quiero( nada| seguir)?|no hace falta|salir|terminar|cancel( it| that)?|never ?mind|forget it|stop|quit|exit)( todo| la solicitud| el reporte| la encuesta| eso)?${polite}$`,
);
const callForHelp = new RegExp(
  `^(ayuda(me)?|necesito ayuda|help( me)?|menu|opciones|que hago|no (te )?entiendo|como (le hago|funciona)|que (puedo|tengo que) (decir|poner|escribir)|what (do|can) i (do|say)|(y )?(esto )?(que es|para que es|de que (es|trata))( esto| eso)?|what (is|s) this( for)?)${polite}$`,
);

/**
 * A Bot Framework dialog that asks until nothing is missing. At every question "cancelar" ends it, "ayuda" explains it, and a
 * question that the catalog answers with certainty is answered; then the form's own question comes again.
 */
export function createForm<S extends object>(definition: FormDefinition<S>): Dialog {
  return new Form(definition);
}

interface FormMemory<S> {
  state: S;
  misses: number;
}

class Form<S extends object> extends Dialog {
  readonly #form: FormDefinition<S>;

  constructor(form: FormDefinition<S>) {
    super(form.id);
    this.#form = form;
  }

  override async beginDialog(context: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(context.context);
    const state = await this.#form.begin(turn);
    return state ? this.#goOn(context, turn, state) : context.endDialog();
  }

  override async continueDialog(context: DialogContext): Promise<DialogTurnResult> {
    const turn = turnOf(context.context);
    if (this.#form.confidential) turn.conversation.keepOut();
    const memory = memoryOf<S>(context);
    const speak = this.#form.texts[turn.locale];
    const question = this.#form.next(memory.state, turn);
    if (!question) return this.#goOn(context, turn, memory.state);
    const folded = fold(turn.text);
    if (withdrawal.test(folded)) return this.#leave(context, turn, speak.cancelled);
    if (callForHelp.test(folded)) return again(turn, question, speak.help);
    const heard = question.hear(turn.text);
    if (heard && 'state' in heard) return this.#goOn(context, turn, heard.state);
    memory.misses = heard ? 0 : memory.misses + 1;
    if (heard) return again(turn, question, heard.problem);
    if (await turn.answerAside()) {
      memory.misses = 0;
      return again(turn, question);
    }
    return memory.misses < PATIENCE ? again(turn, question, speak.unclear) : this.#leave(context, turn, speak.left);
  }

  async #goOn(context: DialogContext, turn: DialogTurn, state: S): Promise<DialogTurnResult> {
    const question = this.#form.next(state, turn);
    if (question) {
      Object.assign(memoryOf<S>(context), { state, misses: 0 } satisfies FormMemory<S>);
      return again(turn, question);
    }
    await this.#form.finish(state, turn);
    return context.endDialog();
  }

  async #leave(context: DialogContext, turn: DialogTurn, farewell: string): Promise<DialogTurnResult> {
    await turn.say(farewell);
    return context.endDialog();
  }
}

async function again(turn: DialogTurn, { ask }: Pick<Question<unknown>, 'ask'>, before?: string): Promise<DialogTurnResult> {
  if (before !== undefined) await turn.say(before);
  await turn.say(ask);
  return Dialog.EndOfTurn;
}

function memoryOf<S>({ activeDialog }: DialogContext): FormMemory<S> {
  return activeDialog?.state as FormMemory<S>;
}
