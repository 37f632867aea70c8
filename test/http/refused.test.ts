import { expect } from 'chai';
import { startBlinky } from '../support/blinky.ts';
import { head, raw } from './raw.ts';
import { type Served, serve } from './serve.ts';

describe('requests that are refused', () => {
  const refused: (readonly [route: string, status: number])[] = [];
  let served: Served;
  before(async () => {
    const message = { method: 'get', path: '/m/:id', handle: async () => ({ status: 404 }) } as const;
    served = await serve({ routes: [message], onRefused: (route, status) => void refused.push([route, status]) });
  });
  beforeEach(() => void refused.splice(0));
  after(() => served.server.stop());

  it('are told of by the route as it is mounted, and their status', async () => {
    await fetch(`${served.url}/chatbot/caja`, { method: 'POST', body: '{}' });
    await fetch(`${served.url}/chatbot/caja`, { method: 'POST', body: '{', headers: { 'content-type': 'application/json' } });
    await fetch(`${served.url}/chatbot/caja/m/a-name`);
    expect(refused).to.deep.equal([
      ['/chatbot/caja', 415],
      ['/chatbot/caja', 400],
      ['/chatbot/caja/m/:id', 404],
    ]);
  });

  it('have no route where none is meant, whatever was written', async () => {
    await fetch(`${served.url}/a/path/of/a/scanner`);
    await fetch(`${served.url}/chatbot/caja`, { method: 'PUT' });
    await raw(served.url, 'no http\r\n\r\n');
    await raw(served.url, head('GET //', { Host: '[' }));
    await raw(served.url, head('GET /a/stream/of/a/scanner', { Connection: 'Upgrade', Upgrade: 'websocket' }));
    expect(refused).to.deep.equal([
      ['none', 404],
      ['none', 405],
      ['none', 400],
      ['none', 400],
      ['none', 404],
    ]);
  });

  it('are not those that are answered', async () => {
    await fetch(`${served.url}/chatbot/caja`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    expect(refused).to.deep.equal([]);
  });

  it('are counted', async () => {
    const blinky = await startBlinky({ served: true, env: { CHANNELS: 'http' } });
    await fetch(`${blinky.url}/chatbot/http`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
    const metrics = await (await fetch(`${blinky.url}/metrics`)).text();
    await blinky.stop();
    expect(metrics.split('\n')).to.include('blinky_http_refused_total{route="/chatbot/http",status="400"} 1');
  });
});
