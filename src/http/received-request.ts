import type restify from 'restify';
import type { ChannelRequest } from '#sdk';
import { BlinkyError } from '#sdk';

/** A request and its response, as restify hands them over. */
export interface Exchange {
  readonly request: restify.Request;
  readonly response: restify.Response;
}

/** A request as channels see it; what few of them ask for is made when it is asked for. */
export class ReceivedRequest implements ChannelRequest {
  readonly method: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: ChannelRequest['headers'];
  readonly body: Buffer;
  readonly remoteAddress: string;
  readonly #response: restify.Response;
  #aborted: AbortController | undefined;

  constructor({ request, response }: Exchange, body: Buffer, remoteAddress: string) {
    this.method = request.method ?? '';
    this.url = request.url ?? '/';
    this.params = request.params as Record<string, string>;
    this.headers = request.headers;
    this.body = body;
    this.remoteAddress = remoteAddress;
    this.#response = response;
  }

  get query(): URLSearchParams {
    return new URLSearchParams(this.url.split('?', 2)[1] ?? '');
  }

  get signal(): AbortSignal {
    this.#aborted ??= abortOnClose(this.#response);
    return this.#aborted.signal;
  }
}

function abortOnClose(response: restify.Response): AbortController {
  const controller = new AbortController();
  response.on('close', () => {
    if (!response.writableEnded) controller.abort(new BlinkyError('BLINKY_TIMEOUT', 'the client has gone', { owner: 'http' }));
  });
  return controller;
}
