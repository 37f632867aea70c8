import { expect } from 'chai';
import { openPrism, type PrismServer } from '../../../test/support/prism.ts';
import { SID, TOKEN } from '../../../test/support/twilio-webhooks.ts';
import { open, TEMPLATE } from './testing/bench.ts';

const path = `/2010-04-01/Accounts/${SID}/Messages.json`;

describe('what is sent to Twilio, under Prism with Twilio’s own OpenAPI description', () => {
  let prism: PrismServer;

  before(async function () {
    prism = await openPrism(this, { spec: 'twilio-oai/twilio_api_v2010.json', paths: /\/Messages\.json$/ });
  });
  after(() => prism?.close());

  it('is valid: text, parts and template', async () => {
    const settings = { TWILIO_BASE_URL: prism.url, TWILIO_FALLBACK_CONTENT_SID: TEMPLATE };
    const { reply } = await open({ settings });
    await reply('Hola');
    await reply('palabra '.repeat(500));
    await reply({ channelData: { template: { contentSid: TEMPLATE, contentVariables: { 1: 'Ana' } } } });
    expect(prism.violations).to.deep.equal([]);
    expect(prism.taken).to.deep.equal(Array(5).fill(`POST ${path}`));
  });

  it('would be found invalid with a wrong template id, no recipient or no credentials', async () => {
    const good = { To: 'whatsapp:+5215512345678', From: 'whatsapp:+14155238886', Body: 'x' };
    const post = async (parameters: Record<string, string>, authorization = `Basic ${btoa(`${SID}:${TOKEN}`)}`): Promise<number> => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', ...(authorization && { authorization }) };
      return (await fetch(prism.url + path, { method: 'POST', headers, body: new URLSearchParams(parameters).toString() })).status;
    };
    expect(await post(good)).to.equal(201);
    expect(await post({ ...good, ContentSid: 'HX1' })).to.equal(422);
    expect(await post({ From: good.From, Body: 'x' })).to.equal(422);
    expect(await post(good, '')).to.equal(401);
  });
});
