import { z } from '#sdk';

export const surveySettings = z.strictObject({
  // Secret: whoever knows the URL of a webhook can post to it.
  ENCUESTA_WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('Where the anonymous answers of the survey are posted as JSON')
    .meta({ secret: true }),
  ENCUESTA_CSV: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe('A CSV file to which the anonymous answers of the survey are appended; both may be set'),
});

export type SurveySettings = z.output<typeof surveySettings>;
