import type { Activity, ConversationReference } from '#sdk';

/** Where the replies to an activity go; survives JSON. */
export function referenceOf(activity: Partial<Activity>): Partial<ConversationReference> {
  return {
    activityId: activity.id,
    user: activity.from,
    bot: activity.recipient,
    conversation: activity.conversation,
    channelId: activity.channelId,
    serviceUrl: activity.serviceUrl,
  } as Partial<ConversationReference>;
}

/** The activity as the connector takes it: addressed, without an id of its own, without what the host keeps in it. */
export function addressed(activity: Partial<Activity>, to: Partial<ConversationReference>): Partial<Activity> {
  const { id: _, ...rest } = withoutReserved(activity);
  return {
    type: 'message',
    ...rest,
    channelId: to.channelId ?? rest.channelId,
    serviceUrl: to.serviceUrl ?? rest.serviceUrl,
    conversation: to.conversation ?? rest.conversation,
    from: to.bot ?? rest.from,
    recipient: to.user ?? rest.recipient,
    replyToId: rest.replyToId ?? to.activityId,
  } as Partial<Activity>;
}

/** `channelData.blinky` is the host's own: no platform may write it and none needs to see it. */
export function withoutReserved<A extends Partial<Activity>>(activity: A): A {
  const data: unknown = activity.channelData;
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'blinky')) return activity;
  const { blinky: _, ...channelData } = data as Record<string, unknown>;
  return { ...activity, channelData };
}
