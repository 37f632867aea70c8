import { expect } from 'chai';
import { RE2JS } from 're2js';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const [stop, start] = dialog.intents;
const matches = (intent: typeof stop, text: string): boolean =>
  (intent?.patterns ?? []).some((pattern) => RE2JS.compile(pattern).matcher(text).find());

describe('dialog avisos', () => {
  it('hears BAJA and STOP, ALTA and START, alone', () => {
    for (const text of ['baja', 'stop', 'ya no me mandes mensajes']) expect(matches(stop, text), text).to.equal(true);
    for (const text of ['alta', 'start', 'quiero recibir avisos otra vez']) expect(matches(start, text), text).to.equal(true);
  });

  it('leaves questions about leaving or enrolling to the catalog', () => {
    for (const text of ['como me doy de baja', 'baja del imss', 'alta en el imss', 'me dieron de alta']) {
      expect(matches(stop, text) || matches(start, text), text).to.equal(false);
    }
  });

  it('goes on when that is what is asked for', async () => {
    for (const text of [
      'no me des de baja',
      'No quiero darme de baja de los avisos',
      'no dejes de mandarme avisos',
      "don't unsubscribe me",
    ]) {
      const { replies, announcements } = await stage(dialog).tell({ text });
      expect(announcements, text).to.equal(true);
      expect(replies[0]?.text, text).to.include('BAJA');
    }
  });

  it('says how to get announcements again', async () => {
    const { replies, announcements } = await stage(dialog).tell({ text: 'baja' });
    expect(announcements).to.equal(false);
    expect(replies[0]?.text).to.include('ALTA');
  });
});
