import type { Company, DialogHost, SingleTurn } from '#sdk';
import { texts } from './texts.ts';
import { type Topic, topicsIn, topicsOf } from './topics.ts';

type Speech = (typeof texts)['es-MX'];

/**
 * Answers with who listens, in the order of urgency; tells nobody and keeps nothing of the turn. What the catalog answers is given
 * with it: first where it may be all that was asked, within where direct words tell of harm.
 */
export function answerSensitive(host: DialogHost): SingleTurn {
  return async (turn) => {
    // First of all: whatever fails below, the words are out of the window, the logs and the gaps.
    turn.conversation.keepOut();
    const speak = texts[turn.locale];
    const company = host.company();
    const found = turn.candidates.flatMap((candidate) => {
      const entry = host.entry(candidate.id);
      return entry ? [{ candidate, text: [entry.answer, entry.additionalInfo].filter(Boolean).join('\n') }] : [];
    });
    const rows = found.map(({ text }) => text);
    const topics = topicsIn(turn.text);
    // Who asked for a row gets it first; who told of harm is handed to a person, whatever stands beside.
    const asked = topics.size === 0 || (!topics.has('crisis') && found.some(({ candidate }) => candidate.score >= turn.confidence));
    if (rows.length === 0 || !asked) {
      const beside = rows.length > 0 ? [[speak.rows, ...rows]] : [];
      await turn.say(joined([speak.opening], ...help(company, speak, turn.text, beside)));
      return turn.conclude('handoff');
    }
    for (const row of rows) await turn.say(row);
    await turn.say(joined([topics.size > 0 ? speak.opening : speak.beside], ...help(company, speak, turn.text)));
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
