import { loadVacationPolicy, type VacationPolicy } from '#catalog';
import { createForm, type DialogHost, type DialogTurn, fold, type Heard, type Question, referenceNumber, yesOrNo } from '#sdk';
import { inMonth, monthAnswered, monthIn, namesNoDay, readEnd, readWish, type Wish } from './dates.ts';
import { type Day, dayIn } from './day.ts';
import { backOn, leaveOf, objectionTo } from './policy.ts';
import type { VacationSettings } from './settings.ts';
import { texts } from './texts.ts';
import { plain } from './words.ts';

type Tenure = 'recent' | 'firstYear' | 'veteran';

interface Request {
  readonly wish: Wish;
  readonly tenure?: Tenure;
  /** A month that was named without a day of it: days that come without a month are its days. */
  readonly month?: string;
  readonly confirmed?: boolean;
}

type Speech = (typeof texts)['es-MX'];
type Ask = Question<Request>;

/** Collects the days, checks them against the company's rules, and hands the request over once it is confirmed. */
export function createVacationRequest(host: DialogHost<VacationSettings>): ReturnType<typeof createForm> {
  const policyNow = host.file('vacations.yaml', loadVacationPolicy);
  return createForm<Request>({
    id: 'pedir_vacaciones',
    texts,
    async begin(turn) {
      const policy = policyNow();
      const wish = readWish(turn.text, dayIn(policy.timeZone, host.now()));
      const heard = namesNoDay(turn.text) ? { problem: texts[turn.locale].noSuchDay } : checked({ wish }, rulesFor(turn));
      const month = monthIn(turn.text);
      if ('state' in heard) return { ...heard.state, ...(month && { month }) };
      await turn.say(heard.problem);
      return { wish: {} };
    },
    next({ wish, tenure, month, confirmed }, turn) {
      const rules = rulesFor(turn);
      const leave = leaveOf(wish, rules.policy);
      if (!leave) return askDays({ wish, ...(tenure && { tenure }), ...(month && { month }) }, rules);
      if (tenure === undefined && rules.policy.firstYearFromMonth > 0) return askTenure(wish, rules);
      const unsendable = host.settings.VACATIONS_WEBHOOK_URL === undefined; // nothing to confirm: the user enters it
      return confirmed || tenure === 'recent' || unsendable ? undefined : askConfirmation({ wish, ...(tenure && { tenure }) }, rules);
    },
    finish: ({ wish, tenure }, turn) => finish(host, turn, { wish, tenure, policy: policyNow() }),
  });

  function rulesFor(turn: DialogTurn): Rules {
    const policy = policyNow();
    return { policy, today: dayIn(policy.timeZone, host.now()), speak: texts[turn.locale] };
  }
}

interface Rules {
  readonly policy: VacationPolicy;
  readonly today: Day;
  readonly speak: Speech;
}

/** The request, unless the rules have something against its days. */
function checked(request: Request, { policy, today, speak }: Rules): Heard<Request> {
  const objection = objectionTo(request.wish, policy, today);
  return objection ? { problem: speak.objection(objection) } : { state: request };
}

function askDays(request: Request, rules: Rules): Ask {
  const { start, days } = request.wish;
  const { speak, today } = rules;
  const ask =
    start !== undefined
      ? speak.until(start)
      : days !== undefined
        ? speak.from(days)
        : request.month
          ? speak.inMonth(request.month)
          : speak.when;
  const hear = (answer: string): Heard<Request> | undefined => {
    if (namesNoDay(answer)) return { problem: speak.noSuchDay };
    const said = readWish(request.month ? inMonth(answer, request.month) : answer, today);
    const heard: Wish = start !== undefined && said.end === undefined ? readEnd(answer, start) : { ...(days && { days }), ...said };
    const news = heard.start !== start || heard.end !== undefined || heard.days !== days;
    if (news) return checked({ ...request, wish: heard }, rules);
    const month = monthAnswered(answer);
    return month === undefined ? undefined : { state: { ...request, month } };
  };
  return { ask, hear };
}

