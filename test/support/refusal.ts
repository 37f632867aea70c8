import { BlinkyError } from '#sdk';

/** The BlinkyError that a promise rejects with; fails when it does not. */
export async function refusalOf(promise: Promise<unknown>): Promise<BlinkyError> {
  const outcome = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof BlinkyError) return outcome;
  throw new Error(outcome === undefined ? 'it was not refused' : `it failed with ${String(outcome)}`);
}
