import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { BlinkyError, type Company, companySchema, type z } from '#sdk';

const OWNER = 'catalog';

/** The company's facts from a YAML file. Throws one BLINKY_CATALOG_INVALID that names every wrong field by its path in the file. */
export function loadCompany(file: string): Company {
  const name = basename(file);
  const parsed = companySchema.safeParse(readYaml(file));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap(describe).map((problem) => `${name}: ${problem}`);
  throw new BlinkyError('BLINKY_CATALOG_INVALID', problems.join('\n'), {
    owner: OWNER,
    hint: 'correct these fields; the comments in the shipped catalog/company.yaml say what each one is',
  });
}

function describe(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${at(issue.path, key)} is not a field that Blinky knows: remove it or correct its name`);
  if (issue.code === 'invalid_type' && issue.message.endsWith('received undefined')) return [`${at(issue.path)} is missing: add it`];
  if (issue.code === 'invalid_union') return [`${at(issue.path)} must be a text, or one text under es-MX and one under en`];
  if (issue.code === 'invalid_format') return [`${at(issue.path)} must be a full address, such as https://portal.example.com`];
  return [`${at(issue.path)}: ${issue.message}`];
}

function at(path: readonly PropertyKey[], key?: string): string {
  return [...path, ...(key === undefined ? [] : [key])].join('.') || 'the file';
}

function readYaml(file: string): unknown {
  const name = basename(file);
  const lineCounter = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter });
  const [error] = document.errors;
  if (error) {
    // The parser's own message quotes the file's lines; its code and place say enough.
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${name}:${line}: not valid YAML (${error.code})`, {
      owner: OWNER,
      hint: 'check indentation and quotes around that line; a text with ": " or "#" in it needs quotes',
    });
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${name}: uses anchors and aliases`, {
      owner: OWNER,
      hint: 'write the text out where it is used',
    });
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${file} cannot be read`, {
      owner: OWNER,
      hint: 'the company needs this file: copy the shipped catalog/company.yaml and adapt it',
      cause,
    });
  }
}
