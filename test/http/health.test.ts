import { expect } from 'chai';
import { definePlugin, type Health, z } from '#sdk';
import type { App } from '../../src/app.ts';
import { compose } from '../../src/compose.ts';
import { configure } from '../../src/kernel/configure.ts';
import type { Discovery } from '../../src/kernel/discover.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { rejection } from '../contracts/cases.ts';
import { essentials, Layout } from '../kernel/layout.ts';
import { environmentOf, hostOf } from '../kernel/settings-of.ts';

describe('health, readiness, metrics and the start page', () => {
  let app: App;
  let url: string;
  let found: Discovery;
  const stops: string[] = [];

  before(async () => {
    const layout = new Layout().ship(...essentials);
    found = await layout.discover();
    layout.delete();
    app = await start({ fine: async () => ({ ok: true, detail: 'connected' }), ...sick });
    url = await app.start();
  });
  after(() => app.stop());

  const get = async (path: string): Promise<{ status: number; text: string; type: string | null }> => {
    const response = await fetch(`${url}${path}`);
    return { status: response.status, text: await response.text(), type: response.headers.get('content-type') };
  };

  it('is alive', async () => {
    expect(await get('/healthz')).to.include({ status: 200, text: '{"ok":true}' });
  });

  it('is ready whatever one channel says of itself, and shows what it said', async () => {
    const { status, text } = await get('/readyz');
    const { ready, checks } = JSON.parse(text) as { ready: boolean; checks: Record<string, Health> };
    expect([status, ready]).to.deep.equal([200, true]);
    expect(checks).to.deep.include({
      'channel/fine': { ok: true, detail: 'connected' },
      'channel/broken': { ok: false, detail: 'token expired' },
      'channel/throwing': { ok: false, detail: 'its health check threw, or took over 1 s' },
      'channel/hanging': { ok: false, detail: 'its health check threw, or took over 1 s' },
      'channel/http': { ok: true },
    });
    expect(checks.catalog?.detail).to.match(/^\d+ entries$/);
  });

  it('tells Prometheus', async () => {
    const { status, text, type } = await get('/metrics');
    expect([status, type]).to.deep.equal([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).to.contain('# TYPE blinky_turns_total counter');
  });

  it('has a plain start page that lists what is on and loads nothing from elsewhere', async () => {
    const { status, text, type } = await get('/');
    expect([status, type]).to.deep.equal([200, 'text/html; charset=utf-8']);
    expect(text).to.contain('<li>channel/http</li>').and.to.contain('/chatbot/http');
    expect(text).not.to.match(/<script|src=|href=/);
  });

  it('stops every part that was started when the port is taken', async () => {
    stops.length = 0;
    const second = await start({ fine: async () => ({ ok: true }) }, { PORT: new URL(url).port });
    expect(await rejection(second.start()))
      .to.have.property('line')
      .that.contains('EADDRINUSE');
    expect(stops).to.deep.equal(['fine']);
    await second.stop();
  });

  it('may be stopped before it starts, and twice at once', async () => {
    stops.length = 0;
    const idle = await start({ fine: async () => ({ ok: true }) });
    await Promise.all([idle.stop(), idle.stop()]);
    expect(stops).to.deep.equal([]);
  });

  function start(channels: Readonly<Record<string, () => Promise<Health>>>, variables: Record<string, string> = {}): Promise<App> {
    const plugins = Object.entries(channels).map(([id, health]) => {
      const stop = async (): Promise<void> => void stops.push(id);
      const create = () => ({ routes: [], limits: { textLength: 1 }, send: async () => ({}), stop, health });
      const definition = definePlugin({ sdk: 1, kind: 'channel', id, summary: 'A test.', settings: z.strictObject({}), create });
      return { owner: `channel/${id}`, definition, from: 'test' };
    });
    const host = hostOf(variables);
    const all = { ...found, plugins: [...found.plugins, ...plugins] };
    return compose(configure(all, environmentOf(), host), host, { log: createLogger('silent') });
  }
});

const sick: Readonly<Record<string, () => Promise<Health>>> = {
  broken: async () => ({ ok: false, detail: 'token expired' }),
  throwing: () => Promise.reject(new Error('canary')),
  hanging: () => new Promise(() => {}),
};
