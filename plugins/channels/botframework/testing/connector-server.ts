import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Activity } from '#sdk';

/** The properties of an Activity in the Connector API's description; anything else is a mistake of the bot. */
const KNOWN = new Set(
  `action attachmentLayout attachments callerId channelData channelId code conversation deliveryMode entities expiration from
  historyDisclosed id importance inputHint label listenFor localTimestamp localTimezone locale membersAdded membersRemoved name
  reactionsAdded reactionsRemoved recipient relatesTo replyToId semanticAction serviceUrl speak suggestedActions summary text
  textFormat textHighlights timestamp topicName type value valueType`.split(/\s+/),
);

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** So many activities are taken first. */
  readonly after?: number;
}

/** A connector on loopback that takes what the real one takes, and answers 422 with the reason to anything else. */
export interface ConnectorServer {
  readonly url: string;
  /** What it has taken, oldest first. */
  readonly taken: readonly Activity[];
  /** Why it refused, oldest first. */
  readonly complaints: readonly string[];
  /** Every request that reached it, as method and path. */
  readonly requests: readonly string[];
  /** Answers every request like this from now on. */
  answer(answer: Answer | undefined): void;
  /** Calls back when a request comes, and then leaves it without an answer. */
  onRequest(callback: () => void): void;
  /** Idempotent. */
  close(): Promise<void>;
}

/** Starts it; `token` is the bearer token that it asks for, undefined: none may come. */
export async function openConnectorServer(token?: string): Promise<ConnectorServer> {
  const taken: Activity[] = [];
  const complaints: string[] = [];
  const requests: string[] = [];
  let forced: Answer | undefined;
  let silently: (() => void) | undefined;
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (silently) return silently();
    // restify, loaded beside it, changes writeHead for every server of the process: it returns nothing to chain on.
    if (forced && taken.length >= (forced.after ?? 0)) {
      response.writeHead(forced.status, forced.headers);
      return response.end();
    }
    const activity = (await json(request)) as Activity;
    const complaint = complaintAbout(request, activity, token);
    if (complaint) complaints.push(complaint);
    else taken.push(activity);
    response.writeHead(complaint ? 422 : 200, { 'content-type': 'application/json' });
    return response.end(JSON.stringify(complaint ? { error: { code: 'BadSyntax', message: complaint } } : { id: `sent-${taken.length}` }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    complaints,
    requests,
    answer(answer) {
      forced = answer;
    },
    onRequest(callback) {
      silently = callback;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

function complaintAbout(request: IncomingMessage, activity: Activity, token: string | undefined): string | undefined {
  const path = /^\/(?:amer\/)?v3\/conversations\/([^/?]+)\/activities(?:\/([^/?]+))?$/.exec(request.url ?? '');
  const [conversation, replyTo] = [path?.[1], path?.[2]].map((part) => (part === undefined ? undefined : decodeURIComponent(part)));
  if (request.method !== 'POST' || !path) return 'no such operation';
  if (request.headers.authorization !== (token && `Bearer ${token}`)) return 'authorization';
  if (!request.headers['content-type']?.startsWith('application/json')) return 'content type';
  const unknown = Object.keys(activity).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) return `unknown properties: ${unknown}`;
  if (!activity.type || activity.id !== undefined) return 'type or id';
  if (activity.conversation?.id !== conversation || activity.replyToId !== replyTo) return 'path and body disagree';
  if (!activity.from?.id || !activity.recipient?.id || !activity.channelId || !activity.serviceUrl) return 'address';
  if (activity.text !== undefined && typeof activity.text !== 'string') return 'text';
  if ((activity.text ?? '').length > 13_000) return 'text too long';
  const actions = activity.suggestedActions?.actions ?? [];
  if (actions.some(({ type, title }) => !type || !title)) return 'actions';
  return undefined;
}
