import { appendFile, writeFile } from 'node:fs/promises';

/** One anonymous answer, as it leaves. */
export interface Answer {
  /** `dia-7` or `dia-30`. */
  readonly moment: string;
  /** `YYYY-MM-DD`: the hour would tell who was online. */
  readonly day: string;
  /** Question to 1 to 5. */
  readonly scores: Readonly<Record<string, number>>;
  readonly comment: string;
}

/** What is being written: one line after the other, so that none comes before the header. */
let writing: Promise<void> = Promise.resolve();

/** Appends one line to a CSV file, which is begun with a header when it is new. Rejects when the file cannot be written. */
export function appendAnswer(file: string, answer: Answer): Promise<void> {
  const written = writing.then(() => append(file, answer));
  writing = written.catch(() => {}); // whoever wrote it hears of it; the next one tries again
  return written;
}

async function append(file: string, { moment, day, scores, comment }: Answer): Promise<void> {
  const columns = ['moment', 'day', ...Object.keys(scores), 'comment'];
  const header = `${columns.join(',')}\n`;
  // Exclusive: a file that is there keeps its own header. A byte order mark tells Excel that it is UTF-8.
  await writeFile(file, `\uFEFF${header}`, { flag: 'wx', mode: 0o600 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await appendFile(file, `${[moment, day, ...Object.values(scores).map(String), comment].map(cell).join(',')}\n`);
}

/**
 * A cell that no spreadsheet takes for a formula: one that begins like one gets an apostrophe in front, as OWASP advises
 * (https://owasp.org/www-community/attacks/CSV_Injection), line breaks become blanks, and quotes are doubled.
 */
export function cell(text: string): string {
  const flat = text.replace(/[\r\n\t\0]+/g, ' ').trim();
  // Full-width signs are formulas to a spreadsheet in Japanese or Chinese; a space or a quote in front helps none.
  const safe = /^["' ]*[=+\-@＝＋－＠|%]/.test(flat) ? `'${flat}` : flat;
  return /^[\w ÁÉÍÓÚÜÑáéíóúüñ.-]*$/.test(safe) ? safe : `"${safe.replaceAll('"', '""')}"`;
}