function askTenure(wish: Wish, { policy, speak }: Rules): Ask {
  const months = policy.firstYearFromMonth;
  const choices: [Tenure, string][] = [
    ['recent', speak.recent(months)],
    ...(months < 12 ? ([['firstYear', speak.firstYear(months)]] as [Tenure, string][]) : []),
    ['veteran', speak.veteran],
  ];
  return {
    ask: { text: speak.tenure, options: choices.map(([, title]) => ({ title })) },
    hear(answer) {
      if (underAYear(plain(answer)) && months < 12) return { problem: speak.underAYear(months) };
      const tenure = choices.find(([, title]) => fold(title) === fold(answer))?.[0] ?? tenureOf(plain(answer), months);
      return tenure && { state: { wish, tenure } };
    },
  };
}

/** "3 meses", "llevo dos años", "acabo de entrar". */
function tenureOf(answer: string, months: number): Tenure | undefined {
  if (/\b(acabo de entrar|recien entre|soy nuev[oa]|just (started|joined))\b/.test(answer)) return 'recent';
  if (/\b(medio ano|half a year)\b/.test(answer)) return months <= 6 ? 'firstYear' : 'recent';
  const [, count, unit] = /\b(\d{1,2}|an?) (mes|ano|semana|dia|month|year|week)/.exec(answer) ?? [];
  if (unit === undefined) return undefined;
  if (underAYear(answer)) return 'recent';
  if (/ano|year/.test(unit)) return 'veteran';
  const number = Number(count) || 1;
  if (/semana|dia|week/.test(unit)) return 'recent';
  return number >= 12 ? 'veteran' : number >= months ? 'firstYear' : 'recent';
}

/** "Menos de un año" may be either of two answers. */
function underAYear(answer: string): boolean {
  return /\b(menos|casi|todavia no|aun no|no (llevo|tengo|cumplo)|less|almost|not yet)\b.*\b(ano|year)\b/.test(answer);
}

function askConfirmation(request: Request, { policy, speak, today }: Rules): Ask {
  const leave = leaveOf(request.wish, policy);
  const text = leave ? speak.summary(leave, backOn(leave, policy), request.tenure === 'firstYear') : speak.when;
  return {
    ask: { text, options: [{ title: speak.send }, { title: speak.change }] },
    hear(answer) {
      if (fold(answer) === fold(speak.send) || yesOrNo(answer) === true)
        return checked({ ...request, confirmed: true }, { policy, speak, today });
      if (namesNoDay(answer)) return { problem: speak.noSuchDay };
      const wish = readWish(answer, today);
      const others = wish.start !== undefined || wish.days !== undefined;
      if (!others && yesOrNo(answer) === undefined && !/\b(cambi\w+|otr[ao]s|change|other)\b/.test(fold(answer))) return undefined;
      return checked({ wish, ...(request.tenure && { tenure: request.tenure }) }, { policy, speak, today });
    },
  };
}

interface Finished {
  readonly wish: Wish;
  readonly tenure: Tenure | undefined;
  readonly policy: VacationPolicy;
}

async function finish(host: DialogHost<VacationSettings>, turn: DialogTurn, { wish, tenure, policy }: Finished): Promise<void> {
  const speak = texts[turn.locale];
  const { contacts, portal } = host.company();
  const contact = contacts.byCategory.prestaciones ?? contacts.default;
  if (tenure === 'recent') return turn.say(speak.tooNew(policy.firstYearFromMonth, contact));
  const url = host.settings.VACATIONS_WEBHOOK_URL;
  const leave = leaveOf(wish, policy);
  if (url === undefined && leave) return turn.say(speak.ready(leave, backOn(leave, policy), tenure === 'firstYear', portal, contact));
  const reference = referenceNumber();
  const { channelId, conversation, from } = turn.context.activity;
  const told =
    url !== undefined &&
    (await host.notify(url, {
      type: 'vacations',
      reference,
      channel: channelId,
      conversation: conversation.id,
      person: { id: from.id, name: from.name ?? '' },
      ...leave,
      advance: tenure === 'firstYear',
    }));
  await turn.say(told ? speak.sent(reference) : speak.notSent(portal, contact));
}
