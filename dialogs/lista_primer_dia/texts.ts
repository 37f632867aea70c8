import type { ChecklistStep } from '#catalog';
import type { Locale } from '#sdk';

const line = ({ title, detail, link }: ChecklistStep, number: number, done: boolean): string =>
  `${done ? '☑' : '☐'} ${number}. ${title}${done ? '' : [detail && `. ${detail}`, link && ` ${link}`].filter(Boolean).join('')}`;

const es = {
  role: 'Te armo tu lista de los primeros días. ¿Cuál te queda?',
  offer: '¡Qué bien! Todavía no llevo tu lista de los primeros días. Si quieres, la armamos y ahí anoto lo que vas terminando.',
  yes: { title: 'Sí, ver mi lista', say: 'Mi lista' },
  progress: (role: string, done: number, all: number) => `Tu lista (${role}): llevas ${done} de ${all}.`,
  line,
  how: 'Cuando termines algo escribe, por ejemplo, «ya hice el 2». Tu avance se queda guardado; para olvidarlo, escribe «borra mis datos».',
  all: '¡Terminaste tu lista! Qué buen comienzo.',
  marked: (titles: readonly string[], done: boolean) => `${done ? 'Anotado' : 'Lo dejo pendiente'}: ${titles.join('; ')}.`,
  which: 'No sé cuál de estos es; dime su número.',
  several: (titles: readonly string[]) => `Puede ser más de uno: ${titles.join('; ')}. Dime su número.`,
  cancelled: 'Está bien, la vemos después. Escribe «mi lista» cuando quieras.',
  help: 'Según tu puesto te enseño qué hacer en tus primeros días, y voy anotando lo que terminas. Elige una opción; para dejarlo, escribe «cancelar».',
  unclear: 'Perdona, no sé cuál de las listas es esa.',
  left: 'Lo dejamos por ahora. Escribe «mi lista» cuando quieras verla.',
};

export const texts = {
  'es-MX': es,
  en: {
    role: "Let's make your list of the first days. Which one is yours?",
    offer: "Well done! I don't keep a list of your first days yet. If you like, let's make it, and I note there what you finish.",
    yes: { title: 'Yes, show my list', say: 'My checklist' },
    progress: (role, done, all) => `Your list (${role}): ${done} of ${all}.`,
    line,
    how: 'When you finish something write, for example, "I did 2". Your progress is kept; to have it forgotten, write "delete my data".',
    all: 'You finished your list! What a good start.',
    marked: (titles, done) => `${done ? 'Noted' : 'Left open'}: ${titles.join('; ')}.`,
    which: "I don't know which of these it is; tell me its number.",
    several: (titles) => `It may be more than one: ${titles.join('; ')}. Tell me its number.`,
    cancelled: 'All right, another time. Write "my checklist" whenever you like.',
    help: 'Depending on your position I show what to do in your first days, and note what you finish. Choose an option; to leave, write "cancel".',
    unclear: "Sorry, I don't know which list that is.",
    left: 'Let us leave it for now. Write "my checklist" whenever you want to see it.',
  },
} satisfies Record<Locale, typeof es>;
