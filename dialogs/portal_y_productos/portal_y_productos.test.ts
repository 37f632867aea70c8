import { expect } from 'chai';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

describe('dialog portal_y_productos', () => {
  it('gives the portal, then each product, with its page where it has one', async () => {
    const company = {
      ...sampleCompany(),
      portal: { name: 'Mi Acme', url: 'https://mi.acme.example' },
      products: [
        { name: 'Yunque', description: { 'es-MX': 'pesa.', en: 'heavy.' }, url: 'https://acme.example/yunque' },
        { name: 'Cohete', description: 'vuela.' },
      ],
    };
    const { tell } = stage(dialog, { company });
    expect((await tell({})).replies.map(({ text }) => text)).to.deep.equal([
      'El portal interno es Mi Acme: https://mi.acme.example',
      'Nuestros productos:\n- Yunque: pesa. https://acme.example/yunque\n- Cohete: vuela.',
    ]);
    expect((await tell({ locale: 'en' })).replies[1]?.text).to.match(/^Our products:\n- Yunque: heavy\./);
  });
});
