import { type Candidate, type CatalogEntry, type DialogHost, type DialogTurn, defineDialog } from '#sdk';
import { texts } from './texts.ts';

export default defineDialog({
  sdk: 1,
  id: 'procesos_internos',
  summary: "Answers from the company's catalog, word for word.",
  intents: [
    {
      name: 'procesos_internos',
      description:
        'The user asks anything about working at the company: first day, documents, payroll, benefits, time off, IT, workplace, policies, training, leaving; also who to contact for one of these.',
      examples: [
        'cuántos días de vacaciones me tocan',
        'cuándo pagan la quincena',
        'qué papeles llevo el primer día',
        'cómo doy de alta mi cuenta para la nómina',
        'se me olvidó la contraseña de la compu',
        'a qué hora se entra',
        'puedo hacer home office?',
        'cómo pido un permiso',
        'me enfermé, qué hago con la incapacidad',
        'quién es mi contacto de RH',
        'hay estacionamiento',
        'cuánto me dan de aguinaldo',
        'ya tengo seguro de gastos médicos?',
        'cómo me inscribo a un curso de inglés',
        'no me abre el portal',
        'qué pasa si renuncio',
        'cómo me visto para ir a la oficina',
        'cómo borro mis datos del portal',
        'how many vacation days do I get?',
        'when is payday',
      ],
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
  for (const { entry } of found) await turn.say([entry.answer, entry.additionalInfo].filter(Boolean).join('\n'));
  if (turn.locale === 'en' && found.some(({ entry }) => /^es\b/i.test(entry.locale))) await turn.say(texts.en.inSpanish);
  turn.conclude('answer', { answers: found.map(({ candidate }) => candidate) });
}

function withEntry(candidate: Candidate, entry: CatalogEntry | undefined): { candidate: Candidate; entry: CatalogEntry }[] {
  return entry ? [{ candidate, entry }] : [];
}
