import { Counter, Histogram, Registry } from 'prom-client';
import { BlinkyError } from '#sdk';
import type { FinishedTurn } from './finished-turn.ts';
import { registerGauges, type Watched } from './gauges.ts';

/** The Prometheus metrics of one server. Labels are ids of plugins and fixed words, never anything of a user. */
export class Metrics {
  readonly registry = new Registry();
  readonly turns = new Counter({
    name: 'blinky_turns_total',
    help: 'Turns by channel, outcome and recogniser',
    labelNames: ['channel', 'outcome', 'recognizer'],
    registers: [this.registry],
  });
  readonly turnSeconds = new Histogram({
    name: 'blinky_turn_seconds',
    help: 'Seconds from acceptance to the committed reply',
    labelNames: ['channel'],
    buckets: [0.005, 0.02, 0.1, 0.3, 1, 2, 3, 4, 5, 10],
    registers: [this.registry],
  });
  readonly stageSeconds = new Histogram({
    name: 'blinky_stage_seconds',
    help: 'Seconds of each stage of a turn: queue, understanding, model, dialog, commit, send',
    labelNames: ['stage'],
    buckets: [0.0005, 0.002, 0.01, 0.05, 0.2, 0.5, 1, 2, 4, 8],
    registers: [this.registry],
  });
  readonly gaps = new Counter({
    name: 'blinky_gaps_total',
    help: 'Questions without an answer, by why: unknown, or none of the options offered',
    labelNames: ['why'],
    registers: [this.registry],
  });
  readonly turnFailures = new Counter({
    name: 'blinky_turn_failures_total',
    help: 'Turns that threw, by channel and error code',
    labelNames: ['channel', 'code'],
    registers: [this.registry],
  });
  readonly httpRefused = new Counter({
    name: 'blinky_http_refused_total',
    help: 'HTTP requests refused with a 4xx, by the route as it is mounted (none: no route was meant) and status',
    labelNames: ['route', 'status'],
    registers: [this.registry],
  });
  readonly recognizerFailures = new Counter({
    name: 'blinky_recognizer_failures_total',
    help: 'Recognisers that threw and were skipped',
    labelNames: ['recognizer'],
    registers: [this.registry],
  });
  readonly sendFailures = new Counter({
    name: 'blinky_send_failures_total',
    help: 'Replies that a platform did not take, by its code where it gave one',
    labelNames: ['channel', 'final', 'code'],
    registers: [this.registry],
  });
  readonly pluginEvents = new Counter({
    name: 'blinky_plugin_events_total',
    help: 'What plugins count, such as delivery reports by error code',
    labelNames: ['owner', 'event', 'detail'],
    registers: [this.registry],
  });

  constructor() {
    // There from the start: what begins with its first question would hide it, and the dashboard would have no data on a good day.
    for (const why of ['unknown', 'none_of_these'] as const) this.gaps.inc({ why }, 0);
  }

  /** Measures the queue, the catalog and the event loop whenever the metrics are read. */
  watch(watched: Watched): void {
    registerGauges(this.registry, watched);
  }

  countTurn({ channel, outcome, recognizer, ms, unanswered }: FinishedTurn): void {
    this.turns.inc({ channel, outcome, recognizer: recognizer ?? 'none' });
    this.turnSeconds.observe({ channel }, ms / 1_000);
    if (unanswered) this.gaps.inc({ why: unanswered.why });
  }

  countSendFailure(channel: string, final: boolean, error: unknown): void {
    const code = error instanceof BlinkyError ? String(error.platformCode ?? 'none') : 'threw';
    this.sendFailures.inc({ channel, final: String(final), code });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
