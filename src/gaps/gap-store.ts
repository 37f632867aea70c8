/** A question that nobody answered, without anything personal, and how often it was asked. */
export interface Gap {
  /** The folded text: what is asked in the same words is one gap. */
  readonly key: string;
  /** Redacted, as it was asked first. */
  readonly text: string;
  /** Of the text, BCP 47. */
  readonly locale: string;
  readonly count: number;
  /** Milliseconds since 1970. */
  readonly lastSeen: number;
}

/** Distinct gaps that are kept: what was not asked for longest goes first. */
export const GAPS_KEPT = 5_000;

/** Keeps gaps: in memory, or in a database. The texts that it gets are redacted already. */
export interface GapStore {
  /** Adds a gap, or counts it once more. */
  record(gap: Omit<Gap, 'count'>): Promise<void>;
  /** At most `limit`, the most frequent first, then the latest. */
  list(limit: number): Promise<readonly Gap[]>;
  /** Forgets what was last asked before `before`, in milliseconds since 1970. */
  prune(before: number): Promise<void>;
}
