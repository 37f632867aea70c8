import type { CatalogRow } from '#sdk';
import { questionId } from '../../../catalog/question-id.ts';

/** What an import changes, by entry id. */
export interface CatalogDiff {
  readonly added: readonly string[];
  /** The columns that differ, by id. */
  readonly changed: readonly { readonly id: string; readonly columns: readonly string[] }[];
  readonly removed: readonly string[];
  readonly unchanged: number;
}

/** Compares two catalogs row by row. A cell that is empty and one that is not there are the same. */
export function diffRows(before: readonly CatalogRow[], after: readonly CatalogRow[]): CatalogDiff {
  const old = new Map(before.map((row) => [idOf(row), row.fields]));
  const added: string[] = [];
  const changed: { id: string; columns: string[] }[] = [];
  let unchanged = 0;
  for (const row of after) {
    const id = idOf(row);
    const fields = old.get(id);
    old.delete(id);
    const columns = fields ? differing(fields, row.fields) : [];
    if (!fields) added.push(id);
    else if (columns.length > 0) changed.push({ id, columns });
    else unchanged++;
  }
  return { added, changed, removed: [...old.keys()], unchanged };
}

function idOf({ fields }: CatalogRow): string {
  return fields.id?.trim() || questionId(fields.question ?? '');
}

function differing(one: CatalogRow['fields'], other: CatalogRow['fields']): string[] {
  const columns = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...columns].filter((column) => (one[column] ?? '') !== (other[column] ?? ''));
}
