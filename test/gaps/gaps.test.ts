import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { loadEntries } from '../../src/cli/eval/engine.ts';
import type { GapStore } from '../../src/gaps/gap-store.ts';
import { gapsCsv } from '../../src/gaps/gaps-csv.ts';
import { MemoryGaps } from '../../src/gaps/memory-gaps.ts';
import { gapRecorder } from '../../src/gaps/record-gaps.ts';
import { createClock } from '../support/clock.ts';
import { recordingLog } from '../support/recording-log.ts';
import { gap, gapsContract } from './gaps-contract.ts';

const DAY_MS = 86_400_000;

describe('the unanswered questions of one process', () => {
  gapsContract(async (capacity) => new MemoryGaps(capacity), 100);

  it('are kept for 90 days after they were asked last', async () => {
    const { clock, keep, gaps } = recorder();
    await keep('¿hay alberca?');
    clock.advance(89 * DAY_MS);
    await keep('¿hay yoga?');
    expect(await texts(gaps)).to.have.members(['¿hay alberca?', '¿hay yoga?']);
    clock.advance(2 * DAY_MS);
    await keep('¿Hay YOGA?');
    expect(await texts(gaps)).to.deep.equal(['¿hay yoga?']);
  });

  it('hold nothing where only what is personal was written', async () => {
    const { keep, gaps } = recorder();
    await keep('55 1234 5678');
    expect(await texts(gaps)).to.deep.equal([]);
  });

  it('cost nobody a reply when they cannot be kept', async () => {
    const log = recordingLog();
    const store: GapStore = { record: () => Promise.reject(new Error('canary')), list: async () => [], prune: async () => {} };
    await gapRecorder({ store, now: () => new Date(), log })({ text: '¿hay yoga?', locale: 'es-MX', why: 'unknown' });
    expect(log.lines).to.have.length(1);
    expect(JSON.stringify(log.lines)).not.to.contain('canary').and.not.to.contain('yoga');
  });
});

describe('their spreadsheet', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gaps-'));
  });
  after(() => rm(folder, { recursive: true }));

  it('loads as a catalog once HR has written the answers', async () => {
    const texts = ['¿Hay alberca, "techada" o no?', '¿Hay yoga?'];
    const csv = gapsCsv(
      texts.map((text, at) => ({ ...gap, key: text, text, count: 3 - at, lastSeen: Date.parse('2026-03-02T10:00:00Z') })),
    );
    expect(csv.split('\r\n')[2]).to.equal('¿Hay yoga?,,,,,,es-MX,,,2,2026-03-02');
    const file = join(folder, 'completed.csv');
    await writeFile(file, csv.replaceAll(/(\?"?),,,/g, '$1,Sí,,'));
    const { entries, warnings } = await loadEntries(file);
    expect(entries.map(({ question, answer, locale }) => [question, answer, locale])).to.deep.equal(
      texts.map((text) => [text, 'Sí', 'es-MX']),
    );
    expect(warnings).to.have.length(2); // count and last_seen are nothing to the catalog
  });

  it('runs no formula', () => {
    for (const start of ['=', '+', '-', '@', '\t', '\r']) {
      expect(gapsCsv([{ ...gap, text: `${start}cmd()`, count: 1 }])).to.match(/\r\n"?'/);
    }
  });
});

function recorder() {
  const clock = createClock();
  const gaps = new MemoryGaps();
  const record = gapRecorder({ store: gaps, now: clock.now, log: recordingLog() });
  return { clock, gaps, keep: (text: string) => record({ text, locale: 'es-MX', why: 'unknown' }) };
}

async function texts(gaps: GapStore): Promise<string[]> {
  return (await gaps.list(10)).map(({ text }) => text);
}
