import { type Activity, type Inbound, inboundFromTwilio, type TwilioFields } from '#sdk';
import { ADDRESS } from './address.ts';

/** A received WhatsApp message. Throws BLINKY_BAD_REQUEST that names the field. */
export function toInbound(fields: TwilioFields, owner: string): Inbound {
  const { activity, dedupe } = inboundFromTwilio(fields, { owner, channelId: 'whatsapp', address: ADDRESS });
  const attachments = [...(activity.attachments ?? []), ...place(fields)];
  // A tapped button or list item says its title, as the person saw it: what they could have typed.
  const text = fields.ButtonText || fields.ListTitle || activity.text || '';
  const value = fields.ButtonPayload || fields.ListId;
  return { activity: { ...activity, text, ...(attachments.length > 0 && { attachments }), ...(value && { value }) }, dedupe: dedupe ?? '' };
}

/** A location, as GeoJSON: longitude first. */
function place({ Latitude, Longitude, Label, Address }: TwilioFields): NonNullable<Activity['attachments']> {
  const coordinates = [Number(Longitude), Number(Latitude)];
  if (!Latitude || !Longitude || !coordinates.every(Number.isFinite)) return [];
  return [{ contentType: 'application/geo+json', content: { type: 'Point', coordinates }, name: Label || Address || '' }];
}
