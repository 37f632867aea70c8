import { Counter, Gauge, Histogram, Registry } from 'prom-client';

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
  readonly turnFailures = new Counter({
    name: 'blinky_turn_failures_total',
    help: 'Turns that threw, by channel and error code',
    labelNames: ['channel', 'code'],
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
    help: 'Replies that a platform did not take',
    labelNames: ['channel', 'final'],
    registers: [this.registry],
  });
  readonly pluginEvents = new Counter({
    name: 'blinky_plugin_events_total',
    help: 'What plugins count, such as delivery reports by error code',
    labelNames: ['owner', 'event', 'detail'],
    registers: [this.registry],
  });

  /** Measures the queue and the catalog whenever the metrics are read. */
  watch({ queue, catalog }: { queue: { readonly depth: number }; catalog: { readonly entries: { readonly length: number } } }): void {
    const registers = [this.registry];
    new Gauge({
      name: 'blinky_queue_depth',
      help: 'Messages accepted and not yet answered',
      registers,
      collect() {
        this.set(queue.depth);
      },
    });
    new Gauge({
      name: 'blinky_catalog_entries',
      help: 'Entries in the catalog that answers',
      registers,
      collect() {
        this.set(catalog.entries.length);
      },
    });
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
