import { BlinkyError } from '#sdk';
import { away, type Database } from '../../postgres/database.ts';

interface Call<Row> {
  readonly order: string;
  readonly values: readonly unknown[];
  /** By `performance.now()`. */
  readonly since: number;
  resolve(row: Row): void;
  reject(error: unknown): void;
}

/** Statements of one function under way at once: one that waits for a lock must not hold up everybody. */
const LANES = 2;
/** A call is refused when it could not begin for this many milliseconds, or finds this many others waiting. */
const PATIENCE_MS = 3_000;
const MOST_WAITING = 2_000;
/** Calls in one statement; each number of them is a statement of its own to prepare, so only powers of two. */
const MOST = 16;

/**
 * Calls of one function in SQL. Those that come while others are under way go together, as one statement and one transaction, which
 * shares the round trip and the commit among them; each call still sees what was committed before it began. Each is kept, or throws,
 * for itself: where one of several fails, nothing of them was kept, and each is made alone. While the database is away all throw
 * BLINKY_OVERLOADED, those that wait too: nobody waits for more than one deadline.
 */
export class BatchedCalls<Row extends Record<string, unknown>> {
  readonly #database: Database;
  readonly #name: string;
  readonly #columns: string;
  readonly #waiting: Call<Row>[] = [];
  #running = 0;
  #gathering = false;

  /** `name` returns exactly one row of these columns. */
  constructor(database: Database, name: string, columns: readonly (keyof Row & string)[]) {
    this.#database = database;
    this.#name = name;
    this.#columns = columns.join(', ');
  }

  /** `order` is the conversation: calls lock conversations in one order everywhere, so that none waits for one that waits for it. */
  call(order: string, values: readonly unknown[]): Promise<Row> {
    if (this.#waiting.length >= MOST_WAITING) return Promise.reject(away());
    const { promise, resolve, reject } = Promise.withResolvers<Row>();
    this.#waiting.push({ order, values, since: performance.now(), resolve, reject });
    if (!this.#gathering) {
      this.#gathering = true;
      setImmediate(() => this.#begin()); // whatever else has arrived by now comes along
    }
    return promise;
  }

  #begin(): void {
    this.#gathering = false;
    this.#refuse(({ since }) => performance.now() - since > PATIENCE_MS);
    while (this.#running < LANES && this.#waiting.length > 0) {
      this.#running++;
      const calls = this.#waiting.splice(0, 2 ** Math.floor(Math.log2(Math.min(MOST, this.#waiting.length))));
      void this.#make(calls.sort(byOrder)).finally(() => {
        this.#running--;
        this.#begin();
      });
    }
  }

  /** First come, first refused: those that waited for longest stand first. */
  #refuse(which: (call: Call<Row>) => boolean): void {
    const kept = this.#waiting.findIndex((call) => !which(call));
    for (const call of this.#waiting.splice(0, kept < 0 ? this.#waiting.length : kept)) call.reject(away());
  }

  async #make(calls: readonly Call<Row>[]): Promise<void> {
    try {
      const rows = await this.#database.query<Row & { at: number }>(
        this.#statement(calls),
        calls.flatMap(({ values }) => values),
      );
      for (const { at, ...row } of rows) calls[at]?.resolve(row as unknown as Row);
    } catch (error) {
      const isAway = error instanceof BlinkyError;
      if (calls.length > 1 && !isAway) for (const call of calls) await this.#make([call]);
      else for (const call of calls) call.reject(error);
      if (isAway) this.#refuse(() => true); // they would only wait for the same
    }
  }

  #statement(calls: readonly Call<Row>[]): string {
    let number = 0;
    const one = ({ values }: Call<Row>, at: number): string =>
      `select ${at} as at, c.* from blinky.${this.#name}(${values.map(() => `$${++number}`).join(', ')}) as c(${this.#columns})`;
    return calls.map(one).join(' union all ');
  }
}

/** Stable: calls of one conversation stay in the order in which they came. */
function byOrder(one: { readonly order: string }, other: { readonly order: string }): number {
  return one.order < other.order ? -1 : one.order > other.order ? 1 : 0;
}
