import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog ayuda', () => {
  const menu = [{ title: 'Nómina', say: '¿Qué puedo preguntar de nómina?' }, { title: 'Hablar con una persona' }];

  it('offers what is loaded', async () => {
    const { tell } = stage(dialog, { menu });
    const { replies } = await tell({});
    expect(replies).to.have.length(1);
    expect(replies[0]?.options).to.deep.equal(menu);
    expect((await tell({ locale: 'en' })).replies[0]?.text).to.match(/^Here is what/);
  });

  it('names who helps at once, where something grave was told just before', async () => {
    const company = sampleCompany();
    const { replies } = await stage(dialog, { menu }).tell({ delicate: true });
    const said = replies.map(({ text }) => text).join('\n');
    expect(said).to.match(/^Si necesitas ayuda urgente/);
    for (const { phone } of company.hotlines) expect(said).to.include(phone);
    expect(said).to.include(company.contacts.sensitive.reach);
    expect(replies.at(-1)?.options).to.deep.equal(menu);
  });

  it('invites to ask when nothing has a menu line', async () => {
    const { replies } = await stage(dialog).tell({});
    expect(replies[0])
      .to.have.property('text')
      .that.matches(/con tus palabras/);
    expect(replies[0]).not.to.have.property('options');
  });
});
