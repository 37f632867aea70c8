import { expect } from 'chai';
import type { IntentRecognizer } from '#sdk';
import { cascade, known, local, remote, says } from './played-cascade.ts';

describe('the cascade', () => {
  it('answers the catalog’s own question without asking anybody', async () => {
    const { understand, asked } = cascade({ first: local(says('saludar', 0.97)) });
    expect(await understand('¿Cómo dice el catálogo?')).deep.include({
      outcome: 'answer',
      confidence: 0.98,
      recognizer: 'catalog',
      answers: [known('verbatim', 0.98)],
    });
    expect(asked).deep.equal([]);
  });

  it('takes a local recogniser’s certain word without looking further', async () => {
    const { understand, asked } = cascade({ first: local(says('saludar', 0.9)), second: local(says('volver', 1)), model: remote() });
    expect(await understand()).include({ outcome: 'intent', intent: 'saludar', confidence: 0.9, recognizer: 'first', degraded: false });
    expect(asked).deep.equal(['first']);
  });

  it('asks the next one while none is certain, and takes the likeliest', async () => {
    const { understand } = cascade({ first: local(says('saludar', 0.6)), second: local(says('volver', 0.7)) });
    expect(await understand()).include({ intent: 'volver', recognizer: 'second' });
  });

  it('takes a guess from a long story only when it is as good as certain', async () => {
    const story = 'mañana llega un proveedor de otra ciudad y me pidieron recibirlo antes de la comida';
    const { understand } = cascade({ first: local(says('volver', 0.8)) });
    expect(await understand(story)).include({ outcome: 'unknown' });
    expect(await understand('mañana llega un proveedor')).include({ intent: 'volver' });
    expect(await cascade({ first: local(says('volver', 0.89)) }).understand(story)).include({ intent: 'volver' });
  });

  it('takes a guess from one or two words only when it is surer', async () => {
    const { understand } = cascade({ first: local(says('saludar', 0.74)) });
    expect(await understand('es mac?')).include({ outcome: 'unknown' });
    expect(await understand('oye es mac?')).include({ intent: 'saludar' });
    expect(await cascade({ first: local(says('saludar', 0.75)) }).understand('qué onda')).include({ intent: 'saludar' });
    expect(await cascade({ first: local(says('temas_sensibles', 0.5)) }).understand('me pega')).include({ intent: 'temas_sensibles' });
  });

  it('hears something sensitive beside a sure question, which drowns it in the whole, and asks no model then', async () => {
    const grave: IntentRecognizer = {
      recognize: async ({ text }) => (/seguir/.test(text) && !/pagan/.test(text) ? [says('temas_sensibles', 0.7)] : []),
    };
    const find = (text: string) => (/pagan/.test(text) ? [known('pagos', 0.98)] : []);
    for (const told of ['¿Para qué seguir?', 'Para qué seguir.']) {
      const { understand, asked } = cascade({ grave, model: remote(says('procesos_internos', 0.8, 'pagos')) }, find);
      const { intent, sensitive, answers } = await understand(`¿Cuándo pagan? ${told}`);
      const ids = answers.map(({ id }) => id);
      expect({ intent, sensitive, ids }, told).deep.equal({ intent: 'temas_sensibles', sensitive: true, ids: ['pagos'] });
      expect(asked, told).not.to.include('model');
    }
  });

  describe('an order beside a sure question', () => {
    const orders: IntentRecognizer = {
      recognize: async ({ text, intents }) => {
        const name = /^quiero hablar/.test(text) ? 'hablar' : /^gracias/.test(text) ? 'saludar' : undefined;
        return name && intents.some((intent) => intent.name === name) ? [says(name, 0.97)] : [];
      },
    };
    const find = (text: string) => (/pagan/.test(text) ? [known('pagos', 0.98)] : []);

    it('is heard, in the user’s words, and no model is asked what it means', async () => {
      for (const message of [
        '¿Cuándo pagan? quiero hablar con alguien',
        '¿Cuándo pagan? gracias. quiero hablar con alguien',
        '¿Cuándo pagan? y además quiero hablar con alguien',
      ]) {
        const { understand, asked } = cascade({ orders, model: remote(says('procesos_internos', 0.8)) }, find);
        const { outcome, answers, wish } = await understand(message);
        expect({ outcome, ids: answers.map(({ id }) => id), wish }, message).deep.equal({
          outcome: 'answer',
          ids: ['pagos'],
          wish: 'quiero hablar con alguien',
        });
        expect(asked, message).not.to.include('model');
      }
    });

    it('is none where it is a courtesy, or a story', async () => {
      const { understand } = cascade({ orders }, find);
      expect((await understand('¿Cuándo pagan? gracias')).wish).equal(undefined);
      expect((await understand(`¿Cuándo pagan? quiero hablar ${'de todo un poco '.repeat(6)}`)).wish).equal(undefined);
    });
  });

  describe('where a message begins with a greeting', () => {
    const greets: IntentRecognizer = {
      recognize: async ({ text }) => (/hola/.test(text) ? [says('saludar', 0.89)] : /soy/.test(text) ? [says('saludar', 0.1)] : []),
    };

    it('greets when the rest is like it too, and else hears the rest', async () => {
      expect(await cascade({ greets }).understand('hola, soy de las nuevas')).include({ intent: 'saludar', confidence: 0.89 });
      expect(await cascade({ greets }).understand('hola, me equivoqué de documento')).include({ outcome: 'unknown' });
      const { understand } = cascade({ greets }, [known('a', 0.6), known('b', 0.55)]);
      expect(await understand('hola, me equivoqué de documento')).include({ outcome: 'clarify' });
    });

    it('hears a wish after it', async () => {
      const wish: IntentRecognizer = { recognize: async ({ text }) => (text === 'vuelve ya bot' ? [says('volver', 0.8)] : []) };
      expect(await cascade({ greets, wish }).understand('hola, vuelve ya bot')).include({ intent: 'volver' });
    });

    it('keeps what is certain of the whole', async () => {
      expect(await cascade({ first: local(says('saludar', 0.97)) }).understand('hola bot cómo estás')).include({ intent: 'saludar' });
    });
  });

  it('takes no guess below one half', async () => {
    expect(await cascade({ first: local(says('saludar', 0.49)) }).understand()).include({
      outcome: 'unknown',
      intent: undefined,
      recognizer: undefined,
    });
  });

  it('answers from the catalog where nobody names an intent', async () => {
    const { understand } = cascade({ first: local() }, [known('a', 0.9), known('b', 0.05)]);
    const understood = await understand();
    expect(understood).include({ outcome: 'answer', intent: 'procesos_internos', confidence: 0.9, recognizer: 'catalog', degraded: false });
    expect(understood.answers).deep.equal([known('a', 0.9)]);
    expect(understood.candidates.map(({ id }) => id)).deep.equal(['a', 'b']);
  });

  it('asks which one was meant where several are possible, and shows the options in order', async () => {
    const understood = await cascade({}, [known('a', 0.45), known('b', 0.4)]).understand();
    expect(understood).include({ outcome: 'clarify', recognizer: 'catalog' });
    expect(understood.answers).deep.equal([]);
    expect(understood.candidates.map(({ id }) => id)).deep.equal(['a', 'b']);
  });

  it('admits not to know, and still names what came nearest', async () => {
    const understood = await cascade({}, [known('a', 0.1)]).understand();
    expect(understood).include({ outcome: 'unknown', intent: undefined, confidence: 0.1, recognizer: undefined });
    expect(understood.candidates.map(({ id }) => id)).deep.equal(['a']);
  });

  for (const text of ['1', '🙂🙂', '¿?', '55 1234 5678'])
    it(`finds no question in «${text}»`, async () => {
      expect(await cascade({}, [known('a', 0.9)]).understand(text)).deep.include({ outcome: 'unknown', candidates: [] });
    });

  it('shows at most three candidates', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map((id, at) => known(id, at === 0 ? 0.9 : 0.02));
    expect((await cascade({}, many).understand()).candidates).length(3);
  });

  it('weighs a guess against the catalog: the likelier one wins', async () => {
    const weak = cascade({ first: local(says('saludar', 0.6)) }, [known('a', 0.8)]);
    expect(await weak.understand()).include({ outcome: 'answer', recognizer: 'catalog' });
    const strong = cascade({ first: local(says('saludar', 0.85)) }, [known('a', 0.8)]);
    expect(await strong.understand()).include({ outcome: 'intent', intent: 'saludar' });
  });

  it('believes a weak guess less, the likelier the catalog might answer, also where it would only ask back', async () => {
    const guess = { first: local(says('saludar', 0.7)) };
    const options = (score: number) => [known('a', score), known('b', score - 0.05)];
    expect(await cascade(guess, options(0.15)).understand()).include({ intent: 'saludar' });
    expect(await cascade(guess, options(0.3)).understand()).include({ outcome: 'clarify' });
    expect(await cascade({ first: local(says('saludar', 0.89)) }, options(0.45)).understand()).include({ intent: 'saludar' });
  });

  it('takes one word for a subject of the catalog rather than for a guess at a wish', async () => {
    const options = [known('a', 0.4), known('b', 0.3)];
    const guess = { first: local(says('saludar', 0.88)) };
    expect(await cascade(guess, options).understand('vales')).include({ outcome: 'clarify' });
    expect(await cascade(guess, options).understand('vales pues')).include({ intent: 'saludar' });
    expect(await cascade({ first: local(says('saludar', 0.97)) }, options).understand('vales')).include({ intent: 'saludar' });
    expect(await cascade(guess, []).understand('vales')).include({ intent: 'saludar' });
  });

  it('skips a local recogniser that throws, and asks the next one', async () => {
    const broken: IntentRecognizer = { recognize: () => Promise.reject(new Error('broken')) };
    const { understand, failed } = cascade({ broken, second: local(says('saludar', 1)) });
    expect(await understand()).include({ intent: 'saludar', recognizer: 'second' });
    expect(failed).deep.equal(['broken']);
  });

  it('takes no intent that it did not offer', async () => {
    expect(await cascade({ first: local(says('borrar_todo', 1)), model: remote(says('borrar_todo', 1)) }).understand()).include({
      outcome: 'unknown',
    });
  });

  it('leaves the catalog to the search: a recogniser that says no more than that is not asked for an answer', async () => {
    expect(await cascade({ first: local(says('procesos_internos', 1)) }).understand()).include({ outcome: 'unknown' });
    const { understand } = cascade({ first: local(says('procesos_internos', 1)) }, [known('a', 0.8)]);
    expect(await understand()).include({ outcome: 'answer', recognizer: 'catalog' });
  });

  it('answers two questions of one message, the first one as the main one', async () => {
    const { understand } = cascade({}, (text) =>
      /pagan/.test(text) && /comedor/.test(text) ? [known('x', 0.4)] : [known(/pagan/.test(text) ? 'pagos' : 'comedor', 0.9)],
    );
    expect((await understand('¿Cuándo pagan? ¿Hay comedor?')).answers.map(({ id }) => id)).deep.equal(['pagos', 'comedor']);
  });

  describe('for an interruption', () => {
    it('hears only the intents that are named, and only when it is certain', async () => {
      const { cascade: certain } = cascade({ first: local(says('saludar', 1), says('volver', 0.95)) });
      expect(await certain.interruption('x', ({ whilePaused }) => whilePaused === true)).include({ intent: 'volver' });
      const { cascade: unsure } = cascade({ first: local(says('volver', 0.8)) });
      expect(await unsure.interruption('x', ({ whilePaused }) => whilePaused === true)).equal(undefined);
    });

    it('hears a sensitive one from one half on, and never asks a model', async () => {
      const { cascade: subject, asked } = cascade({ first: local(says('temas_sensibles', 0.5)), model: remote(says('volver', 1)) });
      expect(await subject.interruption('x', ({ sensitive }) => sensitive === true)).include({ intent: 'temas_sensibles' });
      expect(asked).deep.equal(['first']);
    });
  });
});
