import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Stage } from '../../test/fixtures/dialog-host.ts';
import { stage, type Told } from '../../test/fixtures/dialog-turn.ts';
import dialog from './index.ts';

const url = 'https://hooks.example/vacations';
const settings = { VACATIONS_WEBHOOK_URL: url };
/** A Wednesday; in Mexico City it is still the 25th. */
const now = new Date('2026-11-26T04:00:00Z');
const asked = 'quiero pedir vacaciones';

const said = ({ replies }: Told): string[] => replies.map(({ text }) => text);
const play = async (texts: readonly string[], props: Stage = {}) => {
  const { tell, notified } = stage(dialog, { now, settings, ...props });
  const told: string[][] = [];
  let waiting = false;
  for (const text of texts) {
    const turn = await tell({ text });
    waiting = turn.waiting;
    told.push(said(turn));
  }
  return { told, last: told.at(-1) ?? [], waiting, notified };
};

describe('dialog pedir_vacaciones', () => {
  it('takes the days from the first message, asks for what is missing, and hands over what was confirmed', async () => {
    const { told, notified, waiting } = await play([`${asked} del 14 al 18 de diciembre`, 'un año o más', 'sí, enviar']);
    expect(told[0]?.[0]).to.equal('¿Cuánto tiempo llevas en la empresa?');
    expect(told[1]?.[0]).to.match(
      /lunes, 14 de diciembre de 2026 al viernes, 18 de diciembre de 2026: 5 días laborables\.\nRegresas el lunes, 21/,
    );
    const { reference, ...payload } = notified[0]?.payload ?? {};
    expect(payload).to.deep.equal({
      type: 'vacations',
      channel: 'test',
      conversation: 'conversation-1',
      person: { id: 'user-1', name: '' },
      start: '2026-12-14',
      end: '2026-12-18',
      days: 5,
      advance: false,
    });
    expect(told[2]?.[0])
      .to.include(String(reference))
      .and.match(/Todavía no está aprobada/);
    expect(waiting).to.equal(false);
  });

  const collected: [string, string[], string, string][] = [
    ['a start and then an end', [asked, 'desde el 14 de diciembre', 'hasta el viernes'], '2026-12-14', '2026-12-18'],
    ['a start and a number of days, the holiday and the weekend left out', [asked, 'el 24 de diciembre', '3'], '2026-12-24', '2026-12-29'],
    ['a number of days and then a start', [asked, '5 días', 'el 14 de diciembre'], '2026-12-14', '2026-12-18'],
    ['both at once', [asked, '5 días a partir del 14 de diciembre'], '2026-12-14', '2026-12-18'],
    ['a whole week, cut to its working days', [`${asked} del 12 al 20 de diciembre`], '2026-12-14', '2026-12-18'],
  ];
  for (const [title, texts, start, end] of collected) {
    it(`collects ${title}`, async () => {
      const { notified } = await play([...texts, 'llevo dos años', 'va']);
      expect(notified[0]?.payload).to.deep.include({ start, end });
    });
  }

  const objections: [string, RegExp][] = [
    ['mañana', /15 días de anticipación: pueden empezar desde el jueves, 10 de diciembre/],
    ['2026-01-05', /ya pasó/],
    ['del 3 al 7 de agosto de 2029', /por ahora se puede hasta/],
    ['del 1 de febrero al 15 de marzo', /Son 29 días laborables, y en una solicitud caben 15/],
    ['90 días', /Son 90 días laborables/],
    ['0 días', /ningún día laborable/],
    ['del 30 de febrero al 3 de marzo', /no existe en el calendario/],
    ['del 12 al 13 de diciembre', /ningún día laborable/],
    ['del 28 de diciembre al 5 de enero', /no se dan vacaciones \(cierre anual\)/],
  ];
  for (const [answer, says] of objections) {
    it(`says why "${answer}" cannot be, and asks again`, async () => {
      const { last, waiting, notified } = await play([asked, answer]);
      expect(last[0]).to.match(says);
      expect(last[1]).to.match(/^¿Qué días/);
      expect({ waiting, notified }).to.deep.equal({ waiting: true, notified: [] });
    });
  }

  it('says so in the first answer when the first message asks for what cannot be', async () => {
    expect((await play([`${asked} mañana`])).last[0]).to.match(/15 días de anticipación/);
  });

  it('lets those who are new in only from the month that the company says', async () => {
    const days = `${asked} del 14 al 18 de diciembre`;
    const early = await play([days, 'tengo 3 meses']);
    expect(early.last[0]).to.match(/desde los 6 meses/);
    expect(early).to.deep.include({ waiting: false, notified: [] });
    const advance = await play([days, 'De 6 meses a un año', 'sí']);
    expect(advance.told[1]?.[0]).to.match(/como adelanto/);
    expect(advance.notified[0]?.payload).to.deep.include({ advance: true });
  });

  it('does not ask for the time in the company where that does not matter', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'blinky-vacations-'));
    const file = join(folder, 'vacations.yaml');
    const rules = ['timeZone: UTC', 'workdays: [lunes, sábado]', 'noticeDays: 0', 'maxDays: 9', 'aheadDays: 365', 'firstYearFromMonth: 0'];
    writeFileSync(file, rules.join('\n'));
    const { last } = await play([asked, 'del 26 al 30 de noviembre'], { files: { 'vacations.yaml': file } });
    rmSync(folder, { recursive: true });
    expect(last[0]).to.match(/Del sábado, 28 .* al lunes, 30 .*: 2 días laborables/);
  });

  it('changes the days as often as it takes, also in the answer to the summary', async () => {
    const start = [`${asked} del 14 al 18 de diciembre`, 'un año o más'];
    expect((await play([...start, 'no'])).last[0]).to.match(/¿Qué días/);
    expect((await play([...start, 'mejor del 15 al 16 de diciembre'])).last[0]).to.match(/martes, 15 .*: 2 días/);
    const { notified } = await play([...start, 'cambiar las fechas', 'del 15 al 15 de diciembre', 'dale']);
    expect(notified[0]?.payload).to.deep.include({ start: '2026-12-15', days: 1 });
  });

  it('admits it when nobody could be told, and says where to ask instead', async () => {
    const texts = [`${asked} del 14 al 18 de diciembre`, 'un año o más', 'sí'];
    expect((await play(texts, { delivers: false })).last[0]).to.match(/no quedó registrada.*https:\/\/portal/);
  });

  it('offers to send nothing where nobody can be told: checks the days and says where to enter them', async () => {
    const { last, waiting } = await play([`${asked} del 14 al 18 de diciembre`, 'un año o más'], { settings: {} });
    expect(last.join()).to.match(
      /cumplen las reglas:\nDel lunes, 14 .*: 5 días laborables\.\nRegresas el .*\nYo no puedo enviar.*https:\/\/portal/s,
    );
    expect(waiting).to.equal(false);
  });

  it('says that a date of the first message is in no calendar, and takes none of it', async () => {
    const { told, last, waiting } = await play([`${asked} del 30 de febrero al 3 de marzo`, 'del 1 al 3 de marzo']);
    expect(told[0]).to.have.length(2);
    expect(told[0]?.[0]).to.match(/no existe/);
    expect(last[0]).to.match(/¿Cuánto tiempo llevas/);
    expect(waiting).to.equal(true);
  });

  const months: [string, string[], string, string][] = [
    ['said alone', [asked, 'en enero', 'del 11 al 15'], '2027-01-11', '2027-01-15'],
    ['said at first', [`${asked} en marzo`, 'del 8 al 10'], '2027-03-08', '2027-03-10'],
    ['said before a length', [asked, 'en enero', '5 días', 'el 18'], '2027-01-18', '2027-01-22'],
    ['taken back', [asked, 'en enero', 'mejor del 8 al 10 de marzo'], '2027-03-08', '2027-03-10'],
  ];
  for (const [title, texts, start, end] of months) {
    it(`remembers a month that was ${title}`, async () => {
      const { notified } = await play([...texts, 'llevo dos años', 'va']);
      expect(notified[0]?.payload).to.deep.include({ start, end });
    });
  }

  it('asks for the days of a month that was named alone', async () => {
    expect((await play([asked, 'en enero'])).last).to.deep.equal(['¿Qué días de enero? Por ejemplo: «del 10 al 14 de enero».']);
  });

  it('writes the month in English as English does', async () => {
    const { tell } = stage(dialog, { now, settings });
    await tell({ text: 'I want to book vacation', locale: 'en' });
    const { replies } = await tell({ text: 'in january', locale: 'en' });
    expect(replies.map(({ text }) => text)).to.deep.equal(['Which days in January? For example: "January 10 to 14".']);
  });

  it('takes no month out of a question about something else', async () => {
    for (const text of ['¿cuándo pagan el aguinaldo de diciembre?', 'cuanto me dan de aguinaldo en diciembre']) {
      const { tell } = stage(dialog, { now, settings });
      await tell({ text: asked });
      const { replies } = await tell({ text, aside: 'Antes del 15.' });
      expect(replies.map(({ text }) => text).join(), text)
        .to.match(/^Antes del 15\./)
        .and.not.match(/días de diciembre/);
    }
  });

  const tenures: [string, RegExp][] = [
    ['seis meses', /como adelanto/],
    ['medio año', /como adelanto/],
    ['menos de un año', /antes o después de los 6 meses/],
    ['more than a year', /5 días laborables\.\n/],
    ['dos semanas', /desde los 6 meses/],
  ];
  for (const [answer, says] of tenures) {
    it(`reads the time in the company in "${answer}"`, async () => {
      expect((await play([`${asked} del 14 al 18 de diciembre`, answer])).last[0]).to.match(says);
    });
  }

  it('answers a side question, explains itself, cancels, and then asked for nothing', async () => {
    const { tell, notified } = stage(dialog, { now, settings });
    await tell({ text: asked });
    expect(said(await tell({ text: '¿dónde está el comedor?', aside: 'Piso 2.' }))).to.have.length(2);
    expect(said(await tell({ text: 'ayuda' }))[0]).to.match(/^Te ayudo a pedir vacaciones/);
    const cancelled = await tell({ text: 'ya no quiero, gracias' });
    expect(cancelled.waiting).to.equal(false);
    expect(said(cancelled)[0]).to.match(/no pedí nada/);
    expect(notified).to.deep.equal([]);
  });

  it('speaks English', async () => {
    const { tell } = stage(dialog, { now, settings });
    const locale = 'en';
    await tell({ text: 'I want to request vacation from december 14 to 18', locale });
    const summary = await tell({ text: 'a year or more', locale });
    expect(said(summary)[0]).to.match(/From Monday,? 14 December 2026 to Friday,? 18 December 2026: 5 working days/);
    expect(said(await tell({ text: 'yes please', locale }))[0]).to.match(/^Done: .* not approved yet/);
  });
});
