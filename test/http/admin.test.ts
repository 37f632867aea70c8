import { expect } from 'chai';
import { Outreach, type ProactiveMessage } from '../../src/bot/outreach.ts';
import { adminRoutes } from '../../src/http/admin/admin-routes.ts';
import { adminDoor } from '../../src/http/admin/door.ts';
import { serve } from './serve.ts';

const KEY = 'an-admin-key-of-a-test';

const open: { stop(): Promise<void> }[] = [];

describe('the operators’ routes', () => {
  afterEach(async () => {
    for (const server of open.splice(0)) await server.stop();
  });

  it('put a message or a dialog into a conversation, or to somebody on a channel', async () => {
    const { post, sent } = await admin();
    expect(await post('/admin/proactive', { conversation: 'c1', message: 'Hola' })).to.deep.equal({ status: 202, body: { id: 'sent-1' } });
    await post('/admin/proactive', { channel: 'twilio-whatsapp', to: '+52', template: { sid: 'HX1' } }, { 'idempotency-key': 'k' });
    await post('/admin/proactive', { conversation: 'c1', template: 'encuesta/dia-7' });
    expect(sent).to.deep.equal([
      { conversation: 'c1', message: 'Hola' },
      { channel: 'twilio-whatsapp', to: '+52', template: { sid: 'HX1' }, idempotencyKey: 'k' },
      { conversation: 'c1', template: 'encuesta/dia-7' },
    ]);
  });

  it('end a pause', async () => {
    const { post, resumed } = await admin();
    expect((await post('/admin/conversations/c1/resume', {})).status).to.equal(202);
    expect(resumed).to.deep.equal(['c1']);
  });

  it('want the key, as bearer token or X-API-Key, and never in the URL', async () => {
    const { post, sent } = await admin();
    const message = { conversation: 'c1', message: 'x' };
    for (const headers of [{ authorization: '' }, { authorization: 'Bearer wrong' }, { authorization: `Bearer ${KEY}x` }]) {
      expect((await post('/admin/proactive', message, headers)).status).to.equal(401);
    }
    expect((await post(`/admin/proactive?key=${KEY}`, message, { authorization: '' })).status).to.equal(401);
    expect((await post('/admin/proactive', message, { authorization: '', 'x-api-key': KEY })).status).to.equal(202);
    expect(sent).to.have.length(1);
  });

  it('say which field is wrong', async () => {
    const { post, sent } = await admin();
    for (const body of [
      {},
      { message: 'x' },
      { conversation: 'c', channel: 'x', to: 'y', message: 'x' },
      { conversation: 'c' },
      { conversation: 'c', message: '' },
      { conversation: 1, message: 'x' },
      { conversation: 'c', template: '' },
      { conversation: 'c', template: 'x'.repeat(101) },
      { conversation: 'c', template: 7 },
      { conversation: 'c', message: 'x', template: {} },
    ]) {
      expect((await post('/admin/proactive', body)).status, JSON.stringify(body)).to.equal(400);
    }
    expect(sent).to.deep.equal([]);
  });
});

async function admin() {
  const sent: ProactiveMessage[] = [];
  const resumed: string[] = [];
  const outreach = Object.assign(Object.create(Outreach.prototype) as Outreach, {
    send: async (message: ProactiveMessage) => `sent-${sent.push(message)}`,
    resume: async (id: string) => void resumed.push(id),
  });
  const { url, server } = await serve({ ownRoutes: adminRoutes({ outreach, door: adminDoor({ key: () => KEY, now: () => new Date() }) }) });
  open.push(server);
  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return { post, sent, resumed };
}
