import { execFileSync, spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { read, root } from '../project.ts';
import type { Manifest } from './schema.ts';

/** Files of the folder k8s/ that kubectl takes as they are: no kustomization, and no patch, which is half a manifest. */
export const whole = globSync('k8s/**/*.yaml', { cwd: root }).filter(
  (path) => !/\/(kustomization|overlays\/example\/database)\.yaml$/.test(path),
);

/** The documents of YAML text, read strictly. */
export function documents(text: string): Manifest[] {
  const parsed = parseAllDocuments(text, { strict: true });
  if ('empty' in parsed) throw new Error('no document');
  const wrong = parsed.flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  if (wrong.length > 0) throw new AggregateError(wrong, wrong.map(({ message }) => message).join('\n'));
  return parsed.map((document) => document.toJS() as Manifest);
}

/** The one manifest of a file. */
export function only<T>(path: string): T {
  const [manifest, ...more] = documents(read(path));
  if (more.length > 0) throw new Error(`${path} holds more than one document`);
  return manifest as T;
}

/** What `kubectl kustomize` makes of a folder. */
export function rendered(folder: string): Manifest[] {
  return documents(execFileSync('kubectl', ['kustomize', join(root, folder)], { encoding: 'utf8' }));
}

/** Why nothing can be rendered here; undefined where it can. */
export function cannotRender(): string | undefined {
  return spawnSync('kubectl', ['version', '--client']).status === 0 ? undefined : 'kubectl is not here';
}
