import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What the network between a replica and the database does. `half-open`: sockets stay open and no byte arrives. */
export type NetworkMode = { readonly kind: 'ok' } | { readonly kind: 'half-open' } | { readonly kind: 'slow'; readonly ms: number };

export interface TcpProxy {
  readonly port: number;
  set(mode: NetworkMode): void;
  /** Breaks every connection; new ones are taken as the mode says. */
  cut(): void;
  close(): void;
}

/** A TCP proxy on loopback whose network can be made bad while connections are open. */
export async function startProxy(target: number): Promise<TcpProxy> {
  let mode: NetworkMode = { kind: 'ok' };
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    const pair = [client, upstream] as const;
    pairs.add(pair);
    const end = (): void => {
      pairs.delete(pair);
      for (const socket of pair) socket.destroy();
    };
    for (const [from, to] of [pair, [upstream, client] as const]) {
      from.setNoDelay(true).on('data', (bytes) => forward(to, bytes));
      // A network that carries nothing does not carry the end either.
      from.on('error', () => {}).on('close', () => mode.kind !== 'half-open' && end());
    }
  });
  const forward = (to: Socket, bytes: Buffer): void => {
    if (mode.kind === 'ok') to.write(bytes);
    else if (mode.kind === 'slow') setTimeout(() => to.writable && to.write(bytes), mode.ms);
  };
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    pairs.clear();
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    set(next) {
      // What was dropped on the way is gone, as after a network split: those connections never come back.
      if (mode.kind === 'half-open' && next.kind !== 'half-open') cut();
      mode = next;
    },
    cut,
    close() {
      server.close();
      cut();
    },
  };
}
