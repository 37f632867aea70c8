import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { openTelegram } from '../../plugins/channels/telegram/testing/telegram-server.ts';
import { openTwilioServer, type TwilioServer } from '../../plugins/channels/twilio-whatsapp/testing/twilio-server.ts';

/** The clouds that replies go to, on loopback; they refuse what the real ones refuse. */
export interface Platforms {
  readonly twilio: TwilioServer;
  readonly telegramUrl: string;
  close(): Promise<void>;
}

export async function openPlatforms(): Promise<Platforms> {
  const twilio = await openTwilioServer();
  const telegram = openTelegram();
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/' } = request;
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const answer = await telegram.fetch(`https://api.telegram.org${url}`, { method, headers, body: (await buffer(request)).toString() });
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(await answer.text());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    twilio,
    telegramUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await twilio.close();
    },
  };
}
