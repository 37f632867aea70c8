/** The catalog's code, as dialogs and the host import it (`#catalog`). */
export { type Checklist, type ChecklistStep, loadChecklists } from './checklists.ts';
export { loadCompany } from './company.ts';
export { type Colleague, loadDirectory } from './directory.ts';
export { type EntryOptions, type ValidatedEntries, validateEntries, validateEntriesGently } from './entry.ts';
export { createLibrary, type Library, mergeSources } from './library.ts';
export { knownColumns, requiredColumns } from './row.ts';
export { loadVacationPolicy, type VacationPolicy } from './vacations.ts';
