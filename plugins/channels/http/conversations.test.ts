import { expect } from 'chai';
import fc from 'fast-check';
import { BlinkyError, type ChannelResponse } from '#sdk';
import { ana, ask, conversationOf, open, vacaciones } from './testing/http-bench.ts';

const luis = '+5215587654321';

describe('channel http: conversations', () => {
  it('continues a sender’s conversation without a context, with "" and with null', async () => {
    const { call } = open();
    const first = conversationOf(await call(ask()));
    for (const context of [undefined, '', null, {}, { conversation: null }, { conversation: '' }]) {
      expect(conversationOf(await call(ask({ context })))).to.equal(first);
    }
  });

  it('goes back to an earlier conversation by its id, which is then the current one', async () => {
    const { call } = open();
    const first = conversationOf(await call(ask()));
    const second = conversationOf(await call(ask({ context: 'something else' })));
    expect(second).to.not.equal(first);
    expect(conversationOf(await call(ask()))).to.equal(second);
    expect(conversationOf(await call(ask({ context: { conversation: first } })))).to.equal(first);
    expect(conversationOf(await call(ask()))).to.equal(first);
  });

  it('starts anew for a context that is unknown, malformed or another sender’s, and tells nothing', async () => {
    const { call } = open();
    const anas = conversationOf(await call(ask({ from: ana })));
    const contexts = [anas, anas.toUpperCase(), 'x'.repeat(10_000), '__proto__', '00000000-0000-4000-8000-000000000000'];
    const seen = new Set([anas]);
    for (const context of contexts) {
      const response = await call(ask({ from: luis, context }));
      expect(response.status).to.equal(200);
      expect(seen, context.slice(0, 40)).to.not.include(conversationOf(response));
      seen.add(conversationOf(response));
    }
    expect(conversationOf(await call(ask({ from: ana })))).to.equal(anas);
  });

  it('keeps one person’s conversations apart by API key', async () => {
    const { call } = open({}, { BLINKY_API_KEYS: 'uno,dos' });
    const first = conversationOf(await call(ask({}, { 'x-api-key': 'uno' })));
    expect(conversationOf(await call(ask({ context: first }, { 'x-api-key': 'dos' })))).to.not.equal(first);
    expect(conversationOf(await call(ask({}, { 'x-api-key': 'uno' })))).to.equal(first);
  });

  it('leaves the sender’s current conversation alone when a message is refused', async () => {
    let limited = false;
    const { call, context } = open({
      turn: () => {
        if (limited) throw new BlinkyError('BLINKY_RATE_LIMITED', 'too many', { owner: 'host', retryAfterMs: 1_000 });
        return vacaciones;
      },
    });
    const first = conversationOf(await call(ask()));
    const size = context.store.size;
    limited = true;
    expect((await call(ask({ context: 'unknown' }))).status).to.equal(429);
    expect((await call(ask({ from: 'luis' }))).status).to.equal(429);
    expect(context.store.size, 'nothing new is kept').to.equal(size);
    limited = false;
    expect(conversationOf(await call(ask()))).to.equal(first);
  });

  it('makes two first messages at once one conversation, in the order they came', async () => {
    const { call, host } = open();
    const responses = await Promise.all([1, 2, 3].map((n) => call(ask({ message: `mensaje ${n}` }))));
    expect(new Set(responses.map(conversationOf)).size).to.equal(1);
    expect(host.turns.map(({ activity }) => activity.text)).to.deep.equal(['mensaje 1', 'mensaje 2', 'mensaje 3']);
  });

  it('goes on with the next message of a sender after the store failed once', async () => {
    const { context, call } = open();
    const { get } = context.store;
    context.store.get = () => Promise.reject(new Error('the database is away'));
    const failed = call(ask()).catch((error: Error) => error.message);
    const next = Promise.resolve(failed).then(() => Object.assign(context.store, { get }) && call(ask()));
    expect(await failed).to.equal('the database is away');
    expect((await next).status).to.equal(200);
  });

  it('forgets a conversation: its id is unknown afterwards, and nothing about it is kept', async () => {
    const { call, channel, context } = open();
    const first = conversationOf(await call(ask()));
    await channel.forget?.(first);
    expect(context.store.size).to.equal(0);
    expect(conversationOf(await call(ask({ context: first })))).to.not.equal(first);
  });

  it('keeps the current conversation when an older one is forgotten, and takes an unknown id calmly', async () => {
    const { call, channel } = open();
    const older = conversationOf(await call(ask()));
    const current = conversationOf(await call(ask({ context: 'new' })));
    await channel.forget?.(older);
    await channel.forget?.('never seen');
    expect(conversationOf(await call(ask()))).to.equal(current);
  });

  it('never gives two senders one conversation, whatever contexts they send, all at once', async () => {
    const step = fc.record({ from: fc.constantFrom('a', 'b', 'c', '\ud800', '\ud801', '["a"]'), context: fc.option(fc.nat(20)) });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 5 }), async (batches) => {
        const { call } = open();
        const ids: string[] = [];
        const owners = new Map<string, string>();
        for (const batch of batches) {
          const ask1 = ({ from, context }: (typeof batch)[number]): Promise<ChannelResponse> =>
            call(ask({ from, context: context === null ? undefined : (ids[context] ?? `guess ${context}`) }));
          const answers = await Promise.all(batch.map(ask1));
          for (const [at, answer] of answers.entries()) {
            const id = conversationOf(answer);
            const { from } = batch[at] as { from: string };
            expect(owners.get(id) ?? from).to.equal(from);
            owners.set(id, from);
            ids.push(id);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});
