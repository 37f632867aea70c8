import type { ChannelRequest, ChannelRoute } from '#sdk';
import { BlinkyError, readJson, sameSecret, z } from '#sdk';
import type { Outreach } from '../bot/outreach.ts';

export interface AdminParts {
  readonly outreach: Outreach;
  /** Read at each request, so that the key rotates. */
  readonly key: () => string | undefined;
}

const filled = z.string().trim().min(1);
const proactive = z
  .object({
    conversation: filled.optional(),
    channel: filled.optional(),
    to: filled.optional(),
    message: filled.max(4_000).optional(),
    template: z.union([z.record(z.string(), z.unknown()), filled.max(100)]).optional(),
  })
  .refine(({ conversation, channel, to }) => (conversation === undefined) === (channel !== undefined && to !== undefined), {
    message: 'give either conversation, or channel and to',
  })
  .refine(({ message, template }) => (message === undefined) !== (template === undefined), { message: 'give either message or template' });

const owner = 'admin';

/** What operators may do, with `ADMIN_API_KEY`; `interface.md` has the shapes. */
export function adminRoutes({ outreach, key }: AdminParts): ChannelRoute[] {
  return [
    {
      method: 'post',
      path: '/admin/proactive',
      accepts: ['application/json'],
      async handle(request) {
        authorise(request, key());
        const parsed = proactive.safeParse(readJson(request, owner));
        if (!parsed.success) throw wrongFields(parsed.error);
        const idempotencyKey = request.headers['idempotency-key']?.toString();
        const id = await outreach.send({ ...parsed.data, ...(idempotencyKey ? { idempotencyKey } : {}) });
        return { status: 202, body: { id } };
      },
    },
    {
      method: 'post',
      path: '/admin/conversations/:id/resume',
      async handle(request) {
        authorise(request, key());
        await outreach.resume(request.params.id ?? '');
        return { status: 202, body: { resumed: true } };
      },
    },
  ];
}

function authorise({ headers }: ChannelRequest, expected: string | undefined): void {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  const given = bearer ?? headers['x-api-key']?.toString();
  if (given !== undefined && expected !== undefined && sameSecret(given, expected)) return;
  throw new BlinkyError('BLINKY_UNAUTHORIZED', 'no or wrong key', { owner, hint: 'send ADMIN_API_KEY as a Bearer token or X-API-Key' });
}

function wrongFields(error: z.ZodError): BlinkyError {
  const what = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
  return new BlinkyError('BLINKY_BAD_REQUEST', what, { owner, hint: 'see the README' });
}
