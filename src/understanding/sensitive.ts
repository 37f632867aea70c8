import type { Candidate } from '#sdk';
import type { Found } from './questions.ts';
import { CERTAIN, LIKELY, type Match, ofCatalog, plainIntent, type Understanding } from './understanding.ts';

/** One in ten who tell of harm ask something besides, and half of those who ask the catalog: what asks has to be that much surer. */
const ASKING = 0.2;

export interface Beside {
  /** The intent that the catalog answers. */
  readonly catalogIntent: string;
  /** Whether the message asks something. */
  readonly asks: boolean;
  /** Whether the entry is the company's answer to who tells such a thing. */
  readonly about: (candidate: Candidate) => Promise<boolean>;
}

/**
 * What a message means in which a sensitive intent was heard; it reaches no model. Where the catalog answers, the intent's dialog
 * gives the answers: a guess all of them, a certain word those about the topic. Where it does not, a guess must be the surer, the
 * likelier it might and where something is asked. docs/understanding.md has the table.
 */
export async function onSensitive(best: Match, found: Found, { catalogIntent, about, asks }: Beside): Promise<Understanding> {
  const answers = found.kind === 'answer' ? found.chosen : [];
  const answered = (chosen: readonly Candidate[]): Understanding => {
    const { recognizer, intent, score: confidence } = best;
    return {
      ...ofCatalog({ ...found, chosen }, { intent: catalogIntent, recognizer, degraded: false }),
      intent,
      confidence,
      sensitive: true,
    };
  };
  const alone = (beside: readonly Candidate[]): Understanding => ({ ...plainIntent(best, beside), sensitive: true });
  if (best.score >= CERTAIN) {
    const theirs: Candidate[] = [];
    for (const candidate of answers) if (await about(candidate)) theirs.push(candidate);
    // What tells of harm stays what it is, also beside the company's answer, unless the catalog is the surer of what was asked.
    return theirs.some(({ score }) => score >= best.score) ? answered(theirs) : alone(theirs);
  }
  if (answers.length > 0) return answered(answers);
  const needed = LIKELY + (CERTAIN - LIKELY) * (found.candidates[0]?.score ?? 0) + (asks ? ASKING : 0);
  return best.score >= needed ? alone([]) : ofCatalog(found, { intent: catalogIntent, recognizer: 'catalog', degraded: false });
}
