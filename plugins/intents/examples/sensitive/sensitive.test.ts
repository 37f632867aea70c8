import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { fold, type IntentHint, type IntentMatch, type IntentRecognizer } from '#sdk';
import harness from '../harness.ts';
import { LinearModel, shippedReader, type Weights, weightsFile } from './model.ts';
import { createSensitiveRecognizer } from './recognizer.ts';
import { fixture, type Message, trainingMessages } from './testing/messages.ts';
import { train } from './testing/train.ts';

const { intents } = harness.material;
const messages = trainingMessages();
const reader = shippedReader();
const shipped: Weights = JSON.parse(readFileSync(weightsFile, 'utf8'));

describe('the recogniser of sensitive topics', () => {
  it('ships the weights that its messages, concepts and features give (npm run sensitive:train)', () => {
    expect(train(messages, reader)).to.deep.equal(shipped);
  });

  // Strangers write otherwise than the authors: an author who was left out says best how much is found of them, without patterns.
  const leftOut = { a: { found: 0.68, taken: 0.02 }, b: { found: 0.75, taken: 0.03 } };
  for (const [author, { found, taken }] of Object.entries(leftOut)) {
    it(`finds ${found * 100} % of what author ${author} wrote after learning from the others, and takes ${taken * 100} % of the rest`, async () => {
      const recognizer = taught(messages.filter((message) => message.author !== author));
      const own = messages.filter((message) => message.author === author);
      expect(await share(recognizer, own, true), 'found').to.be.at.least(found);
      expect(await share(recognizer, own, false), 'taken').to.be.at.most(taken);
    });
  }

  it('finds 70 % of the fixture that nobody looked at, takes 1 % of its look-alikes, and of everyday questions that it never saw', async () => {
    const recognizer = taught(messages);
    expect(await share(recognizer, fixture('test'), true), 'found').to.be.at.least(0.7);
    expect(await share(recognizer, fixture('test'), false), 'look-alikes').to.be.at.most(0.011);
    const unseen = messages.filter(({ author }, at) => author === 'everyday' && at % 4 === 0);
    const without = taught(messages.filter((message) => !unseen.includes(message)));
    expect(await share(without, unseen, false), 'everyday questions').to.be.at.most(0.01);
  });

  it('hears what is said at the end of a long message', async () => {
    const long = 'todo muy bien con los cursos, el comedor también me gusta y la gente es amable. '.repeat(6);
    expect((await ask(`${long}nada más que el encargado me acaricia la pierna y me besa a la fuerza`))[0]).to.include({
      intent: 'temas_sensibles',
    });
    expect(await ask(long)).to.deep.equal([]);
  });

  it('keeps nothing of long words: messages cannot fill the memory', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const fresh = shippedReader();
    fresh.read(['a']);
    collect();
    const before = process.memoryUsage().heapUsed;
    for (let at = 0; at < 200; at++) fresh.read([`${'x'.repeat(at)}${'abcdefghij'.repeat(390)}`]);
    collect();
    expect(process.memoryUsage().heapUsed - before).to.be.below(5_000_000);
  });

  it('leaves a form its short answers', async () => {
    const answers =
      'no | mmm no sé | ya no puedo | me rindo | no quiero | con mi jefe | por enfermedad | Soledad Vidal | calle Niño Perdido 45';
    for (const text of answers.split(' | ')) expect(await ask(text), text).to.deep.equal([]);
  });

  it('is never certain, and names the intent only where it is offered as a sensitive one', async () => {
    const text = 'mi esposo me golpeó y me quiero morir';
    expect((await ask(text))[0]?.score).to.be.within(0.5, 0.89);
    const open = intents.map(({ sensitive, ...intent }) => intent);
    expect(await ask(text, open)).to.deep.equal([]);
  });
});

function taught(from: readonly Message[]): IntentRecognizer {
  return createSensitiveRecognizer(new LinearModel(train(from, reader)), reader);
}

/** How much of the messages on one side is taken for sensitive. */
async function share(recognizer: IntentRecognizer, from: readonly Message[], sensitive: boolean): Promise<number> {
  const side = from.filter((message) => message.sensitive === sensitive);
  let taken = 0;
  for (const { text } of side) if ((await recognize(recognizer, text, intents)).length > 0) taken++;
  return taken / side.length;
}

function ask(text: string, offered: readonly IntentHint[] = intents): Promise<readonly IntentMatch[]> {
  return recognize(createSensitiveRecognizer(new LinearModel(shipped), reader), text, offered);
}

function recognize(recognizer: IntentRecognizer, text: string, offered: readonly IntentHint[]): Promise<readonly IntentMatch[]> {
  const utterance = { text, folded: fold(text), locale: 'es-MX', intents: offered, candidates: [], history: [] };
  return recognizer.recognize(utterance, new AbortController().signal);
}
