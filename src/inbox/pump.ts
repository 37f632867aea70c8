/** Takes work as long as there is some, and runs up to `concurrency` pieces at once. */
export class Pump {
  readonly #take: () => Promise<(() => Promise<void>) | undefined>;
  readonly #concurrency: number;
  readonly #onError: (error: unknown) => undefined;
  readonly #idle: (() => void)[] = [];
  #running = 0;
  #taking = false;
  #again = false;

  /** `take` claims one piece of work, or undefined when there is none; when it rejects, the next wake tries again. The work must not throw. */
  constructor(take: () => Promise<(() => Promise<void>) | undefined>, concurrency: number, onError: (error: unknown) => undefined) {
    this.#take = take;
    this.#concurrency = concurrency;
    this.#onError = onError;
  }

  /** Looks for work; called whenever there may be some. */
  wake(): void {
    this.#again = true;
    if (!this.#taking) void this.#loop();
  }

  /** Resolves when nothing runs. */
  async drained(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  async #loop(): Promise<void> {
    this.#taking = true;
    while (this.#again) {
      this.#again = false;
      while (this.#running < this.#concurrency) {
        const work = await this.#take().catch(this.#onError);
        if (!work) break;
        this.#running++;
        void work().then(() => this.#ended());
      }
    }
    this.#taking = false;
  }

  #ended(): void {
    this.#running--;
    if (this.#running === 0) for (const resolve of this.#idle.splice(0)) resolve();
    this.wake();
  }
}
