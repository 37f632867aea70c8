import { expect } from 'chai';
import { consentOf } from './consent.ts';

describe('consent to pass on a question', () => {
  const answers = {
    yes: [
      'Sí',
      'si por favor',
      'claro que sí',
      'va',
      'ok',
      'dale, pásala',
      'simón',
      'de acuerdo',
      'no hay problema',
      'yes please',
      'sure',
      'go ahead',
    ],
    no: [
      'No',
      'no gracias',
      'nel',
      'mejor no',
      'prefiero que no',
      'pues no',
      'sí pero sin la pregunta',
      'no, solo avisa',
      "don't",
      'no way',
    ],
    cancel: ['cancelar', 'olvídalo', 'ya no quiero', 'never mind', 'cancel', 'no quiero hablar con nadie'],
  };
  for (const [expected, texts] of Object.entries(answers)) {
    for (const text of texts) it(`"${text}" means ${expected}`, () => expect(consentOf(text)).to.equal(expected));
  }

  it('takes neither a doubt nor another question for a yes', () => {
    for (const text of ['mmm', '¿para qué?', '🤔', 'oye y si me cambio de área, claro está que con permiso, cuánto tardan en pagar']) {
      expect(consentOf(text), text).to.equal(undefined);
    }
  });
});
