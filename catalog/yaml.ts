import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { BlinkyError } from '#sdk';

const OWNER = 'catalog';

/** What a YAML file of the company holds, aliases refused. Throws BLINKY_CATALOG_INVALID with its line, or with `missing` as the hint. */
export function readYaml(file: string, missing: string): unknown {
  const name = basename(file);
  const lineCounter = new LineCounter();
  const document = parseDocument(readText(file, missing), { lineCounter });
  const [error] = document.errors;
  if (error) {
    // The parser's own message quotes the file's lines; its code and place say enough.
    const { line } = lineCounter.linePos(error.pos[0]);
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${name}:${line}: not valid YAML (${error.code})`, {
      owner: OWNER,
      hint: 'check indentation and quotes around that line; a text with ": " or "#" in it needs quotes',
    });
  }
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${name}: uses anchors and aliases`, {
      owner: OWNER,
      hint: 'write the text out where it is used',
    });
  }
}

function readText(file: string, missing: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BlinkyError('BLINKY_CATALOG_INVALID', `${file} cannot be read`, {
      owner: OWNER,
      hint: missing,
      cause,
    });
  }
}
