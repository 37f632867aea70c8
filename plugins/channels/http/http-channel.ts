import { randomUUID } from 'node:crypto';
import type { Channel, ChannelHost, ChannelRequest, ChannelResponse, Inbound, PluginContext } from '#sdk';
import { BlinkyError } from '#sdk';
import { type AccessSettings, authorize, openness } from './authorize.ts';
import { createConversations } from './conversations.ts';
import { fingerprint } from './fingerprint.ts';
import { createOnce, readIdempotencyKey } from './once.ts';
import { type Question, readQuestion } from './question.ts';
import { type ReplyBody, replyBody } from './reply-body.ts';

const owner = 'channel/http';

/** A caller that waits for its answer: each request is one turn, its response the replies. */
export function httpChannel(context: PluginContext<AccessSettings>): Channel {
  const conversations = createConversations(context.store, context.host.conversationTtlMs);
  const once = createOnce<ReplyBody>(context);

  async function handle(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const caller = authorize(request.headers, context);
    const question = readQuestion(request);
    const key = readIdempotencyKey(request.headers);
    const sender = fingerprint(caller ?? 'anonymous', question.from);
    const ask = { question, sender, caller, request, host };
    if (key === undefined) return ok(await answer(ask, { id: randomUUID(), signal: request.signal }));
    const body = fingerprint(question.from, question.to, question.message, question.context);
    // The run outlives a caller who hangs up: the one who comes back with the same key wants its reply.
    const run = (id: string): Promise<ReplyBody> => answer(ask, { id, dedupe: id, signal: new AbortController().signal });
    return ok(await once.run(fingerprint(sender, key), body, run));
  }

  async function answer(ask: Ask, turn: { id: string; dedupe?: string; signal: AbortSignal }): Promise<ReplyBody> {
    const { question, sender, caller, request, host } = ask;
    if (caller !== undefined) await host.admit('key', caller);
    await host.admit('address', request.remoteAddress);
    const { conversation, undo } = await conversations.resolve(sender, question.context);
    const activity = toActivity(question, turn.id, conversation);
    const inbound: Inbound = turn.dedupe === undefined ? { activity } : { activity, dedupe: turn.dedupe };
    try {
      return replyBody(await host.converse(inbound, turn.signal), conversation);
    } catch (error) {
      if (error instanceof BlinkyError && notTaken.has(error.code)) await undo();
      throw error;
    }
  }

  return {
    routes: [{ method: 'post', path: '/', accepts: ['application/json'], handle }],
    limits: { textLength: Number.MAX_SAFE_INTEGER },
    async start() {
      const state = openness(context);
      if (state !== 'keys' && !context.host.loopback) context.log.warn({ access: state }, warnings[state]);
    },
    send,
    async forget(conversation) {
      await Promise.all([conversations.forget(conversation), once.forget(conversation)]);
    },
  };
}

interface Ask {
  readonly question: Question;
  readonly sender: string;
  readonly caller: string | undefined;
  readonly request: ChannelRequest;
  readonly host: ChannelHost;
}

/** The message was refused at the door. */
const notTaken: ReadonlySet<string> = new Set(['BLINKY_RATE_LIMITED', 'BLINKY_OVERLOADED']);

const warnings = {
  closed: 'no API key is set: every request to /chatbot/http is answered 401; set BLINKY_API_KEYS',
  open: 'HTTP_ALLOW_ANONYMOUS is true: whoever reaches this server can use /chatbot/http',
} as const;

function ok(body: ReplyBody): ChannelResponse {
  return { status: 200, headers: { 'cache-control': 'no-store' }, body };
}

function toActivity(question: Question, id: string, conversation: string): Inbound['activity'] {
  return {
    type: 'message',
    channelId: 'http',
    id,
    from: { id: question.from, name: '' },
    recipient: { id: question.to ?? 'blinky', name: '' },
    conversation: { id: conversation, isGroup: false, conversationType: 'personal', name: '' },
    text: question.message,
  };
}

async function send(): Promise<never> {
  throw new BlinkyError('BLINKY_SEND_FAILED', 'nothing can be sent to a caller of the HTTP channel: it has no address', {
    owner,
    hint: 'reach the person through a channel that can deliver, such as WhatsApp or Teams',
    retryable: false,
  });
}
