import { expect } from 'chai';
import { BlinkyError, fold, type IntentHint, type IntentMatch } from '#sdk';
import { createRegexRecognizer } from './recognizer.ts';

describe('the regex recogniser', () => {
  const greeting = hint('saludar', ['\\b(hola|buenas tardes)\\b', '\\bque tal\\b']);

  it('is certain where a pattern covers the message, whatever its accents and capitals', async () => {
    for (const text of ['hola', '¡HOLA!', 'Holaaaa', 'hola, ¿qué tal?', 'hola, buenas tardes']) {
      expect(await recognize([greeting], text), text).to.deep.equal([{ intent: 'saludar', score: 0.97 }]);
    }
  });

  it('doubts where most of the message is something else: a question that begins with a greeting is no greeting', async () => {
    const [match] = await recognize([greeting], 'hola, ¿cuántos días de vacaciones tengo?');
    expect(match?.score).to.be.within(0.01, 0.3);
    const [half] = await recognize([greeting], 'hola que tal el clima ya');
    expect(half?.score).to.be.within(0.5, 0.89);
  });

  it('counts what two patterns share once', async () => {
    const [match] = await recognize([hint('saludar', ['\\bhola que\\b', '\\bque tal\\b'])], 'hola que tal el clima');
    expect(match?.score).to.be.closeTo((0.97 * (10 / 17)) / 0.8, 1e-9);
  });

  it('is certain of a sensitive intent wherever its words stand, and names it first', async () => {
    const sensitive = hint('temas_sensibles', ['\\bme acosa\\b'], true);
    const other = hint('queja', ['^.*\\bmi jefe\\b.*$']);
    const matches = await recognize([other, sensitive], 'Hola, oye, desde hace meses mi jefe me acosa y no sé a quién decirle');
    expect(matches).to.deep.equal([
      { intent: 'temas_sensibles', score: 0.97 },
      { intent: 'queja', score: 0.97 },
    ]);
  });

  describe('does not see what an exception covers:', () => {
    const dying = { ...hint('crisis', ['\\bme muero\\b', '\\bya no puedo$'], true), exceptions: ['\\bme muero de (hambre|risa)\\b'] };

    it('a figure of speech is no match', async () => {
      expect(await recognize([dying], 'Me muero de hambre, ¿a qué hora es la comida?')).to.deep.equal([]);
    });

    it('but the rest of the message counts', async () => {
      const expected = [{ intent: 'crisis', score: 0.97 }];
      for (const text of ['me muero', 'me muero de risa. En serio, me muero', 'me muero de hambre y ya no puedo'])
        expect(await recognize([dying], text), text).to.deep.equal(expected);
    });

    it('and what is covered stays part of the message that a plain intent has to cover', async () => {
      const greeting = { ...hint('saludar', ['\\bhola\\b']), exceptions: ['\\bhola mundo cruel\\b'] };
      const [match] = await recognize([greeting], 'hola hola mundo cruel');
      expect(match?.score).to.be.closeTo((0.97 * (4 / 18)) / 0.8, 1e-9);
    });

    it('an exception that is no RE2 is refused like a pattern', async () => {
      const error = await learnError([{ ...hint('romper', ['^bien$']), exceptions: ['(hola'] }]);
      expect(error.line).to.match(/romper.*closing \)/s);
    });
  });

  it('orders several intents by score', async () => {
    const matches = await recognize([hint('ayuda', ['\\bayuda\\b']), hint('hablar', ['\\bcon una persona\\b'])], 'ayuda con una persona');
    expect(matches.map(({ intent }) => intent)).to.deep.equal(['hablar', 'ayuda']);
  });

  it('takes patterns apart once, however often the catalog is loaded anew, and again once an intent changes', async () => {
    let made = 0;
    const recognizer = createRegexRecognizer((_, make) => {
      made++;
      return make();
    });
    const learn = (intent: IntentHint) => recognizer.learn?.({ intents: [{ ...intent }], entries: [] });
    await learn(greeting);
    await learn(greeting);
    expect(made).to.equal(1);
    await learn({ ...greeting, sensitive: true });
    expect(made).to.equal(2);
  });

  it('knows nothing before it has learned, and forgets what it is not taught again', async () => {
    const recognizer = createRegexRecognizer();
    expect(await recognizer.recognize(utterance('hola', [greeting]), signal())).to.deep.equal([]);
    await recognizer.learn?.({ intents: [greeting], entries: [] });
    await recognizer.learn?.({ intents: [hint('adios', ['^adios$'])], entries: [] });
    expect(await recognizer.recognize(utterance('hola', [greeting]), signal())).to.deep.equal([]);
  });

  describe('refuses at load, naming intent, pattern and remedy,', () => {
    const refused: readonly [string, string, RegExp][] = [
      ['a lookahead', 'hola(?= mundo)', /lookaround/],
      ['a lookbehind', '(?<=hola )mundo', /lookaround/],
      ['a backreference', '(hola) \\1', /backreferences/],
      ['an open bracket', '(hola', /closing \)/],
      ['a huge repeat', 'a{100000}', /repeat/],
      ['a pattern that matches every message', '(hola)?', /every message/],
      ['a pattern of Unicode classes only', '\\pL{1,20}'.repeat(51), /more than 50 Unicode classes/],
      ['a pattern with accents', 'adiós', /can never match/],
      ['a pattern with ñ', 'mañana', /can never match/],
      ['a pattern with capitals', 'Hola', /can never match/],
    ];
    for (const [title, pattern, says] of refused) {
      it(title, async () => {
        const error = await learnError([greeting, hint('romper', ['^bien$', pattern])]);
        expect(error.code).to.equal('BLINKY_PLUGIN_INVALID');
        expect(error.owner).to.equal('dialog intent romper');
        expect(error.message).to.contain('romper').and.to.contain(pattern);
        expect(error.line).to.match(says);
      });
    }

    it('every bad pattern at once, and keeps what it knew', async () => {
      const recognizer = createRegexRecognizer();
      await recognizer.learn?.({ intents: [greeting], entries: [] });
      const bad = [hint('uno', ['(']), hint('dos', [')', '['])];
      const error = await recognizer.learn?.({ intents: bad, entries: [] }).catch((reason: unknown) => reason);
      if (!(error instanceof BlinkyError)) throw new Error('the patterns were taken', { cause: error });
      expect(error.message.split('\n')).to.have.length(3);
      expect(await recognizer.recognize(utterance('hola', [greeting]), signal())).to.have.length(1);
    });
  });

  it('takes classes and groups whose names have capitals', async () => {
    const matches = await recognize([hint('folio', ['^(?P<Folio>\\pL+ \\p{Nd}+)\\S*$', '(?i)folio'])], 'folio 123');
    expect(matches).to.have.length(1);
  });

  it('lets others work while a message has many patterns compiled', async () => {
    const heavy = hint(
      'pesado',
      Array.from({ length: 40 }, (_, at) => `palabra${at} ${'\\pL{1,20}'.repeat(40)}`),
    );
    let kept: unknown;
    const first = createRegexRecognizer(async (_, make) => {
      const made = await make();
      kept = made;
      return made;
    });
    await first.learn?.({ intents: [heavy], entries: [] });
    // As a start from a build: what patterns require is known, no automaton is made yet.
    const recognizer = createRegexRecognizer(async (_, make) => kept as Awaited<ReturnType<typeof make>>);
    await recognizer.learn?.({ intents: [heavy], entries: [] });
    let breaths = 0;
    let running = true;
    const breathe = (): void => {
      breaths++;
      if (running) setImmediate(breathe);
    };
    setImmediate(breathe);
    const folded = Array.from({ length: 40 }, (_, at) => `palabra${at} `).join('');
    await recognizer.recognize({ ...utterance('', [heavy]), folded }, signal());
    running = false;
    expect(breaths).to.be.above(3);
  });

  it('answers patterns that hang a backtracking engine within the test, on 10,000 characters', async () => {
    // JavaScript's own engine needs longer than the universe for the first of these.
    const evil = hint('malo', ['(a+)+$', '(a|a)*c$', '(.*)*hola$', '^(([a-z])+.)+[A-Z]?([a-z])+$'.replace('[A-Z]?', '')]);
    const text = `${'a'.repeat(9_999)}!`;
    const recognizer = createRegexRecognizer();
    await recognizer.learn?.({ intents: [evil], entries: [] });
    const matches = await recognizer.recognize({ ...utterance('', [evil]), folded: text }, signal());
    expect(matches).to.deep.equal([]);
  });
});

function hint(name: string, patterns: readonly string[], sensitive = false): IntentHint {
  return { name, description: 'A test intent.', examples: [], patterns, sensitive };
}

function utterance(text: string, intents: readonly IntentHint[]) {
  return { text, folded: fold(text), locale: 'es-MX', intents, candidates: [], history: [] };
}

function signal(): AbortSignal {
  return new AbortController().signal;
}

async function recognize(intents: readonly IntentHint[], text: string): Promise<readonly IntentMatch[]> {
  const recognizer = createRegexRecognizer();
  await recognizer.learn?.({ intents, entries: [] });
  return recognizer.recognize(utterance(text, intents), signal());
}

async function learnError(intents: readonly IntentHint[]): Promise<BlinkyError> {
  const error = await createRegexRecognizer()
    .learn?.({ intents, entries: [] })
    .catch((reason: unknown) => reason);
  if (error instanceof BlinkyError) return error;
  throw new Error('the patterns were taken', { cause: error });
}
