import { z } from '#sdk';
import { invalid, readTable } from './table.ts';

/** Somebody whom colleagues may look up. */
export interface Colleague {
  readonly name: string;
  readonly role: string;
  /** What people may call the area, the usual name first. */
  readonly areas: readonly string[];
  readonly email: string;
  readonly extension: string;
}

const columns = ['name', 'role', 'area', 'email', 'extension'] as const;
const email = z.email();

/** Who is who, from a CSV file with the columns `name,role,area,email,extension`. Throws BLINKY_CATALOG_INVALID. */
export function loadDirectory(file: string): Colleague[] {
  return readTable(file, columns).map((row) => {
    if (row.name === '' || row.area === '') throw invalid(`${row.origin}: name and area must be filled`, 'fill them or delete the row');
    if (row.email === '' && row.extension === '') throw invalid(`${row.origin}: neither e-mail nor extension`, 'give one of them');
    if (row.email !== '' && !email.safeParse(row.email).success) throw invalid(`${row.origin}: email is no address`, 'correct it');
    const areas = row.area.split('|').flatMap((area) => area.trim() || []);
    return { name: row.name, role: row.role, areas, email: row.email, extension: row.extension };
  });
}
