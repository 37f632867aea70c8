import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Refusal } from '#sdk';
import { SID, TOKEN } from '../../../../test/support/twilio-webhooks.ts';

export const SENDER = 'whatsapp:+14155238886';

const TYPING = '/v2/Indicators/Typing.json';
const PARAMETERS = new Set(['To', 'From', 'Body', 'StatusCallback', 'ContentSid', 'ContentVariables']);
const ADDRESS = /^whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})$/;

export type Sent = Readonly<Record<string, string>>;

/** Twilio's Messages API on loopback: it refuses what the real one refuses, with the real one's error codes. */
export interface TwilioServer {
  readonly url: string;
  /** The messages it took, oldest first. */
  readonly sent: readonly Sent[];
  /** Ids of the messages that an answer was shown to be made for. */
  readonly typing: readonly string[];
  /** Every request's parameters, refused ones included. */
  readonly requests: readonly Sent[];
  /** The error codes it answered, oldest first. */
  readonly refused: readonly number[];
  /** Answers every request like this from now on, after `after` further messages; undefined: as the real one does. */
  refuse(refusal: (Refusal & { readonly code?: number; readonly after?: number }) | undefined): void;
  /** The media file that it serves under `/2010-04-01/Accounts/{sid}/Messages/…`; `location` sends the reader on. */
  media(file: { readonly body?: Buffer; readonly location?: string }): void;
  /** The Authorization headers of the requests for media. */
  readonly mediaCredentials: readonly (string | undefined)[];
  close(): Promise<void>;
}

export async function openTwilioServer(): Promise<TwilioServer> {
  const sent: Sent[] = [];
  const requests: Sent[] = [];
  const refused: number[] = [];
  const typing: string[] = [];
  const mediaCredentials: (string | undefined)[] = [];
  let forced: Parameters<TwilioServer['refuse']>[0];
  let file: Parameters<TwilioServer['media']>[0] = {};
  const server = createServer(async (request, response) => {
    if (request.method === 'GET') {
      mediaCredentials.push(request.headers.authorization);
      // restify, loaded beside it, changes writeHead for every server of the process: it returns nothing to chain on.
      if (file.location) response.writeHead(307, { location: file.location });
      else response.writeHead(file.body ? 200 : 404, { 'content-type': 'audio/ogg' });
      return response.end(file.location ? undefined : file.body);
    }
    const parameters = Object.fromEntries(new URLSearchParams(await text(request)));
    requests.push(parameters);
    const answer = (status: number, body: object, headers = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    const code = complaint(request, parameters);
    if (code !== undefined) {
      refused.push(code);
      return answer(code === 20003 ? 401 : 400, { code, message: `The number ${parameters.To} …`, status: 400 });
    }
    if (request.url === TYPING) {
      typing.push(parameters.messageId ?? '');
      return answer(200, { success: true });
    }
    if (forced && (forced.after === undefined || sent.length >= forced.after)) {
      const { status, retryAfter, code: number = 20429 } = forced;
      return answer(
        status,
        { code: number, message: `To ${parameters.To}` },
        retryAfter === undefined ? {} : { 'retry-after': retryAfter },
      );
    }
    sent.push(parameters);
    return answer(201, { sid: `SM${String(sent.length).padStart(32, '0')}`, status: 'queued', to: parameters.To });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent,
    typing,
    requests,
    refused,
    mediaCredentials,
    refuse(refusal) {
      forced = refusal;
    },
    media(given) {
      file = given;
    },
    close: () => new Promise((resolve) => server.close(() => resolve()).closeAllConnections()),
  };
}

/** Twilio's code for what is wrong; undefined: nothing is. */
function complaint(request: IncomingMessage, sent: Sent): number | undefined {
  const credentials = `Basic ${Buffer.from(`${SID}:${TOKEN}`).toString('base64')}`;
  if (request.headers.authorization !== credentials) return 20003;
  if (request.url === TYPING) return typingComplaint(sent);
  if (request.method !== 'POST' || request.url !== `/2010-04-01/Accounts/${SID}/Messages.json`) return 20404;
  if (!request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return 20001;
  if (Object.keys(sent).some((name) => !PARAMETERS.has(name))) return 20001;
  if (!ADDRESS.test(sent.To ?? '')) return 21211;
  if (sent.From !== SENDER) return 63007;
  if (sent.To === sent.From) return 63031;
  if (!/^https:\/\/[a-z0-9.-]+\//.test(sent.StatusCallback ?? '')) return 21609;
  return sent.ContentSid === undefined ? bodyComplaint(sent.Body ?? '') : contentComplaint(sent);
}

function typingComplaint({ messageId = '', channel, ...rest }: Sent): number | undefined {
  if (channel !== 'whatsapp' || Object.keys(rest).length > 0) return 20001;
  return /^(SM|MM)[0-9a-fA-F]{32}$/.test(messageId) ? undefined : 20404;
}

function bodyComplaint(body: string): number | undefined {
  if (body.trim() === '') return 21602;
  if (body.length > 1_600) return 21617;
  return body.isWellFormed() ? undefined : 20001;
}

function contentComplaint({ ContentSid, ContentVariables = '{}', Body }: Sent): number | undefined {
  if (!/^HX[0-9a-fA-F]{32}$/.test(ContentSid ?? '') || Body !== undefined) return 21655;
  const values: unknown[] = Object.values(JSON.parse(ContentVariables) as object);
  // What WhatsApp refuses in a variable: line breaks, tabs, four blanks in a row, and more than fits the message.
  return values.every((value) => typeof value === 'string' && value.length <= 1_000 && !/[\n\t]| {4}/.test(value)) ? undefined : 21656;
}
