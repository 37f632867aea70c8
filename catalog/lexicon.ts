import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { BlinkyError } from '#sdk';

const kinds = ['canonical', 'synonym', 'idiom', 'loan', 'regional', 'related', 'slang', 'abbreviation'] as const;

export type TermKind = (typeof kinds)[number];

/** One way to say a concept. */
export interface LexiconTerm {
  /** snake_case name that terms of one meaning share. */
  readonly concept: string;
  /** A word or several, as people write it. */
  readonly term: string;
  readonly kind: TermKind;
}

/** What words mean the same in the company's field. */
export type Lexicon = readonly LexiconTerm[];

/** The lexicons in a folder, one per language: `lexico.<language>.csv`. Another language is another file. */
export async function lexiconFiles(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => /^lexico\.[\w-]+\.csv$/.test(name));
  return names.sort().map((name) => join(folder, name));
}

/**
 * Reads lexicons as one: CSV in UTF-8 with the columns concept, term, kind. Throws BLINKY_CATALOG_INVALID that lists what is
 * wrong, line by line; also when there is no file.
 */
export async function loadLexicon(...files: readonly string[]): Promise<Lexicon> {
  if (files.length === 0) throw invalid(['there is no lexicon: catalog/ ships with lexico.es-MX.csv']);
  const lexicons = await Promise.all(files.map(async (file) => parseLexicon(await read(file), file)));
  const terms = new Map(lexicons.flat().map((term) => [`${term.concept}\n${term.term}`, term]));
  return [...terms.values()];
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `the lexicon ${file} cannot be read`, {
      owner: 'catalog',
      hint: 'check the path',
      cause,
    });
  }
}

/** One from text; `name` appears in errors. */
export function parseLexicon(text: string, name: string): Lexicon {
  const problems: string[] = [];
  const seen = new Map<string, number>();
  const lexicon: LexiconTerm[] = [];
  records(text, name).forEach(([concept = '', term = '', kind = ''], at) => {
    const line = at + 2;
    const first = seen.get(`${concept}\n${term}`);
    const known = kinds.find((name) => name === kind); // one string for all, here and below: a lexicon stays in memory
    if (!/^[a-z0-9_]+$/.test(concept)) problems.push(`${name}:${line} the concept must be snake_case`);
    else if (term.trim() === '') problems.push(`${name}:${line} the term is empty`);
    else if (!known) problems.push(`${name}:${line} the kind must be one of ${kinds.join(', ')}`);
    else if (first !== undefined) problems.push(`${name}:${line} repeats line ${first}`);
    else {
      seen.set(`${concept}\n${term}`, line);
      const before = lexicon.at(-1)?.concept;
      lexicon.push({ concept: before === concept ? before : concept, term: term.trim(), kind: known });
    }
  });
  if (problems.length > 0) throw invalid(problems);
  return lexicon;
}

function records(text: string, name: string): string[][] {
  let rows: string[][];
  try {
    rows = plainRows(text) ?? parse(text, { bom: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${name} is no valid CSV`, {
      owner: 'catalog',
      hint: 'three columns: concept,term,kind',
      cause,
    });
  }
  if (rows[0]?.join(',') !== 'concept,term,kind') throw invalid([`${name}:1 the header must be concept,term,kind`]);
  return rows.slice(1);
}

/**
 * The rows of a CSV that needs no parser, as the lexicons of catalog/ are: three cells a line, nothing in quotes. Undefined for any other.
 * A tenth of the parser's time, over ten thousand lines at every start.
 */
function plainRows(text: string): string[][] | undefined {
  if (text.includes('"')) return undefined;
  const rows: string[][] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    if (line === '') continue;
    const row = line.split(',');
    if (row.length !== 3) return undefined; // the parser says what is wrong with it
    rows.push(row.map((cell) => cell.trim()));
  }
  return rows;
}

function invalid(problems: readonly string[]): BlinkyError {
  const more = problems.length > 20 ? `\n… and ${problems.length - 20} more` : '';
  return new BlinkyError('BLINKY_CATALOG_INVALID', `the lexicon cannot be used:\n${problems.slice(0, 20).join('\n')}${more}`, {
    owner: 'catalog',
    hint: 'correct these lines; catalog/README.md describes the columns',
  });
}
