import { existsSync, globSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect } from 'chai';
import { errorCodes, z } from '#sdk';
import { describeSettings } from '../../src/kernel/resolve-settings.ts';
import { hostSchema } from '../../src/kernel/settings.ts';
import { freshConfiguration } from './generated.ts';
import { read, root, samples, shipped } from './project.ts';
import { variables } from './sample-network.ts';

const documents = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })].sort();
const files = globSync('{src,plugins,dialogs,catalog,test,docs,k8s,bench}/**/*', { cwd: root }).filter(
  (file) => !/node_modules/.test(file),
);
const { plugins, dialogs } = await shipped();
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string>; exports: Record<string, unknown> };
const exported = Object.keys(manifest.exports).map((path) => join('blinky-engine', path));
const owners = [...plugins, ...dialogs].map(({ owner }) => owner);
const schemas = [hostSchema, ...[...plugins, ...dialogs].map(({ definition }) => definition.settings ?? z.strictObject({}))];
const settings = schemas.flatMap(describeSettings).map(({ name }) => name);
const names = new Set(files.map((file) => basename(file)));

describe('the documents', () => {
  for (const document of documents) {
    const markdown = read(document);
    const quoted = [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, text = '']) => text);

    it(`${document} links only to files and headings that exist`, () => {
      for (const [, link = ''] of markdown.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
        const [path = '', heading] = link.split('#');
        const target = path === '' ? document : join(dirname(document), path);
        expect(existsSync(join(root, target)), `the file of ${link}`).to.equal(true);
        if (heading !== undefined) expect(headings(read(target)), `the heading of ${link}`).to.include(heading);
      }
    });

    if (document === 'CHANGELOG.md') continue; // tells of what was, too

    it(`${document} names only files and drop-ins that exist`, () => {
      const examples = samples(markdown).map(({ path }) => path);
      const applied = [...markdown.matchAll(/-f (\S+)/g)].map(([, path = '']) => path);
      const named = [...quoted.filter(isPath), ...applied].filter(
        (path) => !examples.includes(path) && ![...owners, ...exported].includes(path),
      );
      expect(named.filter((path) => !isThere(path, document))).to.deep.equal([]);
    });

    it(`${document} names only commands that exist`, () => {
      const run = [...markdown.matchAll(/npm run (?:-s )?([a-z][\w:]*)/g)].map(([, name = '']) => name);
      expect(run.filter((name) => !Object.hasOwn(manifest.scripts, name))).to.deep.equal([]);
    });

    it(`${document} names only environment variables and error codes that exist`, () => {
      const known = [...settings, ...Object.keys(errorCodes), ...Object.keys(variables)];
      const given = [...markdown.matchAll(/ -e (\w+)=/g)].map(([, name = '']) => name);
      const named = [...given, ...quoted.flatMap((text) => text.match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g) ?? [])];
      expect(named.filter((name) => !known.includes(name) && !known.includes(name.replace(/_FILE$/, '')))).to.deep.equal([]);
    });
  }

  it('are read: a missing file, drop-in or heading would be seen', () => {
    expect(['src/nowhere.ts', 'nowhere.ts', 'channel/fax', 'dialogs/<name>/nowhere.ts'].filter(isPath)).to.have.length(4);
    expect(
      ['src/nowhere.ts', 'nowhere.ts', 'channel/fax', 'dialogs/<name>/nowhere.ts'].some((path) => isThere(path, 'README.md')),
    ).to.equal(false);
    expect(
      ['src/main.ts', 'csv.test.ts', 'dialogs/<name>/index.ts', '../errors.md'].every((path) => isThere(path, 'docs/a/b.md')),
    ).to.equal(true);
    expect(headings('# A `b`, c: d\n')).to.deep.equal(['a-b-c-d']);
  });
});

describe('docs/configuration.md', () => {
  it('has every setting with its default and meaning, as the code declares it (refresh.ts writes it)', async () => {
    const reference = await freshConfiguration();
    expect(read('docs/configuration.md')).to.equal(reference);
    for (const name of settings) expect(reference).to.match(new RegExp(`^\\| \`${name}\` +\\| \\S+.* \\| \\S+.* \\|$`, 'm'));
  });
});

/** `src/main.ts`, `dialogs/<name>/`, or a bare name such as `texts.ts`; no content type, package, URL or address. */
function isPath(text: string): boolean {
  if (/^(@|application\/|text\/|image\/|audio\/|multipart\/)|\*|:/.test(text)) return false;
  return /^(?:[\w.<>-]+\/)+[\w.<>-]*$|^[\w.-]+\.(?:ts|md|yaml|sample|csv)$/.test(text);
}

/** From the root or from beside the document; `<name>` stands for any; a bare name may be anywhere. */
function isThere(path: string, document: string): boolean {
  if (!path.includes('/') && names.has(path)) return true;
  const places = [path, join(dirname(document), path)];
  return places.some((place) => globSync(place.replaceAll(/<\w+>/g, '*'), { cwd: root }).length > 0);
}

/** The anchors of a document's headings, as GitHub makes them. */
function headings(markdown: string): string[] {
  return [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
