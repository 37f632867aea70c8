import { z } from '#sdk';

export const payrollSettings = z.strictObject({
  // Secret: whoever knows the URL of a webhook can post to it.
  PAYROLL_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where a problem with a payment is posted as JSON; absent: the user is told who to contact')
    .meta({ secret: true }),
});

export type PayrollSettings = z.output<typeof payrollSettings>;
