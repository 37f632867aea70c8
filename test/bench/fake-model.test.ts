import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { type FakeModel, startFakeModel } from '../../bench/soak/fake-model.ts';

describe('the model that is played in the soak', () => {
  let model: FakeModel;

  beforeEach(async () => {
    model = await startFakeModel();
  });
  afterEach(() => {
    model.server.close();
    model.server.closeAllConnections();
  });

  it('goes on after a request that was given up halfway', async () => {
    const connection = connect(Number(new URL(model.url).port), '127.0.0.1');
    const begun = once(model.server, 'request');
    connection.write('POST /v1/chat/completions HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{');
    const unhandled: unknown[] = []; // what would end the benchmark
    const note = (reason: unknown): void => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    const [request] = await begun;
    const given = new Promise((resolve) => request.once('close', resolve)); // `once` would reject: it is aborted
    connection.destroy();
    await given;
    const answer = await fetch(`${model.url}/chat/completions`, { method: 'POST', body: '{}' });
    expect(await answer.json()).to.have.property('choices');
    process.off('unhandledRejection', note);
    expect(unhandled).to.deep.equal([]);
  });
});
