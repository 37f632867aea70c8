import type { CatalogEntry, Company, DialogHost, KeyValueStore, Locale, Logger, ModelClient, ReplyOption } from '#sdk';
import type { ConfiguredDialog } from '../kernel/configure.ts';
import { ProblemReport } from '../kernel/problems.ts';
import type { Knowledge } from '../understanding/knowledge.ts';
import { type BuiltHost, Dialogs } from './dialogs.ts';
import { missingHostDialogs } from './host-dialogs.ts';
import { createNotify } from './notify.ts';
import { createPersonStore } from './person-store.ts';

export interface DialogParts {
  readonly dialogs: readonly ConfiguredDialog[];
  readonly knowledge: () => Knowledge;
  readonly company: () => Company;
  readonly model?: ModelClient;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly logFor: (owner: string) => Logger;
  readonly storeFor: (owner: string) => KeyValueStore;
  /** A file of `catalog/`, as it stands now. */
  readonly fileFor: (log: Logger) => DialogHost['file'];
}

const SAMPLE_QUESTIONS = 5;

/** Builds every dialog with its host. Throws a ProblemReport when one that the host needs is missing. */
export async function createDialogs(parts: DialogParts): Promise<Dialogs> {
  const missing = missingHostDialogs(parts.dialogs.map(({ definition }) => definition.id));
  if (missing.length > 0) throw new ProblemReport(missing);
  return Dialogs.create(parts.dialogs, (dialog) => hostFor(dialog, parts));
}

function hostFor({ owner, values, definition }: ConfiguredDialog, parts: DialogParts): BuiltHost {
  const { knowledge, now } = parts;
  const log = parts.logFor(owner);
  return {
    settings: values,
    log,
    fetch: parts.fetch,
    now,
    ...(parts.model && { model: parts.model }),
    company: parts.company,
    store: createPersonStore(owner, parts.storeFor(owner), definition.retain?.days),
    file: parts.fileFor(log),
    menu: (locale) => menu(parts, locale),
    findAnswers: (text, options) => knowledge().search.find(text, { now: now(), ...options }),
    entry: (id) => current(knowledge().entry(id), now()),
    notify: createNotify(parts.fetch, log),
  };
}

/** A question from each of the catalog's largest categories, then the dialogs' own lines. */
function menu({ dialogs, knowledge, now }: DialogParts, locale: Locale): ReplyOption[] {
  const lines = dialogs.flatMap(({ definition }) => (definition.menu ? [definition.menu[locale]] : []));
  const valid = knowledge().entries.filter((entry) => current(entry, now()));
  const own = valid.filter((entry) => entry.locale === locale);
  const byCategory = Map.groupBy(own.length > 0 ? own : valid, (entry) => entry.category);
  const largest = [...byCategory.values()].sort((a, b) => b.length - a.length).slice(0, SAMPLE_QUESTIONS);
  const questions = largest.flatMap(([entry]) => (entry ? [{ title: entry.question, answerId: entry.id }] : []));
  return [...questions, ...lines];
}

/** The entry, unless its last day has passed. */
function current(entry: CatalogEntry | undefined, now: Date): CatalogEntry | undefined {
  return entry?.validUntil !== undefined && entry.validUntil < now.toISOString().slice(0, 10) ? undefined : entry;
}
