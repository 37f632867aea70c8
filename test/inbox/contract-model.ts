import fc from 'fast-check';
import type { InboxHarness, OpenInbox } from './harness.ts';
import { InboxModel } from './model.ts';
import { commands } from './model-commands.ts';

const limits = { burstMs: 800, ttlMs: 30_005, perConversation: 4, inAll: 8 };

/** Any order of events, compared with a model that is simple enough to be right. `runs` is how many. */
export function describeModel(open: OpenInbox, runs = 300): void {
  it('behaves like its model, whatever happens in whatever order', async () => {
    const property = fc.asyncProperty(fc.commands(commands, { maxCommands: 80, size: 'max' }), async (run) => {
      let harness: InboxHarness | undefined;
      try {
        await fc.asyncModelRun(async () => {
          harness = await open(limits);
          return { model: new InboxModel(limits), real: harness };
        }, run);
      } finally {
        await harness?.stop();
      }
    });
    await fc.assert(property, { numRuns: runs, endOnFailure: true });
  });
}
