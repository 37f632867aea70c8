/** Events that the host itself puts into a conversation. Channels cannot: names that start so are refused at the door. */
export const HOST_EVENT_PREFIX = 'blinky/';

export const hostEvents = {
  /** The sender wrote too much: the turn says so kindly. */
  rateLimited: `${HOST_EVENT_PREFIX}rate-limited`,
  /** The sender is not on the channel's allow-list. */
  notAllowed: `${HOST_EVENT_PREFIX}not-allowed`,
  /** An operator's message, in `value`. */
  proactive: `${HOST_EVENT_PREFIX}proactive`,
  /** A person has finished: the bot answers again. */
  resume: `${HOST_EVENT_PREFIX}resume`,
} as const;
