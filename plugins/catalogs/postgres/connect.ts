import type { Client } from 'pg';

const CONNECT_MS = 5_000;
const END_MS = 1_000;

/** One connection; `signal` cuts it, whatever it waits for. `pg` is loaded here, so that it costs nothing where the plugin is off. */
export async function connect(url: string, signal: AbortSignal): Promise<Client> {
  const { Client } = await import('pg');
  signal.throwIfAborted();
  const client = new Client({
    connectionString: url,
    application_name: 'blinky-catalog',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  client.on('error', () => {}); // the query in progress reports it
  const cut = (): void => void disconnect(client);
  signal.addEventListener('abort', cut, { once: true });
  client.once('end', () => signal.removeEventListener('abort', cut));
  await client.connect();
  return client;
}

/** Ends a connection, and does not wait long for a server that is gone. */
export async function disconnect(client: Client): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, END_MS);
  await Promise.race([client.end().catch(() => {}), promise]);
  clearTimeout(timer);
}

/** Runs `work` in one transaction that begins with `begin`, on a connection of its own; a throw rolls it back. */
export async function transaction<T>(
  { url, signal, begin }: { readonly url: string; readonly signal: AbortSignal; readonly begin: string },
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = await connect(url, signal);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    await disconnect(client); // an open transaction ends with its connection
  }
}
