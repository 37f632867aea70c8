import { expect } from 'chai';
import { stage, type Told } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const said = ({ replies }: Told): string[] => replies.map(({ text }) => text);
const started = async (list = 'Oficina') => {
  const { tell } = stage(dialog);
  await tell({ text: 'mi lista' });
  await tell({ text: list });
  return tell;
};

describe('dialog lista_primer_dia', () => {
  it('asks for the role once, and shows the list with what is done', async () => {
    const { tell } = stage(dialog);
    const asked = await tell({ text: 'mi lista' });
    expect(asked.waiting).to.equal(true);
    expect(asked.replies[0]?.options?.map(({ title }) => title)).to.deep.equal(['Oficina', 'A distancia', 'Líder de equipo']);
    const shown = await tell({ text: 'trabajo en home office' });
    expect(said(shown)[0]).to.match(
      /^Tu lista \(A distancia\): llevas 0 de 6\.\n☐ 1\. Subir tus documentos al portal\. INE.* https:\/\/portal/,
    );
    expect(shown.waiting).to.equal(false);
    expect(said(await tell({ text: 'mi lista' }))[0]).to.match(/A distancia\): llevas 0 de 6/);
  });

  const marks: [string, RegExp][] = [
    ['ya hice el 2', /^Anotado: Firmar tu contrato\.\n.*llevas 1 de 8/],
    ['listo el gafete', /^Anotado: Recoger tu gafete\.\n.*llevas 1 de 8/],
    ['ya subí mis documentos', /^Anotado: Subir tus documentos/],
    ['ya hice el 1, el 2 y el 3', /^Anotado: Subir .*; Firmar .*; Recoger .*\n.*llevas 3 de 8/],
    ['ya hice el 2 y el 2', /llevas 1 de 8/],
    ['ya terminé todo', /llevas 8 de 8.*Terminaste tu lista/s],
    ['ya hice el 99', /^No sé cuál/],
    ['ya hice el 0', /^No sé cuál/],
    ['ya terminé', /^No sé cuál/],
    ['listo el tu', /^Puede ser más de uno|^No sé cuál/],
  ];
  for (const [text, says] of marks) {
    it(`"${text}"`, async () => {
      const tell = await started();
      expect(said(await tell({ text })).join('\n')).to.match(says);
    });
  }

  it('takes a mark back', async () => {
    const tell = await started();
    await tell({ text: 'ya hice el 2' });
    expect(said(await tell({ text: 'desmarca el 2' })).join('\n')).to.match(/^Lo dejo pendiente: Firmar tu contrato\.\n.*llevas 0 de 8/);
  });

  for (const text of ['uy no, el 2 no', 'el 2 todavía no', 'perdón, aún no el 2'])
    it(`takes a mark back after "${text}"`, async () => {
      const tell = await started();
      await tell({ text: 'ya hice el 2' });
      expect(said(await tell({ text })).join('\n')).to.match(/^Lo dejo pendiente: Firmar tu contrato\./);
    });

  it('marks what the first message said once it knows the role', async () => {
    const { tell } = stage(dialog);
    await tell({ text: 'ya hice el 3' });
    expect(said(await tell({ text: 'soy gerente' })).join('\n')).to.match(
      /^Anotado: Recoger tu gafete\.\nTu lista \(Líder de equipo\): llevas 1 de 7/,
    );
  });

  it('offers the list to who has none and only says that something is done', async () => {
    for (const text of ['terminé todo', 'ya terminé', 'ya firmé mi contrato', 'lista la laptop']) {
      const { replies, waiting } = await stage(dialog).tell({ text });
      expect(replies, text).to.have.length(1);
      expect(replies[0]?.text, text).to.match(/^¡Qué bien! Todavía no llevo tu lista/);
      expect([waiting, replies[0]?.options], text).to.deep.equal([false, [{ title: 'Sí, ver mi lista', say: 'Mi lista' }]]);
    }
    for (const text of ['terminé todo de mi lista', 'ya hice todos los pasos', 'ya hice el 2'])
      expect((await stage(dialog).tell({ text })).waiting, text).to.equal(true);
  });

  it('leaves to the catalog what is no step', async () => {
    const tell = await started();
    expect(said(await tell({ text: 'ya hice el examen médico', aside: 'Lo revisa RH.' }))).to.deep.equal(['Lo revisa RH.']);
  });

  it('keeps each person’s progress apart, also when the position changes', async () => {
    const tell = await started();
    await tell({ text: 'ya hice el 1' });
    expect((await tell({ text: 'mi lista', from: 'user-2' })).waiting).to.equal(true);
    await tell({ text: 'cancelar', from: 'user-2' });
    await tell({ text: 'cambiar mi puesto en mi lista' });
    expect(said(await tell({ text: 'a distancia' }))[0]).to.match(/A distancia\): llevas 1 de 6/);
  });

  it('is glad when everything is done', async () => {
    const tell = await started();
    expect(said(await tell({ text: 'ya hice el 1 2 3 4 5 6 7 8' })).at(-1)).to.match(/llevas 8 de 8[\s\S]*¡Terminaste tu lista!/);
  });

  it('answers a side question and explains itself while it asks for the role, and can be left', async () => {
    const { tell } = stage(dialog);
    await tell({ text: 'mi lista' });
    expect(said(await tell({ text: '¿dónde está el comedor?', aside: 'Piso 2.' }))).to.have.length(2);
    expect(said(await tell({ text: 'ayuda' }))[0]).to.match(/^Según tu puesto/);
    expect(await tell({ text: 'cancelar' })).to.include({ waiting: false });
  });

  it('speaks English', async () => {
    const { tell } = stage(dialog);
    await tell({ text: 'my checklist', locale: 'en' });
    expect(said(await tell({ text: 'remote', locale: 'en' }))[0]).to.match(/^Your list \(A distancia\): 0 of 6/);
    expect(said(await tell({ text: 'I did 2', locale: 'en' }))[0]).to.match(/^Noted: Firmar/);
  });
});
