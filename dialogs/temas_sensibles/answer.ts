import type { Company, DialogHost, SingleTurn } from '#sdk';
import { texts } from './texts.ts';
import { type Topic, topicsOf } from './topics.ts';

type Speech = (typeof texts)['es-MX'];

/** Answers with who listens, in the order of urgency; tells nobody and keeps nothing of the turn. */
export function answerSensitive(host: DialogHost): SingleTurn {
  return async (turn) => {
    // First of all: whatever fails below, the words are out of the window, the logs and the gaps.
    turn.conversation.keepOut();
    const speak = texts[turn.locale];
    const company = host.company();
    const topics = topicsOf(turn.text);
    const parts = [hotlines(company, speak, topics), [speak.company, speak.contact(company.contacts.sensitive)]];
    if (!topics.has('crisis')) parts.reverse();
    await turn.say([[speak.opening], ...parts, [speak.honest]].map((lines) => lines.join('\n')).join('\n\n'));
    turn.conclude('handoff');
  };
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
