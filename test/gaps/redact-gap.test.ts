import { expect } from 'chai';
import fc from 'fast-check';
import { redactGap } from '../../src/gaps/redact-gap.ts';

/** What somebody wrote, and what may be kept of it. */
const cases: readonly (readonly [string, string])[] = [
  ['¿Puedo traer a mi perro?', '¿Puedo traer a mi perro?'],
  ['mi correo es ana.lopez+rh@example.com.mx, ¿me escriben?', 'mi correo es [correo], ¿me escriben?'],
  ['llámame al 55 1234 5678 por favor', 'llámame al [número] por favor'],
  ['mi extensión es 4521 y gano $25,300.50 al mes', 'mi extensión es [número] y gano [número] al mes'],
  ['mi CURP LOPA900101MDFXXX09 ya está', 'mi CURP [clave] ya está'],
  ['mi número de empleado es A-00731', 'mi número de empleado es [número]'],
  ['no abre https://intranet.example.com/u/ana?t=1', 'no abre [enlace]'],
  ['no abre www.example.com ni portal.example.mx/ana', 'no abre [enlace] ni [enlace]'],
  ['escríbele a @ana.lopez en slack', 'escríbele a [usuario] en slack'],
  ['soy maria lopez y quiero saber si hay alberca', 'soy [nombre] y quiero saber si hay alberca'],
  ['Soy María de la Cruz, ¿hay gimnasio?', 'Soy [nombre], ¿hay gimnasio?'],
  ['hola me llamo juan carlos perez quiero un casillero', 'hola me llamo [nombre] quiero un casillero'],
  ["hi I'm john and I need a parking spot", "hi I'm [nombre] and I need a parking spot"],
  ['my name is Mary Jane Watson', 'my name is [nombre]'],
  ['soy nuevo en la empresa, ¿dónde dejo mi bici?', 'soy nuevo en la empresa, ¿dónde dejo mi bici?'],
  ['mi jefe Juan no me firma la hoja', 'mi jefe [nombre] no me firma la hoja'],
  ['¿dónde se sienta Ana María López?', '¿dónde se sienta [nombre]?'],
  ['¿hay un grupo de WhatsApp o de Teams?', '¿hay un grupo de WhatsApp o de Teams?'],
  ['la Lic. Gómez no contesta', 'la Lic. [nombre] no contesta'],
  ['=cmd() hay yoga?', 'cmd() hay yoga?'],
  ['  @@ -- ¿hay   yoga? ', '¿hay yoga?'],
  ['55 1234 5678', ''],
  ['🙂🙂', ''],
];

describe('what is kept of a question without an answer', () => {
  for (const [said, kept] of cases) {
    it(`${JSON.stringify(said)} → ${JSON.stringify(kept)}`, () => {
      expect(redactGap(said)).to.equal(kept);
    });
  }

  it('is at most 300 characters long', () => {
    expect(redactGap('hay algo '.repeat(500)).length).to.be.at.most(300);
  });

  it('never holds a digit or an e-mail address, nor begins a formula, whatever was written', () => {
    const words = fc.constantFrom('soy', 'me llamo', 'a@b.mx', '55 1234', '=1+1', '@x', '-', 'http://a.mx/?q=1', 'hola', '\t', '١٢٣');
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words).map((list) => list.join(' ')),
    );
    fc.assert(fc.property(texts, (text) => !/\p{Nd}|\w@\w|^[=+\-@\t\r]/u.test(redactGap(text))));
  });
});
