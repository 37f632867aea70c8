import type { Thresholds } from './decide.ts';
import type { Pace } from './pace.ts';

/** At most this share of what the catalog cannot answer may be answered. */
const TOLERATED = 0.05;
/** However clean a catalog: less is a guess. However noisy: more would answer nothing. */
const LEAST = 0.55;
const MOST = 0.62;
/** From this probability on an entry is worth offering. */
const CLARIFY = 0.15;
/** With the sum of probabilities at most 1, the answer's threshold keeps the second this far behind already. */
const GAP = 0.1;

/**
 * Thresholds for a catalog, from what it makes of questions that it cannot answer: of other topics, and its own questions
 * with their row left out; each probe gives the best entry's probability. The direct answer's threshold lets at most one in twenty of these through.
 */
export async function calibrate(probes: readonly (() => number)[], pace: Pace): Promise<Thresholds> {
  const scores: number[] = [];
  for (const probe of probes) {
    scores.push(probe());
    await pace.rest();
  }
  scores.sort((a, b) => a - b);
  const limit = scores[Math.min(scores.length - 1, Math.ceil(scores.length * (1 - TOLERATED)))] ?? LEAST;
  return { answer: Math.min(MOST, Math.max(LEAST, limit)), gap: GAP, clarify: CLARIFY };
}
