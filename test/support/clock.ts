/** A time that only the test moves. */
export interface Clock {
  readonly now: () => Date;
  /** Moves on by `ms` milliseconds. */
  advance(ms: number): void;
}

/** A clock that stands on a Monday morning until it is advanced. */
export function createClock(start = '2026-03-02T15:00:00Z'): Clock {
  let at = Date.parse(start);
  return {
    now: () => new Date(at),
    advance(ms) {
      at += ms;
    },
  };
}
