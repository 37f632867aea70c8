import { expect } from 'chai';
import { choose, chooseSeveral } from '../../src/bot/choose.ts';

const options = [
  { title: '¿Cuántos días de vacaciones tengo?' },
  { title: '¿De cuánto es la prima vacacional?' },
  { title: 'Hablar con una persona' },
];
const picks: Readonly<Record<string, number | undefined>> = {
  '2': 1,
  'la segunda': 1,
  'opción 3': 2,
  'hablar con una persona': 2,
  'cuantos dias d vacaciones tengo': 0,
  'de quanto es la prima bacacional': 1,
  'hablar con unna presona': 2,
  dos: 1,
  'la uno': 0,
  'la última': 2,
  '7': undefined,
  esa: undefined,
  sí: undefined,
  '0': undefined,
  vacaciones: undefined,
  '¿cuántos días de aguinaldo tengo?': undefined,
  'hablar con mi jefa': undefined,
  '': undefined,
  '🙂': undefined,
};

describe('an answer to options', () => {
  for (const [text, at] of Object.entries(picks)) {
    it(`«${text}» ${at === undefined ? 'picks none' : `picks the option ${at + 1}`}`, () => {
      expect(choose(options, text)).to.equal(at === undefined ? undefined : options[at]);
    });
  }

  it('that agrees picks the option that begins with a yes, when there is one', () => {
    const offer = [{ title: 'Sí, con una persona' }, { title: 'Ver qué puedo preguntar' }];
    for (const text of ['sí', 'claro', 'ok', 'si por favor', '👍']) expect(choose(offer, text), text).to.equal(offer[0]);
    expect(choose(options, 'sí')).to.equal(undefined);
  });

  for (const text of ['sí', 'si, esa', 'eso', 'exacto', 'esa misma', 'sí por favor', 'yes', 'that one', '👍🏽'])
    it(`that agrees picks the only one there is: «${text}»`, () =>
      expect(choose([{ title: '¿Hay comedor?' }], text)).to.deep.equal({ title: '¿Hay comedor?' }));

  for (const text of ['no', 'no sé', '👎', '¿hay estacionamiento?', 'esa no'])
    it(`does not pick the only one there is: «${text}»`, () => expect(choose([{ title: '¿Hay comedor?' }], text)).to.equal(undefined));

  it('that agrees does not pick a no', () => expect(choose([{ title: 'No, nada más' }], 'sí')).to.equal(undefined));

  it('of ten thousand characters picks none, at once', () => {
    expect(choose(options, 'vacaciones '.repeat(1_000))).to.equal(undefined);
  });
});

describe('an answer to options that picks several', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((answerId) => ({ title: `¿${answerId}?`, answerId }));
  const several: [string, unknown[]][] = [
    ['1 y 3', [a, c]],
    ['1, 2', [a, b]],
    ['la primera y la segunda', [a, b]],
    ['todas', [a, b, c]],
    ['las tres', [a, b, c]],
    ['las dos', []],
    ['1', []],
    ['12', []],
    ['1 y 4', []],
    ['1 y 1', []],
    ['del 1 al 3', []],
    ['uno dos tres dos', []],
    ['', []],
  ];
  for (const [text, picked] of several)
    it(`«${text}» picks ${picked.length}`, () => expect(chooseSeveral([a, b, c] as never, text)).to.deep.equal(picked));

  it('takes both where there are two, and only answers', () => {
    for (const text of ['las dos', 'ambas', 'both', 'no sé, las dos cosas'])
      expect(chooseSeveral([a, b] as never, text), text).to.have.length(2);
    expect(chooseSeveral([a, { title: 'Ver el menú' }] as never, 'las dos')).to.deep.equal([]);
    expect(
      chooseSeveral(
        [...'abcd'].map((answerId) => ({ title: answerId, answerId })),
        'todas',
      ),
    ).to.deep.equal([]);
  });
});
