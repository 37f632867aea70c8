import { createForm, type DialogHost, type DialogTurn, fold, type Question } from '#sdk';
import { type Answer, appendAnswer } from './csv.ts';
import type { SurveySettings } from './settings.ts';
import { texts } from './texts.ts';

type Host = DialogHost<SurveySettings>;
type Speech = (typeof texts)['es-MX'];

/** What an operator may begin the survey with. */
export const moments = ['dia-7', 'dia-30'] as const;
type Moment = (typeof moments)[number];

interface Survey {
  readonly moment: Moment;
  readonly scores: Readonly<Record<string, number>>;
  readonly comment?: string;
}

const COMMENT = 500;
const words = [
  ['uno', 'one', 'nada'],
  ['dos', 'two', 'poco'],
  ['tres', 'three', 'regular', 'mas o menos'],
  ['cuatro', 'four', 'bien'],
  ['cinco', 'five', 'muchisimo', 'mucho', 'excelente'],
];

/** Three questions and a comment; what leaves holds nobody's id, and nothing of it stays in the conversation. */
export function createSurvey(host: Host): ReturnType<typeof createForm> {
  return createForm<Survey>({
    id: 'encuesta',
    texts,
    confidential: true,
    async begin(turn) {
      const moment = moments.find((name) => name === turn.text) ?? momentOf(turn.text);
      const speak = texts[turn.locale];
      await turn.say(`${speak.intro[moment]}\n${speak.anonymous}`);
      return { moment, scores: {} };
    },
    next(survey, turn) {
      const speak = texts[turn.locale];
      const questions = Object.entries<string>(speak.questions[survey.moment]);
      const at = questions.findIndex(([name]) => survey.scores[name] === undefined);
      const [name, question] = questions[at] ?? [];
      if (name !== undefined && question !== undefined) return askScore(survey, { name, text: speak.of(at + 1, question) }, speak);
      return survey.comment === undefined ? askComment(survey, speak) : undefined;
    },
    finish: (survey, turn) => keep(host, survey, turn),
  });
}

/** "Encuesta del mes" is the second one. */
function momentOf(text: string): Moment {
  return /\b(30|treinta|mes|month)\b/.test(fold(text)) ? 'dia-30' : 'dia-7';
}

function askScore(survey: Survey, { name, text }: { name: string; text: string }, { scale }: Speech): Question<Survey> {
  return {
    ask: { text, options: scale.map((title) => ({ title })) },
    hear(answer) {
      const score = scoreOf(answer);
      return score === undefined ? undefined : { state: { ...survey, scores: { ...survey.scores, [name]: score } } };
    },
  };
}

/** 1 to 5, from a figure, an option's title or a word. */
function scoreOf(answer: string): number | undefined {
  if (/^\s*[-−–]/.test(answer)) return undefined; // folding would make 1 of -1
  const folded = fold(answer).replace(/^(un|el|le doy un|pondria un|a|i d say) /, '');
  const [, figure] = /^([1-5])(?: \D.*| de 5| of 5| out of 5)?$/.exec(folded) ?? [];
  if (figure !== undefined) return Number(figure);
  const at = words.findIndex((same) => same.includes(folded));
  return at < 0 ? undefined : at + 1;
}

function askComment(survey: Survey, { comment: ask, nothing }: Speech): Question<Survey> {
  return {
    ask: { text: ask, options: [{ title: nothing }] },
    hear(answer) {
      const none =
        fold(answer) === fold(nothing) ||
        /^(no+|nada( mas)?|ninguno|nope|nothing( else)?|es todo|no gracias|no thanks)$/.test(fold(answer));
      if (none) return { state: { ...survey, comment: '' } };
      // A question may be meant for the catalog; if that has no answer it is asked again, and a statement is always taken.
      if (answer === '' || /\?\s*$/.test(answer)) return undefined;
      return { state: { ...survey, comment: answer.slice(0, COMMENT) } };
    },
  };
}

async function keep(host: Host, { moment, scores, comment = '' }: Survey, turn: DialogTurn): Promise<void> {
  const answer: Answer = { moment, day: host.now().toISOString().slice(0, 10), scores, comment };
  const kept = await Promise.all([post(host, answer), append(host, answer)]);
  const speak = texts[turn.locale];
  await turn.say(kept.includes(true) ? speak.thanks : speak.notKept);
}

async function post({ settings, notify }: Host, answer: Answer): Promise<boolean> {
  return settings.ENCUESTA_WEBHOOK_URL !== undefined && notify(settings.ENCUESTA_WEBHOOK_URL, { type: 'encuesta', ...answer });
}

async function append({ settings, log }: Host, answer: Answer): Promise<boolean> {
  if (settings.ENCUESTA_CSV === undefined) return false;
  try {
    await appendAnswer(settings.ENCUESTA_CSV, answer);
    return true;
  } catch (error) {
    log.error({ code: (error as NodeJS.ErrnoException).code }, 'an answer to the survey could not be written to ENCUESTA_CSV');
    return false;
  }
}
