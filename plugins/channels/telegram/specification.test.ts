import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'chai';
import { offering, openChannel } from '../../../test/support/channel-bench.ts';
import harness from './harness.ts';
import { openTelegram } from './testing/telegram-server.ts';
import { message, update } from './testing/updates.ts';

const file = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'specs', 'telegram-bot-api-spec', 'api.json');

interface Field {
  readonly name: string;
  readonly types: readonly string[];
  readonly required: boolean;
}
interface Described {
  readonly fields?: readonly Field[];
  readonly subtypes?: readonly string[];
}
interface Specification {
  readonly methods: Readonly<Record<string, Described>>;
  readonly types: Readonly<Record<string, Described>>;
}

describe('what is sent to Telegram', () => {
  let schemas: ReadonlyMap<string, ValidateFunction>;

  before(function () {
    if (!existsSync(file)) {
      process.stdout.write(`      skipped: Telegram's Bot API description is not at ${file}\n`);
      this.skip();
    }
    schemas = schemasOf(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('is valid under the description of the Bot API: text, parts, keyboard and typing', async () => {
    const telegram = openTelegram();
    const { reply, channel } = await openChannel(harness, { platform: telegram });
    await reply('palabra '.repeat(1_200));
    await reply('en un tema', '-1001:5');
    await reply(offering('¿Cuál?', '¿Vacaciones?', '¿Aguinaldo?'));
    channel.showTyping?.({ conversation: { id: '5512345678' } as never });
    expect(telegram.calls.length).to.be.greaterThan(5);
    for (const { url, body } of telegram.calls) {
      const isValid = schemas.get(url.pathname.split('/').at(-1) ?? '');
      expect(isValid?.(body), JSON.stringify(isValid?.errors)).to.equal(true);
    }
  });

  it('is tested with updates that are valid too', () => {
    const isValid = schemas.get('Update');
    for (const sample of [update(), { update_id: 1, edited_message: message() }]) {
      expect(isValid?.(sample), JSON.stringify(isValid?.errors)).to.equal(true);
    }
  });

  it('would be found invalid with an unknown field, a wrong type or without a chat', () => {
    const isValid = schemas.get('sendMessage');
    for (const bad of [{ chat_id: 1, text: 'x', body: 'x' }, { chat_id: 1, text: 1 }, { text: 'x' }])
      expect(isValid?.(bad)).to.equal(false);
    expect(isValid?.({ chat_id: 1, text: 'x', reply_markup: { keyboard: [{ text: 'x' }] } })).to.equal(false);
  });
});

/** The description's own format as JSON Schema: a schema for each method and type, closed to fields that it does not name. */
function schemasOf({ methods, types }: Specification): ReadonlyMap<string, ValidateFunction> {
  const ajv = new Ajv({ allowUnionTypes: true });
  const all = { ...types, ...methods };
  const definitions = Object.fromEntries(Object.entries(all).map(([name, described]) => [name, schemaOf(described)]));
  ajv.addSchema({ $id: 'telegram', definitions });
  return new Map(['sendMessage', 'sendChatAction', 'Update'].map((name) => [name, ajv.compile({ $ref: `telegram#/definitions/${name}` })]));
}

function schemaOf({ fields = [], subtypes = [] }: Described): object {
  if (subtypes.length > 0) return { anyOf: subtypes.map(typeSchema) };
  const properties = Object.fromEntries(fields.map(({ name, types }) => [name, { anyOf: types.map(typeSchema) }]));
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return { type: 'object', properties, required, additionalProperties: false };
}

const primitives: Readonly<Record<string, object>> = {
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  String: { type: 'string' },
  Boolean: { type: 'boolean' },
  True: { const: true },
};

function typeSchema(type: string): object {
  if (type.startsWith('Array of ')) return { type: 'array', items: typeSchema(type.slice('Array of '.length)) };
  return primitives[type] ?? { $ref: `telegram#/definitions/${type}` };
}
