import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from '#sdk';
import { evalError } from './eval-error.ts';

const query = z.object({ text: z.string(), id: z.string().nullable(), style: z.string().optional() });
const labelled = z.object({ text: z.string(), intent: z.string().min(1) });

/** A question with the row that answers it; null: nothing in the catalog does. */
export type Query = z.output<typeof query>;
export type LabelledText = z.output<typeof labelled>;

/** Reads `{"text", "id"}` lines. Throws BLINKY_BAD_REQUEST that names file and line. */
export function readQueries(file: string): Promise<Query[]> {
  return readLines(file, query);
}

/** Reads `{"text", "intent"}` lines. Throws BLINKY_BAD_REQUEST that names file and line. */
export function readLabelled(file: string): Promise<LabelledText[]> {
  return readLines(file, labelled);
}

/** The nearest-rank percentile of `values`; null where there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? null;
}

/** `part / whole`, null where there is nothing to divide by; four decimals. */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : round(part / whole);
}

/** Four decimals are all that a figure here means. */
export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

async function readLines<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw evalError(`${file} cannot be read`, 'check the path', cause);
  });
  const items: z.output<S>[] = [];
  text.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    const parsed = schema.safeParse(jsonOf(line));
    if (!parsed.success) {
      const hint = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
      throw evalError(`${basename(file)}:${at + 1} is not the expected JSON line`, hint);
    }
    items.push(parsed.data);
  });
  return items;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
