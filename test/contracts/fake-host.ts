import type { Activity, Channel, ChannelHost, ChannelProfile, ChannelRequest, ChannelResponse, ChannelRoute, Inbound, Turn } from '#sdk';
import { BlinkyError } from '#sdk';
import type { PlatformRequest } from '../../src/sdk/harness-channel.ts';

export interface FakeHost extends ChannelHost {
  /** Every turn, in order; a duplicate makes none. */
  readonly turns: readonly RecordedTurn[];
  /** What was counted against a limit. */
  readonly admitted: readonly { readonly limit: 'address' | 'key'; readonly id: string }[];
}

export interface RecordedTurn {
  /** `accept`: the replies are to be sent; `converse`: they travel in the response. */
  readonly by: 'accept' | 'converse';
  /** As a durable inbox gives it back: through JSON. */
  readonly activity: Partial<Activity>;
  readonly dedupe: string;
}

export interface HostScript {
  /** What each turn comes to; a throw is a turn that fails. Default: one reply. */
  readonly turn?: (activity: Partial<Activity>, signal: AbortSignal | undefined) => Turn | Promise<Turn>;
  /** What a turn comes to for which `turn` threw BLINKY_TIMEOUT, once it has ended. */
  readonly turnOf?: (dedupe: string) => Turn | undefined;
  /** Throws where a limit is used up. Default: never. */
  readonly admit?: (limit: 'address' | 'key', id: string) => void;
  readonly profiles?: readonly ChannelProfile[];
}

/** A turn with these replies, and nothing else to tell. */
export function scriptedTurn(replies: readonly Partial<Activity>[], rest: Partial<Turn> = {}): Turn {
  const nothing = { answers: [], candidates: [], degraded: false, notices: [] };
  return { outcome: 'intent', intent: 'saludar', confidence: 1, recognizer: 'regex', ...nothing, ...rest, replies };
}

/** The host as a channel sees it, without a bot behind: refuses malformed messages and recognises duplicates as the real one does. */
export function fakeHost(script: HostScript = {}): FakeHost {
  const turns: RecordedTurn[] = [];
  const admitted: { limit: 'address' | 'key'; id: string }[] = [];
  const results = new Map<string, Promise<Turn>>();
  const ended = new Map<string, Turn>();
  const makeTurn = script.turn ?? (() => scriptedTurn([{ type: 'message', text: 'Respuesta de prueba' }]));

  /** True when it is the first of its kind. */
  function record(by: RecordedTurn['by'], inbound: Inbound): { key: string; isNew: boolean } {
    checkInbound(inbound);
    const activity = JSON.parse(JSON.stringify(inbound.activity)) as Partial<Activity>;
    const dedupe = inbound.dedupe ?? `${activity.conversation?.id}/${activity.id}`;
    const key = `${activity.channelId}/${dedupe}`;
    const isNew = inbound.once === true || !turns.some((turn) => `${turn.activity.channelId}/${turn.dedupe}` === key);
    if (isNew) turns.push({ by, activity, dedupe });
    return { key, isNew };
  }

  return {
    turns,
    admitted,
    async accept(inbound) {
      return record('accept', inbound).isNew ? 'accepted' : 'duplicate';
    },
    async converse(inbound, signal) {
      signal?.throwIfAborted();
      const { key, isNew } = record('converse', inbound);
      const result = (isNew ? undefined : results.get(key)) ?? Promise.resolve().then(() => makeTurn(inbound.activity, signal));
      results.set(key, result);
      const turn = await result;
      if (inbound.dedupe !== undefined) ended.set(inbound.dedupe, turn);
      return turn;
    },
    turnOf: async (dedupe) => script.turnOf?.(dedupe) ?? ended.get(dedupe),
    async admit(limit, id) {
      if (typeof id !== 'string' || id === '') throw new TypeError(`admit('${limit}') needs an id`);
      script.admit?.(limit, id);
      admitted.push({ limit, id });
    },
    profile: (channelId) => script.profiles?.find((profile) => profile.channelId === channelId),
  };
}

function checkInbound({ activity, dedupe }: Inbound): void {
  const needed = { type: activity.type, channelId: activity.channelId, id: activity.id, 'from.id': activity.from?.id };
  for (const [field, value] of Object.entries({ ...needed, 'conversation.id': activity.conversation?.id })) {
    if (typeof value !== 'string' || value === '') throw new TypeError(`activity.${field} is missing`);
  }
  if (activity.type === 'message' && typeof activity.text !== 'string') throw new TypeError('activity.text is missing');
  if (dedupe === '') throw new TypeError('dedupe is empty');
}

/** Hands a platform's request to the route that it names, as the host does: its checks before, errors as JSON after. */
export async function callChannel(
  target: { channel: Channel; mount: string; host: ChannelHost },
  request: PlatformRequest,
): Promise<ChannelResponse> {
  try {
    const url = new URL(request.url, 'http://127.0.0.1');
    const method = request.method ?? 'post';
    const { route, params } = findRoute(target, method, url.pathname);
    const headers = { ...request.headers };
    const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
    if (route.accepts && !route.accepts.includes(type)) throw refused('BLINKY_UNSUPPORTED_MEDIA_TYPE', `content type ${type || 'missing'}`);
    const received: ChannelRequest = {
      method: method.toUpperCase(),
      url: request.url,
      params,
      query: url.searchParams,
      headers,
      body: Buffer.from(request.body ?? ''),
      remoteAddress: '203.0.113.7',
      signal: new AbortController().signal,
    };
    return await route.handle(received, target.host);
  } catch (error) {
    if (error instanceof BlinkyError) return asResponse(error);
    throw error; // the host would answer 500: a fault of the channel, which a test must not take for a refusal
  }
}

function findRoute({ channel, mount }: { channel: Channel; mount: string }, method: string, path: string): Found {
  for (const route of channel.routes) {
    const full = route.root ? route.path : `/chatbot/${mount}${route.path === '/' ? '' : route.path}`;
    const pattern = new RegExp(`^${full.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    const match = pattern.exec(path);
    if (route.method === method && match) return { route, params: { ...match.groups } };
  }
  throw refused('BLINKY_NOT_FOUND', `no route for ${method} ${path}`);
}

interface Found {
  readonly route: ChannelRoute;
  readonly params: Record<string, string>;
}

function asResponse(error: BlinkyError): ChannelResponse {
  const message = error.hint ? `${error.message}: ${error.hint}` : error.message;
  const headers: Record<string, string> = { ...error.headers };
  if (error.retryAfterMs !== undefined) headers['retry-after'] = String(Math.ceil(error.retryAfterMs / 1_000));
  return { status: error.status, headers, body: { error: { code: error.code, message } } };
}

function refused(code: 'BLINKY_NOT_FOUND' | 'BLINKY_UNSUPPORTED_MEDIA_TYPE', message: string): BlinkyError {
  return new BlinkyError(code, message, { owner: 'host' });
}
