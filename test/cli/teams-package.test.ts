import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32, inflateSync } from 'node:zlib';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { loadCompany } from '#catalog';
import type { BlinkyError } from '#sdk';
import { type ManifestSource, teamsManifest } from '../../src/cli/teams-package/manifest.ts';
import { teamsPackage } from '../../src/cli/teams-package/package.ts';

const root = join(import.meta.dirname, '..', '..');
const microsoft = createRequire(import.meta.url).resolve(
  '@microsoft/app-manifest/build/json-schemas/teams/v1.19/MicrosoftTeams.schema.json',
);
const appId = '11111111-2222-3333-4444-555555555555';
const company = loadCompany(join(root, 'catalog', 'company.yaml'));
const usual: ManifestSource = { company, appId, publicBaseUrl: 'https://bot.example.com', version: '1.0.0' };

describe('the Teams app package', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'blinky-teams-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  it('is a zip of the manifest and two icons of the sizes that Teams asks for', async () => {
    const files = unzipSync(readFileSync(await build(folder, 'a.zip')));
    expect(Object.keys(files)).to.deep.equal(['manifest.json', 'color.png', 'outline.png']);
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString());
    expect(manifest.bots[0].botId).to.equal(appId);
    expect(manifest.validDomains).to.deep.equal(['bot.example.com']);
    expect(pixels(files['color.png'])).to.include({ size: 192, opaque: 192 * 192 });
    const outline = pixels(files['outline.png']);
    expect(outline.size).to.equal(32);
    expect(outline.opaque).to.be.within(100, 500);
    expect([...outline.colors], 'white and nothing else').to.deep.equal(['255,255,255']);
  });

  it('is the same, byte for byte, for the same settings', () => {
    const [one, two] = [teamsPackage(teamsManifest(usual)), teamsPackage(teamsManifest(usual))];
    expect(Buffer.compare(one ?? Buffer.alloc(0), two ?? Buffer.alloc(1))).to.equal(0);
  });

  it('needs the id of the bot registration, and says so', async () => {
    const failed = await build(folder, 'd.zip', { MicrosoftAppId: '' }).catch((error: { stderr: string; code: number }) => error);
    expect(failed).to.include({ code: 1 });
    expect((failed as { stderr: string }).stderr).to.match(/^BLINKY_SETTINGS {2}cli\/teams-package {2}MicrosoftAppId is missing/);
    expect(existsSync(join(folder, 'd.zip'))).to.equal(false);
  });

  it('has a manifest that Microsoft’s own schema takes', () => {
    const { $schema: _, ...schema } = JSON.parse(readFileSync(microsoft, 'utf8')); // draft-04, which this validator reads but does not name
    const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const manifest = teamsManifest(usual);
    expect(manifest.$schema).to.equal('https://developer.microsoft.com/json-schemas/teams/v1.19/MicrosoftTeams.schema.json');
    expect(isValid(manifest), JSON.stringify(isValid.errors)).to.equal(true);
    for (const changes of [{ accentColor: 'navy' }, { bots: [{ ...manifest.bots[0], scopes: ['everywhere'] }] }, { unknown: true }])
      expect(isValid({ ...manifest, ...changes }), JSON.stringify(changes)).to.equal(false);
  });

  it('fits names and descriptions of any company into the lengths of Teams', () => {
    const long = { ...company, name: '🏢'.repeat(60), assistant: 'B'.repeat(80), description: 'd'.repeat(9_000) };
    const { developer, name, description } = teamsManifest({ ...usual, company: long });
    const lengths = [developer.name, name.short, name.full, description.short, description.full].map((text) => text.length);
    expect(lengths.every((length, at) => length <= ([32, 30, 100, 80, 4_000][at] ?? 0))).to.equal(true);
    expect(developer.name.isWellFormed()).to.equal(true);
  });

  it('names every value that Teams would refuse', () => {
    const bad: readonly [Partial<ManifestSource>, RegExp][] = [
      [{ appId: 'blinky' }, /id: .*bots\.0\.botId: /],
      [{ version: '1' }, /version: /],
      [{ company: { ...company, site: 'http://www.bliwork.example' } }, /developer\.websiteUrl: /],
    ];
    for (const [changes, problem] of bad) {
      expect(() => teamsManifest({ ...usual, ...changes }))
        .to.throw(problem)
        .and.to.satisfy((error: BlinkyError) => error.code === 'BLINKY_SETTINGS' && error.hint !== undefined);
    }
    expect(teamsManifest({ ...usual, publicBaseUrl: 'http://127.0.0.1:8000' }).validDomains).to.deep.equal([]);
  });
});

async function build(folder: string, name: string, environment: Record<string, string> = {}): Promise<string> {
  const file = join(folder, name);
  const script = join(root, 'src', 'cli', 'teams-package.ts');
  const env = { PATH: process.env.PATH, MicrosoftAppId: appId, PUBLIC_BASE_URL: 'https://bot.example.com', ...environment };
  await promisify(execFile)(process.execPath, ['--conditions=source', script, '--out', file], { env, cwd: folder });
  return file;
}

/** What a PNG holds: its side, how many pixels are opaque, and the colours of those that show. */
function pixels(bytes: Uint8Array | undefined): { size: number; opaque: number; colors: Set<string> } {
  const png = Buffer.from(bytes ?? []);
  expect(png.subarray(1, 4).toString('latin1')).to.equal('PNG');
  const size = png.readUInt32BE(16);
  expect(png.readUInt32BE(20)).to.equal(size);
  const length = png.readUInt32BE(33);
  expect(png.readUInt32BE(41 + length), 'check sum').to.equal(crc32(png.subarray(37, 41 + length)));
  const raw = inflateSync(png.subarray(41, 41 + length));
  const colors = new Set<string>();
  let opaque = 0;
  for (let at = 0; at < size * size; at++) {
    const start = Math.floor(at / size) * (1 + size * 4) + 1 + (at % size) * 4;
    const [red, green, blue, alpha] = raw.subarray(start, start + 4);
    if (alpha === 255) opaque++;
    if (alpha) colors.add(`${red},${green},${blue}`);
  }
  return { size, opaque, colors };
}
