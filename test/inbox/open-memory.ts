import { mock } from 'node:test';
import { MemoryInbox, type MemoryLimits } from '../../src/inbox/memory.ts';
import { type InboxHarness, limits } from './harness.ts';

/** An inbox in memory whose timers only `pass` moves. Stop it before opening another: the fake timers are global. */
export function openMemory(chosen: Partial<MemoryLimits> = {}): InboxHarness & { readonly inbox: MemoryInbox } {
  mock.timers.reset(); // a test that ran out of time has not stopped its own: only that one is to fail
  mock.timers.enable({ apis: ['setTimeout', 'setInterval', 'Date'], now: Date.parse('2026-03-02T15:00:00Z') });
  const inbox = new MemoryInbox({ ...limits, conversations: 1_000, replies: 1_000, ...chosen }, () => Date.now());
  return {
    inbox,
    async pass(ms) {
      mock.timers.tick(ms);
      await settled();
    },
    async stop() {
      await inbox.stop();
      mock.timers.reset();
    },
  };
}

/** Resolves when everything that needs no time has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
