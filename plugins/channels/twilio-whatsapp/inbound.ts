import { type Activity, BlinkyError, type Inbound } from '#sdk';
import { isAddress } from './address.ts';
import { OWNER } from './settings.ts';
import type { Fields } from './webhook.ts';

const SID = /^(SM|MM)[0-9a-f]{32}$/i;
const MEDIA = 10;

/**
 * A received WhatsApp message. A signature covers the parameters run together, so borders between them could be moved: the
 * formats are checked after it. Throws BLINKY_BAD_REQUEST that names the field.
 */
export function toInbound(fields: Fields): Inbound {
  const { From: user, To: bot } = fields;
  const sid = sidOf(fields);
  if (!isAddress(user)) throw bad('From', 'whatsapp: and a number');
  if (!isAddress(bot)) throw bad('To', 'whatsapp: and a number');
  const attachments = [...media(fields), ...place(fields)];
  // A tapped button or list item says its title, as the person saw it: what they could have typed.
  const text = fields.ButtonText || fields.ListTitle || fields.Body || '';
  const payload = fields.ButtonPayload || fields.ListId;
  const activity = { ...message({ id: sid, user, bot, text }), ...(attachments.length > 0 && { attachments }) };
  return { activity: payload ? { ...activity, value: payload } : activity, dedupe: sid };
}

/** The id of the message that a webhook tells about. Throws BLINKY_BAD_REQUEST. */
export function sidOf({ MessageSid: sid }: Fields): string {
  if (!isSid(sid)) throw bad('MessageSid', 'SM or MM and 32 hex digits');
  return sid;
}

/** True for the id of a message that Twilio delivered. */
export function isSid(id: string | undefined): id is string {
  return id !== undefined && SID.test(id);
}

/** An activity of the conversation of one person with one sender. */
export function message(of: { id: string; user: string; bot: string; text: string }): Partial<Activity> {
  return {
    type: 'message',
    channelId: 'whatsapp',
    id: of.id,
    from: { id: of.user, name: '' },
    recipient: { id: of.bot, name: '' },
    conversation: { id: of.user, isGroup: false, conversationType: 'personal', name: '' },
    text: of.text,
  };
}

/** Photos, documents, stickers, contacts (text/vcard) and voice notes (audio/*). */
function media(fields: Fields): NonNullable<Activity['attachments']> {
  const count = Math.min(MEDIA, Number(fields.NumMedia) || 0);
  return Array.from({ length: count }, (_, at) => ({
    contentType: fields[`MediaContentType${at}`] || 'application/octet-stream',
    contentUrl: fields[`MediaUrl${at}`] ?? '',
  }));
}

/** A location, as GeoJSON: longitude first. */
function place({ Latitude, Longitude, Label, Address }: Fields): NonNullable<Activity['attachments']> {
  const coordinates = [Number(Longitude), Number(Latitude)];
  if (!Latitude || !Longitude || !coordinates.every(Number.isFinite)) return [];
  return [{ contentType: 'application/geo+json', content: { type: 'Point', coordinates }, name: Label || Address || '' }];
}

function bad(field: string, expected: string): BlinkyError {
  return new BlinkyError('BLINKY_BAD_REQUEST', `${field} is not what Twilio sends`, { owner: OWNER, hint: `expected ${expected}` });
}
