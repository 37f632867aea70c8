import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly failed: boolean;
}

export interface Collector {
  readonly url: string;
  /** Whole requests as they came over the wire. */
  readonly bodies: readonly string[];
  readonly headers: readonly Readonly<Record<string, string | string[] | undefined>>[];
  readonly spans: readonly CollectedSpan[];
  readonly services: ReadonlySet<unknown>;
  /** What the collector answers from now on; 200 at first. */
  answer: number;
  stop(): Promise<void>;
}

interface Value {
  stringValue?: string;
  intValue?: number | string;
  doubleValue?: number;
  boolValue?: boolean;
}
type Attributes = readonly { key: string; value: Value }[];
interface Posted {
  resourceSpans: readonly {
    resource: { attributes: Attributes };
    scopeSpans: readonly {
      spans: readonly {
        name: string;
        traceId: string;
        spanId: string;
        parentSpanId?: string;
        attributes: Attributes;
        status: { code?: number };
      }[];
    }[];
  }[];
}

/** An OTLP collector on a free loopback port; refuses what is no JSON export of traces, as a real one does. */
export async function startCollector(): Promise<Collector> {
  const bodies: string[] = [];
  const headers: Collector['headers'][number][] = [];
  const spans: CollectedSpan[] = [];
  const services = new Set<unknown>();
  const state = { answer: 200 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = request.method === 'POST' && request.url === '/v1/traces' ? state.answer : 404;
      if (status === 200) {
        const body = Buffer.concat(chunks).toString('utf8');
        bodies.push(body);
        headers.push(request.headers);
        read(JSON.parse(body) as Posted, spans, services);
      }
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(state, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bodies,
    headers,
    spans,
    services,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function read({ resourceSpans }: Posted, spans: CollectedSpan[], services: Set<unknown>): void {
  for (const { resource, scopeSpans } of resourceSpans) {
    services.add(plain(resource.attributes)['service.name']);
    for (const span of scopeSpans.flatMap((scope) => scope.spans)) {
      const { name, traceId, spanId, parentSpanId } = span;
      const failed = span.status.code === 2;
      spans.push({ name, traceId, spanId, parentSpanId: parentSpanId || undefined, attributes: plain(span.attributes), failed });
    }
  }
}

function plain(attributes: Attributes): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
