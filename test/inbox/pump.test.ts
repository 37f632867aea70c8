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

  it('finds work that appears just when it has found none', async () => {
    let looked = 0;
    let done = 0;
    const pump = new Pump(
      async () => {
        if (++looked === 2) return async () => void done++;
        if (looked === 1) pump.wake();
        return undefined;
      },
      4,
      ignore,
    );
    pump.wake();
    await settled();
    expect(done).equal(1);
  });

  it('goes on after its source failed once, and reports that', async () => {
    const errors: unknown[] = [];
    let looked = 0;
    let done = 0;
    const take = async (): Promise<(() => Promise<void>) | undefined> => {
      if (++looked === 1) throw new Error('away');
      return looked === 2 ? async () => void done++ : undefined;
    };
    const pump = new Pump(take, 1, (error) => void errors.push(error));
    pump.wake();
    await settled();
    pump.wake();
    await settled();
    expect([errors.length, done]).deep.equal([1, 1]);
  });

  it('is not drained while it takes a piece, and takes none afterwards', async () => {
    const first = Promise.withResolvers<() => Promise<void>>();
    const ran: string[] = [];
    const pieces = [first.promise];
    const pump = new Pump(async () => pieces.shift(), 2, ignore);
    pump.wake();
    const drained = pump.drained().then(() => ran.push('drained'));
    await settled();
    first.resolve(async () => void ran.push('first'));
    await drained;
    pieces.push(Promise.resolve(async () => void ran.push('after')));
    pump.wake();
    await settled();
    expect(ran).deep.equal(['first', 'drained']);
  });

  it('is drained when nothing runs', async () => {
    const { pump, end } = pumpOver(1, 2);
    await pumpOver(0, 1).pump.drained();
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

const ignore = (): undefined => undefined;

/** A pump over the pieces 1 to `pieces`, each running until it is ended. */
function pumpOver(pieces: number, concurrency: number): { pump: Pump; started: number[]; end: (piece: number) => void } {
  const started: number[] = [];
  const ends = new Map<number, () => void>();
  let taken = 0;
  const pump = new Pump(
    async () => {
      if (taken === pieces) return undefined;
      const piece = ++taken;
      return () => {
        started.push(piece);
        return new Promise<void>((resolve) => ends.set(piece, resolve));
      };
    },
    concurrency,
    ignore,
  );
  return { pump, started, end: (piece) => ends.get(piece)?.() };
}
