import type { Duplex } from 'node:stream';

/** What is no HTTP at all, or too long or too slow, gets the same JSON as every other error. The status; undefined where nobody was left to answer. */
export function answerBrokenRequest({ code }: NodeJS.ErrnoException, socket: Duplex): number | undefined {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return undefined;
  }
  const line = brokenLines[code ?? ''] ?? '400 Bad Request';
  const error = { code: 'BLINKY_BAD_REQUEST', message: 'the request could not be read: check its headers and send it at once' };
  const body = JSON.stringify({ error });
  socket.end(`HTTP/1.1 ${line}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  return Number.parseInt(line, 10);
}

const brokenLines: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
};
