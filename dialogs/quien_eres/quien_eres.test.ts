import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog quien_eres', () => {
  it('says that it is a program and not a person, with the name that the company gave it', async () => {
    const { tell } = stage(dialog, { company: { ...sampleCompany(), assistant: 'Nube', name: 'Acme' } });
    expect((await tell({})).replies[0]?.text).to.match(/^Soy Nube, el asistente virtual de Acme: .*no una persona/);
    expect((await tell({ locale: 'en' })).replies[0]?.text).to.match(/^I'm Nube, the virtual assistant of Acme: .*not a person/);
  });
});
