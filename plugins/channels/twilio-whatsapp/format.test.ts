import { expect } from 'chai';
import { whatsAppText } from './format.ts';

describe('the text of a WhatsApp message', () => {
  it('has WhatsApp’s marks for those of Markdown, and no Markdown link', () => {
    const text =
      '## Vacaciones\n**Doce días**, ~~diez~~. Ver [el portal](https://portal.example/a) o [https://b.example](https://b.example).';
    const expected = '*Vacaciones*\n*Doce días*, ~diez~. Ver el portal: https://portal.example/a o https://b.example.';
    expect(whatsAppText({ text })).to.equal(expected);
    for (const plain of ['2 ** 3 ** 4', '#1 en ventas', '[sic] (así)', 'a**b', '*ya* _así_ ~no~'])
      expect(whatsAppText({ text: plain })).to.equal(plain);
  });

  it('has the options as numbered lines, by the titles that answer them', () => {
    const actions = ['¿Vacaciones?', '¿Aguinaldo?'].map((title) => ({ type: 'imBack', title, value: title }));
    expect(whatsAppText({ text: '¿Cuál de estas?', suggestedActions: { to: [], actions } })).to.equal(
      '¿Cuál de estas?\n1. ¿Vacaciones?\n2. ¿Aguinaldo?',
    );
  });
});
