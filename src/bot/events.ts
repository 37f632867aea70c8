import type { KeyValueStore, Logger } from '#sdk';
import type { DialogRunner } from './dialogs.ts';
import { hostDialogs } from './host-dialogs.ts';
import { hostEvents } from './host-events.ts';
import type { RunningTurn } from './running-turn.ts';
import { texts } from './texts.ts';

export interface EventParts {
  readonly dialogs: DialogRunner;
  readonly store: KeyValueStore;
  readonly log: Logger;
}

const WISH_MS = 10 * 365 * 86_400_000;

/** Handles an activity that is not a message: somebody joined, or the host put an event into the conversation. */
export async function onEvent(turn: RunningTurn, parts: EventParts): Promise<void> {
  const { type, name } = turn.context.activity;
  if (type === 'conversationUpdate' || type === 'installationUpdate') return welcome(turn, parts);
  if (type !== 'event') return;
  if (name === hostEvents.rateLimited) return turn.say(texts[turn.locale].limited);
  if (name === hostEvents.notAllowed) return turn.say(texts[turn.locale].notAllowed);
  if (name === hostEvents.resume) return resume(turn);
  if (name === hostEvents.proactive) return announce(turn, parts);
}

/** Whether the user wants announcements outlives the conversation: it is kept with the user. */
export function keepWish(turn: RunningTurn, wanted: boolean, store: KeyValueStore): Promise<void> {
  return store.set(wishKey(turn), wanted, WISH_MS);
}

async function welcome(turn: RunningTurn, { dialogs }: EventParts): Promise<void> {
  if (!turn.first) return;
  turn.state.greeted = true;
  await dialogs.begin(hostDialogs.welcome, turn);
}

function resume(turn: RunningTurn): void {
  turn.state.resumed = turn.state.pausedUntil !== undefined;
  turn.state.pausedUntil = undefined;
  turn.state.pausedBy = undefined;
}

/** An operator's message, unless the user does not want any or cannot be written to. */
async function announce(turn: RunningTurn, parts: EventParts): Promise<void> {
  const { store, log } = parts;
  const { activity } = turn.context;
  const { message, template } = activity.value as { message?: string; template?: object | string };
  const unreachable = !activity.conversation?.id || !activity.from?.id;
  if (unreachable || (await store.get<boolean>(wishKey(turn))) === false) {
    log.warn({ channel: activity.channelId, why: unreachable ? 'unreachable' : 'unwanted' }, 'a proactive message was not sent');
    return;
  }
  if (typeof template === 'string') return begin(turn, template, parts);
  await turn.context.sendActivity({ type: 'message', text: message ?? '', ...(template ? { channelData: { template } } : {}) });
}

/** An operator's dialog. Whoever talks to a person, or is in the middle of something, is not disturbed. */
async function begin(turn: RunningTurn, template: string, { dialogs, log }: EventParts): Promise<void> {
  const id = dialogs.forTemplate(template);
  const busy = turn.state.active !== undefined || (turn.state.pausedUntil ?? 0) > turn.now.getTime();
  if (id === undefined || busy) {
    log.warn({ channel: turn.context.activity.channelId, why: busy ? 'busy' : 'gone' }, 'a proactive dialog was not begun');
    return;
  }
  turn.text = template.slice(id.length + 1);
  await dialogs.begin(id, turn);
}

function wishKey({ context }: RunningTurn): string {
  return `announcements/${context.activity.channelId}/${context.activity.from?.id}`;
}
