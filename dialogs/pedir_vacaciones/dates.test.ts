import { expect } from 'chai';
import fc from 'fast-check';
import { monthIn, namesNoDay, readEnd, readWish, type Wish } from './dates.ts';
import { type Day, daysBetween, plus, weekdayOf } from './day.ts';

/** A Wednesday. */
const today = '2026-11-25';

describe('days in words', () => {
  const read: Record<string, Wish> = {
    'del 3 al 7 de agosto': { start: '2027-08-03', end: '2027-08-07' },
    'quiero vacaciones del 14 al 18 de diciembre por favor': { start: '2026-12-14', end: '2026-12-18' },
    'del 28 de diciembre al 3 de enero': { start: '2026-12-28', end: '2027-01-03' },
    '3-7 agosto': { start: '2027-08-03', end: '2027-08-07' },
    'del 3 al 7 de agosto de 2028': { start: '2028-08-03', end: '2028-08-07' },
    'la próxima semana': { start: '2026-11-30', end: '2026-12-06' },
    'no mejor la otra semana': { start: '2026-11-30', end: '2026-12-06' },
    'la semana que entra': { start: '2026-11-30', end: '2026-12-06' },
    'esta semana': { start: '2026-11-25', end: '2026-11-29' },
    '5 días a partir del lunes': { start: '2026-11-30', days: 5 },
    'dos semanas desde el 4 de enero': { start: '2027-01-04', days: 10 },
    'a partir del lunes, cinco días': { start: '2026-11-30', days: 5 },
    mañana: { start: '2026-11-26' },
    'pasado mañana': { start: '2026-11-27' },
    'de mañana al viernes': { start: '2026-11-26', end: '2026-11-27' },
    'del lunes al viernes': { start: '2026-11-30', end: '2026-12-04' },
    'el jueves de la próxima semana': { start: '2026-12-03' },
    '24/12': { start: '2026-12-24' },
    '24/12/26 al 2/1/27': { start: '2026-12-24', end: '2027-01-02' },
    '2027-02-01 a 2027-02-05': { start: '2027-02-01', end: '2027-02-05' },
    'el 3': { start: '2026-12-03' },
    'desde el 15': { start: '2026-12-15' },
    'el primero de marzo': { start: '2027-03-01' },
    'del 30 al 4 de diciembre': { start: '2026-11-30', end: '2026-12-04' },
    'una semana': { days: 5 },
    'unos días': {},
    'en agosto': {},
    'el 31 de febrero': {},
    '45/13': {},
    'august 3 to 7': { start: '2027-08-03', end: '2027-08-07' },
    'from monday to friday': { start: '2026-11-30', end: '2026-12-04' },
    'the 3rd of august for two days': { start: '2027-08-03', days: 2 },
    'next week': { start: '2026-11-30', end: '2026-12-06' },
    'five days starting tomorrow': { start: '2026-11-26', days: 5 },
  };
  for (const [text, wish] of Object.entries(read)) {
    it(`"${text}"`, () => expect(readWish(text, today)).to.deep.equal(wish));
  }

  it('end a span as seen from its start', () => {
    const start = '2026-11-30';
    expect(readEnd('hasta el viernes', start)).to.deep.equal({ start, end: '2026-12-04' });
    expect(readEnd('el 4', start)).to.deep.equal({ start, end: '2026-12-04' });
    expect(readEnd('5', start)).to.deep.equal({ start, days: 5 });
    expect(readEnd('tres días', start)).to.deep.equal({ start, days: 3 });
    for (const text of ['solo ese día', 'nada más ese', 'ese mismo día', 'just that day'])
      expect(readEnd(text, start), text).to.deep.equal({ start, days: 1 });
    expect(readEnd('no sé', start)).to.deep.equal({ start });
  });

  it('that no calendar has are told from those that nobody named', () => {
    for (const text of [
      'del 30 de febrero al 3 de marzo',
      'el 31 de abril',
      '45/13',
      '2027-02-29',
      'april 31',
      'del 30 al 32 de marzo',
      'del 30 al 31 de febrero',
    ])
      expect(namesNoDay(text), text).to.equal(true);
    for (const text of ['29 de febrero', 'del 3 al 7 de agosto', 'la próxima semana', '3/4', 'el lunes', '5 días', 'no sé'])
      expect(namesNoDay(text), text).to.equal(false);
  });

  it('leave open a month that is named alone', () => {
    expect(monthIn('quiero vacaciones en enero')).to.equal('enero');
    expect(monthIn('todo diciembre')).to.equal('diciembre');
    expect(monthIn('sometime in March')).to.equal('march');
    expect(monthIn('en agosto')).to.equal('agosto');
    expect(monthIn('en marzo no')).to.equal('marzo');
    expect(monthIn('mañana')).to.equal(undefined);
  });

  const months = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
  const weekdays = 'domingo lunes martes miércoles jueves viernes sábado'.split(' ');
  const parts = (day: Day) => ({
    y: day.slice(0, 4),
    m: Number(day.slice(5, 7)),
    d: Number(day.slice(8)),
    month: months[Number(day.slice(5, 7)) - 1],
  });
  const inTheYear = fc.integer({ min: 0, max: 364 }).map((days) => plus(today, days));

  it('come back from each form in which a day can be written', () => {
    fc.assert(
      fc.property(inTheYear, (day) => {
        const { y, m, d, month } = parts(day);
        for (const text of [
          day,
          `${d}/${m}`,
          `${d}-${m}-${y}`,
          `el ${d} de ${month}`,
          `${d} ${month?.toUpperCase()}`,
          `${month} ${d} de ${y}`,
        ]) {
          expect(readWish(text, today), text).to.deep.equal({ start: day });
        }
        const name = weekdays[weekdayOf(day)] ?? '';
        const { start = '' } = readWish(`el ${name}`, today);
        expect(weekdayOf(start)).to.equal(weekdayOf(day));
        expect(daysBetween(today, start)).to.be.within(1, 7);
      }),
    );
  });

  it('come back from each form of a span', () => {
    fc.assert(
      fc.property(inTheYear, fc.integer({ min: 0, max: 30 }), (start, days) => {
        const end = plus(start, days);
        const [a, b] = [parts(start), parts(end)];
        const texts = [`del ${a.d} de ${a.month} al ${b.d} de ${b.month}`, `${a.d}/${a.m} - ${b.d}/${b.m}`, `${start} hasta ${end}`];
        if (a.month === b.month && a.d < b.d) texts.push(`del ${a.d} al ${b.d} de ${a.month}`);
        for (const text of texts) expect(readWish(text, today), text).to.deep.equal({ start, end });
      }),
    );
  });

  it('are never found before their time, whatever is written', () => {
    const word = fc.constantFrom(
      'del',
      'al',
      'el',
      '3',
      '31',
      '99',
      'de',
      'lunes',
      'febrero',
      'mañana',
      'próxima semana',
      '5 días',
      '/',
      '-',
      '0',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 600 }),
          fc.array(word, { maxLength: 12 }).map((words) => words.join(' ')),
        ),
        (text) => {
          const { start, end } = readWish(text, today);
          if (end !== undefined) expect(end >= (start ?? '9')).to.equal(true);
          readEnd(text, today);
        },
      ),
    );
  });
});
