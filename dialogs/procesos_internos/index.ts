import { type Candidate, type CatalogEntry, type DialogHost, type DialogTurn, defineDialog, type ReplyOption } from '#sdk';
import { examples } from './examples.ts';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'procesos_internos',
  summary: "Answers from the company's catalog: word for word, or worded by the model within its facts.",
  intents: [
    {
      name: 'procesos_internos',
      description:
        'The user asks anything about working at the company: first day, documents, payroll, benefits, time off, IT, workplace, policies, training, leaving; also who to contact for one of these.',
      examples,
    },
  ],
  create: (host) => (turn) => answer(host, turn),
});

async function answer(host: DialogHost, turn: DialogTurn): Promise<void> {
  const found = turn.candidates.flatMap((candidate) => withEntry(candidate, host.entry(candidate.id)));
  // The catalog may have been swapped between the search and this line.
  if (found.length === 0) {
    await turn.say(texts[turn.locale].gone);
    return turn.conclude('unknown');
  }
  const spoken = await Promise.all(found.map(({ entry }) => worded(host, turn, entry)));
  for (const { text } of spoken) await turn.say(text);
  if (turn.locale === 'en' && spoken.some(({ inSpanish }) => inSpanish)) await turn.say(texts.en.inSpanish);
  await offerTheRest(turn);
  turn.conclude('answer', { answers: found.map(({ candidate }) => candidate) });
}

/** What else the message asks and is not sure, and what else it wants. */
async function offerTheRest(turn: DialogTurn): Promise<void> {
  const speak = texts[turn.locale];
  const options: ReplyOption[] = turn.open.map(({ id, question }) => ({ title: question, answerId: id }));
  if (turn.wish !== undefined) options.push({ title: turn.wish.charAt(0).toUpperCase() + turn.wish.slice(1), say: turn.wish });
  if (options.length === 0) return;
  const one = turn.wish === undefined ? speak.openOne : speak.wish;
  await turn.say({ text: options.length === 1 ? one : speak.open, options });
}

/** The entry's own words, unless a model may word it and says nothing that the entry does not. */
async function worded(host: DialogHost, turn: DialogTurn, entry: CatalogEntry): Promise<{ text: string; inSpanish: boolean }> {
  const request = { answer: entry.answer, answerLocale: entry.locale, question: turn.text, locale: turn.locale };
  const phrased = await host.model?.phrase?.(request, new AbortController().signal); // ends with the turn's deadline
  const text = [phrased ?? entry.answer, entry.additionalInfo].filter(Boolean).join('\n');
  return { text, inSpanish: phrased === undefined && /^es\b/i.test(entry.locale) };
}

function withEntry(candidate: Candidate, entry: CatalogEntry | undefined): { candidate: Candidate; entry: CatalogEntry }[] {
  return entry ? [{ candidate, entry }] : [];
}
