import { basename, dirname, join } from 'node:path';

/** The folder that holds the running `src/`, `plugins/` and `dialogs/`: the package's root, or its `dist/` after a build. */
export const codeRoot = join(import.meta.dirname, '..', '..');

/** The package's root: `catalog/`'s data files, `.env` and `package.json` stand here. */
export const root = basename(codeRoot) === 'dist' ? dirname(codeRoot) : codeRoot;
