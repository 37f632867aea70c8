import { connect } from 'node:net';

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** True when the server closed the connection after it. */
  readonly closed: boolean;
}

/** Sends bytes as they are, and resolves with the first whole answer; rejects when the connection breaks without one. */
export function raw(url: string, bytes: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const socket = connect(Number(port), hostname, () => socket.write(bytes));
  let received = '';
  let broken: Error | undefined;
  const settle = (closed: boolean): void => {
    const answer = parse(received, closed);
    if (answer) resolve(answer);
    else if (closed) reject(broken ?? new Error(`closed without an answer: ${received}`));
    if (answer) socket.destroy();
  };
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    received += text;
    // What closes the connection is seen on 'close'.
    if (!/^connection: close/im.test(received)) settle(false);
  });
  socket.on('error', (error) => {
    broken = error;
  });
  socket.on('close', () => settle(true));
  return promise;
}

/** A request line and headers, ended; `Host` is there unless it is given. */
export function head(line: string, headers: Readonly<Record<string, string | number>> = {}): string {
  const all = Object.entries({ Host: 'blinky.test', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line} HTTP/1.1\r\n${all.join('')}\r\n`;
}

function parse(text: string, closed: boolean): RawAnswer | undefined {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const [line = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers = Object.fromEntries(lines.map((header) => [header.split(':', 1)[0]?.toLowerCase(), header.replace(/^[^:]*: */, '')]));
  const body = text.slice(end + 4);
  if (!closed && Buffer.byteLength(body) < Number(headers['content-length'] ?? 0)) return undefined;
  return { status: Number(line.split(' ')[1]), headers, body, closed };
}
