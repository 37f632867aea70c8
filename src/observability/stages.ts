import type { Histogram } from 'prom-client';
import { noTracing, type SpanAttributes, type Tracing } from './tracing.ts';

export type Stage = 'understanding' | 'model' | 'dialog' | 'commit' | 'send';

/** Measures the stages of a turn: how long each takes, and while tracing is on a span for each. */
export interface Stages {
  /** Runs one turn; what it waited since `receivedAt` (milliseconds since 1970) is the stage `queue`. */
  turn<T>(receivedAt: number, run: () => Promise<T>): Promise<T>;
  /** Runs a stage of the turn under way, or of the one whose reply is `of`. */
  run<T>(stage: Stage, run: () => Promise<T>, details?: { readonly attributes?: SpanAttributes; readonly of?: object }): Promise<T>;
  /** What the turn leaves to be sent later. */
  carry(replies: readonly object[]): void;
}

/** Everything just runs. */
export const unmeasured: Stages = { turn: (_receivedAt, run) => run(), run: (_stage, run) => run(), carry: () => {} };

export interface StagesParts {
  /** In seconds. */
  readonly seconds: Pick<Histogram<'stage'>, 'observe'>;
  readonly tracing?: Tracing;
  readonly now: () => Date;
}

export function createStages({ seconds, tracing = noTracing, now }: StagesParts): Stages {
  return {
    turn(receivedAt, run) {
      seconds.observe({ stage: 'queue' }, Math.max(0, now().getTime() - receivedAt) / 1_000);
      return tracing.turn(receivedAt, run);
    },
    async run(stage, run, { attributes = {}, of } = {}) {
      const started = performance.now();
      try {
        return await tracing.span(stage, attributes, run, of);
      } finally {
        seconds.observe({ stage }, (performance.now() - started) / 1_000);
      }
    },
    carry: tracing.carry,
  };
}
