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

  wakeIn(ms: number): void {
    if (ms <= 0) {
      this.wake();
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.wake();
    }, ms + 1); // the database rounds to whole milliseconds
    this.#timers.add(timer);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}
