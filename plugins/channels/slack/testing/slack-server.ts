import { type FakePlatform, fakePlatform, type PlatformCall } from '../../../../test/support/fake-platform.ts';

export const TOKEN = 'xoxb-made-up-token-of-the-contract';
const FIELDS = ['channel', 'thread_ts', 'text', 'blocks', 'unfurl_links', 'unfurl_media'];

interface Block {
  readonly type: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly elements?: readonly { readonly action_id: string; readonly value: string; readonly text: { readonly text: string } }[];
}

/** Slack's Web API, chat.postMessage: refusals come with 200 and `ok: false`, as the real one's do. */
export function openSlack(): FakePlatform {
  return fakePlatform({
    complaint,
    answer: ({ body }, number) => ({ ok: true, channel: body?.channel, ts: `1772463600.${String(number).padStart(6, '0')}` }),
    refusal: ({ status, retryAfter, code = status === 429 ? 'ratelimited' : 'no_text' }) =>
      Response.json({ ok: false, error: code }, { status, headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) } }),
  });
}

function complaint({ method, url, headers, body }: PlatformCall): Response | undefined {
  if (method !== 'POST' || url.href !== 'https://slack.com/api/chat.postMessage') return failure('unknown_method');
  if (headers.get('authorization') !== `Bearer ${TOKEN}`) return failure('invalid_auth');
  if (!body || !headers.get('content-type')?.includes('charset=utf-8')) return failure('invalid_json');
  if (Object.keys(body).some((field) => !FIELDS.includes(field))) return failure('invalid_arguments');
  if (!/^[A-Z][A-Z0-9]+$/.test(String(body.channel))) return failure('channel_not_found');
  if (body.thread_ts !== undefined && !/^\d{10}\.\d{6}$/.test(String(body.thread_ts))) return failure('invalid_thread_ts');
  return textComplaint(body.text) ?? blocksComplaint((body.blocks ?? []) as Block[]);
}

function textComplaint(text: unknown): Response | undefined {
  if (typeof text !== 'string' || text.trim() === '') return failure('no_text');
  if (text.length > 4_000) return failure('msg_too_long');
  // A bare & or < would be read as the start of an entity, a link or a mention.
  return /&(?!amp;|lt;|gt;)|[<>]/.test(text) || !text.isWellFormed() ? failure('invalid_arguments') : undefined;
}

function blocksComplaint(blocks: readonly Block[]): Response | undefined {
  const fits = blocks.every(({ type, text, elements = [] }) => {
    if (type === 'section') return text?.type === 'mrkdwn' && text.text.length >= 1 && text.text.length <= 3_000;
    const ids = new Set(elements.map(({ action_id }) => action_id));
    const buttons = elements.every((button) => button.text.text.length <= 75 && button.value.length <= 2_000);
    return type === 'actions' && elements.length >= 1 && elements.length <= 25 && ids.size === elements.length && buttons;
  });
  return fits ? undefined : failure('invalid_blocks');
}

function failure(error: string): Response {
  return Response.json({ ok: false, error });
}
