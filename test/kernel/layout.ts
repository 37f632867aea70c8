import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Discovery, discover } from '../../src/kernel/discover.ts';

const root = join(import.meta.dirname, '..', '..');
const fixtures = join(root, 'test', 'fixtures', 'plugins');

/** A copy of the project's layout in a temporary folder, to drop modules into. */
export class Layout {
  readonly folder = mkdtempSync(join(tmpdir(), 'blinky-layout-'));

  /** `linked`: drop-ins meet the host's code of this process. `copied`: the layout runs in a process of its own. */
  constructor(code: 'linked' | 'copied' = 'linked') {
    cpSync(join(root, 'package.json'), join(this.folder, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    for (const name of ['src', 'catalog']) {
      if (code === 'linked') symlinkSync(join(root, name), join(this.folder, name));
      else this.#copy(join(root, name), name);
    }
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

  /** Installs an npm package of these files beside those of the project; for a layout whose code is copied. */
  install(name: string, files: Readonly<Record<string, string>>): this {
    const packages = join(this.folder, 'node_modules');
    rmSync(packages);
    mkdirSync(join(packages, name), { recursive: true });
    for (const one of readdirSync(join(root, 'node_modules'))) symlinkSync(join(root, 'node_modules', one), join(packages, one));
    for (const [file, text] of Object.entries(files)) writeFileSync(join(packages, name, file), text);
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
  'dialogs/adjuntos',
  'dialogs/uso_indebido',
  'dialogs/bienvenida',
];
