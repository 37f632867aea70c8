import { link, mkdir, mkdtemp, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { BlinkyError, type Logger } from '#sdk';
import { createCsvSource } from './source.ts';
import { fileVersion, watchVersions } from './watch.ts';

const one = 'question,answer,additional_info\nq1,a1,\n';
const two = 'question,answer,additional_info\nq1,a1,\nq2,a2,\n';
const never = new AbortController().signal;
const quiet: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe('a CSV file as a catalog source', () => {
  let folder: string;
  let file: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'blinky-csv-'));
  });
  beforeEach(async () => {
    file = join(folder, 'faq.csv');
    await rm(file, { force: true });
    await writeFile(file, one);
  });
  after(() => rm(folder, { recursive: true }));

  it('loads the file as it stands now', async () => {
    const source = createCsvSource({ file, log: quiet, lookEveryMs: 1_000 });
    expect(await source.load(never)).to.have.length(1);
    await writeFile(file, two);
    expect(await source.load(never)).to.have.length(2);
  });

  it('warns through the log about a file that is not UTF-8, without a word of it', async () => {
    const warnings: string[] = [];
    const log: Logger = { ...quiet, warn: (fields, message) => void warnings.push(JSON.stringify([fields, message])) };
    await writeFile(file, Buffer.from('question,answer,additional_info\nd\xedas,secreto,\n', 'latin1'));
    await createCsvSource({ file, log, lookEveryMs: 1_000 }).load(never);
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('windows-1252').and.not.to.contain('secreto');
  });

  it('says what is wrong with a path that cannot be read', async () => {
    for (const [path, says] of [
      [join(folder, 'nothing.csv'), /cannot be found/],
      [folder, /is not a file/],
      ['/dev/zero', /is not a file/],
    ] as const) {
      const source = createCsvSource({ file: path, log: quiet, lookEveryMs: 1_000 });
      const error = await source.load(never).catch((reason: unknown) => reason);
      if (!(error instanceof BlinkyError)) throw new Error(`${path} was taken`, { cause: error });
      expect(error.line).to.match(says).and.to.contain(path);
    }
  });

  it('calls the watcher when the file changes', async () => {
    const source = createCsvSource({ file, log: quiet, lookEveryMs: 5 });
    await source.load(never);
    const changed = new Promise<void>((resolve) => source.watch?.(resolve));
    await writeFile(file, two);
    await changed;
    await source.stop?.();
    expect(await source.load(never)).to.have.length(2);
  });

  describe('its watch', () => {
    it('reports nothing while the file stays the same', async () => {
      const loaded = await fileVersion(file);
      const watch = watchVersions(file, () => loaded);
      expect([await watch.look(), await watch.look(), await watch.look()]).to.deep.equal([false, false, false]);
    });

    it('reports a change once, and only when two looks agree', async () => {
      const loaded = await fileVersion(file);
      const watch = watchVersions(file, () => loaded);
      await writeFile(file, two);
      expect(await watch.look()).to.equal(false);
      await writeFile(file, `${two}q3,a3,\n`);
      expect([await watch.look(), await watch.look(), await watch.look()]).to.deep.equal([false, true, false]);
    });

    it('sees an edit that keeps the size', async () => {
      const loaded = await fileVersion(file);
      const watch = watchVersions(file, () => loaded);
      await writeFile(file, one.replace('a1', 'b1'));
      await utimes(file, new Date(), new Date('2030-01-01'));
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
    });

    it('sees a change that came between the load and the watch', async () => {
      const loaded = await fileVersion(file);
      await writeFile(file, two);
      const watch = watchVersions(file, () => loaded);
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
    });

    it('sees a swap of the folder behind two symlinks, there and back, as Kubernetes publishes a ConfigMap', async () => {
      const volume = await mkdtemp(join(folder, 'volume-'));
      await publish(volume, '..v1', one);
      await symlink(join('..data', 'faq.csv'), join(volume, 'faq.csv'));
      const mounted = join(volume, 'faq.csv');
      let loaded = await fileVersion(mounted);
      const watch = watchVersions(mounted, () => loaded);
      await publish(volume, '..v2', one);
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
      loaded = await fileVersion(mounted);
      await publish(volume, '..v1', one);
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
    });

    it('sees a swap to a file that looks the same but for its place, as when a new file gets the number of a deleted one', async () => {
      const volume = await mkdtemp(join(folder, 'volume-'));
      await publish(volume, '..v1', one);
      const loaded = await fileVersion(join(volume, '..data', 'faq.csv'));
      const watch = watchVersions(join(volume, '..data', 'faq.csv'), () => loaded);
      await mkdir(join(volume, '..v2'));
      await link(join(volume, '..v1', 'faq.csv'), join(volume, '..v2', 'faq.csv'));
      await point(volume, '..v2');
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
    });

    it('reports a version again that went away before anybody loaded it', async () => {
      const volume = await mkdtemp(join(folder, 'volume-'));
      await publish(volume, '..v2', two);
      await publish(volume, '..v1', one);
      const loaded = await fileVersion(join(volume, '..data', 'faq.csv'));
      const watch = watchVersions(join(volume, '..data', 'faq.csv'), () => loaded);
      for (const [version, told] of [
        ['..v2', true],
        ['..v1', false],
        ['..v2', true],
      ] as const) {
        await point(volume, version);
        expect([await watch.look(), await watch.look()], version).to.deep.equal([false, told]);
      }
    });

    it('reports a deleted file, and its return', async () => {
      const loaded = await fileVersion(file);
      const watch = watchVersions(file, () => loaded);
      await rm(file);
      expect([await watch.look(), await watch.look(), await watch.look()]).to.deep.equal([false, true, false]);
      await writeFile(file, two);
      expect([await watch.look(), await watch.look()]).to.deep.equal([false, true]);
    });
  });
});

/** Points `..data` at a folder by an atomic rename of a symlink. */
async function publish(volume: string, version: string, content: string): Promise<void> {
  const target = join(volume, version);
  await mkdir(target, { recursive: true });
  await writeFile(join(target, 'faq.csv'), content);
  await point(volume, version);
}

async function point(volume: string, version: string): Promise<void> {
  await symlink(version, join(volume, '..data_tmp'));
  await rename(join(volume, '..data_tmp'), join(volume, '..data'));
}
