import { AsyncLocalStorage } from 'node:async_hooks';
import { type Context, ROOT_CONTEXT, type Span, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import type { Logger } from '#sdk';
import { BlinkyError } from '#sdk';
import { errorFields } from './logger.ts';
import { readHeaders, type SpanAttributes, type Tracing, type TracingSettings } from './tracing.ts';

/** A stop waits this long for the collector, and no longer. */
const EXPORT_MS = 4_000;

/** Traces that go to an OpenTelemetry collector over HTTP. Loaded only when an endpoint is set. */
export function createOtlpTracing(settings: TracingSettings & { readonly endpoint: string }, log: Logger): Tracing {
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': settings.serviceName }),
    spanProcessors: [new BatchSpanProcessor({ exporter: reporting(exporterOf(settings), log), exportTimeoutMillis: EXPORT_MS })],
  });
  const tracer = provider.getTracer('blinky');
  const current = new AsyncLocalStorage<{ readonly turn: Span; readonly context: Context }>();
  const turnOf = new WeakMap<object, { readonly turn: Span; readonly context: Context }>();
  return {
    on: true,
    turn(receivedAt, run) {
      const turn = tracer.startSpan('turn', { startTime: receivedAt }, ROOT_CONTEXT);
      const context = trace.setSpan(ROOT_CONTEXT, turn);
      tracer.startSpan('queue', { startTime: receivedAt }, context).end();
      return current.run({ turn, context }, () => ending(turn, run));
    },
    span(name, attributes, run, of) {
      const parent = (of && turnOf.get(of)) ?? current.getStore();
      if (!parent) return run();
      const span = tracer.startSpan(name, { attributes: known(attributes) }, parent.context);
      return current.run({ turn: parent.turn, context: trace.setSpan(parent.context, span) }, () => ending(span, run));
    },
    describe: (attributes) => void current.getStore()?.turn.setAttributes(known(attributes)),
    carry(replies) {
      const turn = current.getStore();
      if (turn) for (const reply of replies) turnOf.set(reply, { turn: turn.turn, context: trace.setSpan(ROOT_CONTEXT, turn.turn) });
    },
    stop: () => provider.shutdown().catch(() => {}), // what could not be sent was logged
  };
}

function exporterOf({ endpoint, headers }: TracingSettings & { readonly endpoint: string }): OTLPTraceExporter {
  return new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: readHeaders(headers),
    timeoutMillis: EXPORT_MS,
  });
}

/** Operators are told when a collector stops taking spans, once until it takes them again. */
function reporting(exporter: OTLPTraceExporter, log: Logger): OTLPTraceExporter {
  let failing = false;
  const send = exporter.export.bind(exporter);
  exporter.export = (spans, done) =>
    send(spans, (result) => {
      if (result.error && !failing) log.warn(errorFields(result.error), 'the collector does not take traces');
      failing = result.error !== undefined;
      done(result);
    });
  return exporter;
}

/** Ends the span with its work. Of a failure it keeps the code or class, not the text, which may quote a user. */
async function ending<T>(span: Span, run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', error instanceof BlinkyError ? error.code : error instanceof Error ? error.name : 'unknown');
    throw error;
  } finally {
    span.end();
  }
}

function known(attributes: SpanAttributes): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(attributes).filter((pair): pair is [string, string | number | boolean] => pair[1] !== undefined),
  );
}
