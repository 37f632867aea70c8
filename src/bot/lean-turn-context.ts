import type { Activity, ResourceResponse } from 'botbuilder-core';
import { TurnContext } from 'botbuilder-core';

/**
 * A TurnContext that sends as botbuilder's does, at a fraction of the cost. That one makes a new generator function for each
 * call; V8 gives each such function a hidden class in the old generation, which holds the whole turn until a full collection:
 * an eighth of what a message cost.
 */
export class LeanTurnContext extends TurnContext {
  override async sendActivities(activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    // botbuilder's own list, which a copy of the context shares: a field of ours would not hear of the copy, nor stand behind a proxy.
    // biome-ignore lint/complexity/useLiteralKeys: TypeScript lets a subclass read what is private in this way only
    if (this['_onSendActivities'].length > 0) return super.sendActivities(activities);
    const reference = TurnContext.getConversationReference(this.activity);
    const outgoing = activities.map((given) => {
      const { id: _, type, ...activity } = given ?? {};
      return TurnContext.applyConversationReference({ ...activity, type: type || 'message' }, reference);
    });
    const responses = await this.adapter.sendActivities(this, outgoing);
    for (const [at, { id }] of responses.entries()) Object.assign(outgoing[at] ?? {}, { id });
    if (outgoing.some(({ type }) => type !== 'trace')) this.responded = true;
    return responses;
  }
}
