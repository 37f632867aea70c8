import { type Checklist, loadChecklists } from '#catalog';
import { createForm, type DialogHost, type DialogTurn, fold } from '#sdk';
import { listOf, type Mark, markOf, stepsOf } from './read.ts';
import { texts } from './texts.ts';

/** What is kept of a person, beyond the conversation. */
interface Progress {
  /** The list's first role. */
  readonly role: string;
  /** Short names of the steps that are done. */
  readonly done: readonly string[];
}

interface Asked {
  readonly role?: string;
  readonly done: readonly string[];
  readonly mark?: Mark;
}

/** Shows what to do in the first days and how far somebody is; the role is asked once. */
export function createFirstDays(host: DialogHost): ReturnType<typeof createForm> {
  const lists = host.file('checklists.csv', loadChecklists);
  const named = (role: string | undefined): Checklist | undefined =>
    lists().find(({ roles: [name = ''] }) => fold(name) === fold(role ?? ''));

  return createForm<Asked>({
    id: 'lista_primer_dia',
    texts,
    async begin(turn) {
      const kept = await host.store.get<Progress>(turn);
      const mark = markOf(turn.text);
      if (!kept && mark && !namesList(turn.text, mark)) {
        const { offer, yes } = texts[turn.locale];
        await turn.say({ text: offer, options: [yes] });
        return undefined;
      }
      const [only, ...others] = lists();
      // Somebody who changes their position keeps what is done: steps that both lists have stay done.
      const role = changesRole(turn.text) ? undefined : (kept?.role ?? (others.length === 0 ? only?.roles[0] : undefined));
      return { done: kept?.done ?? [], ...(role && { role }), ...(mark && { mark }) };
    },
    next({ role, ...asked }, turn) {
      if (named(role)) return undefined;
      return {
        ask: { text: texts[turn.locale].role, options: lists().map(({ roles: [title = ''] }) => ({ title })) },
        hear(answer) {
          const list = listOf(answer, lists());
          return list && { state: { ...asked, role: list.roles[0] ?? '' } };
        },
      };
    },
    async finish({ role, done, mark }, turn) {
      const list = named(role);
      if (!list) return; // the file was swapped since the last question
      const marked = mark ? await apply(list, mark, done, turn) : done;
      if (marked === undefined) return;
      await host.store.set(turn, { role: list.roles[0] ?? '', done: marked } satisfies Progress);
      await show(list, marked, turn);
    },
  });
}

/** What is done after a mark, and says so; undefined when the message was about something else, and was answered. */
async function apply(list: Checklist, mark: Mark, done: readonly string[], turn: DialogTurn): Promise<readonly string[] | undefined> {
  const speak = texts[turn.locale];
  const found = stepsOf(mark, list);
  const titles = found.map(({ title }) => title);
  if (found.length === 0 && mark.words.length > 0 && (await turn.answerAside())) return undefined;
  const all = found.length === list.steps.length;
  if (found.length === 0 || (found.length > 1 && mark.numbers.length === 0 && !all)) {
    await turn.say(found.length === 0 ? speak.which : speak.several(titles));
    return done;
  }
  await turn.say(speak.marked(titles, mark.done));
  const steps = found.map(({ step }) => step);
  return mark.done ? [...new Set([...done, ...steps])] : done.filter((step) => !steps.includes(step));
}

async function show({ roles: [role = ''], steps }: Checklist, done: readonly string[], turn: DialogTurn): Promise<void> {
  const speak = texts[turn.locale];
  const count = steps.filter(({ step }) => done.includes(step)).length;
  const lines = steps.map((step, at) => speak.line(step, at + 1, done.includes(step.step)));
  await turn.say([speak.progress(role, count, steps.length), ...lines, count === steps.length ? speak.all : speak.how].join('\n'));
}

function changesRole(text: string): boolean {
  return /^(cambi\w+|corri\w+|change|correct)\b.*\b(puesto|rol|role|position)\b/.test(fold(text));
}

/** "Terminé todo" may be about anything, as long as there is no list; at the beginning "lista" says that something is ready. */
function namesList(text: string, { numbers }: Mark): boolean {
  return numbers.length > 0 || /\b(?:checklist|lista|list|pasos?|pendientes?|steps?)\b/.test(fold(text).replace(/^(?:ya |ok )*lista /, ''));
}
