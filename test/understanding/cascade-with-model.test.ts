import { expect } from 'chai';
import type { IntentRecognizer, Utterance } from '#sdk';
import { cascade, known, remote, says } from './played-cascade.ts';

describe('the cascade, with a model', () => {
  it('does not ask it what the catalog holds word for word', async () => {
    const { understand, asked } = cascade({ model: remote(says('saludar', 1)) }, [known('a', 0.99)]);
    expect(await understand()).include({ outcome: 'answer', recognizer: 'catalog', degraded: false });
    expect(asked).deep.equal([]);
  });

  describe('asks it about the part of a message that is not sure', () => {
    const found = (text: string) => (/perro/.test(text) && !/pagan/.test(text) ? [known('mascotas', 0.2)] : [known('pagos', 0.98)]);
    const text = '¿Cuándo pagan? ¿Puedo llevar a mi perro?';
    const answers = async (model: IntentRecognizer) => {
      const understood = await cascade({ model }, found).understand(text);
      return { ...understood, ids: understood.answers.map(({ id }) => id), open: understood.open?.map(({ id }) => id) };
    };

    it('and adds its answer to the sure one', async () => {
      const seen: Utterance[] = [];
      const understood = await answers(remote(says('procesos_internos', 0.8, 'mascotas'), undefined, seen));
      expect(understood).deep.include({ ids: ['pagos', 'mascotas'], open: [], degraded: false });
      expect(seen.map((utterance) => utterance.text)).deep.equal(['¿Puedo llevar a mi perro?']);
      expect(seen[0]?.candidates.map(({ id }) => id)).deep.equal(['mascotas']);
      expect(seen[0]?.history).deep.equal([{ role: 'user', text }]);
    });

    it('and offers what it is not sure of', async () => {
      const unsure = await answers(remote(says('procesos_internos', 0.4, 'mascotas')));
      expect(unsure).deep.include({ ids: ['pagos'], open: ['mascotas'] });
    });

    it('and does without it where it knows no answer, says the same again, or fails', async () => {
      expect(await answers(remote(says('procesos_internos', 0.8)))).deep.include({ ids: ['pagos'], degraded: false });
      expect(await answers(remote(says('procesos_internos', 0.8, 'pagos')))).deep.include({ ids: ['pagos'], degraded: false });
      expect(await answers(remote(undefined, new Error('429')))).deep.include({ ids: ['pagos'], degraded: true });
    });

    it('and lets nothing through that moderation flags', async () => {
      const { understand } = cascade({ model: remote(says('saludar', 1)) }, found, 1_000, async () => true);
      expect(await understand(text)).include({ flagged: true });
    });

    it('once moderation has seen all that it is shown: the whole message stands before the part', async () => {
      const { understand } = cascade({ model: remote(says('saludar', 1)) }, found, 1_000, async (seen) => /pagan/.test(seen));
      expect(await understand(text)).include({ flagged: true });
    });
  });

  it('shows it the catalog’s candidates and answers with the one it names', async () => {
    const seen: Utterance[] = [];
    const { understand } = cascade({ model: remote(says('procesos_internos', 0.8, 'b'), undefined, seen) }, [
      known('a', 0.5),
      known('b', 0.4),
    ]);
    const understood = await understand();
    expect(understood).include({ outcome: 'answer', recognizer: 'model', degraded: false });
    expect(understood.answers.map(({ id }) => id)).deep.equal(['b']);
    expect(seen[0]?.candidates.map(({ id }) => id)).deep.equal(['a', 'b']);
  });

  it('answers with an entry that it names beyond the candidates, if there is such an entry', async () => {
    const named = cascade({ model: remote(says('procesos_internos', 0.8, 'elsewhere')) }, [known('a', 0.5)]);
    expect((await named.understand()).answers.map(({ id }) => id)).deep.equal(['elsewhere']);
    const invented = cascade({ model: remote(says('procesos_internos', 0.8, 'invented')) }, [known('a', 0.9)]);
    expect(await invented.understand(), 'an invented one is no answer').include({ outcome: 'unknown', recognizer: undefined });
  });

  it('goes on without it when it fails, says so, and names it in the log without the words', async () => {
    const { understand, log, failed } = cascade({ model: remote(undefined, new Error('429 for «mi secreto»')) }, [known('a', 0.8)]);
    expect(await understand('mi secreto')).include({ outcome: 'answer', recognizer: 'catalog', degraded: true });
    expect(failed).deep.equal(['model']);
    expect(log.lines[0]).deep.include({ level: 'warn', message: 'a recogniser failed and was skipped' });
    expect(log.lines[0]?.fields).include({ recognizer: 'model' });
    expect(JSON.stringify(log.lines)).not.include('secreto');
  });

  it('asks back where the model itself is not sure of a row', async () => {
    const { understand } = cascade({ model: remote(says('procesos_internos', 0.4, 'b')) }, [known('a', 0.5), known('b', 0.4)]);
    const understood = await understand();
    expect(understood).include({ outcome: 'clarify', recognizer: 'model', degraded: false });
    expect(understood.candidates.map(({ id }) => id)).deep.equal(['b', 'a']);
  });

  it('lets nothing through that moderation flags', async () => {
    const { understand } = cascade({ model: remote(says('saludar', 1)) }, [], 1_000, async () => true);
    expect(await understand()).include({ flagged: true, intent: undefined });
  });

  it('goes on without the model when moderation does not answer', async () => {
    const away = () => Promise.reject(new Error('away'));
    const { understand } = cascade({ model: remote(says('saludar', 1)) }, [known('a', 0.8)], 1_000, away);
    expect(await understand()).include({ outcome: 'answer', recognizer: 'catalog', degraded: true });
  });

  it('asks the next model when one has nothing to say', async () => {
    const { understand, asked } = cascade({ one: remote(), two: remote(says('saludar', 0.7)) });
    expect(await understand()).include({ intent: 'saludar', recognizer: 'two', degraded: false });
    expect(asked).deep.equal(['one', 'two']);
  });

  it('never offers it a sensitive intent', async () => {
    const seen: Utterance[] = [];
    await cascade({ model: remote(says('temas_sensibles', 1), undefined, seen) }).understand();
    expect(seen[0]?.intents.map(({ name }) => name)).deep.equal(['saludar', 'procesos_internos', 'volver', 'hablar']);
  });

  it('gives it a deadline', async () => {
    const waiting: IntentRecognizer = {
      remote: true,
      recognize: (_utterance, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
    };
    expect(await cascade({ model: waiting }, [known('a', 0.8)], 1).understand()).include({ recognizer: 'catalog', degraded: true });
  });
});
