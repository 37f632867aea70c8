import { basename, dirname, join } from 'node:path';

/** The folder that holds the running `src/`, `plugins/` and `dialogs/`: the package's root, or its `dist/` after a build. */
export const codeRoot = join(import.meta.dirname, '..', '..');

/** The package's root: `catalog/`'s data files, `.env` and `package.json` stand here. */
export const root = basename(codeRoot) === 'dist' ? dirname(codeRoot) : codeRoot;

/** The folder with the npm packages: the project's own, or that in which this package was installed beside them. */
export const packages = basename(dirname(root)) === 'node_modules' ? dirname(root) : join(root, 'node_modules');

/** What a build leaves for the starts to come: compiled code, npm packages as a bundle, and what was learnt. None of it without a build. */
export const compiledFolder = join(codeRoot, '.compile-cache');
export const bundleFolder = join(codeRoot, 'packages');
export const keptFolder = join(codeRoot, '.kept');
