import { expect } from 'chai';
import { Dialogs } from '../../src/bot/dialogs.ts';
import { rejection } from '../contracts/cases.ts';
import { wordDialog } from '../support/drop-ins.ts';

describe('dialogs', () => {
  it('are not built when two claim one intent, wherever they come from', async () => {
    const dialogs = ['pedir_cafe', 'pedir_te'].map((id) => {
      const definition = { ...wordDialog('pedir_cafe', 'café', async () => {}), id };
      return { owner: `dialog/${id}`, definition, from: 'test', values: {} };
    });
    const host = {} as never;
    const error = await rejection(Dialogs.create(dialogs, () => host));
    expect(error)
      .to.have.property('line')
      .that.matches(/dialog\/pedir_te {2}claims the intent 'pedir_cafe', which dialog\/pedir_cafe claims/);
    expect((await Dialogs.create(dialogs.slice(0, 1), () => host)).forIntent('pedir_cafe')).to.equal('pedir_cafe');
  });
});
