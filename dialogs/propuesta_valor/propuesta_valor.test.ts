import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog propuesta_valor', () => {
  it("lists every line of the value proposition in the user's language", async () => {
    const company = { ...sampleCompany(), name: 'Acme', valueProposition: ['Rápido.', { 'es-MX': 'Claro.', en: 'Clear.' }] };
    const { tell } = stage(dialog, { company });
    expect((await tell({})).replies).to.deep.equal([{ text: 'Lo que distingue a Acme:\n- Rápido.\n- Claro.' }]);
    expect((await tell({ locale: 'en' })).replies).to.deep.equal([{ text: 'What sets Acme apart:\n- Rápido.\n- Clear.' }]);
  });
});
