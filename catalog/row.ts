import type { CatalogEntry, CatalogRow } from '#sdk';
import { questionId } from './question-id.ts';

/** The columns that must exist; `additional_info` may be empty. */
export const requiredColumns = ['question', 'answer', 'additional_info'] as const;

/** Longest texts, in UTF-16 units. Channels split long answers; these bounds catch a cell that swallowed half the file. */
const limits = {
  id: 100,
  question: 1_000,
  answer: 10_000,
  additional_info: 5_000,
  variations: 30_000,
  category: 100,
  locale: 35,
  valid_until: 10,
  owner: 200,
};

type Column = keyof typeof limits;
const columns = Object.keys(limits) as Column[];
/** Every column that Blinky reads; `catalog/README.md` describes each. */
export const knownColumns: ReadonlySet<string> = new Set(columns);

/** A row read so far: the entry where nothing is wrong, else what is. */
export interface Draft {
  readonly origin: string;
  /** Empty where the row has neither an id nor a question. */
  readonly id: string;
  /** True when the row names its id itself. */
  readonly idGiven: boolean;
  readonly entry?: CatalogEntry;
  readonly problems: readonly string[];
}

/** Reads one row; each problem names the row's origin, the column and the remedy, and never the cell's content. */
export function readRow({ origin, fields }: CatalogRow, defaultLocale: string): Draft {
  const cells = readCells(fields);
  const locale = canonicalLocale(cells.locale || defaultLocale);
  const faults = columnFaults(fields, cells);
  if (!locale) faults.push('locale is not a language tag: write one such as es-MX or en');
  const idGiven = cells.id !== '';
  const id = idGiven ? cells.id : cells.question && questionId(cells.question);
  if (!locale || faults.length > 0) return { origin, id, idGiven, problems: faults.map((fault) => `${origin}: ${fault}`) };
  const { question, answer, additional_info: additionalInfo, category, owner, valid_until: validUntil } = cells;
  const entry = { id, question, answer, additionalInfo, variations: variations(cells.variations), category, locale, owner, origin };
  return { origin, id, idGiven, entry: validUntil === '' ? entry : { ...entry, validUntil }, problems: [] };
}

function readCells(fields: CatalogRow['fields']): Record<Column, string> {
  const cells = {} as Record<Column, string>;
  for (const column of columns) {
    const cell = (fields[column] ?? '').trim();
    cells[column] = cell.includes('\r') ? cell.replace(/\r\n?/g, '\n') : cell;
  }
  return { ...cells, valid_until: isoDate(cells.valid_until) };
}

/** A spreadsheet in Spanish turns 2027-12-31 into 31/12/2027 when it saves: the day comes first. */
function isoDate(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

const controlCharacter = /[\p{Cc}--[\n\t]]/v;

function columnFaults(fields: CatalogRow['fields'], cells: Record<Column, string>): string[] {
  const faults: string[] = [];
  for (const column of requiredColumns) {
    if (!Object.hasOwn(fields, column)) faults.push(`the column ${column} is missing: add it to the source`);
    else if (column !== 'additional_info' && cells[column] === '') faults.push(`${column} is empty: fill it in, or delete the row`);
  }
  for (const column of columns) {
    const { length } = cells[column];
    if (length > limits[column]) faults.push(`${column} has ${length} characters, at most ${limits[column]} are allowed: shorten it`);
    if (controlCharacter.test(cells[column])) faults.push(`${column} holds a control character: type the text again`);
  }
  if (/\s/.test(cells.id)) faults.push('id has a space in it: use letters, digits and hyphens, such as vacaciones-dias');
  if (cells.valid_until !== '' && !isDate(cells.valid_until)) faults.push('valid_until is not a date: write it as 2026-12-31');
  return faults;
}

function variations(text: string): string[] {
  if (text === '') return [];
  const parts = text.split('|').map((part) => part.trim());
  return [...new Set(parts.filter(Boolean))];
}

/** A catalog has few locales and many rows. */
const canonical = new Map<string, string | undefined>();

function canonicalLocale(tag: string): string | undefined {
  if (canonical.has(tag)) return canonical.get(tag);
  try {
    const [locale] = Intl.getCanonicalLocales(tag);
    canonical.set(tag, locale);
    return locale;
  } catch {
    return undefined; // RangeError: no BCP 47 tag. Not kept: there is no end of wrong ones
  }
}

/** Refuses 2026-02-30 as well, which Date would roll over to March. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
