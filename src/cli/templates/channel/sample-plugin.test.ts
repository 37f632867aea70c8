import { callChannel, fakeHost, testContext } from 'blinky-engine/testing';
import { expect } from 'chai';
import { createChannel } from './channel.ts';

/** The body of a webhook as the platform really sends it, from its documentation or a log, with made-up people. */
const recorded = '';

describe('channel sample-plugin', () => {
  it('MAKE THIS PASS (sample-folder/message.ts:MARK): reads a message as the platform really sends it', async () => {
    const todo =
      'put one into sample-folder/sample-plugin.test.ts, make sample-folder/message.ts:MARK read it, and harness.ts write the same shape';
    expect(recorded, todo).not.to.equal('');
    const token = 'made-up-token-of-a-test';
    const channel = createChannel(testContext({ SAMPLE_PLUGIN_URL: 'https://platform.example/out', SAMPLE_PLUGIN_TOKEN: token }));
    const host = fakeHost();
    const headers = { 'content-type': 'application/json', 'x-token': token };
    const request = { url: '/chatbot/sample-plugin', headers, body: recorded };
    const { status } = await callChannel({ channel, mount: 'sample-plugin', host }, request);
    expect({ status, turns: host.turns.length }, 'the answer').to.deep.equal({ status: 202, turns: 1 });
    expect(host.turns[0]?.activity.text, 'the words').to.be.a('string').and.not.equal('');
  });
});
