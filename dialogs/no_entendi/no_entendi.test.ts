import { expect } from 'chai';
import type { CatalogEntry } from '#sdk';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const company = {
  ...sampleCompany(),
  contacts: {
    ...sampleCompany().contacts,
    default: { name: 'Recepción', reach: 'piso 1', hours: '9 a 18' },
    byCategory: { nomina: { name: 'Pagos', reach: 'piso 2' } },
  },
};

function entry(id: string, category: string): CatalogEntry {
  return { id, category, question: id, answer: id, additionalInfo: '', variations: [], locale: 'es-MX', owner: '', origin: 't' };
}

const entries = [entry('n1', 'nomina'), entry('n2', 'nomina'), entry('t1', 'ti')];
const candidates = (...ids: string[]) => ids.map((id) => ({ id, question: id, score: 0.1 }));

describe('dialog no_entendi', () => {
  it('admits that it does not know and says who to ask, in both languages', async () => {
    const { tell } = stage(dialog, { company });
    const told = await tell({ text: '¿de qué color es el perro?' });
    expect(told.replies[0]?.text)
      .to.match(/^No lo sé/)
      .and.to.match(/\nRecepción: piso 1 \(9 a 18\)$/);
    expect(told.replies[0]?.options).to.equal(undefined);
    expect(told).to.deep.include({ outcome: 'unknown', answers: [], candidates: [] });
    expect((await tell({ text: 'what colour is the dog?', locale: 'en' })).replies[0]?.text).to.match(/^I don't know/);
  });

  it('offers the person after two failures', async () => {
    const { tell } = stage(dialog, { company });
    expect((await tell({ failures: 1 })).replies[0]?.options).to.equal(undefined);
    expect((await tell({ failures: 2 })).replies[0]?.options?.[0]?.say).to.equal('Quiero hablar con una persona');
    expect((await tell({ failures: 3, locale: 'en' })).replies[0]?.options?.[0]?.say).to.equal('I want to talk to a person');
  });

  it('asks for a sentence where nothing was asked', async () => {
    const { tell } = stage(dialog, { company });
    for (const text of ['sí', '🎉', '???', '7', 'no sé']) {
      const told = await tell({ text });
      expect(told.replies[0]?.text, text)
        .to.match(/^No me quedó claro/)
        .and.to.match(/\nRecepción: piso 1/);
      expect(told.outcome).to.equal('unknown');
    }
  });

  it('sends who told of something grave just before to who listens, not to a front desk', async () => {
    const { tell } = stage(dialog, { company, entries });
    for (const text of ['¿y qué pasa después?', '😭', 'no'])
      expect((await tell({ text, delicate: true, candidates: candidates('n1', 'n2') })).replies[0]?.text, text)
        .to.include(company.contacts.sensitive.reach)
        .and.not.match(/Recepción|Pagos/);
  });

  it('takes a no for a no, and does not offer the person again', async () => {
    const told = await stage(dialog, { company }).tell({ text: 'no, gracias', failures: 3 });
    expect(told.replies[0]?.text).to.match(/^De acuerdo/);
    expect(told.replies[0]?.options).to.equal(undefined);
  });

  it('apologises for what was not meant, and offers the person at once', async () => {
    const { tell } = stage(dialog, { company });
    const told = await tell({ text: 'no era eso', refused: true });
    expect(told.replies[0]?.text).to.match(/^Entonces te entendí mal/);
    expect(told.replies[0]?.options?.[0]?.say).to.equal('Quiero hablar con una persona');
  });

  it('names who owns the subject only when the two nearest entries agree on it', async () => {
    const { tell } = stage(dialog, { company, entries });
    expect((await tell({ candidates: candidates('n1', 'n2') })).replies[0]?.text).to.include('\nPagos: piso 2');
    expect((await tell({ candidates: candidates('n1', 't1') })).replies[0]?.text).to.include('\nRecepción');
    expect((await tell({ candidates: candidates('n1') })).replies[0]?.text).to.include('\nRecepción');
  });
});
