import { expect } from 'chai';
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

  it('invites to ask when nothing has a menu line', async () => {
    const { replies } = await stage(dialog).tell({});
    expect(replies[0])
      .to.have.property('text')
      .that.matches(/con tus palabras/);
    expect(replies[0]).not.to.have.property('options');
  });
});
