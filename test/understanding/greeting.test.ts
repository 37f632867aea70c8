import { expect } from 'chai';
import { withoutGreeting } from '../../src/understanding/greeting.ts';

describe('a message that begins with a greeting', () => {
  const cases: readonly (readonly [text: string, asked: string])[] = [
    ['hola a que hora entro', 'a que hora entro'],
    ['¡Hola! Buenas tardes, ¿dónde firmo?', '¿dónde firmo?'],
    ['q onda, a q hrs hay q llegar', 'a q hrs hay q llegar'],
    ['Qué tal, necesito mi recibo', 'necesito mi recibo'],
    ['hola\ncomo checo mi entrada', 'como checo mi entrada'],
    ['hello, where do I park?', 'where do I park?'],
    ['gracias, y por quien pregunto?', 'y por quien pregunto?'],
    ['ok gracias y cuando pagan', 'y cuando pagan'],
    ['Perfecto!! ¿a qué hora salgo?', '¿a qué hora salgo?'],
    ['gracias, que documentos llevo?', 'que documentos llevo?'],
  ];
  for (const [text, asked] of cases) it(`is what is asked after it: ${text}`, () => expect(withoutGreeting(text)).to.equal(asked));

  const whole = [
    'hola',
    'buenas noches a todos',
    'hola como estas',
    'gracias por que me ayudaste mucho',
    'mil gracias, que amable eres conmigo siempre',
    'ok',
    'qué onda con mi contrato',
    'hola me llamo Juan',
    'a qué hora entro',
    ' ',
    '',
  ];
  for (const text of whole)
    it(`is left as it is where nothing is asked after it: "${text}"`, () => expect(withoutGreeting(text)).to.equal(text));
});
