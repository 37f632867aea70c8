import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog consultar_sitio', () => {
  it("gives the site of the company's file in both languages", async () => {
    const company = { ...sampleCompany(), name: 'Acme', site: 'https://acme.example' };
    const { tell } = stage(dialog, { company });
    expect((await tell({})).replies).to.deep.equal([{ text: 'El sitio de Acme es https://acme.example' }]);
    expect((await tell({ locale: 'en' })).replies).to.deep.equal([{ text: 'The website of Acme is https://acme.example' }]);
  });
});
