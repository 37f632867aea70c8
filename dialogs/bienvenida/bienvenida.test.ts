import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog bienvenida', () => {
  it('welcomes whoever was added, and gives the notice', async () => {
    const { replies } = await stage(dialog).tell({ activity: 'conversationUpdate' });
    expect(replies).to.have.length(2);
    expect(replies[0]?.text).to.match(/^¡Hola! Soy .*«ayuda»/);
    expect(replies[1]?.text)
      .to.match(/asistente automático/)
      .and.to.include(sampleCompany().privacyNotice);
  });

  it('gives only the notice, in one line, to whoever already wrote', async () => {
    const { tell } = stage(dialog);
    for (const locale of ['es-MX', 'en'] as const) {
      const { replies } = await tell({ activity: 'message', locale });
      expect(replies).to.have.length(1);
      expect(replies[0]?.text)
        .to.match(/autom[aá]ti/)
        .and.not.to.include('\n');
    }
  });
});
