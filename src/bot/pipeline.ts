import type { Middleware, TurnContext } from 'botbuilder';
import type { Candidate, IntentMatch, Locale, ReplyOption } from '#sdk';
import { fold, turnOf, yesOrNo } from '#sdk';
import { choose, chooseSeveral } from './choose.ts';
import { detectLocale } from './language.ts';
import { refuses } from './refusals.ts';
import type { RunningTurn } from './running-turn.ts';

/** Looks for a local, certain intent among those heard while a conversation is paused. */
export type Interruption = (text: string) => Promise<IntentMatch | undefined>;

/** What happens before the bot sees a message, in this order, as one middleware: Bot Framework's way from one to the next costs more than the steps. */
export function pipeline(heardWhilePaused: Interruption): Middleware {
  return {
    async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
      if (context.activity.type === 'message') {
        const turn = turnOf(context) as RunningTurn;
        if (await staysQuiet(turn, heardWhilePaused)) return;
        readLanguage(turn);
        readChoice(turn);
      }
      await next();
    },
  };
}

/** While a person has taken over, the bot says nothing but to what is always heard: an order to come back or to forget, an emergency. */
async function staysQuiet(turn: RunningTurn, heardWhilePaused: Interruption): Promise<boolean> {
  const { state } = turn;
  if (state.resumed) turn.notice('resumed');
  state.resumed = undefined;
  if (state.pausedUntil === undefined) return false;
  if (state.pausedUntil <= turn.now.getTime()) {
    state.pausedUntil = undefined;
    state.pausedBy = undefined;
    return false;
  }
  if (await heardWhilePaused(turn.text)) return false;
  turn.notice('paused');
  turn.keepOut();
  turn.conclude('handoff');
  turn.understanding = state.pausedBy && { outcome: 'handoff', ...state.pausedBy, answers: [], candidates: [], degraded: false };
  return true;
}

/** The language of the user's own words, once they show it; from then on only a request changes it. */
function readLanguage(turn: RunningTurn): void {
  if (turn.state.locale !== undefined) return;
  const detected: Locale | undefined = detectLocale(fold(turn.text));
  if (detected) turn.setLocale(detected);
}

/** A number or the title of an option that was offered stands for what the option says; several numbers for several answers. */
function readChoice(turn: RunningTurn): void {
  const { options } = turn.state;
  if (options && /^\d{1,2}$/.test(turn.text) && Number(turn.text) > options.length) return; // a slip: the options stay
  const several = options ? chooseSeveral(options, turn.text) : [];
  const chosen = several[0] ?? (options && choose(options, turn.text));
  if (options && !chosen && yesOrNo(turn.text) === true) return; // yes, but which: they stay as well
  turn.state.options = undefined;
  turn.refused = !chosen && !turn.state.active && refuses(options, turn.text);
  if (!chosen) return;
  turn.picked = true;
  turn.text = chosen.say ?? chosen.title;
  turn.chosen = (several.length > 0 ? several : [chosen]).flatMap(asCandidate);
}

function asCandidate({ answerId, title }: ReplyOption): Candidate[] {
  return answerId === undefined ? [] : [{ id: answerId, question: title, score: 1 }];
}
