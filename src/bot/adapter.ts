import type { Activity, ConversationReference, ResourceResponse } from 'botbuilder-core';
import { BotAdapter, type TurnContext } from 'botbuilder-core';
import { BlinkyError } from '#sdk';
import { LeanTurnContext } from './lean-turn-context.ts';

type Reference = Partial<ConversationReference>;

/** Where a turn's context has what was said in it: in botbuilder's own map, for a WeakMap would keep it alive until a full collection. */
const saidKey = Symbol('blinky.said');

/** The one adapter of Blinky: hosts a turn for every channel and keeps what it says until the turn is committed. */
export class BlinkyAdapter extends BotAdapter {
  /** A context for one received activity, and what will be said in it, in order. */
  open(activity: Activity): { readonly context: TurnContext; readonly said: readonly Partial<Activity>[] } {
    const context = new LeanTurnContext(this, activity);
    const said: Partial<Activity>[] = [];
    context.turnState.set(saidKey, said);
    return { context, said };
  }

  /** Runs `logic` behind the middleware. Not `runMiddleware`: it costs as `sendActivities` of a TurnContext does, and a proxy besides. */
  run(context: TurnContext, logic: () => Promise<void>): Promise<void> {
    if (context.activity.locale) context.locale = context.activity.locale; // as `runMiddleware` does: who reads it unset gets an error
    return this.middleware.run(context, logic);
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const said = context.turnState.get<Partial<Activity>[]>(saidKey);
    if (!said) throw new BlinkyError('BLINKY_TURN_FAILED', 'something spoke outside its turn', { owner: 'bot', hint: 'await every say()' });
    return activities.map((activity) => {
      said.push(activity);
      return { id: String(said.length) };
    });
  }

  override async updateActivity(): Promise<void> {
    throw notPossible('change');
  }

  override async deleteActivity(): Promise<void> {
    throw notPossible('delete');
  }

  /** Not offered: what is said outside a turn leaves through the outbox. */
  override async continueConversation(_reference: Reference): Promise<void> {
    throw notPossible('continue a conversation from');
  }
}

function notPossible(what: string): BlinkyError {
  return new BlinkyError('BLINKY_TURN_FAILED', `a dialog cannot ${what} an activity that may not have been sent yet`, {
    owner: 'bot',
    hint: 'say something new instead',
  });
}
