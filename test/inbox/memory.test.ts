import { expect } from 'chai';
import type { MemoryInbox } from '../../src/inbox/memory.ts';
import { refusalOf } from '../support/refusal.ts';
import { inboxContract } from './contract.ts';
import { claimed, message, reply, replyClaimed } from './harness.ts';
import { openMemory } from './open-memory.ts';

describe('the inbox in memory', () => {
  inboxContract(async (chosen) => openMemory(chosen));

  it('runs what waits for a burst at once when it is drained', async () => {
    const { inbox, stop } = openMemory({ burstMs: 800 });
    await inbox.accept(message('hola'));
    expect(await inbox.claim()).equal(undefined);
    const drained = inbox.drained();
    await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
    await drained;
    await stop();
  });

  it('is drained when every message is answered and every reply has gone', async () => {
    const { inbox, pass, stop } = openMemory();
    await inbox.accept(message('hola'));
    let over = false;
    const drained = inbox.drained().then(() => {
      over = true;
    });
    await pass(0);
    expect(over, 'with a message waiting').equal(false);
    await inbox.commit(await claimed(inbox), { state: 's', replies: [reply('uno')] });
    await pass(0);
    expect(over, 'with a reply waiting').equal(false);
    await inbox.settleReply(await replyClaimed(inbox), { done: true });
    await drained;
    await stop();
  });

  it('makes room by forgetting the conversation that was idle for longest, never one with something to do', async () => {
    const { inbox, stop } = openMemory({ conversations: 3 });
    await inbox.accept(message('ocupada', { conversation: 'busy' }));
    const busy = await claimed(inbox);
    for (const conversation of ['old', 'young']) await converse(inbox, conversation);
    await converse(inbox, 'new');
    expect(await stateOf(inbox, 'young')).equal('state of young');
    expect(await stateOf(inbox, 'old')).equal(undefined);
    expect(await inbox.commit(busy, { state: 'kept', replies: [] })).equal(true);
    await stop();
  });

  it('takes nothing new while too many replies wait for a platform that is down', async () => {
    const { inbox, stop } = openMemory({ replies: 2 });
    await inbox.accept(message('hola'));
    await inbox.commit(await claimed(inbox), { state: 's', replies: [reply('uno'), reply('dos')] });
    expect(await refusalOf(inbox.accept(message('¿sigues ahí?', { conversation: 'test/beto' })))).to.include({ code: 'BLINKY_OVERLOADED' });
    await inbox.settleReply(await replyClaimed(inbox), { done: true });
    expect(await inbox.accept(message('¿y ahora?', { conversation: 'test/beto' }))).not.to.equal(undefined);
    await stop();
  });

  it('knows when the oldest message that waits was accepted', async () => {
    const { inbox, pass, stop } = openMemory();
    expect(inbox.oldestAt).to.equal(undefined);
    const first = await inbox.accept(message('hola'));
    await pass(5_000);
    await inbox.accept(message('hola', { conversation: 'test/beto' }));
    expect(inbox.oldestAt).to.equal(first?.receivedAt);
    await inbox.commit(await claimed(inbox), { state: 's', replies: [] });
    expect(inbox.oldestAt).to.equal((first?.receivedAt ?? 0) + 5_000);
    await stop();
  });

  it('keeps nothing of a forgotten conversation once its last reply has gone: it takes no room', async () => {
    const { inbox, stop } = openMemory({ conversations: 2 });
    for (const conversation of ['luis', 'ana']) await converse(inbox, conversation);
    await inbox.accept(message('borra mis datos', { conversation: 'ana' }));
    const farewell = { channel: 'test', conversation: 'ana', activity: { text: 'listo' } };
    await inbox.commit(await claimed(inbox), { state: undefined, replies: [farewell] });
    await inbox.settleReply(await replyClaimed(inbox), { done: true });
    await converse(inbox, 'nueva');
    expect(await stateOf(inbox, 'luis')).equal('state of luis');
    await stop();
  });
});

async function converse(inbox: MemoryInbox, conversation: string): Promise<void> {
  await inbox.accept(message('hola', { conversation }));
  await inbox.commit(await claimed(inbox), { state: `state of ${conversation}`, replies: [] });
}

async function stateOf(inbox: MemoryInbox, conversation: string): Promise<string | undefined> {
  await inbox.accept(message('hola', { conversation }));
  const claim = await claimed(inbox);
  await inbox.commit(claim, { state: claim.state, replies: [] });
  return claim.state;
}
