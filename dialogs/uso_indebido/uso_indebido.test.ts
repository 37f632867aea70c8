import { expect } from 'chai';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog uso_indebido', () => {
  it('refuses kindly, gives a line to call, and keeps the words out of memory', async () => {
    for (const locale of ['es-MX', 'en'] as const) {
      const { replies, keptOut } = await stage(dialog).tell({ locale, text: '…' });
      expect(replies[0]?.text).to.match(/911/);
      expect(keptOut).to.equal(true);
    }
  });
});
