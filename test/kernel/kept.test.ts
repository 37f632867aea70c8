import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keepingIn, keptIn } from '../../src/kernel/kept.ts';

describe('what the build computed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'blinky-kept-'));
  const made = { weights: Float32Array.of(0.25, 3), words: new Map<string | number, number>([['=hola', 1]]) };
  const anew = async (): Promise<string> => 'made anew';
  before(() => keepingIn(folder)('intent/examples')({ texts: ['hola'] }, async () => made));
  after(() => rmSync(folder, { recursive: true }));

  it('is given to the owner that kept it, for the same material, without making it', async () => {
    const given: unknown = await keptIn(folder)('intent/examples')({ texts: ['hola'] }, anew);
    expect(given).to.deep.equal(made);
  });

  it('is made anew for other material, for another owner, and where nothing was kept; a reader leaves nothing behind', async () => {
    const before = readdirSync(folder);
    expect(await keptIn(folder)('intent/examples')({ texts: ['hola', 'adiós'] }, anew)).to.equal('made anew');
    expect(await keptIn(folder)('intent/other')({ texts: ['hola'] }, anew)).to.equal('made anew');
    expect(await keptIn(join(folder, 'nowhere'))('intent/examples')({ texts: ['hola'] }, anew)).to.equal('made anew');
    expect(readdirSync(folder)).to.deep.equal(before);
  });

  it('is made anew where its file is damaged, cut off or empty', async () => {
    const path = join(folder, readdirSync(folder)[0] as string);
    const whole = readFileSync(path);
    const damaged = Buffer.from(whole);
    damaged[whole.length - 3] = (damaged[whole.length - 3] as number) ^ 1;
    for (const content of [damaged, whole.subarray(0, -1), Buffer.alloc(0)]) {
      writeFileSync(path, content);
      expect(await keptIn(folder)('intent/examples')({ texts: ['hola'] }, anew)).to.equal('made anew');
    }
  });
});
