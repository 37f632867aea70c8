import { createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';

export const SECRET = 'made-up-signing-secret-of-the-contract';
/** When the contract's clock stands. */
export const NOW = Date.parse('2026-03-02T15:00:00Z') / 1_000;
export const ANA = 'U0ANA0001';

/** A direct message of Ana's in the wrapper of the Events API; `&<>` escaped, as Slack does. */
export function callback(changes: object = {}, number = 1): object {
  const ts = `1772463600.${String(number).padStart(6, '0')}`;
  const event = { type: 'message', channel: 'D0ANA0001', channel_type: 'im', user: ANA, text: 'hola', ts, event_ts: ts, ...changes };
  const wrapper = {
    token: 'x',
    team_id: 'T0001',
    api_app_id: 'A0001',
    type: 'event_callback',
    event_time: NOW,
    authed_users: ['U0BOT0001'],
  };
  return { ...wrapper, event_id: `Ev${String(number).padStart(8, '0')}`, event };
}

/** Ana presses a button of the message `ts`. */
export function press(value: string, changes: object = {}): object {
  const button = { type: 'button', action_id: 'option-1', block_id: 'b', value, action_ts: '1772463601.000001' };
  const place = { channel: { id: 'D0ANA0001' }, message: { ts: '1772463600.000009', type: 'message' } };
  return { type: 'block_actions', user: { id: ANA, team_id: 'T0001' }, ...place, actions: [button], ...changes };
}

/** A delivery as Slack posts and signs it. */
export function signed(body: unknown, { at = NOW, secret = SECRET, form = false } = {}): PlatformRequest {
  const json = typeof body === 'string' ? body : JSON.stringify(body);
  const raw = form ? new URLSearchParams({ payload: json }).toString() : json;
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${raw}`).digest('hex')}`;
  const headers = {
    'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
    'x-slack-request-timestamp': String(at),
    'x-slack-signature': signature,
  };
  return { url: '/chatbot/slack', headers, body: raw };
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
