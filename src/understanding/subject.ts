import type { Candidate } from '#sdk';
import type { Decision } from './decide.ts';
import { fold } from './normalise.ts';
import type { CatalogSearch, FindOptions } from './search.ts';
import { tokens } from './tokens.ts';

const asked = /\b(?:que|como|cuando|donde|cuanto|cuantos|cuanta|cuantas|quien|quienes|cual|cuales|what|when|where|who|how|which)\b/;
/** "Lo del seguro", "info de mi sueldo": more words than these say more than a subject. */
const MAX_WORDS = 4;
const MANY = 80;
const MAX_OPTIONS = 3;
/** A single word is heard in many rows, a little in each; what is heard less than this in the best one is no subject of the catalog. */
const HEARD = 0.03;
/** An option has at least this share of the best one, and less where its question names the subject. */
const OPTION = 0.3;
const NAMED_OPTION = 0.1;
/** One row that does not name it is a coincidence below this. */
const LONE = 0.13;

/**
 * What to offer to who names a subject and asks nothing ("sueldo", "lo del seguro"): first the entries whose own question names
 * it. Undefined where the message says more, or where the catalog hardly knows the word.
 */
export function aboutSubject(search: CatalogSearch, text: string, options: FindOptions): Decision | undefined {
  const said = tokens(text);
  const [subject, ...more] = said.filter(({ stop }) => !stop);
  if (!subject || more.length > 0 || said.length > MAX_WORDS || asked.test(fold(text))) return undefined;
  const heard = search.find(text, { ...options, limit: MANY });
  const best = heard[0]?.score ?? 0;
  if (best < HEARD) return undefined;
  const names = ({ question }: Candidate): boolean => tokens(question).some(({ stem }) => stem === subject.stem);
  const named = heard.filter((candidate) => candidate.score >= best * NAMED_OPTION && names(candidate));
  const others = heard.filter((candidate) => candidate.score >= best * OPTION && !named.includes(candidate));
  if (named.length === 0 && others.length === 1 && best < LONE) return undefined;
  return { kind: 'clarify', chosen: [...named, ...others].slice(0, MAX_OPTIONS) };
}
