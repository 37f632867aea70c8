import type { Gap } from './gap-store.ts';

const columns = [
  'question',
  'answer',
  'additional_info',
  'id',
  'variations',
  'category',
  'locale',
  'valid_until',
  'owner',
  'count',
  'last_seen',
] as const;

/** A spreadsheet that HR completes: the catalog's columns, with the questions filled in. UTF-8 with a mark, so that Excel shows its accents. */
export function gapsCsv(gaps: readonly Gap[]): string {
  const lines = gaps.map(({ text, locale, count, lastSeen }) => {
    const cells = { question: text, locale, count: String(count), last_seen: new Date(lastSeen).toISOString().slice(0, 10) };
    return columns.map((column) => cell(column in cells ? cells[column as keyof typeof cells] : '')).join(',');
  });
  return `\uFEFF${[columns.join(','), ...lines].join('\r\n')}\r\n`;
}

/** Quoted where CSV asks for it; what a spreadsheet would run as a formula gets an apostrophe. */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
