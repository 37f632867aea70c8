import type { PluginHarness } from '#sdk';

/** The cases of one contract: what holds, and how to see it. */
export type Cases<H> = Readonly<Record<string, (harness: H) => void | Promise<void>>>;

/** Registers each case as a mocha test; one is left out only with the harness's written reason. */
export function registerCases<H extends PluginHarness>(cases: Cases<H>, harness: H): void {
  for (const [title, run] of Object.entries(cases)) {
    const reason = harness.skip?.[title];
    if (reason !== undefined) it.skip(`${title} (skipped: ${reason})`);
    else it(title, () => run(harness));
  }
}

/** What `promise` was rejected with; throws when it was not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (reason) {
    return reason;
  }
  throw new Error('expected a rejection', { cause: value });
}
