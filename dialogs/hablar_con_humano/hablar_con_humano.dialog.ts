import type { DialogTurnResult, WaterfallStepContext } from 'botbuilder-dialogs';
import { Dialog } from 'botbuilder-dialogs/lib/dialog.js';
import { WaterfallDialog } from 'botbuilder-dialogs/lib/waterfallDialog.js';
import { type DialogHost, type DialogTurn, fold, turnOf, whoListens } from '#sdk';
import { consentOf } from './consent.ts';
import type { HandoffSettings } from './settings.ts';
import { texts } from './texts.ts';

type Host = DialogHost<HandoffSettings>;
/** "No quiero hablar con una persona": the words of the wish, and the contrary of it. "No quiero hablar con un bot" is none. */
const declines =
  /^(?:(?:no|ya|pero|gracias|oye|es que) )*(?:no (?:quiero|necesito|ocupo|deseo|hace falta)|i (?:do not|don t) (?:want|need))(?: (?:que|me|pases|comuniques|hablar|platicar|comunicarme|a|con|un[ao]?|ningun[ao]?|otr[ao]|to|talk|speak|with|any))* (?:person|persona|humano|humana|nadie|alguien|agente|asesor|asesora|human|anyone|anybody|agent)\b/;
/** What comes after all asks for one: "no quiero un agente virtual sino una persona". */
const butWants =
  /\b(?:sino|que no sea|but|(?:quiero|necesito|prefiero|want|need|prefer) (?:a |to |que me |hablar |talk |con |with )*(?:un|una|alguien|person|human|somebody|someone)|(?:pasame|comunicame|conectame) con)\b/;

/** Below this it is a guess that a person is wanted. */
const SURE = 0.8;

type Step = WaterfallStepContext;

/** Hands over to a person: asks before it passes on what the user wrote, announces, and goes quiet. */
export function createHandoff(host: Host): WaterfallDialog {
  return new WaterfallDialog('hablar_con_humano', [
    (step) => ask(host, step),
    (step) => hear(host, step),
    // Whoever is unclear twice has something else in mind: nobody is told, and the bot does not go quiet.
    async (step) => {
      const turn = turnOf(step.context);
      return act(host, step, consentOf(turn.text) ?? 'cancel');
    },
  ]);
}

async function ask(host: Host, step: Step): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const question = turn.conversation.lastQuestion;
  const folded = fold(turn.text);
  const refusal = declines.exec(folded)?.[0];
  if (refusal !== undefined && !butWants.test(folded.slice(refusal.length))) {
    await turn.say(texts[turn.locale].cancelled);
    return step.endDialog();
  }
  // After a crisis "hablar con alguien" asks for who listens, and that is not who helps with the onboarding.
  if (turn.conversation.delicate) await turn.say(`${texts[turn.locale].listens}\n${whoListens(host.company())}`);
  // "¡Me urge!" may ask for a person; whoever did not ask for one is not left in silence.
  if (turn.confidence < SURE) {
    const speak = texts[turn.locale];
    await turn.say({ text: `${speak.guess}\n${speak.contact(host.company().contacts.handoff)}`, options: [speak.person, speak.stay] });
    turn.conclude('handoff');
    return step.endDialog();
  }
  if (!host.settings.HANDOFF_WEBHOOK_URL) {
    await goQuiet(host, turn, texts[turn.locale].who);
    return step.endDialog();
  }
  if (!question) return act(host, step, 'no');
  // Kept with the dialog: by the next turn "sí" may be the last thing that was said.
  keep(step, question);
  await turn.say({ text: texts[turn.locale].consent(question), options: yesOrNo(turn) });
  return Dialog.EndOfTurn;
}

async function hear(host: Host, step: Step): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const consent = consentOf(turn.text);
  if (consent) return act(host, step, consent);
  const speak = texts[turn.locale];
  const again = (await turn.answerAside()) ? speak.consent(kept(step) ?? '') : speak.unclear;
  await turn.say({ text: again, options: yesOrNo(turn) });
  return Dialog.EndOfTurn;
}

async function act(host: Host, step: Step, consent: 'yes' | 'no' | 'cancel'): Promise<DialogTurnResult> {
  const turn = turnOf(step.context);
  const speak = texts[turn.locale];
  if (consent === 'cancel') {
    await turn.say(speak.cancelled);
    return step.endDialog();
  }
  const question = consent === 'yes' ? kept(step) : undefined;
  const told = await announce(host, turn, question);
  await goQuiet(host, turn, told ? (question ? speak.toldWithQuestion : speak.told) : speak.notTold);
  return step.endDialog();
}

async function announce(host: Host, turn: DialogTurn, question: string | undefined): Promise<boolean> {
  const url = host.settings.HANDOFF_WEBHOOK_URL;
  if (!url) return false;
  const { channelId, conversation } = turn.context.activity;
  return host.notify(url, { type: 'handoff', channel: channelId, conversation: conversation.id, ...(question && { question }) });
}

async function goQuiet(host: Host, turn: DialogTurn, opening: string): Promise<void> {
  const speak = texts[turn.locale];
  const minutes = host.settings.HANDOFF_PAUSE_MINUTES;
  await turn.say(`${opening}\n${speak.contact(host.company().contacts.handoff)}`);
  await turn.say(speak.quiet(minutes));
  turn.conversation.pause(minutes);
  turn.conclude('handoff');
}

function yesOrNo(turn: DialogTurn): { title: string }[] {
  const { yes, no } = texts[turn.locale];
  return [{ title: yes }, { title: no }];
}

function keep(step: Step, question: string): void {
  Object.assign(step.values, { question });
}

function kept(step: Step): string | undefined {
  return (step.values as { question?: string }).question;
}
