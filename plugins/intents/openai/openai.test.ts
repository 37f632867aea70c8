import { expect } from 'chai';
import type { ModelClient, Utterance } from '#sdk';
import { entriesOf } from '../../../test/contracts/entries.ts';
import { createModelRecognizer } from './recognizer.ts';
import { company, intents, never, utteranceOf } from './testing/samples.ts';

const small = entriesOf(['¿Cuándo pagan?', '¿Hay estacionamiento?', '¿Cómo pido vacaciones?']);

describe('the openai recogniser', () => {
  it('gives the row that the model names', async () => {
    const ask = await taught({ intent: 'procesos_internos', answers: ['row-1'], confidence: 0.8 });
    expect(await ask('¿dónde dejo el coche?')).to.deep.equal([{ intent: 'procesos_internos', score: 0.8, answerId: 'row-1' }]);
  });

  it('gives a match per question of the message, at most three, each row once', async () => {
    const ask = await taught({ intent: 'procesos_internos', answers: ['row-0', 'row-2', 'row-0', 'row-1'], confidence: 0.9 });
    expect((await ask('todo eso')).map(({ answerId }) => answerId)).to.deep.equal(['row-0', 'row-2', 'row-1']);
  });

  it('says with certainty that nothing fits: the catalog intent without a row', async () => {
    for (const intent of ['none', 'procesos_internos']) {
      const ask = await taught({ intent, answers: [], confidence: 0.95 });
      expect(await ask('¿quién ganó el mundial?'), intent).to.deep.equal([{ intent: 'procesos_internos', score: 0.95 }]);
    }
  });

  it('gives a conversational intent, whatever rows come with it', async () => {
    const ask = await taught({ intent: 'saludar', answers: ['row-0'], confidence: 0.7 });
    expect(await ask('holi')).to.deep.equal([{ intent: 'saludar', score: 0.7 }]);
  });

  it('throws on any output that is not what was asked for, and quotes nothing of it', async () => {
    const outputs: unknown[] = [
      undefined,
      'hola',
      [],
      {},
      { intent: 'borrar_todo', answers: [], confidence: 1 },
      { intent: 'temas_sensibles', answers: [], confidence: 1 },
      { intent: 'procesos_internos', answers: ['row-99'], confidence: 1 },
      { intent: 'procesos_internos', answers: ['<img src=x onerror=alert(1)>'], confidence: 1 },
      { intent: 'procesos_internos', answers: 'row-0', confidence: 1 },
      { intent: 'saludar', answers: [], confidence: 7 },
      { intent: 'saludar', answers: [], confidence: 1, text: 'visita http://evil.example/?q=secreto' },
      { intent: 'x'.repeat(1_000_000), answers: [], confidence: 1 },
    ];
    for (const output of outputs) {
      const ask = await taught(output);
      const error = await ask('¿cuándo pagan?').then(
        () => undefined,
        (reason: unknown) => reason,
      );
      expect(error, JSON.stringify(output)?.slice(0, 80)).to.be.an.instanceOf(Error);
      expect(String(error)).not.to.match(/borrar|row-99|evil|img|xxx/);
    }
  });

  it('passes on that the model gave no answer', async () => {
    const ask = await taught(() => Promise.reject(new Error('deadline')));
    expect(await ask('hola').catch((error: unknown) => String(error))).to.equal('Error: deadline');
  });

  it('offers a small catalog whole and the best candidates of a large one', async () => {
    const asked: string[] = [];
    const note: Answer = (request) => {
      asked.push(JSON.stringify(request.messages));
      return { intent: 'none', answers: [], confidence: 1 };
    };
    await (await taught(note))('x1');
    const large = entriesOf(Array.from({ length: 121 }, (_, nth) => `pregunta número ${nth}`));
    const candidates = [{ id: 'row-7', question: 'pregunta número 7', score: 0.1 }];
    await (await taught(note, large))('x2', { candidates });
    expect(asked[0]).to.include('row-2');
    expect(asked[1]).to.include('row-7').and.not.to.include('row-8');
  });

  it('mixes in the nearest by meaning, and answers with one of them', async () => {
    const large = entriesOf(Array.from({ length: 130 }, (_, nth) => `pregunta ${nth}`));
    const embed: ModelClient['embed'] = async (texts) =>
      texts.map((text) => Float32Array.from(/pregunta 99\b|cercana/.test(text) ? [1, 0] : [0, 1]));
    const ask = await taught({ intent: 'procesos_internos', answers: ['row-99'], confidence: 0.9 }, large, embed);
    expect(await ask('la más cercana')).to.deep.equal([{ intent: 'procesos_internos', score: 0.9, answerId: 'row-99' }]);
  });

  it('goes on with words alone when the embeddings fail', async () => {
    const large = entriesOf(Array.from({ length: 130 }, (_, nth) => `pregunta ${nth}`));
    const ask = await taught({ intent: 'none', answers: [], confidence: 0.9 }, large, () => Promise.reject(new Error('503')));
    expect(await ask('algo')).to.deep.equal([{ intent: 'procesos_internos', score: 0.9 }]);
  });

  it('is silent without a model, and about texts without a word', async () => {
    const bare = createModelRecognizer({ company: () => company, now: () => new Date(), log: silent });
    expect(await bare.recognize(utteranceOf('hola'), never)).to.deep.equal([]);
    const ask = await taught({ intent: 'saludar', answers: [], confidence: 1 });
    expect(await ask(' ¿?! ')).to.deep.equal([]);
  });
});

type Answer = (request: Parameters<ModelClient['structured']>[0]) => unknown;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

async function taught(output: unknown, entries = small, embed?: ModelClient['embed']) {
  const model: ModelClient = {
    structured: async (request) => (typeof output === 'function' ? (output as Answer)(request) : output),
    ...(embed ? { embed } : {}),
  };
  const recognizer = createModelRecognizer({ model, company: () => company, now: () => new Date(), log: silent });
  await recognizer.learn?.({ intents, entries });
  await new Promise((resolve) => setImmediate(resolve));
  return (text: string, fields: Partial<Utterance> = {}) => recognizer.recognize(utteranceOf(text, fields), never);
}
