import type { ChannelRoute } from '#sdk';
import { BlinkyError, readJson, z } from '#sdk';
import type { Outreach } from '../../bot/outreach.ts';
import type { AdminDoor } from './door.ts';

export interface AdminParts {
  readonly outreach: Outreach;
  readonly door: AdminDoor;
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

/** What operators may do, with `ADMIN_API_KEY`; the README shows them. */
export function adminRoutes({ outreach, door }: AdminParts): ChannelRoute[] {
  return [
    {
      method: 'post',
      path: '/admin/proactive',
      accepts: ['application/json'],
      async handle(request) {
        door.program(request);
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
        door.program(request);
        await outreach.resume(request.params.id ?? '');
        return { status: 202, body: { resumed: true } };
      },
    },
  ];
}

function wrongFields(error: z.ZodError): BlinkyError {
  const what = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ');
  return new BlinkyError('BLINKY_BAD_REQUEST', what, { owner, hint: 'see the README' });
}
