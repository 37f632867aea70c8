import type { CatalogEntry, Company, DialogHost, SingleTurn } from '#sdk';
import { texts } from './texts.ts';
import { type Topic, topicsIn, topicsOf } from './topics.ts';

type Speech = (typeof texts)['es-MX'];

/**
 * Answers with who listens, in the order of urgency; tells nobody and keeps nothing of the turn. Of what the catalog answers it
 * gives, after direct words, the rows about the topic, and after others all of them, first: they may have been meant and no more.
 */
export function answerSensitive(host: DialogHost): SingleTurn {
  return async (turn) => {
    // First of all: whatever fails below, the words are out of the window, the logs and the gaps.
    turn.conversation.keepOut();
    const speak = texts[turn.locale];
    const direct = topicsIn(turn.text).size > 0;
    const found = turn.candidates.flatMap((candidate) => {
      const entry = host.entry(candidate.id);
      return entry && (!direct || isAbout(entry)) ? [{ candidate, text: inWords(entry) }] : [];
    });
    const rows = found.map(({ text }) => text);
    if (direct || rows.length === 0) {
      const said = rows.length > 0 ? [[speak.rows, ...rows]] : [];
      await turn.say(joined([speak.opening], ...help(host.company(), speak, turn.text, said)));
      return turn.conclude('handoff');
    }
    for (const row of rows) await turn.say(row);
    await turn.say(joined([speak.beside], ...help(host.company(), speak, turn.text)));
    turn.conclude('answer', { answers: found.map(({ candidate }) => candidate) });
  };
}

/** Who listens: the lines and the company, the latter with what it says about the topic; the lines first in a crisis. */
function help(company: Company, speak: Speech, text: string, rows: readonly string[][] = []): string[][] {
  const topics = topicsOf(text);
  const lines = hotlines(company, speak, topics);
  const own = [...rows, [speak.company, speak.contact(company.contacts.sensitive)]];
  return [...(topics.has('crisis') ? [lines, ...own] : [...own, lines]), [speak.honest]];
}

/** Whether the company's answer is for those who tell such a thing: one of its questions says so in direct words. */
function isAbout({ question, variations }: CatalogEntry): boolean {
  return [question, ...variations].some((text) => topicsIn(text).size > 0);
}

function inWords({ answer, additionalInfo }: CatalogEntry): string {
  return [answer, additionalInfo].filter(Boolean).join('\n');
}

function joined(...parts: readonly (readonly string[])[]): string {
  return parts.map((lines) => lines.join('\n')).join('\n\n');
}

/** Lines for the topic, then those for immediate danger; a line that serves both is named once, as the latter. */
function hotlines({ hotlines: all }: Company, speak: Speech, topics: ReadonlySet<Topic>): string[] {
  const urgent = all.filter((line) => line.topics.includes('emergency'));
  const fitting = all.filter((line) => !urgent.includes(line) && line.topics.some((topic) => topic !== 'emergency' && topics.has(topic)));
  return [
    ...(fitting.length > 0 ? [speak.lines, ...fitting.map(speak.hotline)] : []),
    ...(urgent.length > 0 ? [speak.danger, ...urgent.map(speak.hotline)] : []),
  ];
}
