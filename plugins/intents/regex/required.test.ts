import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { type DialogDefinition, fold } from '#sdk';
import { Finder } from './finder.ts';
import { piecesOf } from './pieces.ts';
import { END, requiredOf, START } from './required.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('what a text must hold to match a pattern', () => {
  const cases: Record<string, readonly (readonly string[])[]> = {
    'mi jefe me grita': [['mi jefe me grita']],
    '\\bacos(a|o)\\b': [['acosa', 'acoso']],
    'mi jef[ea] .* grita': [['mi jefe ', 'mi jefa '], [' grita']],
    '(quiero|voy a) \\w+ renunciar': [[' renunciar'], ['quiero ', 'voy a ']],
    '^hola$': [[`${START}hola${END}`]],
    '(hola )?buenas tardes': [['buenas tardes']],
    '(gracias )+adios': [['gracias '], ['adios']],
    '(gracias ){2,}': [['gracias ']],
    'cambiar|cambia': [['cambia']],
    'me va(lio|le)? madre': [['me va madre', 'me valio madre', 'me vale madre']],
    'si|no': [],
    '(hola)*': [],
    '(hola){0,3}': [],
    'hola|.*': [],
    '^^hola$$': [[`${START}hola${END}`]],
    '(?i)hola': [],
    '(?)hola': [],
    'hola (?:(?)mundo)': [],
    '\\Qhola\\E': [],
    '\\x68ola': [],
    '\\pL+ \\d\\.\\d{2} pesos': [[' pesos']],
    '[^a]hola[a-z]mundo[[:digit:]]': [['mundo'], ['hola']],
  };
  for (const [source, required] of Object.entries(cases)) {
    it(source, () => expect(requiredOf(source)).to.deep.equal(required));
  }
});

describe('the search for what patterns require', () => {
  it('names every pattern that matches, of any pattern and text', () => {
    const letters = fc.stringMatching(/^[ab ]{1,4}$/);
    const atom = fc.oneof(letters, fc.constantFrom('^', '$', '\\b', '.', '\\w', '[ab]', '[^a]', '\\x61', '\\ ', '(?)', 'hola'));
    const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
      pattern: fc.array(fc.array(tie('part'), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 3 }).map(spelled),
      part: fc.oneof(
        { maxDepth: 3 },
        atom,
        fc
          .tuple(tie('pattern'), fc.constantFrom('', '?', '*', '+', '+?', '{2}', '{0,1}', '{1,}'))
          .map(([inner, often]) => `(${inner})${often}`),
      ),
    }));
    const text = fc.array(fc.constantFrom('a', 'b', ' ', 'ab', 'hola'), { minLength: 1, maxLength: 12 }).map((parts) => parts.join(''));
    let matched = 0;
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 20, maxLength: 20 }), (source, texts) => {
        const re2 = RE2JS.compile(source);
        const finder = new Finder([requiredOf(source)]);
        for (const each of texts) {
          if (!re2.matcher(each).find()) continue;
          matched++;
          if (finder.find(each).length === 0) throw new Error(`"${source}" matches "${each}" and was not looked for`);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(matched).to.be.above(5_000);
  });

  it('finds the same in what people wrote as looking for each whole pattern does, and looks for few', async () => {
    const sources = await shippedPatterns();
    const whole = sources.map((source) => RE2JS.compile(source));
    const pieces = sources.flatMap((source, of) => piecesOf(source).map((piece) => ({ of, piece })));
    const compiled = pieces.map(({ piece }) => RE2JS.compile(piece));
    const finder = new Finder(pieces.map(({ piece }) => requiredOf(piece)));
    const texts = writtenTexts();
    let looked = 0;
    for (const text of texts) {
      const candidates = finder.find(text);
      looked += candidates.length;
      const found = new Set(candidates.filter((number) => compiled[number]?.matcher(text).find()).map((number) => pieces[number]?.of));
      const expected = whole.flatMap((re2, number) => (re2.matcher(text).find() ? [number] : []));
      expect([...found].sort(), text).to.deep.equal(expected.sort());
    }
    expect(texts.length).to.be.above(1_000);
    expect(looked / texts.length, `of ${pieces.length} pieces`).to.be.below(10);
  });

  it('takes a pattern apart only where its list is the whole of it', () => {
    const phrases = Array.from({ length: 60 }, (_, at) => `frase ${at} (a|b)`);
    const list = phrases.join('|');
    expect(piecesOf(`\\b(?:${list})\\b`)).to.deep.equal(phrases.map((phrase) => `\\b(?:${phrase})\\b`));
    expect(piecesOf(`(?:a[[:^alpha:]|b]|${list})`)).to.deep.equal(['a[[:^alpha:]|b]', ...phrases].map((phrase) => `(?:${phrase})`));
    for (const source of [`(?:${list})(?:a|b)`, `(?:${list})+`, `(${list})`, `\\b(?:\\Qa|b\\E|${list})\\b`, 'a|b'])
      expect(piecesOf(source)).to.deep.equal([source]);
  });
});

function spelled(alternatives: readonly (readonly string[])[]): string {
  return alternatives.map((parts) => parts.join('')).join('|');
}

async function shippedPatterns(): Promise<string[]> {
  const folders = readdirSync(join(ROOT, 'dialogs'), { withFileTypes: true }).filter((folder) => folder.isDirectory());
  const modules = await Promise.all(
    folders.map(({ name }) => import(join(ROOT, 'dialogs', name, 'index.ts')) as Promise<{ default: DialogDefinition }>),
  );
  return modules.flatMap(({ default: { intents = [] } }) => intents.flatMap(({ patterns = [] }) => [...patterns]));
}

function writtenTexts(): string[] {
  const files = ['test/fixtures/sensitive.es.jsonl', 'test/fixtures/sensitive-negatives.es.jsonl', 'test/accuracy/shipped/queries.jsonl'];
  const lines = files.flatMap((file) => readFileSync(join(ROOT, file), 'utf8').trim().split('\n'));
  return lines.map((line) => fold((JSON.parse(line) as { text: string }).text));
}
