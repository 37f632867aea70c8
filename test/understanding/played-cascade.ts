import type { Candidate, IntentHint, IntentMatch, IntentRecognizer, Utterance } from '#sdk';
import { Cascade } from '../../src/understanding/cascade.ts';
import type { Knowledge } from '../../src/understanding/knowledge.ts';
import type { Understanding } from '../../src/understanding/understanding.ts';
import { recordingLog } from '../support/recording-log.ts';

const hint = (name: string, more: Partial<IntentHint> = {}): IntentHint => ({ name, description: 'Of a test.', examples: [], ...more });
const intents = [
  hint('saludar'),
  hint('procesos_internos'),
  hint('volver', { whilePaused: true }),
  hint('hablar', { interrupts: true }),
  hint('temas_sensibles', { sensitive: true }),
];
const now = (): Date => new Date('2026-03-02T15:00:00Z');
export const known = (id: string, score: number): Candidate => ({ id, question: `¿${id}?`, score });
export const says = (intent: string, score: number, answerId?: string): IntentMatch => ({ intent, score, ...(answerId && { answerId }) });

export function local(...matches: IntentMatch[]): IntentRecognizer {
  return { recognize: async () => matches };
}

/** A recogniser that asks a model: answers with `match`, or fails; notes what it was shown. */
export function remote(match?: IntentMatch, error?: Error, seen: Utterance[] = []): IntentRecognizer {
  return {
    remote: true,
    async recognize(utterance) {
      seen.push(utterance);
      if (error) throw error;
      return match ? [match] : [];
    },
  };
}

type Find = readonly Candidate[] | ((text: string) => readonly Candidate[]);

/** A cascade over named recognisers and a catalog that finds what the test says. */
export function cascade(
  recognizers: Readonly<Record<string, IntentRecognizer>>,
  found: Find = [],
  deadlineMs = 1_000,
  flagged?: (text: string) => Promise<boolean>,
) {
  const asked: string[] = [];
  const failed: string[] = [];
  const log = recordingLog();
  const noted = Object.entries(recognizers).map(([id, port]) => {
    const recognize: IntentRecognizer['recognize'] = (utterance, signal) => {
      asked.push(id);
      return port.recognize(utterance, signal);
    };
    return { id, port: { ...port, recognize } };
  });
  const subject = new Cascade({
    recognizers: noted,
    intents,
    knowledge: knowledgeOf(found),
    catalogIntent: 'procesos_internos',
    now,
    log,
    onFailure: (id) => void failed.push(id),
    flagged,
  });
  const understand = (text = 'algo de tres'): Promise<Understanding> =>
    subject.understand({ text, locale: 'es-MX', topic: undefined, history: [], deadline: now().getTime() + deadlineMs });
  return { cascade: subject, understand, asked, failed, log };
}

/** Only what the cascade asks of the knowledge. */
function knowledgeOf(found: Find): Knowledge {
  const find = (text: string): readonly Candidate[] => (typeof found === 'function' ? found(text) : found);
  const exact = (text: string): Candidate | undefined => (text === '¿Cómo dice el catálogo?' ? known('verbatim', 0.98) : undefined);
  const search: Knowledge['search'] = {
    size: 3,
    thresholds: { answer: 0.7, gap: 0.1, clarify: 0.25 },
    find,
    question: () => undefined,
    exact,
  };
  const entry = (id: string) => (id === 'invented' ? undefined : { id, question: `¿${id}?`, variations: [] });
  return { search, entry } as unknown as Knowledge;
}
