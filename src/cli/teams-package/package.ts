import { strToU8, zipSync } from 'fflate';
import { colorIcon, outlineIcon } from './icons.ts';
import type { Manifest } from './manifest.ts';

/** The app package as Teams takes it: a zip of the manifest and two icons; the same manifest gives the same bytes. */
export function teamsPackage(manifest: Manifest): Uint8Array {
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const files = { 'manifest.json': strToU8(text), 'color.png': colorIcon(), 'outline.png': outlineIcon() };
  return zipSync(files, { mtime: new Date(2026, 0, 1) });
}
