import { expect } from 'chai';
import { matterOf } from '../../src/understanding/matter.ts';

describe('the matter of a message', () => {
  const cases: readonly (readonly [text: string, matter: string])[] = [
    ['hola, ¿me ayudas con el seguro?', 'el seguro?'],
    ['Ayúdame con mi nómina', 'mi nómina'],
    ['me puedes ayudar con lo de las vacaciones?', 'las vacaciones?'],
    ['necesito ayuda por favor con el tema del gafete', 'gafete'],
    ['buenas, ¿me echas la mano con mi correo?', 'mi correo?'],
    ['ayúdame a activar mi correo', 'activar mi correo'],
    ['tengo una duda de mi pago', 'mi pago'],
    ['tengo 2 dudas: cuándo pagan, dónde está el comedor', 'cuándo pagan, dónde está el comedor'],
    ['2 cosas, ¿cuándo pagan?', '¿cuándo pagan?'],
    ['¿me puedes decir cuándo pagan?', 'cuándo pagan?'],
    ['explícame lo de la prima vacacional', 'la prima vacacional'],
    ['necesito que me ayuden con mi contraseña', 'mi contraseña'],
    ['me puedes ayudar? es sobre mis vacaciones', 'mis vacaciones'],
    ['duda rápida: hay estacionamiento?', 'hay estacionamiento?'],
    ['nomás quería saber si hay comedor', 'si hay comedor'],
    ['no sé cuándo pagan', 'cuándo pagan'],
    ['disculpa la molestia, pero cuándo pagan', 'cuándo pagan'],
    ['qué onda bro, ayúdame con mi gafete', 'mi gafete'],
    ['ok gracias, ayúdame con mi gafete', 'mi gafete'],
    ['tengo una duda con respecto a mi contrato', 'mi contrato'],
    ['quería ver si me ayudan con mis vales', 'mis vales'],
    ['ando buscando info de las vacaciones', 'las vacaciones'],
    ['me ayudas a entender lo del isr', 'isr'],
    ['could you help me reset my password', 'reset my password'],
    ['i need help with my password', 'my password'],
    ['help me with my payslip', 'my payslip'],
    ['can you tell me when payday is', 'when payday is'],
  ];
  for (const [text, matter] of cases) it(`is what it asks for: ${text}`, () => expect(matterOf(text)).to.equal(matter));

  it('keeps its accents, however they are written', () => {
    expect(matterOf('ayúdame con mi nómina'.normalize('NFD'))).to.equal('mi nómina');
  });

  for (const text of [
    'ayuda',
    'hola, ayúdame',
    '¿me ayudas con algo?',
    'necesito ayuda con una duda',
    'me ayudaron con el seguro',
    'gracias por ayudarme con mi gafete',
    'no sé qué hacer',
    'no sé nada de mi pago',
    'ayuda psicológica',
    'ayuda, perdí mi gafete',
    'dime',
    'help me please',
    'cuándo pagan',
    ' ',
    '',
  ])
    it(`is none where nothing is asked or named: "${text}"`, () => expect(matterOf(text)).to.equal(undefined));

  it('costs little, whatever is written', () => {
    const long = `${'tengo una duda '.repeat(2_000)}: `;
    expect(matterOf(long)).to.equal(undefined);
  });
});
