import { type FakePlatform, fakePlatform, type PlatformCall } from '../../../../test/support/fake-platform.ts';

export const TOKEN = 'EAAmade-up-page-token-of-the-contract';

interface Message {
  readonly text?: unknown;
  readonly quick_replies?: readonly { readonly content_type: string; readonly title: string; readonly payload: string }[];
}

/** Meta's Send API of one page: it refuses what the real one refuses, with the real one's codes. */
export function openGraph(): FakePlatform {
  return fakePlatform({
    complaint,
    answer: ({ body }, number) => {
      const { id: recipient_id } = (body?.recipient ?? {}) as { id?: string };
      return body?.sender_action ? { recipient_id } : { recipient_id, message_id: `m_${number}` };
    },
    refusal: ({ status, retryAfter, code = status === 429 ? 613 : 100 }) =>
      failure(Number(code), status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
}

function complaint({ method, url, headers, body }: PlatformCall): Response | undefined {
  if (method !== 'POST' || url.href !== 'https://graph.facebook.com/v23.0/me/messages') return failure(100);
  if (headers.get('authorization') !== `Bearer ${TOKEN}`) return failure(190, 401);
  if (!/^\d+$/.test(String((body?.recipient as { id?: string })?.id))) return failure(100);
  const { sender_action: action, messaging_type: type, message } = body as Readonly<Record<string, unknown>>;
  if (action !== undefined) return action === 'typing_on' && message === undefined ? undefined : failure(100);
  return ['RESPONSE', 'UPDATE'].includes(String(type)) && fits((message ?? {}) as Message) ? undefined : failure(100);
}

function fits({ text, quick_replies: replies }: Message): boolean {
  if (typeof text !== 'string' || text.trim() === '' || text.length > 2_000 || !text.isWellFormed()) return false;
  if (replies === undefined) return true;
  const fit = ({ content_type, title, payload }: NonNullable<typeof replies>[number]) =>
    content_type === 'text' && title.trim() !== '' && title.length <= 20 && payload !== '' && payload.length <= 1_000;
  return replies.length >= 1 && replies.length <= 13 && replies.every(fit);
}

function failure(code: number, status = 400, headers = {}): Response {
  return Response.json(
    { error: { message: `(#${code}) 7012345678901234`, type: 'OAuthException', code, fbtrace_id: 'A' } },
    { status, headers },
  );
}
