import { below, pick, type Random } from '../../support/random.ts';

/** Makes a hostile input of a good one. */
export type Attack = (good: Buffer, random: Random) => Buffer;

const MAX_REPEATED = 4_000;
const keys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '', '\u0000', 'type', 'text', 'from'];
const values = ['null', 'true', '-0', '1e999', '1e-999', '9007199254740993', '""', '[]', '{}', '"\\ud800"', '{"polluted":true}', '[[[]]]'];
const odd = [
  '\u0000',
  '\ud83d\ude00',
  '\u202e',
  '\u200b',
  '\ufeff',
  '\u0301',
  'ﷺ',
  'İ',
  'ß',
  '½',
  '\r\n',
  '\u2028',
  "'",
  '"',
  '\\',
  '%00',
  '../',
  '#{7*7}',
  '{{7*7}}',
  '<script>',
  '(a+)+$',
  '.*',
  '[',
  ')',
  '|',
  ',',
  ';',
  '\t',
  '=',
];
const words = ['vacaciones', 'nómina', 'hola', 'y también', '¿cuándo?', 'q onda', 'me', 'de', 'aguinaldo', 'x', '12345', 'holaaaaaaaa'];

/** By the name that the table of results shows. */
export const attacks: Readonly<Record<string, Attack>> = {
  'as it should be': (good) => good,
  'random bytes': (_, random) => Buffer.from(Array.from({ length: below(random, 400) }, () => below(random, 256))),
  'bytes changed': (good, random) => {
    const bytes = Buffer.from(good);
    for (let at = 0; bytes.length > 0 && at <= below(random, 6); at++) bytes[below(random, bytes.length)] = below(random, 256);
    return bytes;
  },
  'cut off': (good, random) => good.subarray(0, below(random, good.length + 1)),
  'a part repeated': (good, random) => {
    const from = below(random, good.length);
    const part = good.subarray(from, from + 1 + below(random, 12));
    const times = below(random, MAX_REPEATED / Math.max(1, part.length));
    return Buffer.concat([good.subarray(0, from), ...Array.from({ length: times }, () => part), good.subarray(from)]);
  },
  'two spliced': (good, random) => Buffer.concat([good.subarray(below(random, good.length)), good.subarray(0, below(random, good.length))]),
  nested: (good, random) => {
    const depth = 1 + below(random, 3_000);
    const [open, close] = pick(random, [
      ['[', ']'],
      ['{"a":', '}'],
      ['(', ')'],
      ['"', '"'],
    ] as const);
    return Buffer.concat([Buffer.from(open.repeat(depth)), good, Buffer.from(random() < 0.5 ? close.repeat(depth) : '')]);
  },
  'hostile keys': (good, random) => {
    const pairs = Array.from({ length: 1 + below(random, 8) }, () => `${JSON.stringify(pick(random, keys))}:${pick(random, values)}`);
    const text = good.toString('latin1');
    const at = text.indexOf('{');
    const added = `${pairs.join(',')},`;
    return Buffer.from(at < 0 ? `{${added}"a":1}` : `${text.slice(0, at + 1)}${added}${text.slice(at + 1)}`, 'latin1');
  },
  'values replaced': (good, random) =>
    Buffer.from(good.toString('utf8').replace(/"[^"]*"(?=[,}\]])|\d+/g, (value) => (random() < 0.4 ? pick(random, values) : value))),
  'odd characters': (good, random) => {
    const letters = [...good.toString('utf8')];
    for (let at = 0; at <= below(random, 8); at++) letters.splice(below(random, letters.length + 1), 0, pick(random, odd));
    return Buffer.from(letters.join(''));
  },
  'words at random': (_, random) =>
    Buffer.from(
      Array.from({ length: 1 + below(random, 60) }, () => pick(random, random() < 0.2 ? odd : words)).join(
        pick(random, [' ', '', '\n', '? ']),
      ),
    ),
};
