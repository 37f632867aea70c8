/** Takes work as long as there is some, and runs up to `concurrency` pieces at once. */
export class Pump {
  readonly #take: () => Promise<(() => Promise<void>) | undefined>;
  readonly #concurrency: number;
  readonly #onError: (error: unknown) => undefined;
  readonly #idle: (() => void)[] = [];
  #running = 0;
  #taking = false;
  #again = false;
  #closed = false;

  /** `take` claims one piece of work, or undefined when there is none; when it rejects, the next wake tries again. The work must not throw. */
  constructor(take: () => Promise<(() => Promise<void>) | undefined>, concurrency: number, onError: (error: unknown) => undefined) {
    this.#take = take;
    this.#concurrency = concurrency;
    this.#onError = onError;
  }

  /** Looks for work; called whenever there may be some. */
  wake(): void {
    if (this.#closed) return;
    this.#again = true;
    if (!this.#taking) void this.#loop();
  }

  /** Resolves when nothing runs and nothing is being taken; from that moment on nothing is taken any more. */
  drained(): Promise<void> {
    return new Promise<void>((resolve) => {
      this.#idle.push(resolve);
      this.#settle();
    });
  }

  /** Takes nothing more. */
  close(): void {
    this.#closed = true;
    this.#again = false;
  }

  async #loop(): Promise<void> {
    this.#taking = true;
    while (this.#again) {
      this.#again = false;
      while (this.#running < this.#concurrency && !this.#closed) {
        const work = await this.#take().catch(this.#onError);
        if (!work) break;
        this.#running++;
        void work().then(() => this.#ended());
      }
    }
    this.#taking = false;
    this.#settle();
  }

  #ended(): void {
    this.#running--;
    this.wake();
    this.#settle();
  }

  #settle(): void {
    if (this.#idle.length === 0 || this.#running > 0 || this.#taking) return;
    this.close();
    for (const resolve of this.#idle.splice(0)) resolve();
  }
}
