import { createHmac } from 'node:crypto';
import type { PlatformRequest } from '#sdk';

export const SECRET = 'made-up-app-secret-of-the-contract';
export const VERIFY = 'made-up-verify-token';

export interface HubWebhooks {
  /** A webhook as Meta posts and signs it. */
  signed(body: unknown, secret?: string): PlatformRequest;
  /** The question with which Meta verifies the webhook. */
  verification(query: Readonly<Record<string, string>>): PlatformRequest;
  /** Each way in which a signature or a verification can be wrong. */
  forged(body: unknown): PlatformRequest[];
}

/** What Meta sends to `path`. */
export function hubWebhooks(path: string): HubWebhooks {
  const signed: HubWebhooks['signed'] = (body, secret = SECRET) => {
    const raw = typeof body === 'string' ? body : JSON.stringify(body);
    const signature = `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
    return { url: path, headers: { 'content-type': 'application/json', 'x-hub-signature-256': signature }, body: raw };
  };
  const verification: HubWebhooks['verification'] = (query) => ({ method: 'get', url: `${path}?${new URLSearchParams(query)}` });
  return {
    signed,
    verification,
    forged(body) {
      const { headers, ...genuine } = signed(body);
      const type = { 'content-type': 'application/json' };
      return [
        { ...genuine, headers: type },
        { ...genuine, headers: { ...headers, 'x-hub-signature-256': 'sha256=' } },
        { ...genuine, headers: { ...headers, 'x-hub-signature-256': 'sha256=00' } },
        { ...genuine, headers: { ...type, 'x-hub-signature': headers?.['x-hub-signature-256'] } },
        { ...genuine, headers, body: `${genuine.body} ` },
        signed(body, 'another secret'),
        verification({ 'hub.mode': 'subscribe', 'hub.verify_token': 'wrong', 'hub.challenge': '1' }),
        verification({ 'hub.mode': 'unsubscribe', 'hub.verify_token': VERIFY, 'hub.challenge': '1' }),
        verification({ 'hub.challenge': '1' }),
      ];
    },
  };
}
