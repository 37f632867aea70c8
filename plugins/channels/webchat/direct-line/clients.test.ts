import { createRequire } from 'node:module';
import type { DirectLine as Client } from 'botframework-directlinejs';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { type Activity, BlinkyError } from '#sdk';
import { SECRET } from '../testing/bench.ts';
import { type Served, serve } from '../testing/served.ts';

const EXPIRED = 3;
const require = createRequire(import.meta.url);

/** A Direct Line client with what it heard; the real one of Microsoft, which wants a browser's XMLHttpRequest. */
class Listener {
  readonly heard: Partial<Activity>[] = [];
  readonly client: Client;
  readonly #waiting = new Set<() => void>();

  constructor({ url }: Served, options: object) {
    const { DirectLine } = require('botframework-directlinejs') as typeof import('botframework-directlinejs');
    this.client = new DirectLine({ domain: `${url}/v3/directline`, pollingInterval: 200, ...options } as never);
    Object.assign(this.client, { getRetryDelay: () => 0 }); // it waits 3 to 15 s before it comes back
    const ended = (): void => {}; // how the client takes leave
    this.client.activity$.subscribe((activity) => {
      this.heard.push(activity as Partial<Activity>);
      for (const look of this.#waiting) look();
    }, ended);
  }

  get texts(): (string | undefined)[] {
    return this.heard.map(({ text }) => text);
  }

  /** Resolves once `text` was heard. */
  hears(text: string): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (this.texts.includes(text)) resolve();
    };
    this.#waiting.add(look);
    look();
    return promise;
  }

  say(text: string): Promise<string> {
    return new Promise((resolve, reject) => {
      this.client.postActivity({ type: 'message', from: { id: 'me' }, text }).subscribe(resolve, reject);
    });
  }
}

