import { createForm, type DialogHost, type DialogTurn, fold, type Heard, type Question, referenceNumber, yesOrNo } from '#sdk';
import { holdsAccount, isNothing, type Kind, kindOf, periodOf } from './answers.ts';
import type { PayrollSettings } from './settings.ts';
import { texts } from './texts.ts';

type Host = DialogHost<PayrollSettings>;
type Speech = (typeof texts)['es-MX'];

interface Report {
  readonly period?: string;
  readonly kind?: Kind;
  /** Empty: there are none. */
  readonly details?: string;
  readonly consent?: boolean;
}

type Known = Required<Omit<Report, 'consent'>>;

/** Longer details are cut; a person reads them. */
const DETAILS = 1_000;

/** Takes down what is wrong with a payment and, with consent, hands it to the payroll team. Nothing of it is kept. */
export function createPayrollReport(host: Host): ReturnType<typeof createForm> {
  return createForm<Report>({
    id: 'reportar_problema_nomina',
    texts,
    confidential: true,
    async begin(turn) {
      if (host.settings.PAYROLL_WEBHOOK_URL === undefined) {
        await turn.say(texts[turn.locale].cannot(payroll(host)));
        return undefined;
      }
      const kind = kindOf(turn.text);
      return kind === undefined || kind === 'other' ? {} : { kind };
    },
    next({ period, kind, details, consent }, turn) {
      const speak = texts[turn.locale];
      if (period === undefined) return askPeriod({ ...(kind && { kind }) }, speak);
      if (kind === undefined) return askKind({ period }, speak);
      if (details === undefined) return askDetails({ period, kind }, speak);
      return consent === undefined ? askConsent({ period, kind, details }, speak) : undefined;
    },
    finish: ({ period = '', kind = 'other', details = '', consent }, turn) =>
      consent ? handOver(host, turn, { period, kind, details }) : turn.say(texts[turn.locale].withheld(payroll(host))),
  });
}

function askPeriod(report: Report, { period: ask }: Speech): Question<Report> {
  return {
    ask,
    hear(answer) {
      const period = periodOf(answer);
      // Who says what went wrong before they say with which payment is not asked again; a question is for the catalog.
      const kind = /[?¿]/.test(answer) || answer.split(' ').length < 3 ? undefined : kindOf(answer);
      const known = kind === undefined || kind === 'other' ? report : { ...report, kind };
      if (period === undefined) return known === report ? undefined : { state: known };
      return { state: { ...known, period } };
    },
  };
}

function askKind(report: Report, { what, kinds }: Speech): Question<Report> {
  const titles = Object.entries(kinds) as [Kind, string][];
  return {
    ask: { text: what, options: titles.map(([, title]) => ({ title })) },
    hear(answer) {
      const kind = titles.find(([, title]) => fold(title) === fold(answer))?.[0] ?? kindOf(answer);
      return kind && { state: { ...report, kind } };
    },
  };
}

function askDetails(report: Report, { details: ask, nothing, account }: Speech): Question<Report> {
  return {
    ask: { text: ask, options: [{ title: nothing }] },
    hear(answer): Heard<Report> | undefined {
      if (fold(answer) === fold(nothing) || isNothing(answer)) return { state: { ...report, details: '' } };
      if (holdsAccount(answer)) return { problem: account };
      // A question may be meant for the catalog; if that has no answer it is asked again, and a statement is always taken.
      if (answer === '' || /\?\s*$/.test(answer)) return undefined;
      return { state: { ...report, details: answer.slice(0, DETAILS) } };
    },
  };
}

function askConsent(report: Known, speak: Speech): Question<Report> {
  return {
    ask: {
      text: speak.consent(report.period, speak.kinds[report.kind], report.details),
      options: [{ title: speak.send }, { title: speak.dont }],
    },
    hear(answer) {
      const chosen = [speak.dont, speak.send].findIndex((title) => fold(title) === fold(answer));
      const consent = chosen < 0 ? yesOrNo(answer) : chosen === 1;
      return consent === undefined ? undefined : { state: { ...report, consent } };
    },
  };
}

async function handOver(host: Host, turn: DialogTurn, report: Known): Promise<void> {
  const speak = texts[turn.locale];
  const url = host.settings.PAYROLL_WEBHOOK_URL; // may have gone since the first question
  const reference = referenceNumber();
  const { channelId, conversation, from } = turn.context.activity;
  const told =
    url !== undefined &&
    (await host.notify(url, {
      type: 'payroll',
      reference,
      channel: channelId,
      conversation: conversation.id,
      person: { id: from.id, name: from.name ?? '' },
      ...report,
    }));
  await turn.say(told ? speak.sent(reference, payroll(host)) : speak.notSent(payroll(host)));
}

function payroll(host: Host) {
  const { byCategory, default: anybody } = host.company().contacts;
  return byCategory.nomina ?? anybody;
}
