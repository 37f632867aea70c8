import { expect } from 'chai';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';
import { requestedLocale } from './language.ts';

describe('dialog cambiar_idioma', () => {
  it('confirms in the new language', async () => {
    const { tell } = stage(dialog);
    const english = await tell({ text: 'in English please', locale: 'es-MX' });
    expect(english).to.include({ locale: 'en', outcome: 'intent' });
    expect(english.replies[0]?.text).to.match(/^Sure, let's continue in English/);
    const spanish = await tell({ text: 'habla español', locale: 'en' });
    expect(spanish.locale).to.equal('es-MX');
    expect(spanish.replies[0]?.text).to.match(/^Listo, seguimos en español/);
  });

  it('locks the present language when that is what is asked for', async () => {
    const told = await stage(dialog).tell({ text: 'en español por favor', locale: 'es-MX' });
    expect(told.locale).to.equal('es-MX');
    expect(told.replies[0]?.text).to.match(/^Ya estamos en español/);
  });

  const requests: readonly (readonly [string, 'es-MX' | 'en'])[] = [
    ['puedes hablar en inglés?', 'en'],
    ['Do you speak English', 'en'],
    ['no hablo inglés', 'es-MX'],
    ['no hablo muy bien español', 'en'],
    ['no quiero que me hables en inglés', 'es-MX'],
    ['no me respondas en español', 'en'],
    ["I don't speak Spanish", 'en'],
    ["sorry, I can't understand Spanish, English please", 'en'],
    ['no entiendo inglés, en español porfa', 'es-MX'],
    ['no entiendo, en español porfa', 'es-MX'],
    ['cambia a castellano', 'es-MX'],
  ];
  for (const [text, wanted] of requests) {
    it(`"${text}" asks for ${wanted}, whatever is spoken`, () => {
      expect([requestedLocale(text, 'es-MX'), requestedLocale(text, 'en')]).to.deep.equal([wanted, wanted]);
    });
  }

  it('changes to the other language when none is named', () => {
    expect([requestedLocale('cambia el idioma', 'es-MX'), requestedLocale('change language', 'en')]).to.deep.equal(['en', 'es-MX']);
  });
});
