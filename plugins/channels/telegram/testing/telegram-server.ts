import { type FakePlatform, fakePlatform, type PlatformCall } from '../../../../test/support/fake-platform.ts';

export const TOKEN = '110201543:made-up-token-of-the-contract';
const METHODS: Readonly<Record<string, readonly string[]>> = {
  sendMessage: ['chat_id', 'message_thread_id', 'text', 'reply_markup'],
  sendChatAction: ['chat_id', 'message_thread_id', 'action'],
};

/** Telegram's Bot API: it refuses what the real one refuses, in its words. */
export function openTelegram(): FakePlatform {
  return fakePlatform({
    complaint,
    answer: ({ body }, number) =>
      body?.action ? { ok: true, result: true } : { ok: true, result: { message_id: number, date: 1, chat: { id: body?.chat_id } } },
    refusal: ({ status, retryAfter }) =>
      failure(status, 'Too Many Requests', retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
  });
}

function complaint({ method, url, body }: PlatformCall): Response | undefined {
  const [, token, name = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? [];
  if (url.origin !== 'https://api.telegram.org' || token === undefined) return failure(404, 'Not Found');
  if (token !== TOKEN) return failure(401, 'Unauthorized');
  const known = METHODS[name];
  if (method !== 'POST' || !known) return failure(404, 'Not Found');
  if (!body) return failure(400, 'Bad Request: the body is no JSON object');
  const unknown = Object.keys(body).filter((field) => !known.includes(field));
  if (unknown.length > 0) return failure(400, `Bad Request: the test knows no ${unknown}`);
  if (!Number.isSafeInteger(body.chat_id)) return failure(400, 'Bad Request: chat not found');
  return name === 'sendChatAction' ? actionComplaint(body) : messageComplaint(body);
}

function actionComplaint({ action }: Readonly<Record<string, unknown>>): Response | undefined {
  return action === 'typing' ? undefined : failure(400, 'Bad Request: wrong parameter action in request');
}

function messageComplaint({ text, reply_markup: markup }: Readonly<Record<string, unknown>>): Response | undefined {
  if (typeof text !== 'string' || text.trim() === '') return failure(400, 'Bad Request: message text is empty');
  if (text.length > 4_096) return failure(400, 'Bad Request: message is too long');
  if (!text.isWellFormed()) return failure(400, 'Bad Request: strings must be encoded in UTF-8');
  const rows = (markup as { keyboard?: { text: string }[][] } | undefined)?.keyboard ?? [];
  return rows.flat().every((button) => button.text.trim() !== '') ? undefined : failure(400, 'Bad Request: text buttons must be non-empty');
}

function failure(status: number, description: string, rest: object = {}): Response {
  return Response.json({ ok: false, error_code: status, description, ...rest }, { status });
}
