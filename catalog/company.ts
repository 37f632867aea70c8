import { basename } from 'node:path';
import { BlinkyError, type Company, companySchema, type z } from '#sdk';
import { readYaml } from './yaml.ts';

const OWNER = 'catalog';

/** The company's facts from a YAML file. Throws one BLINKY_CATALOG_INVALID that names every wrong field by its path in the file. */
export function loadCompany(file: string): Company {
  const name = basename(file);
  const parsed = companySchema.safeParse(readYaml(file, 'the company needs this file: copy the shipped catalog/company.yaml and adapt it'));
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
