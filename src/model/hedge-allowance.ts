/** At most this share of calls gets a second attempt, and one to begin with: where all is slow, hedging would double the load. */
const SHARE = 0.1;
const SAVED = 10;
const AT_START = 1;

/** How many second attempts are allowed now: each call earns a tenth of one. */
export class HedgeAllowance {
  #saved = AT_START;

  earn(): void {
    this.#saved = Math.min(SAVED, this.#saved + SHARE);
  }

  get left(): boolean {
    return this.#saved >= 1;
  }

  spend(): void {
    this.#saved -= 1;
  }
}
