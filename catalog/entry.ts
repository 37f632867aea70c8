import { setImmediate } from 'node:timers/promises';
import type { CatalogEntry, CatalogRow } from '#sdk';
import { BlinkyError } from '#sdk';
import { type Draft, knownColumns, readRow, requiredColumns } from './row.ts';

const MAX_LISTED = 20;
/** Some milliseconds of work. */
const SLICE_ROWS = 500;

export interface EntryOptions {
  /** BCP 47; the locale of rows that name none. */
  readonly defaultLocale: string;
  /** Decides which rows are past their `valid_until` (a warning, not an error). */
  readonly now: Date;
}

export interface ValidatedEntries {
  readonly entries: CatalogEntry[];
  /** One sentence each, for operators: what is odd but does not stop the catalog from being used. */
  readonly warnings: string[];
}

/**
 * Rows as entries. Throws one BLINKY_CATALOG_INVALID that lists the broken rows (the first 20 problems, then a count), each
 * with its origin and remedy; also when there is no row at all.
 */
export function validateEntries(rows: readonly CatalogRow[], options: EntryOptions): ValidatedEntries {
  const work = validation(rows, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same, leaving the event loop free between slices: for a catalog that changes while people are talking. */
export async function validateEntriesGently(rows: readonly CatalogRow[], options: EntryOptions): Promise<ValidatedEntries> {
  const work = validation(rows, options);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

/** Yields after each slice of rows. */
function* validation(rows: readonly CatalogRow[], options: EntryOptions): Generator<void, ValidatedEntries> {
  if (rows.length === 0) throw invalid(['the catalog has no rows: add at least one question with its answer']);
  const missing = missingColumns(rows);
  if (missing.length > 0) throw invalid(missing);
  const drafts: Draft[] = [];
  for (const row of rows) {
    drafts.push(readRow(row, options.defaultLocale));
    if (drafts.length % SLICE_ROWS === 0) yield;
  }
  const problems = [...drafts.flatMap((draft) => draft.problems), ...repeatedIds(drafts)];
  if (problems.length > 0) throw invalid(problems);
  yield;
  const entries = drafts.flatMap((draft) => draft.entry ?? []);
  return { entries, warnings: [...unknownColumns(rows), ...expired(entries, options.now)] };
}

/** A column that no row has is one problem, not one per row. */
function missingColumns(rows: readonly CatalogRow[]): string[] {
  const lost = requiredColumns.filter((column) => !rows.some(({ fields }) => Object.hasOwn(fields, column)));
  return lost.map((column) => `${rows[0]?.origin}: the column ${column} is missing: add it to the source (additional_info may be empty)`);
}

function repeatedIds(drafts: readonly Draft[]): string[] {
  const first = new Map<string, Draft>();
  const problems: string[] = [];
  for (const draft of drafts) {
    if (draft.id === '') continue;
    const other = first.get(draft.id);
    if (!other) first.set(draft.id, draft);
    else if (draft.idGiven) problems.push(`${draft.origin}: its id is also that of ${other.origin}: give one of them another id`);
    else problems.push(`${draft.origin}: asks the same as ${other.origin}: merge the two rows, or give each an id of its own`);
  }
  return problems;
}

function unknownColumns(rows: readonly CatalogRow[]): string[] {
  const unknown = new Map<string, string>();
  for (const { origin, fields } of rows) {
    for (const name of Object.keys(fields)) if (!knownColumns.has(name) && !unknown.has(name)) unknown.set(name, origin);
  }
  return capped([...unknown].map(([name, origin]) => `${origin}: the column "${name}" is not one that Blinky knows and is ignored`));
}

function expired(entries: readonly CatalogEntry[], now: Date): string[] {
  const today = now.toISOString().slice(0, 10);
  const past = entries.filter(({ validUntil }) => validUntil !== undefined && validUntil < today);
  return capped(past.map(({ origin, validUntil }) => `${origin}: was valid until ${validUntil} and is not answered any more`));
}

function invalid(problems: readonly string[]): BlinkyError {
  return new BlinkyError('BLINKY_CATALOG_INVALID', capped(problems).join('\n'), {
    owner: 'catalog',
    hint: 'correct the rows above; catalog/README.md describes every column',
  });
}

function capped(lines: readonly string[]): string[] {
  const more = lines.length - MAX_LISTED;
  return more > 0 ? [...lines.slice(0, MAX_LISTED), `and ${more} more`] : [...lines];
}
