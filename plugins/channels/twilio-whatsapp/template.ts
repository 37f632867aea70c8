import { type Activity, z } from '#sdk';
import { failed } from './twilio-http.ts';

/** An approved Content template as Twilio's API takes it. */
export interface Template {
  readonly contentSid: string;
  readonly contentVariables?: string;
}

const schema = z.strictObject({
  contentSid: z.string().regex(/^HX[0-9a-fA-F]{32}$/),
  contentVariables: z.record(z.string(), z.string()).optional(),
});

/**
 * The template that an operator sends (`channelData.template`), undefined where there is none. WhatsApp takes it at any time.
 * Throws a final BLINKY_SEND_FAILED for one that Twilio would refuse.
 */
export function templateOf(activity: Partial<Activity>): Template | undefined {
  const given: unknown = activity.channelData?.template;
  if (given === undefined) return undefined;
  const { success, data } = schema.safeParse(given);
  if (!success) throw failed('the template is not {"contentSid": "HX…", "contentVariables": {"1": "…"}}', { retryable: false });
  const { contentSid, contentVariables } = data;
  return contentVariables ? { contentSid, contentVariables: JSON.stringify(contentVariables) } : { contentSid };
}
