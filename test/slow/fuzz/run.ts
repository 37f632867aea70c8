import { BlinkyError } from '#sdk';
import { ProblemReport } from '../../../src/kernel/problems.ts';
import { pick, seeded } from '../../support/random.ts';
import { attacks } from './attacks.ts';

/** Something that takes bytes from outside. */
export interface Surface {
  readonly name: string;
  /** Good inputs, which the attacks change. */
  readonly samples: readonly string[];
  /** Takes one input; may refuse it with an error of Blinky's own. */
  take(input: Buffer): unknown;
  /** Part of all inputs that go here, compared with the others; default 1. */
  readonly share?: number;
}

export interface Count {
  readonly surface: string;
  readonly attack: string;
  inputs: number;
  /** Refused with a typed error. */
  refused: number;
}

export interface Outcome {
  readonly seed: number;
  readonly counts: readonly Count[];
  readonly crashes: readonly Finding[];
  readonly hangs: readonly Finding[];
  /** Of a single input, in milliseconds. */
  readonly slowest: Readonly<Record<string, number>>;
}

export interface Finding {
  readonly surface: string;
  readonly attack: string;
  readonly what: string;
  /** Base64, to be repeated. */
  readonly input: string;
}

/** No input may hold the event loop longer, in milliseconds. */
export const HANG_MS = 50;
const MAX_FINDINGS = 20;

/** Sends `inputs` inputs at the surfaces, by their shares; the same seed sends the same. */
export async function fuzz(surfaces: readonly Surface[], inputs: number, seed: number): Promise<Outcome> {
  const counts: Count[] = [];
  const found = { crashes: [] as Finding[], hangs: [] as Finding[] };
  const slowest: Record<string, number> = {};
  const shares = surfaces.reduce((sum, { share = 1 }) => sum + share, 0);
  const names = Object.keys(attacks);
  const clean = pollution();
  for (const [at, surface] of surfaces.entries()) {
    const random = seeded(seed + at);
    const own = new Map(names.map((attack) => [attack, { surface: surface.name, attack, inputs: 0, refused: 0 }]));
    counts.push(...own.values());
    const note = (list: Finding[], attack: string, what: string, input: Buffer): void => {
      if (list.length < MAX_FINDINGS) list.push({ surface: surface.name, attack, what, input: input.toString('base64').slice(0, 4_000) });
    };
    for (let left = Math.ceil((inputs * (surface.share ?? 1)) / shares); left > 0; left--) {
      const attack = pick(random, names);
      const input = (attacks[attack] as (typeof attacks)[string])(Buffer.from(pick(random, surface.samples)), random);
      const count = own.get(attack) as Count;
      count.inputs++;
      const result = await tried(surface, input);
      if (result.refused) count.refused++;
      if (result.crash !== undefined) note(found.crashes, attack, result.crash, input);
      let { ms } = result;
      // A collection or a compilation may have fallen into it: only what is slow each time is.
      for (let again = 0; ms > HANG_MS && again < 3; again++) ms = Math.min(ms, (await tried(surface, input)).ms);
      if (ms > HANG_MS) note(found.hangs, attack, `${ms.toFixed(0)} ms`, input);
      slowest[surface.name] = Math.max(slowest[surface.name] ?? 0, ms);
      if (pollution() !== clean) throw new Error(`Object.prototype was changed by ${surface.name}, ${attack}: ${input.toString('base64')}`);
    }
  }
  return { seed, counts, ...found, slowest };
}

/** Takes the input; what is thrown is a refusal where it is Blinky's own error, else a crash. `ms` is this thread's own time. */
async function tried(surface: Surface, input: Buffer): Promise<{ ms: number; refused: boolean; crash?: string }> {
  const began = process.threadCpuUsage();
  const spent = (): number => {
    const { user, system } = process.threadCpuUsage(began);
    return (user + system) / 1_000;
  };
  try {
    const taken = surface.take(input);
    if (taken instanceof Promise) await taken;
    return { ms: spent(), refused: false };
  } catch (error) {
    const ms = spent();
    if (error instanceof BlinkyError || error instanceof ProblemReport) return { ms, refused: true };
    return {
      ms,
      refused: false,
      crash: error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : String(error),
    };
  }
}

function pollution(): string {
  return Object.getOwnPropertyNames(Object.prototype).join() + Object.getOwnPropertyNames(Array.prototype).length;
}
