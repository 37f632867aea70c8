import { expect } from 'chai';
import fc from 'fast-check';
import { Conversations } from './conversations.ts';

const text = (value: unknown): { type: string; text: string } => ({ type: 'message', text: String(value) });

describe('webchat: the history of conversations', () => {
  it('keeps the last 200 activities of each', () => {
    const conversations = new Conversations(60_000, () => 5);
    for (let at = 0; at < 250; at++) conversations.append('a', text(at));
    const { activities } = conversations.since('a', '');
    expect([activities.length, activities[0]?.text, activities.at(-1)?.text]).to.deep.equal([200, '50', '249']);
  });

  it('drops a conversation when its time is over', () => {
    let now = 0;
    const conversations = new Conversations(60_000, () => now);
    conversations.append('a', text(1));
    now = 30_000;
    conversations.append('b', text(1));
    now = 60_000;
    expect(conversations.since('a', '').activities).to.deep.equal([]);
    expect(conversations.since('b', '').activities).to.have.length(1);
  });

  it('stays within its memory: the conversations that were quiet for longest go first', () => {
    const conversations = new Conversations(60_000, () => 5);
    const large = text('x'.repeat(1024 * 1024));
    for (let at = 0; at < 40; at++) conversations.append(String(at), large);
    expect(conversations.since('0', '').activities).to.deep.equal([]);
    expect(conversations.since('39', '').activities).to.have.length(1);
  });

  it('never takes a watermark of an earlier process, or of before the conversation was forgotten, for one of its own', () => {
    const earlier = new Conversations(60_000, () => 1_000);
    for (let at = 0; at < 5; at++) earlier.append('a', text(at));
    const { watermark } = earlier.since('a', '');
    const later = new Conversations(60_000, () => 2_000);
    later.append('a', text('new'));
    expect(later.since('a', watermark).activities).to.have.length(1);
    earlier.forget('a');
    earlier.append('a', text('anew'));
    expect(earlier.since('a', watermark).activities).to.have.length(1);
  });

  it('gives all that is kept for a watermark that means nothing', () => {
    const conversations = new Conversations(60_000, () => 5);
    conversations.append('a', text(1));
    for (const watermark of ['', '-', 'NaN', '-1', '1e9', '9'.repeat(40)]) {
      expect(conversations.since('a', watermark).activities, watermark).to.have.length(1);
    }
  });

  it('gives a client each activity once, in order, whenever it comes back', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('append' as const), fc.constant('read' as const)), { maxLength: 60 }), (steps) => {
        const conversations = new Conversations(60_000, () => 5);
        const [said, read]: [string[], unknown[]] = [[], []];
        let watermark = '';
        for (const step of [...steps, 'read' as const]) {
          if (step === 'append') said.push(conversations.append('a', text(said.length)).activities[0]?.text ?? '');
          else {
            const set = conversations.since('a', watermark);
            watermark = set.watermark;
            read.push(...set.activities.map((activity) => activity.text));
          }
        }
        expect(read).to.deep.equal(said);
      }),
      { numRuns: 100 },
    );
  });
});
