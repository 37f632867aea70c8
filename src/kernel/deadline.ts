/** Runs `work` and rejects with `late()` when it has not settled after `ms` milliseconds; its signal aborts then. */
export async function withDeadline<T>(ms: number, work: (signal: AbortSignal) => Promise<T> | T, late: () => Error): Promise<T> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = late();
      controller.abort(error);
      reject(error);
    }, ms);
  });
  try {
    return await Promise.race([Promise.resolve(work(controller.signal)), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
