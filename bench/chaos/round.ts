import { setTimeout as sleep } from 'node:timers/promises';
import { seeded } from '../../test/support/random.ts';
import type { Fault } from './faults.ts';
import type { BuiltBlinky } from './layout.ts';
import { judge, type Verdict } from './ledger.ts';
import { startPlatform } from './platform.ts';
import { createWorld } from './world.ts';

export interface RoundPlan {
  /** Absent: nothing is broken. */
  readonly fault: Fault | undefined;
  readonly seed: number;
  readonly messages: number;
  readonly replicas: number;
  /** The inbox in memory, with one replica. */
  readonly memory: boolean;
  readonly build: BuiltBlinky;
}

const EACH = 10;
/** People think before they write on; ten messages take about as long as the longest fault. */
const THINK_MS = 4_000;
/** Whatever is not answered by then is lost: the longest retry of a turn is 8 s, the longest lease shorter. */
const SETTLE_MS = 60_000;

/** One round: traffic, a fault in its midst, and what became of each message. A sentence where the fault cannot be had. */
export async function playRound({ fault, seed, messages, replicas, memory, build }: RoundPlan): Promise<Verdict | string> {
  const prepared = fault?.prepare?.();
  if (typeof prepared === 'string') return prepared;
  const random = seeded(seed);
  const platform = await startPlatform(`r${seed}`);
  try {
    const world = await createWorld({ build, replyTo: platform.url, random, memory, replicas, folder: prepared?.folder });
    try {
      for (const [at, replica] of world.replicas.entries()) {
        if (!prepared?.build || at % 2 === 1) continue;
        await replica.stop();
        await replica.start(prepared.build);
      }
      const conversations = Math.ceil(messages / EACH);
      const traffic = platform.deliver({ conversations, each: EACH, pauseMs: () => random() * THINK_MS, target: world.target });
      await sleep(THINK_MS * (0.5 + random()));
      const from = performance.now();
      await fault?.run(world);
      const to = performance.now();
      await traffic;
      await platform.settled(SETTLE_MS);
      return judge(platform.records, fault && { from, to });
    } finally {
      await world.stop();
    }
  } finally {
    platform.close();
    prepared?.release();
  }
}
