import { expect } from 'chai';
import { Registry } from 'prom-client';
import { BlinkyError } from '#sdk';
import { createModelMetrics } from '../../src/model/metrics.ts';
import { type Blinky, startBlinky } from '../support/blinky.ts';
import { until } from '../support/until.ts';

describe('the metrics', () => {
  let blinky: Blinky;
  afterEach(() => blinky?.stop());

  it('say how long each stage of a turn took', async () => {
    blinky = await startBlinky();
    await blinky.deliver('¿me ayudas con algo de vacaciones?');
    await blinky.channel.received(1);
    await blinky.stop();
    const counts = (await lines()).filter((line) => line.startsWith('blinky_stage_seconds_count'));
    const stages = Object.fromEntries(counts.map((line) => [/stage="(\w+)"/.exec(line)?.[1], Number(line.split(' ')[1])]));
    expect(stages).to.include({ queue: 1, understanding: 1, commit: 1 });
    expect(stages.dialog).to.be.at.least(1);
    expect(stages.send).to.be.at.least(1);
  });

  it('say how old the oldest waiting message and the catalog are, and how late the event loop is', async () => {
    blinky = await startBlinky({ env: { BURST_WINDOW_MS: '5000' } });
    expect(await lines()).to.include.members(['blinky_queue_depth 0', 'blinky_queue_oldest_seconds 0', 'blinky_overloaded 0']);
    await blinky.deliver('hola');
    blinky.clock.advance(3_000);
    await blinky.deliver('hola', { from: 'beto' });
    expect(await lines()).to.include.members(['blinky_queue_depth 2', 'blinky_queue_oldest_seconds 3', 'blinky_catalog_age_seconds 3']);
    expect((await lines()).filter((line) => line.startsWith('blinky_event_loop_delay_seconds{'))).to.have.length(3);
  });

  it('have each reason for a question without an answer before the first, which Prometheus would not see otherwise', async () => {
    blinky = await startBlinky();
    const counts = ['blinky_gaps_total{why="unknown"} 0', 'blinky_gaps_total{why="none_of_these"} 0'];
    expect(await lines()).to.include.members(counts);
  });

  it('count what platforms refuse by their code', async () => {
    blinky = await startBlinky();
    const failures = [
      new BlinkyError('BLINKY_SEND_FAILED', 'x', { owner: 'channel/test', retryable: false, platformCode: 63016 }),
      new BlinkyError('BLINKY_SEND_FAILED', 'x', { owner: 'channel/test', retryable: false }),
    ];
    blinky.channel.refuse = () => {
      const failure = failures.shift();
      if (failure) throw failure;
    };
    await blinky.deliver('hola', { from: 'ana' });
    await blinky.deliver('hola', { from: 'beto' });
    await until(() => failures.length === 0);
    await blinky.app.stop();
    expect(await lines()).to.include.members([
      'blinky_send_failures_total{channel="test",final="true",code="63016"} 1',
      'blinky_send_failures_total{channel="test",final="true",code="none"} 1',
    ]);
  });

  it('tell what the model cost, where its prices are set', async () => {
    const registry = new Registry();
    const { tokens } = createModelMetrics(registry, () => [], { prompt: 2.5, completion: 10 });
    tokens.inc({ key: 'k1', kind: 'prompt' }, 1_000_000);
    tokens.inc({ key: 'k1', kind: 'completion' }, 100_000);
    tokens.inc({ key: 'k2', kind: 'prompt' }, 400_000);
    for (const _scrape of [1, 2]) {
      expect((await registry.metrics()).split('\n')).to.include.members([
        'blinky_model_cost_usd_total{key="k1"} 3.5',
        'blinky_model_cost_usd_total{key="k2"} 1',
      ]);
    }
    const free = new Registry();
    createModelMetrics(free, () => []);
    expect(await free.metrics()).not.to.contain('cost');
  });

  const lines = async (): Promise<string[]> => (await blinky.app.observed.metrics.text()).split('\n');
});
