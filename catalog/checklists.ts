import { fold, z } from '#sdk';
import { invalid, readTable } from './table.ts';

/** One thing to do in the first days. */
export interface ChecklistStep {
  /** Unique in its list; what progress is kept by, so that a new title or another order loses nothing. */
  readonly step: string;
  readonly title: string;
  readonly detail: string;
  /** A web address, or empty. */
  readonly link: string;
}

export interface Checklist {
  /** What people may call the role, the usual name first. */
  readonly roles: readonly string[];
  readonly steps: readonly ChecklistStep[];
}

const columns = ['role', 'step', 'title', 'detail', 'link'] as const;
/** More lines than this nobody reads in a chat. */
const MOST_STEPS = 25;
const slug = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const webAddress = z.url({ protocol: /^https?$/ });

/** The checklists of the first days, one per role in the file's order, from columns `role,step,title,detail,link`. Throws BLINKY_CATALOG_INVALID. */
export function loadChecklists(file: string): Checklist[] {
  const lists = new Map<string, { roles: readonly string[]; steps: ChecklistStep[] }>();
  for (const { origin, role, step, title, detail, link } of readTable(file, columns)) {
    const roles = role.split('|').flatMap((name) => name.trim() || []);
    const [name] = roles;
    if (name === undefined || title === '') throw invalid(`${origin}: role and title must be filled`, 'fill them or delete the row');
    if (!slug.test(step)) throw invalid(`${origin}: step is no short name such as gafete`, 'use lower case letters, figures and hyphens');
    if (link !== '' && !webAddress.safeParse(link).success) throw invalid(`${origin}: link is no web address`, 'begin it with https://');
    const list = lists.get(fold(name)) ?? { roles, steps: [] };
    lists.set(fold(name), list);
    if (list.steps.some((other) => other.step === step)) throw invalid(`${origin}: ${step} stands twice in its list`, 'rename one');
    if (list.steps.length === MOST_STEPS) throw invalid(`${origin}: a list holds ${MOST_STEPS} steps at most`, 'join some');
    list.steps.push({ step, title, detail, link });
  }
  if (lists.size === 0) throw invalid(`${file} has no list`, 'copy the shipped one and adapt it');
  return [...lists.values()];
}
