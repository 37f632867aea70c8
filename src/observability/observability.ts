import type { GapStore } from '../gaps/gap-store.ts';
import { gapRecorder } from '../gaps/record-gaps.ts';
import type { Part } from '../kernel/lifecycle.ts';
import type { HostSettings } from '../kernel/settings.ts';
import { watchEventLoop } from './event-loop.ts';
import type { FinishedTurn } from './finished-turn.ts';
import type { LoadGuard } from './load-guard.ts';
import type { RootLogger } from './logger.ts';
import { Metrics } from './metrics.ts';
import { createStages, type Stages } from './stages.ts';
import { noTracing, type Tracing } from './tracing.ts';
import { Traffic } from './traffic.ts';

/** Everything that watches Blinky at work. */
export interface Observability {
  readonly metrics: Metrics;
  readonly stages: Stages;
  readonly tracing: Tracing;
  readonly traffic: Traffic;
  /** Undefined unless `GAPS` is on. */
  readonly gaps: GapStore | undefined;
  readonly load: LoadGuard;
  /** Told of each turn. */
  readonly onTurn: (turn: FinishedTurn) => void;
  /** Starts last, so that the work of a start does not count as load. */
  readonly loadPart: Part;
  readonly tracingPart: Part;
}

export interface ObservabilityOptions {
  readonly host: HostSettings;
  readonly now: () => Date;
  readonly log: RootLogger;
  /** Where unanswered questions are kept with `GAPS=on`. */
  readonly store: GapStore;
}

export async function createObservability({ host, now, log, store }: ObservabilityOptions): Promise<Observability> {
  const metrics = new Metrics();
  const tracing = await tracingOf(host, log);
  const traffic = new Traffic(now);
  const gaps = host.GAPS ? store : undefined;
  const keepGap = gaps && gapRecorder({ store, now, log: log.child('gaps') });
  const loop = watchEventLoop(host.OVERLOAD_DELAY_MS);
  return {
    metrics,
    stages: createStages({ seconds: metrics.stageSeconds, tracing, now }),
    tracing,
    traffic,
    gaps,
    load: loop.guard,
    onTurn(turn) {
      metrics.countTurn(turn);
      traffic.add(turn);
      if (turn.unanswered) void keepGap?.(turn.unanswered);
      if (tracing.on) tracing.describe(attributesOf(turn));
    },
    loadPart: loop.part,
    tracingPart: { owner: 'tracing', stop: tracing.stop },
  };
}

/** The exporter is loaded only where there is somewhere to export to. */
async function tracingOf(host: HostSettings, log: RootLogger): Promise<Tracing> {
  const endpoint = host.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return noTracing;
  const { createOtlpTracing } = await import('./otlp.ts');
  const { OTEL_EXPORTER_OTLP_HEADERS: headers, OTEL_SERVICE_NAME: serviceName } = host;
  return createOtlpTracing({ endpoint, headers, serviceName }, log.child('tracing'));
}

function attributesOf({ channel, outcome, recognizer, intent, conversation }: FinishedTurn) {
  return {
    'blinky.channel': channel,
    'blinky.outcome': outcome,
    'blinky.recognizer': recognizer,
    'blinky.intent': intent,
    'blinky.conversation': conversation,
  };
}
