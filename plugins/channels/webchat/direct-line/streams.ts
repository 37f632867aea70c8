import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { FeedPage } from '#sdk';
import { setOf } from './activity-set.ts';

const SOCKETS = 20;
const QUIET_MS = 30_000;
/** Bytes that wait for a client which does not read; beyond them it has to come back. */
const BACKLOG = 1024 * 1024;

/** The open WebSockets of all conversations. */
export class Streams {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: 1_024, perMessageDeflate: false });
  readonly #open = new Map<string, Set<WebSocket>>();

  /** Completes an upgrade and sends what `follow` gives, until the socket is closed. The oldest of more than 20 sockets of one conversation is closed. */
  open(
    upgrade: { request: IncomingMessage; socket: Duplex; head: Buffer },
    conversation: string,
    follow: (send: (page: FeedPage) => void) => () => void,
  ): void {
    this.#server.handleUpgrade(upgrade.request, upgrade.socket, upgrade.head, (socket) => {
      const sockets = this.#open.get(conversation) ?? new Set();
      this.#open.set(conversation, sockets.add(socket));
      if (sockets.size > SOCKETS) [...sockets][0]?.close(1008);
      const leave = follow((page) => send(socket, page));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        leave();
        sockets.delete(socket);
        if (sockets.size === 0 && this.#open.get(conversation) === sockets) this.#open.delete(conversation);
      });
      watch(socket, upgrade.request);
    });
  }

  /** Tells every client to come back to another server. */
  close(): void {
    for (const socket of [...this.#open.values()].flatMap((sockets) => [...sockets])) {
      socket.close(1001);
      setTimeout(() => socket.terminate(), 500).unref();
    }
  }
}

function send(socket: WebSocket, page: FeedPage): void {
  if (socket.bufferedAmount > BACKLOG) socket.terminate();
  else socket.send(JSON.stringify(setOf(page)));
}

/** Asks a quiet client whether it is there; one that does not answer either is gone. */
function watch(socket: WebSocket, { socket: connection }: IncomingMessage): void {
  let asked = false;
  const heard = (): void => {
    asked = false;
  };
  socket.on('message', heard);
  socket.on('pong', heard);
  connection.setTimeout(QUIET_MS, () => {
    if (asked) socket.terminate();
    else socket.ping();
    asked = true;
  });
}
