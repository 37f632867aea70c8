import { type Contender, WrongAnswer } from './contenders.ts';
import { send } from './load.ts';
import { type Measured, startMeasured } from './measured-process.ts';

export interface Plan {
  readonly rounds: number;
  /** Messages for each server before the first round: V8 compiles anew until it has seen some 15,000. */
  readonly warmUp: number;
  /** Messages per server and round. */
  readonly messages: number;
  readonly connections: number;
  /** More options of Node for Blinky's process, to profile it. */
  readonly nodeOptions: readonly string[];
}

/** What one contender cost. */
export interface Costs {
  /** CPU microseconds per message, one figure a round. */
  readonly cpu: number[];
  /** Messages per second, one figure a round: the generator's own share of the machine is in it. */
  readonly perSecond: number[];
  /** Milliseconds from the start of the process until it listened, one figure a start. */
  readonly ready: number[];
  /** Megabytes of resident memory after the last round. */
  readonly rss: number;
}

export interface Figures {
  readonly costs: ReadonlyMap<string, Costs>;
  /** The contenders that could not be measured, and why. */
  readonly skipped: ReadonlyMap<string, string>;
}

interface Running {
  contender: Contender;
  readonly server: Measured;
  readonly costs: { cpu: number[]; perSecond: number[]; ready: number[]; rss: number };
}

/** Starts of which the middle one counts. */
const STARTS = 3;

/** Runs every contender in every round, in turns, so that what else the machine does hits all alike. */
export async function measure(contenders: readonly Contender[], plan: Plan, onRound: (round: number) => void): Promise<Figures> {
  const running: Running[] = [];
  const skipped = new Map<string, string>();
  try {
    for (const contender of contenders) {
      try {
        running.push(await started(contender, plan));
      } catch (error) {
        if (contender.name.startsWith('blinky')) throw error;
        skipped.set(contender.name, messageOf(error));
      }
    }
    const each = async (step: (one: Running) => Promise<void>, order: readonly Running[] = [...running]): Promise<void> => {
      for (const one of order.filter((still) => running.includes(still))) {
        try {
          await step(one);
        } catch (error) {
          if (one.contender.name.startsWith('blinky')) throw error;
          skipped.set(one.contender.name, messageOf(error));
          running.splice(running.indexOf(one), 1);
          await one.server.stop();
        }
      }
    };
    await each(async (one) => {
      one.contender = await answerable(one);
      await load(one, { ...plan, messages: plan.warmUp });
    });
    for (let round = 1; round <= plan.rounds; round++) {
      await each((one) => measureRound(one, plan), round % 2 === 0 ? running.toReversed() : [...running]);
      onRound(round);
    }
    for (const { server, costs } of running) costs.rss = (await server.usage()).rss / 1e6;
    return { costs: new Map(running.map(({ contender, costs }) => [contender.name, costs])), skipped };
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
}

async function started(contender: Contender, plan: Plan): Promise<Running> {
  const nodeOptions = contender.name.startsWith('blinky') ? [...shippedOptions, ...plan.nodeOptions] : [];
  const ready: number[] = [];
  let server = await startMeasured({ ...contender, nodeOptions });
  for (let start = 1; start <= STARTS; start++) {
    ready.push(server.readyMs);
    if (start === STARTS) break;
    await server.stop();
    server = await startMeasured({ ...contender, nodeOptions });
  }
  return { contender, server, costs: { cpu: [], perSecond: [], ready, rss: 0 } };
}

/** As `npm start` starts it. */
export const shippedOptions = ['--max-semi-space-size=16', '--heap-growing-percent=30', '--no-allocation-site-pretenuring'];

async function measureRound(each: Running, plan: Plan): Promise<void> {
  const { server, costs } = each;
  const { cpu } = await server.usage();
  const began = performance.now();
  await load(each, plan);
  costs.perSecond.push((plan.messages * 1_000) / (performance.now() - began));
  costs.cpu.push(((await server.usage()).cpu - cpu) / plan.messages);
}

/** The contender with the bodies that it answers as it should, at least half of them: the figure is the cost of an answer, not of "no lo sé". */
async function answerable({ contender, server }: Running): Promise<Contender> {
  const url = `${server.url}${contender.path}`;
  const bodies: string[] = [];
  for (const body of contender.bodies) {
    const right = await send({ ...contender, url, bodies: [body], count: 1, connections: 1 }).then(
      () => true,
      (error: unknown) => (error instanceof WrongAnswer ? false : Promise.reject(error)),
    );
    if (right) bodies.push(body);
  }
  if (bodies.length * 2 < contender.bodies.length)
    throw new Error(`${contender.name} answers only ${bodies.length} of ${contender.bodies.length} requests`);
  return { ...contender, bodies };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function load({ contender, server }: Running, { messages, connections }: Plan): Promise<void> {
  const { path, bodies, check } = contender;
  return send({ url: `${server.url}${path}`, bodies, check, count: messages, connections });
}
