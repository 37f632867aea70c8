import { type Colleague, loadDirectory } from '#catalog';
import { createForm, type DialogHost, type DialogTurn, type Question } from '#sdk';
import { findColleagues, subjectOf } from './search.ts';
import { texts } from './texts.ts';

/** More than these nobody reads through. */
const MOST = 8;

interface Search {
  /** The words that say who is looked for; empty while nobody is. */
  readonly subject: string;
}

/** Says who is who; asks back when several people fit, and admits it when nobody does. */
export function createDirectory(host: DialogHost): ReturnType<typeof createForm> {
  const people = host.file('directory.csv', loadDirectory);
  const find = ({ subject }: Search): Colleague[] => findColleagues(people(), subject);
  return createForm<Search>({
    id: 'directorio',
    texts,
    async begin(turn) {
      const search = { subject: subjectOf(turn.text) };
      if (search.subject === '' || find(search).length > 0) return search;
      // Who asks "quién lleva los gafetes" is helped by the catalog as well.
      if (!(await turn.answerAside())) await turn.say(texts[turn.locale].none(host.company().contacts.default));
      return undefined;
    },
    next(search, turn) {
      const found = find(search);
      return found.length === 1 ? undefined : question(found, people(), turn);
    },
    async finish(search, turn) {
      const [found] = find(search);
      if (found) await turn.say(texts[turn.locale].card(found));
    },
  });
}

/** Asks who is looked for, or which of those who were found. */
function question(found: readonly Colleague[], people: readonly Colleague[], turn: DialogTurn): Question<Search> {
  const speak = texts[turn.locale];
  const hear = (answer: string): { state: Search } | undefined => {
    const subject = subjectOf(answer);
    const narrowed = [found, people].find((some) => findColleagues(some, subject).length > 0);
    if (!narrowed) return undefined;
    const [one, ...others] = findColleagues(narrowed, subject);
    return { state: { subject: one && others.length === 0 ? subjectOf(one.name) : subject } };
  };
  if (found.length === 0) return { ask: speak.who, hear };
  if (found.length > MOST) return { ask: speak.many(found.length), hear };
  return {
    ask: { text: speak.which, options: found.map(({ name, role }) => ({ title: role ? `${name} (${role})` : name, say: name })) },
    hear,
  };
}
