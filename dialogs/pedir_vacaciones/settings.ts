import { z } from '#sdk';

export const vacationSettings = z.strictObject({
  // Secret: whoever knows the URL of a webhook can post to it.
  VACATIONS_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where a request for vacations is posted as JSON; absent: the user is told where to ask')
    .meta({ secret: true }),
});

export type VacationSettings = z.output<typeof vacationSettings>;
