import { expect } from 'chai';
import { until } from '../../../test/support/until.ts';
import { open } from './testing/bench.ts';
import { openTwilioServer, type TwilioServer } from './testing/twilio-server.ts';
import { messageSid } from './testing/webhooks.ts';

describe('the typing indicator of WhatsApp', () => {
  let twilio: TwilioServer;
  before(async () => {
    twilio = await openTwilioServer();
  });
  after(() => twilio.close());

  it('is shown for a message that Twilio delivered, and asked for nothing else', async () => {
    const { channel } = await open({ twilio });
    for (const id of ['5f8c2d4e-0000-4000-8000-0123456789ab', undefined, messageSid(7)]) channel.showTyping?.(id ? { id } : {});
    await until(() => twilio.typing.length > 0);
    expect(twilio.requests).to.deep.equal([{ channel: 'whatsapp', messageId: messageSid(7) }]);
    expect(twilio.refused).to.deep.equal([]);
  });

  it('has the host of Twilio’s messaging, in the region of the API, or that of a proxy', async () => {
    const urls: string[] = [];
    const fetch = async (url: unknown): Promise<Response> => {
      urls.push(String(url));
      return Response.json({ success: true });
    };
    const bases: Record<string, string>[] = [
      {},
      { TWILIO_BASE_URL: 'https://api.dublin.ie1.twilio.com/' },
      { TWILIO_BASE_URL: 'https://api.proxy.example/twilio' },
    ];
    for (const settings of bases) {
      const { channel } = await open({ settings, platform: { fetch: fetch as typeof globalThis.fetch } });
      channel.showTyping?.({ id: messageSid(7) });
    }
    await until(() => urls.length === bases.length);
    const path = '/v2/Indicators/Typing.json';
    const hosts = ['https://messaging.twilio.com', 'https://messaging.dublin.ie1.twilio.com', 'https://api.proxy.example/twilio'];
    expect(urls).to.have.members(hosts.map((host) => host + path));
  });

  it('that cannot be shown makes nothing fail', async () => {
    let asked = false;
    const fetch = async (): Promise<Response> => {
      asked = true;
      return Response.json({ code: 20429 }, { status: 429 });
    };
    const { channel } = await open({ platform: { fetch } });
    channel.showTyping?.({ id: messageSid(7) });
    await until(() => asked);
  });
});
