import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { RE2JS } from 're2js';
import { type CatalogEntry, type Company, fold } from '#sdk';
import { sampleCompany } from '../../test/fixtures/dialog-host.ts';
import { stage } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';
import { topicsOf } from './topics.ts';

describe('dialog temas_sensibles', () => {
  const company: Company = {
    ...sampleCompany(),
    hotlines: [
      { name: 'Escucha', phone: '111', hours: '24 h', topics: ['crisis'] },
      { name: 'Apoyo', phone: '222', hours: '24 h', topics: ['violence'] },
      { name: 'Urgencias', phone: '333', hours: '24 h', topics: ['crisis', 'violence', 'emergency'] },
    ],
  };
  const entries = [row('protocolo', '¿Cómo denuncio un acoso?'), row('silla', '¿Me puedo sentar?')];
  const candidates = entries.map(({ id, question }) => ({ id, question, score: 0.8 }));
  const { tell } = stage(dialog, { company, entries });

  it('keeps the turn out of everything and hands over', async () => {
    const told = await tell({ text: 'mi jefe me acosa' });
    expect(told).to.include({ keptOut: true, outcome: 'handoff', pausedMinutes: undefined });
    expect(told.replies).to.have.length(1);
  });

  it('puts the lines first in a crisis, and who handles it in the company first for violence', async () => {
    const crisis = (await tell({ text: 'me quiero morir' })).replies[0]?.text ?? '';
    expect(crisis.indexOf('- Escucha: 111')).to.be.within(1, crisis.indexOf(company.contacts.sensitive.reach));
    expect(crisis).not.to.include('222');
    const violence = (await tell({ text: 'mi jefe me acosa' })).replies[0]?.text ?? '';
    expect(violence.indexOf(company.contacts.sensitive.reach)).to.be.within(1, violence.indexOf('- Apoyo: 222'));
    expect(violence).not.to.include('111');
    for (const text of [crisis, violence]) expect(text).to.include('- Urgencias: 333');
  });

  it('finds a line for a crisis and one for danger in the sample company', () => {
    const topics = sampleCompany().hotlines.flatMap((line) => line.topics);
    expect(topics).to.include.members(['crisis', 'violence', 'emergency']);
  });

  it('offers every line when it cannot tell what it is about', async () => {
    const { replies } = await tell({ text: '...' });
    for (const phone of ['111', '222', '333']) expect(replies[0]?.text).to.include(phone);
  });

  it('says that it told nobody, in both languages', async () => {
    expect((await tell({ text: 'me acosan' })).replies[0]?.text).to.match(/no le he avisado a nadie/);
    expect((await tell({ text: 'I want to die', locale: 'en' })).replies[0]?.text).to.match(/I have told nobody/);
  });

  it('gives after direct words what the company answers, beside who handles it', async () => {
    const told = await tell({ text: 'mi jefe me acosa', candidates: candidates.slice(0, 1) });
    expect(told).to.deep.include({ keptOut: true, outcome: 'handoff', answers: [] });
    expect(told.replies).to.have.length(1);
    const text = told.replies[0]?.text ?? '';
    expect(text).to.match(/^Lamento mucho/);
    expect(text.indexOf('Respuesta de protocolo\nMás de protocolo')).to.be.within(1, text.indexOf(company.contacts.sensitive.reach));
    const crisis = (await tell({ text: 'me quiero morir', candidates })).replies[0]?.text ?? '';
    expect(crisis.indexOf('- Escucha: 111'), 'the lines stay first').to.be.within(1, crisis.indexOf('Respuesta de protocolo'));
  });

  it('answers first also after direct words where the catalog is as sure of the question, but in a crisis', async () => {
    const asked = entries.slice(0, 1).map(({ id, question }) => ({ id, question, score: 0.98 }));
    const told = await tell({ text: 'protocolo si mi jefe me acosa', candidates: asked });
    expect(told).to.deep.include({ keptOut: true, outcome: 'answer', answers: asked });
    const [row, help] = told.replies.map(({ text }) => text);
    expect(row).to.equal('Respuesta de protocolo\nMás de protocolo');
    expect(help).to.match(/^Lamento mucho/);
    const crisis = await tell({ text: 'me quiero morir', candidates: asked });
    expect(crisis).to.deep.include({ outcome: 'handoff', answers: [] });
    expect(crisis.replies[0]?.text).to.match(/^Lamento mucho/);
  });

  it('answers first and adds who listens where it was only taken for one, and keeps that out as well', async () => {
    const told = await tell({ text: 'no me dejan', candidates });
    expect(told).to.deep.include({ keptOut: true, outcome: 'answer', answers: candidates });
    const [first, second, help] = told.replies.map(({ text }) => text);
    expect([first, second]).to.deep.equal(['Respuesta de protocolo\nMás de protocolo', 'Respuesta de silla\nMás de silla']);
    for (const part of [company.contacts.sensitive.reach, '111', '222', '333']) expect(help).to.include(part);
  });

  it('helps all the same where the rows have gone', async () => {
    const told = await tell({ text: 'no me dejan', candidates: [{ id: 'gone', question: '¿?', score: 0.8 }] });
    expect(told).to.deep.include({ keptOut: true, outcome: 'handoff', answers: [] });
    expect(told.replies[0]?.text).to.match(/^Lamento mucho/);
  });

  it('repeats none of the words that it was told', async () => {
    const { replies } = await tell({ text: 'me acosa Wenceslao' });
    expect(JSON.stringify(replies)).not.to.include('Wenceslao');
  });

  it('tells a crisis from violence', () => {
    expect([...topicsOf('quiero quitarme la vida')]).to.deep.equal(['crisis']);
    expect([...topicsOf('mi esposo me pegó')]).to.deep.equal(['violence']);
    expect([...topicsOf('mi esposo me pegó y ya no quiero vivir')]).to.deep.equal(['crisis', 'violence']);
  });
});

