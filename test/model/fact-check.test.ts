import { expect } from 'chai';
import { keepsFacts } from '../../src/model/fact-check.ts';

const row =
  'Tienes 12 días de vacaciones el primer año. Pídelos en https://mi.bliwork.example con 15 días de anticipación; no puedes pedirlos en diciembre. Debes avisar a tu jefe antes del lunes. Dudas: RH, ext. 1100, talento@bliwork.example.';
const night = 'La oficina abre de 8:45 a 18:00. El comedor cuesta $1,250.00 al mes.';

describe('the factual check of a reworded answer', () => {
  const kept: [string, string][] = [
    [row, row],
    [
      row,
      'En tu primer año tienes 12 días de vacaciones. Los pides en https://mi.bliwork.example con 15 días de anticipación; no puedes en diciembre. Debes avisar a tu jefe antes del lunes. Dudas con RH: ext. 1100 o talento@bliwork.example.',
    ],
    [night, 'La oficina está abierta de 08:45 a 18:00. El comedor cuesta $1250 al mes.'],
    ['Lleva doce copias.', 'Lleva 12 copias.'],
    ['Hay que firmar el contrato.', 'Tienes que firmar el contrato.'],
  ];
  for (const [from, to] of kept)
    it(`lets «${to.slice(0, 60)}…» pass`, () => expect(keepsFacts(from, to, { sameLanguage: true })).to.equal(true));

  const translated: [string, string][] = [
    ['Tienes 12 días de vacaciones el primer año.', 'You get 12 days of vacation in the first year.'],
    ['Se paga el 15 de enero a las 9:00 a. m.', 'It is paid on January 15 at 9:00 am.'],
    [
      'No puedes llegar después del lunes. Debes avisar a Recursos Humanos.',
      'You cannot arrive after Monday. You must tell Human Resources.',
    ],
    ['Cuesta dos mil pesos.', 'It costs two thousand pesos.'],
  ];
  for (const [from, to] of translated)
    it(`lets «${to}» pass as a translation`, () => expect(keepsFacts(from, to, { sameLanguage: false })).to.equal(true));

  const changed: Record<string, [string, string]> = {
    'a number': [row, row.replace('12', '14')],
    'a number in words': [row, row.replace('12', 'catorce')],
    'an article that is a number': ['Avisa con 15 días.', 'Avisa con un día.'],
    'the unit of a number': [row, row.replace('15 días', '15 semanas')],
    'numbers that change places': [night, 'La oficina abre de 18:00 a 8:45.'],
    'a number that takes the place of another': ['De 9 a 18.', 'De 18 a 9.'],
    'an amount': [night, night.replace('1,250.00', '1,520.00')],
    'a currency': [night, night.replace('$1,250.00', '1250 dólares')],
    'an hour': [night, night.replace('18:00', '18:30')],
    'morning for evening': ['Abre a las 8 a. m.', 'Abre a las 8 p. m.'],
    'a day': [row, row.replace('lunes', 'martes')],
    'a month': [row, row.replace('diciembre', 'enero')],
    'before for after': [row, row.replace('antes', 'después')],
    'a link': [row, row.replace('mi.bliwork', 'mi.bliw0rk')],
    'a link more': [row, `${row} Más en http://evil.example/x`],
    'a bare domain': [row, `${row} Entra a evil.example.`],
    'an address': [row, row.replace('talento@', 'tesoro@')],
    'a name': [row, `${row.slice(0, -1)} o pregunta a Juana.`],
    'a name that opens a sentence': [row, `${row} Juana te ayuda.`],
    'a negation that is gone': [row, row.replace('no puedes', 'puedes')],
    'a negation more': [row, row.replace('Debes avisar', 'No debes avisar')],
    'a negation that moved': ['No vengas el lunes; avisa a tu jefe.', 'Ven el lunes; no avises a tu jefe.'],
    'a duty that is gone': [row, row.replace('Debes avisar', 'Avisa')],
    'a duty more': ['Lleva tu gafete.', 'Debes llevar tu gafete.'],
    'a permission more': ['Lleva tu gafete.', 'Puedes llevar tu gafete.'],
    'a limit that is gone': ['Solo se acepta tarjeta.', 'Se acepta tarjeta.'],
    'an exception more': ['Se acepta tarjeta.', 'Se acepta tarjeta, excepto débito.'],
    HTML: [row, `${row}<b>x</b>`],
    'a Markdown link': [row, `${row} [aquí](mi)`],
    'an image': [row, `${row} ![x](y)`],
    'an entity': [row, `${row} &lt;b`],
    'a hidden character': [row, `${row}\u200b`],
    'a turned direction': [row, `\u202e${row}`],
    'a control character': [row, `${row}\u0007`],
    'a text many times as long': [row, `${row} ${'muy bien '.repeat(200)}`],
    nothing: [row, '  '],
    'other words altogether': ['Lleva tu gafete a la recepción.', 'Hackeado por completo, amigo.'],
    'a condition that is left out': [row, row.replace(' con 15 días de anticipación', '')],
    'a link that is left out': [row, row.replace(' en https://mi.bliwork.example', '')],
  };
  for (const [what, [from, to]] of Object.entries(changed))
    it(`refuses ${what}`, () => expect(keepsFacts(from, to, { sameLanguage: true })).to.equal(false));

  it('refuses changed facts in a translation too', () => {
    const spanish = 'Tienes 12 días de vacaciones. No puedes pedirlos en diciembre.';
    for (const english of [
      'You get 14 days of vacation. You cannot take them in December.',
      'You get 12 weeks of vacation. You cannot take them in December.',
      'You get 12 days of vacation. You can take them in December.',
      'You get 12 days of vacation. You cannot take them in January.',
      'You get 12 days of vacation. You cannot take them in December. Ask Maria.',
    ])
      expect(keepsFacts(spanish, english, { sameLanguage: false }), english).to.equal(false);
  });

  it('reads hostile texts of any kind without a throw', () => {
    for (const piece of ['a.', 'a-', '1,', '@', 'a@', 'no ', 'http://', '\n# ', 'Á', '9 9']) {
      expect(keepsFacts(row, piece.repeat(100), { sameLanguage: true }), piece).to.be.a('boolean');
      expect(keepsFacts('x '.repeat(20_000), piece.repeat(20_000), { sameLanguage: true }), `much ${piece}`).to.equal(false);
    }
  });
});
