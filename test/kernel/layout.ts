import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Discovery, discover } from '../../src/kernel/discover.ts';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(root, 'test', 'fixtures', 'plugins');

/** A copy of the project's layout in a temporary folder, to drop modules into; the host's own code is linked, not copied. */
export class Layout {
  readonly folder = mkdtempSync(join(tmpdir(), 'blinky-layout-'));

  constructor() {
    cpSync(join(root, 'package.json'), join(this.folder, 'package.json'));
    for (const name of ['src', 'catalog', 'node_modules']) symlinkSync(join(root, name), join(this.folder, name));
  }

  /** Copies drop-ins of the project, such as `plugins/channels/http`. */
  ship(...places: readonly string[]): this {
    for (const place of places) this.#copy(join(root, place), place);
    return this;
  }

  /** Copies a fixture to a place such as `plugins/channels`. */
  drop(fixture: string, parent: string): this {
    this.#copy(join(fixtures, fixture), join(parent, fixture));
    return this;
  }

  remove(place: string): this {
    rmSync(join(this.folder, place), { recursive: true });
    return this;
  }

  /** Finds what the layout holds; the npm packages of the project do not count. */
  discover(importMs?: number): Promise<Discovery> {
    return discover({ folder: this.folder, packages: join(this.folder, 'packages'), ...(importMs && { importMs }) });
  }

  delete(): void {
    rmSync(this.folder, { recursive: true });
  }

  #copy(from: string, place: string): void {
    mkdirSync(join(this.folder, place), { recursive: true });
    cpSync(from, join(this.folder, place), { recursive: true });
  }
}

/** The drop-ins without which nothing can be asked over HTTP. */
export const essentials: readonly string[] = [
  'plugins/channels/http',
  'plugins/catalogs/csv',
  'plugins/intents/regex',
  'dialogs/procesos_internos',
  'dialogs/aclarar',
  'dialogs/no_entendi',
  'dialogs/bienvenida',
];
