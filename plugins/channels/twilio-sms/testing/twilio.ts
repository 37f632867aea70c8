import { type FakePlatform, fakePlatform, type PlatformCall } from '../../../../test/support/fake-platform.ts';
import { SID, TOKEN } from '../../../../test/support/twilio-webhooks.ts';

export const SENDER = '+14155238886';
const PARAMETERS = new Set(['To', 'From', 'MessagingServiceSid', 'Body', 'SmartEncoded', 'StatusCallback']);

/** Twilio's Messages API: it refuses what the real one refuses, with the real one's error codes. */
export function openTwilio(): FakePlatform {
  return fakePlatform({
    complaint,
    answer: ({ body }, number) => ({ sid: `SM${String(number).padStart(32, '0')}`, status: 'queued', to: body?.To }),
    refusal: ({ status, retryAfter, code = 20_429 }) =>
      failure(Number(code), status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
}

function complaint({ method, url, headers, body = {} }: PlatformCall): Response | undefined {
  if (headers.get('authorization') !== `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`) return failure(20_003, 401);
  if (method !== 'POST' || url.href !== `https://api.twilio.com/2010-04-01/Accounts/${SID}/Messages.json`) return failure(20_404, 404);
  if (Object.keys(body).some((name) => !PARAMETERS.has(name))) return failure(20_001);
  if (!/^\+[1-9]\d{6,14}$/.test(String(body.To))) return failure(21_211);
  if (body.From === undefined ? !/^MG[0-9a-f]{32}$/.test(String(body.MessagingServiceSid)) : body.From !== SENDER) return failure(21_606);
  if (body.To === body.From) return failure(21_266);
  if (body.StatusCallback !== undefined && !/^https:\/\/[a-z0-9.-]+\//.test(String(body.StatusCallback))) return failure(21_609);
  const text = String(body.Body ?? '');
  if (text.trim() === '') return failure(21_602);
  return text.length > 1_600 || !text.isWellFormed() ? failure(21_617) : undefined;
}

function failure(code: number, status = 400, headers = {}): Response {
  return Response.json({ code, message: 'The number +5215512345678 …', status }, { status, headers });
}
