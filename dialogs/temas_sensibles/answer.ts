import type { Company, DialogHost, SingleTurn } from '#sdk';
import { texts } from './texts.ts';
import { type Topic, topicsIn, topicsOf } from './topics.ts';

type Speech = (typeof texts)['es-MX'];

/**
 * Answers with who listens, in the order of urgency; tells nobody and keeps nothing of the turn. What the catalog answers is given
 * with it: after direct words within, else first, for it may be all that was asked.
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
    if (rows.length === 0) {
      await turn.say(joined([speak.opening], ...help(company, speak, turn.text)));
      return turn.conclude('handoff');
    }
    const answers = found.map(({ candidate }) => candidate);
    if (topicsIn(turn.text).size > 0) {
      await turn.say(joined([speak.opening], ...help(company, speak, turn.text, [[speak.rows, ...rows]])));
      // Who asked for the row got an answer; who told of harm was handed to a person, whatever stands beside.
      if (answers.every(({ score }) => score < turn.confidence)) return turn.conclude('handoff');
    } else {
      for (const row of rows) await turn.say(row);
      await turn.say(joined([speak.beside], ...help(company, speak, turn.text)));
    }
    turn.conclude('answer', { answers });
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
