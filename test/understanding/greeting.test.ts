import { expect } from 'chai';
import { afterGreeting, withoutThanks } from '../../src/understanding/greeting.ts';

describe('a message that begins with a greeting', () => {
  const cases: readonly (readonly [text: string, rest: string])[] = [
    ['hola a que hora entro', 'a que hora entro'],
    ['¡Hola! Buenas tardes, ¿dónde firmo?', '¿dónde firmo?'],
    ['q onda, a q hrs hay q llegar', 'a q hrs hay q llegar'],
    ['Qué tal, necesito mi recibo', 'necesito mi recibo'],
    ['hola\ncomo checo mi entrada', 'como checo mi entrada'],
    ['ola wenas, me pasas mi recibo', 'me pasas mi recibo'],
    ['hello, where do I park?', 'where do I park?'],
    ['qué onda con mi contrato', 'con mi contrato'],
    ['hola, me equivoqué de documento', 'me equivoqué de documento'],
  ];
  for (const [text, rest] of cases) it(`goes on after it: ${text}`, () => expect(afterGreeting(text)).to.equal(rest));

  for (const text of ['hola', 'buenas noches a todos', 'hola como estas', 'a qué hora entro', ' ', ''])
    it(`says nothing after it, or begins with none: "${text}"`, () => expect(afterGreeting(text)).to.equal(undefined));
});

describe('a message that begins with thanks', () => {
  const cases: readonly (readonly [text: string, asked: string])[] = [
    ['gracias, y por quien pregunto?', 'y por quien pregunto?'],
    ['ok gracias y cuando pagan', 'y cuando pagan'],
    ['Perfecto!! ¿a qué hora salgo?', '¿a qué hora salgo?'],
    ['gracias, que documentos llevo?', 'que documentos llevo?'],
  ];
  for (const [text, asked] of cases) it(`is what is asked after it: ${text}`, () => expect(withoutThanks(text)).to.equal(asked));

  for (const text of [
    'gracias por que me ayudaste mucho',
    'mil gracias, que amable eres conmigo siempre',
    'ok',
    'a qué hora entro',
    ' ',
    '',
  ])
    it(`is left as it is where nothing is asked after it: "${text}"`, () => expect(withoutThanks(text)).to.equal(text));
});
