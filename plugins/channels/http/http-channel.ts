import { randomUUID } from 'node:crypto';
import {
  BlinkyError,
  type Channel,
  type ChannelHost,
  type ChannelRequest,
  type ChannelResponse,
  fingerprint,
  type JsonQuestion,
  keyOf,
  messageFrom,
  type PluginContext,
  readJsonQuestion,
  requireApiKey,
} from '#sdk';
import { createConversations } from './conversations.ts';
import type { Settings } from './index.ts';
import { createLateReplies } from './late.ts';
import { createOnce, readIdempotencyKey, wasRefused } from './once.ts';
import { type ReplyBody, replyBody } from './reply-body.ts';

const owner = 'channel/http';

/** A caller that waits for its answer: each request is one turn, its response the replies. */
export function httpChannel(context: PluginContext<Settings>): Channel {
  const { settings, host: facts } = context;
  const conversations = createConversations(context.store, facts.conversationTtlMs);
  const lateReplies = createLateReplies(context.store);
  const once = createOnce<ReplyBody>(context);

  /** True where callers need no key. */
  const isOpen = (): boolean => settings.BLINKY_API_KEYS === undefined && (facts.loopback || settings.HTTP_ALLOW_ANONYMOUS);

  /** The caller as a short hash of its API key, undefined where none is needed. Throws BLINKY_UNAUTHORIZED. */
  function authorize({ headers }: ChannelRequest): string | undefined {
    return isOpen() ? undefined : requireApiKey(headers, settings.BLINKY_API_KEYS, owner); // read anew: keys rotate without a restart
  }

  async function handle(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const caller = authorize(request);
    const question = readJsonQuestion(request, owner);
    const key = readIdempotencyKey(request.headers);
    const sender = keyOf(caller ?? 'anonymous', question.from);
    const ask = { question, sender, caller, request, host };
    if (key === undefined) {
      const id = randomUUID();
      return respond(id, await answer(ask, { id, once: true }));
    }
    const body = fingerprint(question.from, question.to, question.message, question.context);
    // The run outlives a caller who hangs up: the one who comes back with the same key wants its reply.
    const { id, reply } = await once.run(fingerprint(sender, key), body, async (id, again) => {
      const late = again ? await lateReplies.find(id, caller, host) : undefined;
      return late ? late.reply : answer(ask, { id, once: false });
    });
    return respond(id, reply);
  }

  async function later(request: ChannelRequest, host: ChannelHost): Promise<ChannelResponse> {
    const caller = authorize(request);
    const { id = '' } = request.params;
    const late = await lateReplies.find(id, caller, host);
    if (!late) {
      throw new BlinkyError('BLINKY_NOT_FOUND', 'no reply is waited for under this id', {
        owner,
        hint: 'ask within ten minutes, with the same API key',
      });
    }
    return respond(id, late.reply);
  }

  /** Runs the turn; undefined: it takes longer than its caller can wait, and its reply will be there under the id. */
  async function answer(ask: Ask, turn: { id: string; once: boolean }): Promise<ReplyBody | undefined> {
    const { question, sender, caller, request, host } = ask;
    if (caller !== undefined) await host.admit('key', caller);
    await host.admit('address', request.remoteAddress);
    const { conversation, undo } = await conversations.resolve(sender, question.context);
    const { from: user, to: bot = 'blinky', message: text } = question;
    const activity = messageFrom({ channelId: 'http', id: turn.id, text, user, bot, conversation });
    try {
      return replyBody(await host.converse({ activity, dedupe: turn.id, once: turn.once }), conversation);
    } catch (error) {
      if (wasRefused(error)) await undo();
      if (!(error instanceof BlinkyError) || error.code !== 'BLINKY_TIMEOUT') throw error;
      await lateReplies.expect(turn.id, { caller, conversation });
      return undefined;
    }
  }

  return {
    routes: [
      { method: 'post', path: '/', accepts: ['application/json'], handle },
      { method: 'get', path: '/replies/:id', handle: later },
    ],
    limits: { textLength: Number.MAX_SAFE_INTEGER },
    async start() {
      if (settings.BLINKY_API_KEYS !== undefined || facts.loopback) return;
      const access = isOpen() ? 'open' : 'closed';
      context.log.warn({ access }, warnings[access]);
    },
    send,
    async forget(conversation) {
      await Promise.all([conversations.forget(conversation), once.forget(conversation)]);
    },
  };
}

interface Ask {
  readonly question: JsonQuestion;
  readonly sender: string;
  readonly caller: string | undefined;
  readonly request: ChannelRequest;
  readonly host: ChannelHost;
}

/** The reply, or where to ask for it while there is none. */
function respond(id: string, reply: ReplyBody | undefined): ChannelResponse {
  const headers = { 'cache-control': 'no-store' };
  if (reply) return { status: 200, headers, body: reply };
  return { status: 202, headers: { ...headers, 'retry-after': '1' }, body: { poll: `/chatbot/http/replies/${id}` } };
}

const warnings = {
  closed: 'no API key is set: every request to /chatbot/http is answered 401; set BLINKY_API_KEYS',
  open: 'HTTP_ALLOW_ANONYMOUS is true: whoever reaches this server can use /chatbot/http',
} as const;

async function send(): Promise<never> {
  throw new BlinkyError('BLINKY_SEND_FAILED', 'nothing can be sent to a caller of the HTTP channel: it has no address', {
    owner,
    hint: 'reach the person through a channel that can deliver, such as WhatsApp or Teams',
    retryable: false,
  });
}
