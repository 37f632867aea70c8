import { type Contender, WrongAnswer } from './contenders.ts';
import { send } from './load.ts';
import { type Measured, startMeasured } from './measured-process.ts';

export interface Plan {
  readonly rounds: number;
  /** Messages per server and round. */
  readonly messages: number;
  readonly connections: number;
  /** More options of Node for Blinky's process, to profile it. */
  readonly nodeOptions: readonly string[];
}

/** CPU microseconds per message of each contender, one figure a round. */
export type Figures = ReadonlyMap<string, readonly number[]>;

interface Running {
  contender: Contender;
  readonly server: Measured;
}

/** Runs every contender in every round, in turns, so that what else the machine does hits all alike. */
export async function measure(contenders: readonly Contender[], plan: Plan, onRound: (round: number) => void): Promise<Figures> {
  const running: Running[] = [];
  try {
    for (const contender of contenders)
      running.push({
        contender,
        server: await startMeasured({
          ...contender,
          nodeOptions: contender.name.startsWith('blinky') ? ['--max-semi-space-size=16', ...plan.nodeOptions] : [],
        }),
      });
    for (const each of running) each.contender = await answerable(each);
    for (const each of running) await load(each, plan); // warm-up: the compiler has seen the code, every sender is known
    const figures = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
    for (let round = 1; round <= plan.rounds; round++) {
      for (const each of round % 2 === 0 ? running.toReversed() : running) {
        const before = await each.server.cpu();
        await load(each, plan);
        figures.get(each.contender.name)?.push(((await each.server.cpu()) - before) / plan.messages);
      }
      onRound(round);
    }
    return figures;
  } finally {
    await Promise.all(running.map(({ server }) => server.stop()));
  }
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

function load({ contender, server }: Running, { messages, connections }: Plan): Promise<void> {
  const { path, bodies, check } = contender;
  return send({ url: `${server.url}${path}`, bodies, check, count: messages, connections });
}
