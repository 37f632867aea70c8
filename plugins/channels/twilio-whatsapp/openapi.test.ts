import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'chai';
import { open, TEMPLATE } from './testing/bench.ts';
import { openTwilioServer, type Sent, type TwilioServer } from './testing/twilio-server.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const file = join(root, '..', 'shared', 'specs', 'twilio-oai', 'twilio_api_v2010.json');

describe('what is sent to Twilio', () => {
  let twilio: TwilioServer;
  let isValid: ValidateFunction;

  before(async function () {
    if (!existsSync(file)) {
      process.stdout.write(`      skipped: Twilio's OpenAPI description is not at ${file}\n`);
      this.skip();
    }
    twilio = await openTwilioServer();
    isValid = messageSchema();
  });
  after(() => twilio?.close());

  it('is valid under Twilio’s own OpenAPI description: text, parts and template', async () => {
    await open({ twilio }).reply('Hola');
    await open({ twilio }).reply('palabra '.repeat(500));
    const late = open({ twilio, settings: { TWILIO_FALLBACK_CONTENT_SID: TEMPLATE } });
    twilio.refuse({ status: 400, code: 63016 });
    await late.refusal('tarde');
    expect(twilio.requests.length).to.be.greaterThan(4);
    for (const request of twilio.requests) expect(isValid(request), JSON.stringify(isValid.errors)).to.equal(true);
  });

  it('would be found invalid with an unknown parameter, a wrong template id or without a recipient', () => {
    const good: Sent = { To: 'whatsapp:+5215512345678', From: 'whatsapp:+14155238886', Body: 'x' };
    expect(isValid(good)).to.equal(true);
    for (const bad of [
      { ...good, Text: 'x' },
      { ...good, ContentSid: 'HX1' },
      { From: good.From, Body: 'x' },
    ])
      expect(isValid(bad)).to.equal(false);
  });
});

/** The form of `POST /Messages.json`; parameters that it does not name are refused. */
function messageSchema(): ValidateFunction {
  const description = JSON.parse(readFileSync(file, 'utf8'));
  const operation = description.paths['/2010-04-01/Accounts/{AccountSid}/Messages.json'].post;
  const schema = operation.requestBody.content['application/x-www-form-urlencoded'].schema;
  const ajv = new Ajv({ strict: false, coerceTypes: true, formats: { 'phone-number': true, uri: /^https:\/\//, 'date-time': true } });
  return ajv.compile({ ...schema, additionalProperties: false, components: description.components });
}
