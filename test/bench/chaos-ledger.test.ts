import { expect } from 'chai';
import { judge, type MessageRecord, percentile } from '../../bench/chaos/ledger.ts';

describe("the benchmark's book of messages", () => {
  const good = [message(1, [[10, 1]]), message(2, [[20, 2]]), message(3, [[30, 3]])];

  it('finds nothing wrong where each message has its reply, in order', () => {
    expect(judge(good, undefined)).to.deep.equal({
      messages: 3,
      lost: 0,
      outOfOrder: 0,
      doubleCommits: 0,
      forgotten: 0,
      duplicateReplies: 0,
      notTaken: 0,
      recoveryMs: [],
    });
  });

  it('counts an accepted message without a reply as lost, and one that was never accepted apart', () => {
    const refused: MessageRecord = { conversation: 'a', number: 4, replies: [] };
    expect(judge([...good, message(5, []), refused], undefined)).to.include({ lost: 1, notTaken: 1, doubleCommits: 0 });
  });

  it('sees a reply that came after that to a later message', () => {
    expect(judge([message(1, [[25, 1]]), message(2, [[20, 2]])], undefined)).to.include({ outOfOrder: 1 });
  });

  it('sees a state that was committed twice for one message', () => {
    expect(judge([message(1, [[10, 1]]), message(2, [[20, 3]])], undefined)).to.include({ doubleCommits: 1 });
  });

  it('sees a state that forgot turns', () => {
    expect(judge([message(1, [[10, 1]]), message(2, [[20, 1]])], undefined)).to.include({ forgotten: 1, doubleCommits: 0 });
  });

  it('takes a repeated reply for a duplicate, not for a commit', () => {
    const replies: [number, number][] = [
      [10, 1],
      [15, 1],
    ];
    expect(judge([message(1, replies), message(2, [[20, 2]])], undefined)).to.include({
      duplicateReplies: 1,
      doubleCommits: 0,
      outOfOrder: 0,
    });
  });

  it('measures recovery from the fault, or from a later acceptance, of the messages that met it', () => {
    const records = [message(1, [[10, 1]]), message(2, [[500, 2]], 90), message(3, [[700, 3]], 150), message(4, [[900, 4]], 850)];
    expect(judge(records, { from: 100, to: 300 }).recoveryMs).to.deep.equal([400, 550]);
  });

  it('gives percentiles of what there is', () => {
    expect(percentile([], 0.5)).to.equal(undefined);
    expect([percentile([3, 1, 2], 0.5), percentile([1, 2, 3], 0.99), percentile([1, 2, 3], 1)]).to.deep.equal([2, 3, 3]);
  });
});

function message(number: number, replies: readonly [at: number, count: number][], acceptedAt = 0): MessageRecord {
  return { conversation: 'a', number, acceptedAt, replies: replies.map(([at, count]) => ({ at, count })) };
}
