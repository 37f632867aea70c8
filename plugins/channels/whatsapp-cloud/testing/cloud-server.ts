import { type FakePlatform, fakePlatform, type PlatformCall } from '../../../../test/support/fake-platform.ts';

export const TOKEN = 'EAAmade-up-token-of-the-contract';
export const NUMBER_ID = '106540352242922';

interface Interactive {
  readonly type: string;
  readonly body?: { readonly text: string };
  readonly action: {
    readonly button?: string;
    readonly buttons?: readonly { readonly reply: { readonly id: string; readonly title: string } }[];
    readonly sections?: readonly { readonly rows: readonly { readonly id: string; readonly title: string }[] }[];
  };
}
type Fields = Readonly<Record<string, unknown>>;

/** Meta's Cloud API for one number: it refuses what the real one refuses, with the real one's codes. */
export function openCloud(): FakePlatform {
  return fakePlatform({
    complaint,
    answer: ({ body }, number) =>
      body?.status === 'read'
        ? { success: true }
        : { messaging_product: 'whatsapp', contacts: [{ input: body?.to, wa_id: body?.to }], messages: [{ id: `wamid.${number}` }] },
    refusal: ({ status, retryAfter, code = status === 429 ? 130_429 : 100 }) =>
      failure(Number(code), status, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }),
  });
}

function complaint({ method, url, headers, body }: PlatformCall): Response | undefined {
  if (method !== 'POST' || url.href !== `https://graph.facebook.com/v23.0/${NUMBER_ID}/messages`) return failure(100);
  if (headers.get('authorization') !== `Bearer ${TOKEN}`) return failure(190, 401);
  if (body?.messaging_product !== 'whatsapp') return failure(100);
  if (body.status === 'read') return String(body.message_id).startsWith('wamid.') ? undefined : failure(131_009);
  if (body.recipient_type !== 'individual' || !/^[1-9]\d{6,14}$/.test(String(body.to))) return failure(131_009);
  if (body.type === 'text') return within((body.text as Fields)?.body, 4_096) ? undefined : failure(100);
  if (body.type === 'template') return (body.template as Fields).name ? undefined : failure(132_000);
  return body.type === 'interactive' && choicesFit(body.interactive as Interactive) ? undefined : failure(131_009);
}

function choicesFit({ type, body, action }: Interactive): boolean {
  const rows = action.sections?.flatMap((section) => section.rows) ?? [];
  const buttons = action.buttons?.map(({ reply }) => reply) ?? [];
  const [choices, most, length, idLength] = type === 'button' ? [buttons, 3, 20, 256] : [rows, 10, 24, 200];
  const unique = new Set(choices.map(({ id }) => id)).size === choices.length;
  const fit = choices.every(({ id, title }) => within(id, idLength) && within(title, length));
  return (
    within(body?.text, 1_024) &&
    choices.length >= 1 &&
    choices.length <= most &&
    unique &&
    fit &&
    (type === 'button' || within(action.button, 20))
  );
}

function within(text: unknown, length: number): boolean {
  return typeof text === 'string' && text.trim() !== '' && text.length <= length && text.isWellFormed();
}

function failure(code: number, status = 400, headers = {}): Response {
  return Response.json(
    { error: { message: `(#${code}) 5215512345678`, type: 'OAuthException', code, fbtrace_id: 'A' } },
    { status, headers },
  );
}
