import { basename } from 'node:path';
import { z } from '#sdk';
import { invalid } from './table.ts';
import { readYaml } from './yaml.ts';

const day = z.iso.date('must be a day such as 2027-01-04, between quotes');
const weekdays = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'] as const;

const policySchema = z.strictObject({
  timeZone: z.string().refine(isTimeZone, 'must be a time zone such as America/Mexico_City'),
  workdays: z
    .array(z.enum(weekdays))
    .min(1)
    .transform((names) => names.map((name) => weekdays.indexOf(name))),
  holidays: z.array(day).default([]),
  noticeDays: z.int().min(0).max(365),
  maxDays: z.int().min(1).max(366),
  aheadDays: z.int().min(1).max(730),
  firstYearFromMonth: z.int().min(0).max(12),
  blocked: z
    .array(
      z
        .strictObject({ from: day, to: day, reason: z.string().trim().min(1) })
        .refine(({ from, to }) => from <= to, 'from must come before to'),
    )
    .default([]),
});

/** The company's rules for vacations; the comments in `catalog/vacations.yaml` say what each one is. Days are `YYYY-MM-DD`, weekdays 0 (Sunday) to 6. */
export type VacationPolicy = z.output<typeof policySchema>;

/** The rules from a YAML file. Throws one BLINKY_CATALOG_INVALID that names every wrong field by its path. */
export function loadVacationPolicy(file: string): VacationPolicy {
  const parsed = policySchema.safeParse(readYaml(file, 'copy the shipped catalog/vacations.yaml and adapt it'));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => `${basename(file)}: ${path.join('.') || 'the file'}: ${message}`);
  throw invalid(problems.join('\n'), 'correct these fields; the comments in the shipped catalog/vacations.yaml say what each one is');
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
