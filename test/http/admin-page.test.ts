import { expect } from 'chai';
import { adminDoor } from '../../src/http/admin/door.ts';
import { checkDetail } from '../../src/http/admin/health-words.ts';
import { adminPage } from '../../src/http/admin/page.ts';
import { pageRoutes } from '../../src/http/admin/page-routes.ts';
import type { AdminReport } from '../../src/http/admin/report.ts';
import type { Readiness } from '../../src/http/own-routes.ts';
import { hostOf } from '../kernel/settings-of.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { serve } from './serve.ts';

const KEY = 'an-admin-key-of-a-test';
const basic = (password: string): string => `Basic ${Buffer.from(`rh:${password}`).toString('base64')}`;

describe('the operators’ page', () => {
  let blinky: Blinky;
  let stop: () => Promise<void>;
  let get: (path: string, headers?: Record<string, string>) => Promise<{ status: number; text: string; headers: Headers }>;

  before(async () => {
    blinky = await startBlinky({ env: { GAPS: 'on' } });
  });
  after(() => blinky.stop());

  beforeEach(async () => {
    const { observed, knowledge } = blinky.app;
    const { now } = blinky.clock;
    const readiness = async () => ({ ready: true, checks: { 'channel/caja': { ok: false, detail: 'token expired <b>' } } });
    const door = adminDoor({ key: () => KEY, now });
    const parts = { door, readiness, observed, knowledge, queue: { depth: 0 }, host: hostOf(), now };
    const { url, server } = await serve({ ownRoutes: pageRoutes(parts) });
    stop = () => server.stop();
    get = async (path, headers = { authorization: basic(KEY) }) => {
      const response = await fetch(url + path, { headers });
      return { status: response.status, text: await response.text(), headers: response.headers };
    };
  });
  afterEach(() => stop());

  it('shows traffic, gaps, health and versions', async () => {
    await blinky.say('¿puedo traer mi iguana?', { from: 'ana' });
    await blinky.say('hola', { from: 'beto' });
    const { status, text } = await get('/admin');
    expect(status).to.equal(200);
    for (const shown of [
      'Mensajes por minuto',
      '¿puedo traer mi iguana?',
      'No lo supo',
      'saludar',
      'channel/caja',
      'falla',
      process.versions.node,
    ]) {
      expect(text).to.contain(shown);
    }
  });

  it('needs no script and allows none, nor anything from elsewhere, nor a copy', async () => {
    const { text, headers } = await get('/admin');
    expect(text).not.to.match(/<script|<link|<img|<form|\son\w+=|style="|https?:/);
    expect(headers.get('content-security-policy')).to.match(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
    );
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('escapes what users wrote and what plugins say', async () => {
    await blinky.say(`<script>alert("x")</script> & <img src=q onerror='y'> iguanas`);
    const { text } = await get('/admin');
    expect(text)
      .to.contain('&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; &#60;img')
      .and.to.contain('token expired &#60;b&#62;');
    expect(text).not.to.match(/<script|<img|<b>token/);
  });

  it('wants the key: as the password of a browser, a bearer token or X-API-Key', async () => {
    const right: Record<string, string>[] = [{ authorization: basic(KEY) }, { authorization: `Bearer ${KEY}` }, { 'x-api-key': KEY }];
    for (const headers of right) {
      expect((await get('/admin', headers)).status).to.equal(200);
    }
    const wrong: Record<string, string>[] = [
      {},
      { authorization: basic('wrong') },
      { authorization: 'Basic !' },
      { authorization: `Basic ${KEY}` },
      { 'x-api-key': 'x' },
    ];
    for (const headers of wrong) {
      const refused = await get('/admin', headers);
      expect(refused.status).to.equal(401);
      expect(refused.headers.get('www-authenticate')).to.match(/^Basic realm="Blinky"/);
      expect(refused.text).not.to.contain('Mensajes');
    }
    expect((await get(`/admin?key=${KEY}`, {})).status).to.equal(401);
  });

  it('lets an address guess ten keys at once and ten a minute, and a visit without a key counts for nothing', async () => {
    for (let at = 0; at < 20; at++) expect((await get('/admin', {})).status).to.equal(401);
    for (let at = 0; at < 10; at++) expect((await get('/admin', { 'x-api-key': `guess-${at}` })).status).to.equal(401);
    const limited = await get('/admin', { 'x-api-key': KEY });
    expect([limited.status, limited.headers.get('retry-after')]).to.deep.equal([429, '6']);
    blinky.clock.advance(6_000);
    expect((await get('/admin', { 'x-api-key': KEY })).status).to.equal(200);
  });

  it('has the unanswered questions as a spreadsheet behind the same key', async () => {
    await blinky.say('¿puedo traer mi tortuga?');
    expect((await get('/admin/gaps.csv', {})).status).to.equal(401);
    const { status, text, headers } = await get('/admin/gaps.csv');
    expect([status, headers.get('content-type')]).to.deep.equal([200, 'text/csv; charset=utf-8']);
    expect(text).to.contain('¿puedo traer mi tortuga?,,,,,,es-MX,,,1,2026-03-02');
  });
});

describe('the health on the operators’ page', () => {
  it('is told in Spanish, whatever every part of the host says', async () => {
    const said: Record<string, [english: string, spanish: string]> = {
      host: ['running', 'funcionando'],
      catalog: ['170 entries; the last change was refused: faq.csv:3 has no answer', '170 filas; el último cambio se rechazó: faq.csv:3'],
      database: ['its session with the database is being restored', 'se está reconectando'],
      model: ['keys: 1a2b ready, 3c4d cooling 12 s, 5e6f dead', 'llaves: 1a2b lista, 3c4d en pausa 12 s, 5e6f rechazada'],
      'channel/x': ['its health check threw, or took over 1 s', 'su revisión falló, o tardó más de 1 s'],
      'channel/y': ['off: no SomeAppId', 'apagado: falta SomeAppId'],
    };
    const checks = Object.fromEntries(Object.entries(said).map(([name, [detail]]) => [name, { ok: true, detail }]));
    const page = adminPage({ ...empty, readiness: { ready: true, checks } });
    for (const [, spanish] of Object.values(said)) expect(page).to.contain(spanish);
    expect(page).to.contain('base de datos').and.to.contain('catálogo').and.to.contain('channel/x');
  });

  it('leaves nothing in English of what this Blinky says', async () => {
    const blinky = await startBlinky({ served: true, env: { CHANNELS: 'http,botframework', OPENAI_API_KEY: 'sk-test' } });
    const { checks } = (await (await fetch(`${blinky.url}/readyz`)).json()) as Readiness;
    await blinky.stop();
    const details = Object.values(checks).flatMap(({ detail }) => detail ?? []);
    expect(details).to.have.length.at.least(4);
    for (const detail of details) expect(checkDetail(detail)).not.to.equal(detail);
  });
});

describe('the operators’ page without anything to show', () => {
  it('says so', () => {
    const page = adminPage(empty);
    for (const said of ['no está listo', 'sin datos', 'Nadie ha escrito', 'GAPS=on', 'no está cargado', 'ninguno: entiende solo']) {
      expect(page).to.contain(said);
    }
    expect(page).not.to.match(/undefined|NaN|\[object/);
  });
});

const nobody = { turns: 0, p50: undefined, p95: undefined };
const empty: AdminReport = {
  now: new Date('2026-03-02T15:00:00Z'),
  readiness: { ready: false, checks: {} },
  traffic: { minutes: Array.from({ length: 360 }, () => nobody), outcomes: new Map(), intents: [], all: nobody },
  gaps: undefined,
  warnings: undefined,
  queue: { depth: 0 },
  load: { last: { mean: 0, p99: 0, max: 0 }, overloaded: false },
  catalog: { rows: 0, loadedAt: undefined },
  versions: { blinky: '0.1.0', node: '24.0.0', model: undefined, startedAt: new Date('2026-03-02T14:00:00Z') },
};