function row(id: string, question: string): CatalogEntry {
  const rest = { variations: [], category: 'x', locale: 'es-MX', owner: 'x@example.com', origin: 'faq.csv:2' };
  return { id, question, answer: `Respuesta de ${id}`, additionalInfo: `Más de ${id}`, ...rest };
}

describe('the patterns of sensitive topics', () => {
  const patterns = (dialog.intents[0]?.patterns ?? []).map((pattern) => RE2JS.compile(pattern));
  const exceptions = (dialog.intents[0]?.exceptions ?? []).map((pattern) => RE2JS.compile(pattern));
  const sensitive = (text: string): boolean => {
    const seen = exceptions.reduce((rest, exception) => exception.matcher(rest).replaceAll(' ~ '), fold(text));
    return patterns.some((pattern) => pattern.matcher(seen).find());
  };

  /** The fixtures were written by somebody else than the patterns; `dev` may be looked at, `test` is for measuring only. */
  function share(file: string, split: string): number {
    const lines = readFileSync(new URL(`../../test/fixtures/${file}`, import.meta.url), 'utf8')
      .trim()
      .split('\n');
    const texts = lines.map((line) => JSON.parse(line) as { text: string; split: string }).filter((row) => row.split === split);
    return texts.filter(({ text }) => sensitive(text)).length / texts.length;
  }

  it('find at least 95 % of what people wrote', () => {
    expect(share('sensitive.es.jsonl', 'dev')).to.be.at.least(0.95);
  });

  it('take no insult, no bicycle and no bare "no puedo" for one, and see what stands beside them', () => {
    for (const text of ['chinga tu madre', 'no puedo', 'me voy en bici, ¿dónde la amarro y me puedo bañar?']) {
      expect(sensitive(text), text).to.equal(false);
    }
    expect(sensitive('chinga tu madre, ya me quiero morir')).to.equal(true);
    expect(sensitive('ayúdame a morir')).to.equal(true);
    expect(sensitive('ya no puedo más')).to.equal(true);
  });

  it('see no topic in a form’s short answer, a mishap, a course or a figure of speech', () => {
    const texts =
      'ya no puedo | me rindo | qué hago si me corto con el cuchillo | protocolo de amenaza de bomba | la mercancía llegó maltratada';
    for (const text of texts.split(' | ')) expect(sensitive(text), text).to.equal(false);
    expect(sensitive('la mercancía llegó maltratada y el jefe me pegó')).to.equal(true);
    expect(sensitive('mi hija se corta los brazos')).to.equal(true);
    expect(sensitive('mi hija se corta el pelo')).to.equal(false);
  });

  it('see no topic in a worry about what the boss will say, nor in paperwork', () => {
    const texts = 'me da miedo que mi jefa no me apruebe el viernes | el guardia me quiere levantar una infracción en el estacionamiento';
    for (const text of texts.split(' | ')) expect(sensitive(text), text).to.equal(false);
    expect(sensitive('le tengo miedo a mi jefa')).to.equal(true);
    expect(sensitive('me quieren levantar un acta y mi jefe me pegó')).to.equal(true);
  });

  it('leave at least 99 % of figures of speech, benefits and policies alone', () => {
    expect(share('sensitive-negatives.es.jsonl', 'dev')).to.be.at.most(0.01);
  });
});
