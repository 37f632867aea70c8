/** Tells the pumps that there may be something to do: now, or at a time that is known. */
export class Waker {
  readonly #listeners: (() => void)[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();

  on(listener: () => void): void {
    this.#listeners.push(listener);
  }

  wake(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Hints the supplies and wakes the pumps in `ms` milliseconds; at once for 0. */
  wakeIn(ms: number, ...supplies: readonly { hint(): void }[]): void {
    const action = (): void => {
      for (const supply of supplies) supply.hint();
      this.wake();
    };
    if (ms <= 0) {
      action();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      action();
    }, ms + 1); // the database rounds to whole milliseconds
    this.#timers.add(timer);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
