import { z } from '#sdk';

export const handoffSettings = z.strictObject({
  HANDOFF_PAUSE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .max(10_080)
    .default(60)
    .describe('Minutes for which the bot stays quiet after a handoff, 1 to 10080'),
  // Secret: whoever knows the URL of a webhook can post to it.
  HANDOFF_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where a handoff is announced as JSON; absent: the user is told who to contact')
    .meta({ secret: true }),
});

export type HandoffSettings = z.output<typeof handoffSettings>;
