import type { CatalogRow } from '#sdk';

/** In the order of `catalog/README.md`. */
const columns = ['id', 'question', 'answer', 'additional_info', 'variations', 'category', 'locale', 'valid_until', 'owner'];

/** Rows as a CSV file in UTF-8, with the columns that any row has; the csv plugin reads the same rows from it. */
export function toCsv(rows: readonly CatalogRow[]): string {
  const used = columns.filter((column) => rows.some(({ fields }) => fields[column] !== undefined));
  const lines = rows.map(({ fields }) => used.map((column) => csvCell(fields[column] ?? '')).join(','));
  return `${[used.join(','), ...lines].join('\n')}\n`;
}

/** One cell, in quotes where a reader would cut, trim or change it. */
export function csvCell(text: string): string {
  return /[",\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
