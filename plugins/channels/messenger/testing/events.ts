import { createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';

export const SECRET = 'made-up-app-secret-of-the-contract';
export const VERIFY = 'made-up-verify-token';
export const PAGE = '102030405060708';
export const ANA = '7012345678901234';

/** An event of Ana's with this message, or with something else. */
export function event(message: object | undefined, number = 1, rest: object = {}): object {
  const written = message && { message: { mid: `m_in${number}`, text: 'hola', ...message } };
  return { sender: { id: ANA }, recipient: { id: PAGE }, timestamp: 1_772_463_600_000, ...written, ...rest };
}

export function webhook(...messaging: readonly object[]): object {
  return { object: 'page', entry: [{ id: PAGE, time: 1_772_463_600_000, messaging }] };
}

export function signed(body: unknown, secret = SECRET): PlatformRequest {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
  return { url: '/chatbot/messenger', headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body: raw };
}

export function verification(query: Readonly<Record<string, string>>): PlatformRequest {
  return { method: 'get', url: `/chatbot/messenger?${new URLSearchParams(query)}` };
}
