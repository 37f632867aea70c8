import { expect } from 'chai';
import { BlinkyError, type CatalogRow } from '#sdk';
import { createOtlpTracing } from '../../src/observability/otlp.ts';
import { noTracing, readHeaders } from '../../src/observability/tracing.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { rowsOf } from '../support/drop-ins.ts';
import { recordingLog } from '../support/recording-log.ts';
import { type CollectedSpan, type Collector, startCollector } from './collector.ts';

const CANARY = 'ornitorrinco';
const PHONE = '+5215599887766';

describe('traces', () => {
  let collector: Collector;
  beforeEach(async () => {
    collector = await startCollector();
  });
  afterEach(() => collector.stop());

  it('show a turn with its stages, from the queue to the reply that is sent, and nothing of a user', async () => {
    const blinky = await started(rowsOf({ '¿Cuándo pagan la nómina?': 'Los días 15.', '¿Dónde está el comedor?': 'En el piso 2.' }));
    await blinky.deliver(`y el comedor donde está ${CANARY}`, { from: PHONE });
    await blinky.channel.received(1);
    await blinky.stop();
    const turn = only(collector.spans, 'turn');
    expect(turn.parentSpanId).to.equal(undefined);
    expect(turn.attributes).to.include({ 'blinky.channel': 'test', 'blinky.outcome': 'answer', 'blinky.intent': 'procesos_internos' });
    expect(turn.attributes['blinky.conversation']).to.match(/^[\w-]{10}$/);
    for (const stage of ['queue', 'understanding', 'commit'])
      expect(only(collector.spans, stage).parentSpanId, stage).to.equal(turn.spanId);
    expect(named('dialog').every(({ parentSpanId }) => parentSpanId === turn.spanId)).to.equal(true);
    const sent = named('send')[0];
    expect(sent).to.include({ traceId: turn.traceId, parentSpanId: turn.spanId });
    const recognized = named('recognize').map(({ attributes, parentSpanId }) => [attributes['blinky.recognizer'], parentSpanId]);
    const understanding = only(collector.spans, 'understanding').spanId;
    expect(recognized).to.deep.equal([
      ['regex', understanding],
      ['examples', understanding],
    ]);
    expect([...collector.services]).to.deep.equal(['blinky-prueba']);
    expect(collector.headers[0]).to.include({ 'x-tenant': 'acme corp' });
    expect(collector.bodies.join()).not.to.contain(CANARY).and.not.to.contain(PHONE.slice(1)).and.not.to.contain('comedor');
  });

  it('name no intent of a sensitive topic', async () => {
    const blinky = await started();
    await blinky.say('me quiero morir');
    await blinky.stop();
    expect(only(collector.spans, 'turn').attributes).to.have.property('blinky.outcome').that.is.a('string');
    expect(collector.bodies.join()).not.to.match(/sensible|crisis|"blinky\.intent"/);
  });

  it('keep two conversations that run at once apart', async () => {
    const blinky = await started();
    await Promise.all(['ana', 'beto', 'caro'].map((from) => blinky.say('cuando pagan', { from })));
    await blinky.stop();
    const turns = named('turn');
    expect(new Set(turns.map(({ traceId }) => traceId)).size).to.equal(3);
    for (const { traceId, spanId } of turns) {
      const own = named('understanding').filter((span) => span.traceId === traceId);
      expect(own.map(({ parentSpanId }) => parentSpanId)).to.deep.equal([spanId]);
    }
  });

  it('mark what failed by its code or class, without its text', async () => {
    const tracing = createOtlpTracing({ endpoint: `${collector.url}/`, headers: undefined, serviceName: 'x' }, recordingLog());
    const failing = (error: Error) => tracing.span('dialog', {}, () => Promise.reject(error)).catch(() => {});
    await tracing.turn(Date.now(), async () => {
      await failing(new BlinkyError('BLINKY_TURN_FAILED', CANARY, { owner: 'dialog/x' }));
      await failing(new TypeError(CANARY));
    });
    await tracing.stop();
    expect(named('dialog').map(({ failed, attributes }) => [failed, attributes['error.type']])).to.deep.equal([
      [true, 'BLINKY_TURN_FAILED'],
      [true, 'TypeError'],
    ]);
    expect(collector.bodies.join()).not.to.contain(CANARY);
  });

  it('that nobody takes are reported once, without what they hold, and hold up nothing', async () => {
    collector.answer = 400;
    const log = recordingLog();
    const tracing = createOtlpTracing({ endpoint: collector.url, headers: 'authorization=Bearer%20geheim', serviceName: 'x' }, log);
    await tracing.turn(Date.now(), async () => {});
    await tracing.stop();
    expect(log.lines.map(({ message }) => message)).to.deep.equal(['the collector does not take traces']);
    expect(JSON.stringify(log.lines)).not.to.contain('geheim');
  });

  it('just run the work while they are off, and load no exporter', async () => {
    const blinky = await startBlinky();
    expect(blinky.app.observed.tracing).to.equal(noTracing);
    expect((await blinky.say('cuando pagan')).outcome).to.equal('answer');
    await blinky.stop();
  });

  it('read headers as OpenTelemetry writes them', () => {
    expect(readHeaders('a=1, b = dos%20tres ,c,=d,e=%zz')).to.deep.equal({ a: '1', b: 'dos tres', e: '%zz' });
    expect(readHeaders(undefined)).to.deep.equal({});
  });

  const named = (name: string): CollectedSpan[] => collector.spans.filter((span) => span.name === name);
  const started = (rows?: CatalogRow[]): Promise<Blinky> =>
    startBlinky({
      ...(rows && { rows }),
      env: {
        OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
        OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=acme%20corp',
        OTEL_SERVICE_NAME: 'blinky-prueba',
      },
    });
});

function only(spans: readonly CollectedSpan[], name: string): CollectedSpan {
  const found = spans.filter((span) => span.name === name);
  expect(found, name).to.have.length(1);
  return found[0] as CollectedSpan;
}
