import { type Activity, plainText, withMarks } from '#sdk';

/** What one message holds, in UTF-16 units: Twilio answers 21617 to more. */
export const TEXT_LENGTH = 1_600;

/** A reply in WhatsApp's own marks; options as numbered lines, since buttons need an approved template each. */
export function whatsAppText(activity: Partial<Activity>): string {
  const text = plainText(activity);
  return activity.textFormat === 'plain' ? text : withMarks(text, { bold: '*', strike: '~' });
}
