import { expect } from 'chai';
import { Pump } from '../../src/inbox/pump.ts';
import { settled } from './open-memory.ts';

describe('a pump', () => {
  it('runs as many pieces at once as it may, and the next one when one ends', async () => {
    const { pump, started, end } = pumpOver(5, 2);
    pump.wake();
    await settled();
    expect(started).deep.equal([1, 2]);
    end(2);
    await settled();
    expect(started).deep.equal([1, 2, 3]);
  });

  it('finds work that appears while it looks', async () => {
    const work = [1];
    const done: number[] = [];
    const pump = new Pump(async () => {
      const next = work.shift();
      if (next === undefined) return undefined;
      if (next === 1) work.push(2);
      pump.wake();
      return async () => void done.push(next);
    }, 4);
    pump.wake();
    await settled();
    expect(done).deep.equal([1, 2]);
  });

  it('is drained when nothing runs', async () => {
    const { pump, end } = pumpOver(1, 2);
    await pump.drained();
    pump.wake();
    await settled();
    let over = false;
    const drained = pump.drained().then(() => {
      over = true;
    });
    await settled();
    expect(over).equal(false);
    end(1);
    await drained;
  });
});

/** A pump over the pieces 1 to `pieces`, each running until it is ended. */
function pumpOver(pieces: number, concurrency: number): { pump: Pump; started: number[]; end: (piece: number) => void } {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  let taken = 0;
  const pump = new Pump(async () => {
    if (taken === pieces) return undefined;
    const piece = ++taken;
    return () => {
      started.push(piece);
      return new Promise<void>((resolve) => ends.set(piece, resolve));
    };
  }, concurrency);
  return { pump, started, end: (piece) => ends.get(piece)?.() };
}