describe('webchat: botframework-directlinejs', () => {
  const listeners: Listener[] = [];
  let served: Served;

  before(() => Object.assign(globalThis, { XMLHttpRequest: require('xhr2') }));
  beforeEach(async () => {
    served = await serve(({ type, text }) => [{ text: type === 'conversationUpdate' ? 'Bienvenida' : `Eco: ${text}` }]);
  });
  afterEach(async () => {
    for (const { client } of listeners.splice(0)) client.end();
    await served.close();
  });
  after(() => Reflect.deleteProperty(globalThis, 'XMLHttpRequest'));

  async function connect(options: object = {}): Promise<Listener> {
    const response = await fetch(`${served.url}/webchat/token`, { method: 'POST' });
    const { token } = (await response.json()) as { token: string };
    const listener = new Listener(served, { token, ...options });
    listeners.push(listener);
    await listener.hears('Bienvenida');
    return listener;
  }

  for (const [how, options] of Object.entries({ 'over a WebSocket': {}, 'by polling': { webSocket: false } })) {
    it(`is welcomed, asks and is answered ${how}`, async () => {
      const ana = await connect(options);
      const id = await ana.say('hola');
      await ana.hears('Eco: hola');
      expect(ana.texts).to.deep.equal(['Bienvenida', 'hola', 'Eco: hola']);
      expect(ana.heard[1]?.id).to.equal(id);
      expect(ana.heard[1]?.from?.id).to.match(/^dl_/);
    });
  }

  it('sees that an answer is being made', async () => {
    const ana = await connect();
    served.channel.showTyping?.({ conversation: ana.heard[0]?.conversation as Activity['conversation'] });
    await ana.say('hola');
    await ana.hears('Eco: hola');
    expect(ana.heard.map(({ type }) => type)).to.deep.equal(['message', 'typing', 'message', 'message']);
  });

  it('works with the secret itself', async () => {
    const server = new Listener(served, { secret: SECRET });
    listeners.push(server);
    await server.hears('Bienvenida');
    await server.say('hola');
    await server.hears('Eco: hola');
  });

  it('gets exactly what it missed when its socket was cut', async () => {
    const ana = await connect();
    await ana.say('uno');
    await ana.hears('Eco: uno');
    served.cut();
    await ana.say('dos');
    await ana.hears('Eco: dos');
    await ana.say('tres');
    await ana.hears('Eco: tres');
    expect(ana.texts).to.deep.equal(['Bienvenida', 'uno', 'Eco: uno', 'dos', 'Eco: dos', 'tres', 'Eco: tres']);
  });

  it('may try again after a 502, and the message is there once', async () => {
    const ana = await connect();
    served.refuseNext(new BlinkyError('BLINKY_SEND_FAILED', 'a proxy had a bad moment', { owner: 'test' }));
    expect(await ana.say('hola')).to.equal('retry');
    expect(await ana.say('hola')).to.not.equal('retry');
    await ana.hears('Eco: hola');
    expect(ana.texts).to.deep.equal(['Bienvenida', 'hola', 'Eco: hola']);
  });

  it('goes on with a new token after its own has ended', async () => {
    const ana = await connect();
    const { client } = ana as unknown as { client: { token: string; conversationId: string; watermark: string } };
    served.advance(1_900_000);
    expect(await ana.say('tarde')).to.equal('retry');
    expect(ana.client.connectionStatus$.getValue()).to.equal(EXPIRED);
    const renewed = await fetch(`${served.url}/webchat/token`, { method: 'POST', body: JSON.stringify({ token: client.token }) });
    const { token, conversationId } = (await renewed.json()) as { token: string; conversationId: string };
    expect(conversationId).to.equal(client.conversationId);
    const again = await fetch(`${served.url}/v3/directline/conversations/${conversationId}?watermark=${client.watermark}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    ana.client.reconnect((await again.json()) as never);
    await ana.say('tarde');
    await ana.hears('Eco: tarde');
    expect(ana.texts.filter((text) => text === 'tarde')).to.have.length(1);
  });

  it('hears the same in two windows of one conversation, and nothing of another', async () => {
    const ana = await connect();
    const luis = await connect();
    const { client } = ana as unknown as { client: { token: string; conversationId: string } };
    const second = new Listener(served, { token: client.token, conversationId: client.conversationId });
    listeners.push(second);
    await ana.say('hola');
    await Promise.all([ana.hears('Eco: hola'), second.hears('Eco: hola')]);
    await luis.say('adiós');
    await luis.hears('Eco: adiós');
    expect(second.texts).to.deep.equal(ana.texts);
    expect(luis.texts).to.deep.equal(['Bienvenida', 'adiós', 'Eco: adiós']);
  });

  it('cannot open a stream without its token, with another conversation’s, from another origin, or where there is none', async () => {
    const { token, conversationId } = await served.grant({ user: { id: 'dl_ana' }, trustedOrigins: [served.url] });
    const stream = `${served.url.replace('http', 'ws')}/v3/directline/conversations/${conversationId}/stream`;
    const opened = (url: string, origin = served.url): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url, { origin });
        socket.on('open', () => resolve('open')).on('error', ({ message }) => resolve(message.replace(/\D/g, '')));
        socket.on('open', () => socket.terminate());
      });
    expect(await opened(stream)).to.equal('403');
    expect(await opened(`${stream}?t=${(await served.grant()).token}`)).to.equal('403');
    expect(await opened(`${stream}?t=${token}`, 'https://evil.example')).to.equal('403');
    expect(await opened(`${stream.replace('/stream', '/other')}?t=${token}`)).to.equal('403');
    expect(await opened(`${stream}?t=${token}`)).to.equal('open');
  });

  it('is told to come back elsewhere when the server stops', async () => {
    const { token } = await served.grant();
    const response = await served.ask('/conversations', token, { method: 'post', headers: { host: new URL(served.url).host } });
    const socket = new WebSocket((response.body as { streamUrl: string }).streamUrl);
    await new Promise((resolve) => socket.on('open', resolve));
    const closed = new Promise((resolve) => socket.on('close', resolve));
    await served.channel.stop?.();
    expect(await closed).to.equal(1001);
  });
});
