import type { Duplex } from 'node:stream';
import type { Activity, BlinkyError, Channel } from '#sdk';
import { HttpServer } from '../../../../src/http/server.ts';
import { type Bench, open } from './bench.ts';

export interface Served extends Bench {
  readonly url: string;
  /** The next message is refused with it, once. */
  refuseNext(error: BlinkyError): void;
  /** Cuts every open WebSocket, as a network does. */
  cut(): void;
  close(): Promise<void>;
}

/** What the bot says to an activity. */
export type Script = (activity: Partial<Activity>) => readonly Partial<Activity>[];

/** The channel behind the real web server on loopback, and a bot that answers as scripted. */
export async function serve(script: Script, settings: Record<string, string> = {}): Promise<Served> {
  const refusals: BlinkyError[] = [];
  const sockets = new Set<Duplex>();
  const bench = open(settings, { publicBaseUrl: undefined });
  const { channel, host } = bench;
  const accept = host.accept;
  host.accept = async (inbound) => {
    const refusal = refusals.shift();
    if (refusal) throw refusal;
    const taken = await accept(inbound);
    if (taken === 'accepted') void answer(channel, inbound.activity, script);
    return taken;
  };
  const observed: Channel = {
    ...channel,
    upgrade(request, socket, head, channelHost) {
      sockets.add(socket);
      channel.upgrade?.(request, socket, head, channelHost);
    },
  };
  const log = bench.context.log;
  const server = new HttpServer({
    channels: [{ owner: 'channel/webchat', mount: 'webchat', channel: observed, host }],
    ownRoutes: [],
    trustedProxies: [],
    log,
  });
  return {
    ...bench,
    url: await server.listen('127.0.0.1', 0),
    refuseNext: (error) => void refusals.push(error),
    cut() {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    async close() {
      await channel.stop?.();
      await server.stop();
    },
  };
}

async function answer(channel: Channel, activity: Partial<Activity>, script: Script): Promise<void> {
  for (const reply of script(activity)) {
    await channel.send(
      { conversation: activity.conversation as Activity['conversation'] },
      { type: 'message', ...reply },
      new AbortController().signal,
    );
  }
}
