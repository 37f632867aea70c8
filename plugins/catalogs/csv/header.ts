import { fault } from './fault.ts';

/** What the catalog needs of any file; the rest of the columns is judged by `catalog/`. */
const required = ['question', 'answer', 'additional_info'] as const;
const otherNames: Readonly<Record<(typeof required)[number], readonly string[]>> = {
  question: ['pregunta', 'preguntas', 'questions'],
  answer: ['respuesta', 'respuestas', 'answers'],
  additional_info: ['informacion_adicional', 'info_adicional', 'additional_information', 'notas'],
};
/** They would reach an object's prototype where somebody copies a row carelessly. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const MAX_COLUMNS = 100;

export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The column names of a header record: trimmed, lower case, blanks as `_`. Throws where a name is missing, double or forbidden. */
export function readHeader(cells: readonly string[], place: Place): string[] {
  const names = withoutBlankTail(cells).map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  if (names.length > MAX_COLUMNS) {
    throw fault({
      ...place,
      wrong: `the header has ${names.length} columns, at most ${MAX_COLUMNS} are allowed`,
      remedy: 'delete the columns that Blinky does not need',
    });
  }
  const blank = names.indexOf('');
  if (blank !== -1)
    throw fault({ ...place, wrong: `column ${blank + 1} has no name in the header`, remedy: 'name it, or delete the column' });
  const bad = names.find((name) => forbidden.has(name));
  if (bad) throw fault({ ...place, wrong: `the header name "${bad}" is not allowed`, remedy: 'rename the column' });
  const double = names.find((name, at) => names.indexOf(name) !== at);
  if (double)
    throw fault({ ...place, wrong: `the header has "${shown(double)}" twice`, remedy: 'rename or delete one of the two columns' });
  checkRequired(names, place);
  return names;
}

/** Spreadsheets export columns that were used once and emptied. */
export function withoutBlankTail(cells: readonly string[]): readonly string[] {
  const end = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, end + 1);
}

function checkRequired(names: readonly string[], place: Place): void {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length === 0) return;
  const renames = missing.flatMap((name) => {
    const close = names.find((found) => isClose(found, name));
    return close ? [`rename "${shown(close)}" to ${name}`] : [];
  });
  const found = names.slice(0, 20).map(shown).join(', ');
  throw fault({
    ...place,
    wrong: `the header lacks ${missing.join(', ')}; it has ${found}`,
    remedy: renames.length > 0 ? renames.join(', ') : 'the first line names the columns: question,answer,additional_info',
  });
}

function isClose(found: string, wanted: (typeof required)[number]): boolean {
  const plain = found.normalize('NFD').replace(/\p{M}/gu, '');
  return otherNames[wanted].includes(plain) || (Math.abs(plain.length - wanted.length) <= 2 && edits(plain, wanted) <= 2);
}

/** Levenshtein distance; both words are short. */
function edits(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, char] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (char === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** Without control characters, and short: what stands in the first line may not be a header at all. */
function shown(name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
  return clean.length > 40 ? `${clean.slice(0, 40)}…` : clean;
}
