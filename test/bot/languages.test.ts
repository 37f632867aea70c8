import { expect } from 'chai';
import { fold, type Turn } from '#sdk';
import { detectLocale } from '../../src/bot/language.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf, wordDialog } from '../support/drop-ins.ts';

describe('the language of a conversation', () => {
  let blinky: Blinky;
  before(async () => {
    const dialogs = [wordDialog('idioma_actual', 'lengua', (turn) => turn.say(turn.locale))];
    blinky = await startBlinky({ env: { INTENTS: 'regex' }, rows: rowsOf({ '¿Qué días pagan?': 'El 15.' }), dialogs });
  });
  after(() => blinky.stop());

  const last = async (from: string, ...texts: string[]): Promise<Turn> => {
    let turn = await blinky.say(texts[0] ?? '', { from });
    for (const text of texts.slice(1)) turn = await blinky.say(text, { from });
    return turn;
  };

  it('is Spanish until the user shows another', async () => {
    expect((await last('l1', 'lengua')).replies[0]?.text).equal('es-MX');
  });

  it('is English once the user writes English, and says so in a notice', async () => {
    const turn = await last('l2', 'where is the cafeteria and how much is it?');
    expect(turn.notices).deep.equal(['language_changed']);
    expect((await last('l2', 'lengua')).replies[0]?.text).equal('en');
  });

  it('stays once shown, whatever words come later', async () => {
    expect(
      (await last('l3', '¿cuándo es el pago de la quincena?', 'where is the cafeteria and how much is it?', 'lengua')).replies[0]?.text,
    ).equal('es-MX');
  });

  it('changes when the user asks for it, and back', async () => {
    expect((await last('l4', '¿cuándo es el pago de la quincena?', 'in english please', 'lengua')).replies[0]?.text).equal('en');
    expect((await last('l4', 'en español por favor', 'lengua')).replies[0]?.text).equal('es-MX');
  });

  it('is the setting’s where nothing was shown', async () => {
    const english = await startBlinky({ env: { INTENTS: 'regex', LOCALE: 'en' }, rows: rowsOf({ hola: 'hola' }) });
    expect((await english.say('🙂')).replies[0]?.text).match(/I am not sure/);
    await english.stop();
  });

  const shown: Readonly<Record<string, string | undefined>> = {
    'q onda cuando pagan la quincena': 'es-MX',
    'hola, tengo una duda': 'es-MX',
    'hi, how do I get my badge?': 'en',
    'please help me with the vpn': 'en',
    vpn: undefined,
    'in english please': undefined,
    'do you speak english?': undefined,
    'is there a list of the english courses that the company has for us?': 'en',
    'home office': undefined,
    '': undefined,
    '🙂🙂': undefined,
    'me dan home office o is it only for the boss': undefined,
  };
  for (const [text, locale] of Object.entries(shown))
    it(`is ${locale ?? 'not shown'} by «${text}»`, () => {
      expect(detectLocale(fold(text))).equal(locale);
    });
});
