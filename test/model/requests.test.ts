import { existsSync, readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { expect } from 'chai';
import { loadCompany } from '#catalog';
import { fold, type IntentHint, type ModelRequest, type Utterance } from '#sdk';
import openai from '../../plugins/intents/openai/index.ts';
import { ChatBody } from '../../src/model/chat-body.ts';
import { chatRequest } from '../../src/model/chat-request.ts';
import { type Dialect, openaiDialect, withoutRefused } from '../../src/model/dialect.ts';
import { newSession } from '../../src/model/model.ts';
import { phraseRequest } from '../../src/model/phrasing.ts';
import { testContext } from '../contracts/context.ts';
import { type Behaviour, says, startProvider } from '../support/aimock.ts';
import { modelOn, never, question } from './bench.ts';

const specification = new URL('../../../shared/specs/openai-openapi/openapi.json', import.meta.url);
const company = loadCompany(new URL('../../catalog/company.yaml', import.meta.url).pathname);

const intents: readonly IntentHint[] = [
  { name: 'procesos_internos', description: 'Anything about working here.', examples: [] },
  { name: 'saludar', description: 'Only greets.', examples: [] },
];

describe("a request to the model, by OpenAI's own description", () => {
  let valid: (schema: string, body: unknown) => void;
  before(function () {
    if (!existsSync(specification)) {
      console.log('      skipped: OpenAI’s description is not beside this checkout (../shared/specs/openai-openapi/openapi.json)');
      return this.skip();
    }
    valid = validatorOf(JSON.parse(readFileSync(specification, 'utf8')));
  });

  it('is valid for what understanding asks, of a small catalog and a large one, first and later in a conversation', async () => {
    for (const rows of [3, 130]) {
      for (const history of [
        [],
        [
          { role: 'user' as const, text: 'hola' },
          { role: 'assistant' as const, text: '¡Hola!' },
        ],
      ]) {
        for (const { path, body } of await asked(rows, { history })) valid(schemaOf(path), body);
      }
    }
  });

  it('is valid for what phrasing asks', () => {
    const request = phraseRequest({ answer: 'El día 15.', answerLocale: 'es-MX', question: 'When?', locale: 'en' }, company);
    valid('CreateChatCompletionRequest', chatRequest(request, { model: 'gpt-4o', dialect: openaiDialect }));
  });

  it('is valid in every dialect', () => {
    const refusals = ['response_format', 'temperature', 'store', 'max_completion_tokens'];
    let dialect: Dialect | undefined = openaiDialect;
    for (const refused of refusals) {
      dialect = withoutRefused(dialect as Dialect, refused);
      expect(dialect, refused).to.not.equal(undefined);
      valid('CreateChatCompletionRequest', chatRequest(question, { model: 'gpt-4o', dialect: dialect as Dialect }));
    }
    expect(withoutRefused(dialect as Dialect, refusals.join(' '))).to.equal(undefined);
  });

  it('is told from one that is not', () => {
    const body = chatRequest(question, { model: 'gpt-4o', dialect: openaiDialect });
    expect(() => valid('CreateChatCompletionRequest', { ...body, messages: [{ role: 'nobody', content: 1 }] })).to.throw();
  });
});

describe('what leaves for the model', () => {
  it('is the request as JSON, whatever was remembered of the one before', () => {
    const bodies = new ChatBody();
    const other = { ...question, name: 'other', schema: { type: 'object' } };
    for (const request of [question, other, question, { ...question, maxTokens: 7 }, { ...other, messages: question.messages.slice(1) }]) {
      for (const dialect of [openaiDialect, { ...openaiDialect, output: 'json' as const, store: false }]) {
        const target = { model: 'gpt-"4o"', dialect };
        expect(bodies.of(request, target)).to.equal(JSON.stringify(chatRequest(request, target)));
      }
    }
  });

  it('is the words, and nothing that tells whose they are', async () => {
    const text = '¿cuándo pagan? soy canary.person@example.com, mi cel 55 9876 5432';
    const bodies = JSON.stringify(await asked(3, { text, history: [{ role: 'user', text }] }));
    expect(bodies).to.include('¿cuándo pagan?');
    for (const canary of ['canary', '9876', '5432', 'sk-']) expect(bodies).not.to.include(canary);
  });

  it('is not kept by the provider, and has one fixed beginning', async () => {
    const [first] = await asked(3, { text: 'uno' });
    const [second] = await asked(3, { text: 'dos' });
    expect(first?.body).to.include({ store: false, temperature: 0, model: 'gpt-4o' });
    const fixedPart = ({ messages, ...rest }: Record<string, unknown> = {}) => [(messages as ModelRequest['messages'])[0], rest];
    expect(fixedPart(first?.body)).to.deep.equal(fixedPart(second?.body));
  });
});

type Sent = { readonly path: string; readonly body: Record<string, unknown> };

/** The requests that one message causes, as they were on the wire. */
async function asked(rows: number, said: Partial<Utterance>): Promise<Sent[]> {
  const answers: Behaviour = (body) => ('input' in body ? { embedding: [1, 0] } : says({ intent: 'none', answers: [], confidence: 1 }));
  const provider = await startProvider({ 'sk-canary': answers });
  const { model } = modelOn(['sk-canary'], { fetch: provider.fetch, env: { OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' } });
  try {
    const recognizer = await openai.create(testContext({}, { model: model.client }));
    await recognizer.learn?.({ intents, entries: Array.from({ length: rows }, (_, nth) => entry(nth)) });
    const text = said.text ?? '¿y la quincena?';
    const candidates = [{ id: 'row-1', question: '¿Pregunta 1?', score: 0.2 }];
    const utterance = { text, folded: fold(text), locale: 'es-MX', intents, candidates, history: [], ...said };
    await model.inSession(newSession(), () => recognizer.recognize(utterance, never));
    await recognizer.stop?.();
    return provider.sent.map(({ path, body }) => ({ path, body: JSON.parse(body) }));
  } finally {
    await model.stop();
    await provider.stop();
  }
}

function entry(nth: number) {
  const fields = {
    answer: `Respuesta ${nth}.`,
    additionalInfo: '',
    variations: [],
    category: '',
    locale: 'es-MX',
    owner: '',
    origin: 'faq.csv',
  };
  return { id: `row-${nth}`, question: `¿Pregunta ${nth}?`, ...fields };
}

function schemaOf(path: string): string {
  return path.endsWith('/embeddings') ? 'CreateEmbeddingRequest' : 'CreateChatCompletionRequest';
}

/** Compiles a schema of the description when it is first asked for; its `nullable` beside no type is none that ajv knows. */
function validatorOf(description: { components: object }): (schema: string, body: unknown) => void {
  const components = JSON.parse(JSON.stringify(description.components), (key, value) =>
    key === 'nullable' && typeof value === 'boolean' ? undefined : value,
  );
  const ajv = new Ajv({ strict: false, validateFormats: false, logger: false });
  ajv.addSchema({ $id: 'openai', components });
  const compiled = new Map<string, ValidateFunction>();
  return (schema, body) => {
    const validate = compiled.get(schema) ?? ajv.compile({ $ref: `openai#/components/schemas/${schema}` });
    compiled.set(schema, validate);
    if (!validate(body)) throw new Error(`not a ${schema}: ${ajv.errorsText(validate.errors).slice(0, 500)}`);
  };
}
