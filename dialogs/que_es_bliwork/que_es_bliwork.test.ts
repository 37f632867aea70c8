import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog que_es_bliwork', () => {
  const company = { ...sampleCompany(), site: 'https://acme.example' };

  it("describes the company in the user's language", async () => {
    const { tell } = stage(dialog, { company: { ...company, description: { 'es-MX': 'Acme hace yunques.', en: 'Acme makes anvils.' } } });
    expect((await tell({})).replies[0]?.text).to.equal('Acme hace yunques.\nPuedes conocer más en https://acme.example');
    expect((await tell({ locale: 'en' })).replies[0]?.text).to.match(/^Acme makes anvils\.\n.*https:\/\/acme\.example$/);
  });

  it('falls back to Spanish where the company wrote no English', async () => {
    const { tell } = stage(dialog, { company: { ...company, description: 'Acme hace yunques.' } });
    expect((await tell({ locale: 'en' })).replies[0]?.text).to.match(/^Acme hace yunques\.\nYou can find out/);
  });
});
