import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Stage } from '../../test/fixtures/dialog-host.ts';
import { stage, type Told } from '../../test/fixtures/dialog-turn.ts';
import { appendAnswer, cell } from './csv.ts';
import dialog from './index.ts';

const url = 'https://hooks.example/survey';
const said = ({ replies }: Told): string[] => replies.map(({ text }) => text);
const play = async (texts: readonly string[], props: Stage = { settings: { ENCUESTA_WEBHOOK_URL: url } }) => {
  const { tell, notified } = stage(dialog, props);
  const told: Told[] = [];
  for (const text of texts) told.push(await tell({ text }));
  return { told, last: told.at(-1) as Told, notified };
};

describe('dialog encuesta', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-survey-'));
  after(() => rmSync(folder, { recursive: true }));

  it('asks three questions and for a comment, and what it sends names nobody', async () => {
    const { told, notified } = await play(['dia-7', '5: muchísimo', '4', 'tres', 'todo bien con mi equipo']);
    expect(said(told[0] as Told)[0]).to.match(/una semana.*\nEs anónima/);
    expect(told[0]?.replies[1]?.text).to.match(/^1 de 3\./);
    expect(told[0]?.replies[1]?.options).to.have.length(5);
    expect(notified).to.deep.equal([
      {
        url,
        payload: {
          type: 'encuesta',
          moment: 'dia-7',
          day: '2026-03-02',
          scores: { bienvenida: 5, claridad: 4, herramientas: 3 },
          comment: 'todo bien con mi equipo',
        },
      },
    ]);
    expect(said(told[4] as Told)[0]).to.match(/^¡Gracias!/);
  });

  it('keeps its answers out of windows, logs and lists', async () => {
    const { told } = await play(['dia-30', '1', '2', '3', 'no']);
    expect(told.slice(1).every(({ keptOut }) => keptOut)).to.equal(true);
  });

  it('asks other things after a month, also when somebody asks for it', async () => {
    for (const text of ['dia-30', 'contestar la encuesta del mes']) {
      const { notified } = await play([text, '5', '5', '5', 'No, nada más']);
      expect(notified[0]?.payload).to.deep.include({
        moment: 'dia-30',
        scores: { integracion: 5, apoyo: 5, recomendacion: 5 },
        comment: '',
      });
    }
  });

  it('takes no number outside the scale, and nothing that is none', async () => {
    for (const answer of ['0', '6', '55', '-1', '3.5', 'no sé', '']) {
      const { last } = await play(['dia-7', answer]);
      expect(said(last), answer).to.have.length(2);
      expect(said(last)[0]).to.match(/del 1 al 5/);
    }
  });

  it('sends nothing when it is cancelled, and answers a side question in between', async () => {
    const { tell, notified } = stage(dialog, { settings: { ENCUESTA_WEBHOOK_URL: url } });
    for (const text of ['dia-7', '5', '5', '5']) await tell({ text });
    expect(said(await tell({ text: '¿dónde está el comedor?', aside: 'Piso 2.' }))).to.have.length(2);
    expect(said(await tell({ text: 'ayuda' }))[0]).to.match(/anónima/);
    expect(said(await tell({ text: 'cancelar' }))[0]).to.match(/no se guardó nada/);
    expect(notified).to.deep.equal([]);
  });

  it('appends to a CSV file, which begins with a header and which only its owner reads', async () => {
    const file = join(folder, 'answers.csv');
    const settings = { ENCUESTA_CSV: file };
    await play(['dia-7', '1', '2', '3', '=HYPERLINK("http://evil.example";"x")'], { settings });
    await play(['dia-7', '4', '5', '1', 'no'], { settings });
    const rows = parse(readFileSync(file, 'utf8'), { bom: true, columns: true }) as Record<string, string>[];
    expect(rows).to.deep.equal([
      {
        moment: 'dia-7',
        day: '2026-03-02',
        bienvenida: '1',
        claridad: '2',
        herramientas: '3',
        comment: `'=HYPERLINK("http://evil.example";"x")`,
      },
      { moment: 'dia-7', day: '2026-03-02', bienvenida: '4', claridad: '5', herramientas: '1', comment: '' },
    ]);
    expect(statSync(file).mode & 0o077).to.equal(0);
  });

  it('writes one header however many answer at once', async () => {
    const file = join(folder, 'at-once.csv');
    const answer = { moment: 'dia-7', day: '2026-03-02', scores: { uno: 1 }, comment: 'á' };
    await Promise.all(Array.from({ length: 30 }, () => appendAnswer(file, answer)));
    const lines = readFileSync(file, 'utf8').trim().split('\n');
    expect(lines).to.have.length(31);
    expect(lines.filter((line) => line.includes('moment'))).to.have.length(1);
  });

  it('admits it when the answer could not be kept anywhere', async () => {
    const answers = ['dia-7', '1', '2', '3', 'no'];
    const nowhere: Stage[] = [
      {},
      { settings: { ENCUESTA_CSV: join(folder, 'none', 'x.csv') } },
      { settings: { ENCUESTA_WEBHOOK_URL: url }, delivers: false },
    ];
    for (const props of nowhere) {
      expect(said((await play(answers, props)).last)[0]).to.match(/No pude guardar/);
    }
  });

  it('writes cells that are no formula and come back as one cell', () => {
    for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', '"=1', ' =1', '＝1', "'=1"]) {
      expect(cell(text), text).to.match(/^"?'/);
    }
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = cell(text);
        expect(line).not.to.match(/[\r\n]|^"?[=+\-@\t]/);
        const [cells = []] = line === '' ? [['']] : (parse(line) as string[][]);
        expect(cells).to.have.length(1);
      }),
    );
  });
});
