import { MINUTES } from '../../observability/traffic.ts';
import { bars, timeline } from './charts.ts';
import { html, Markup } from './html.ts';
import type { AdminReport } from './report.ts';
import { catalogSection, gapsSection, healthSection, versionsSection } from './sections.ts';
import { style } from './style.ts';
import { dateAndTime, duration, number, outcomeNames, time } from './words.ts';

const TOP_INTENTS = 8;
const SPANS = [60, 180];

/** The operators' page: plain HTML, complete without a script. */
export function adminPage(report: AdminReport): string {
  const { readiness, now, traffic } = report;
  const state = readiness.ready ? html`<span class="good">● listo</span>` : html`<span class="bad">● no está listo</span>`;
  const intents = traffic.intents.slice(0, TOP_INTENTS).map(([name, count]) => ({ name: name.replaceAll('_', ' '), count }));
  const outcomes = [...traffic.outcomes]
    .map(([outcome, count]) => ({ name: outcomeNames[outcome], count }))
    .sort((a, b) => b.count - a.count);
  return html`<!doctype html>
<html lang="es-MX"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Blinky · operación</title><style>${new Markup(style)}</style></head><body><main>
<header><h1>Blinky</h1><p>${state} · ${dateAndTime(now)} · las últimas ${MINUTES / 60} horas de este proceso</p><a href="/admin">Actualizar</a></header>
${cards(report)}
${timelines(report)}
<section><h2>En qué terminaron</h2>${bars(outcomes)}</section>
<section><h2>De qué hablaron</h2>${bars(intents)}</section>
${gapsSection(report)}
${catalogSection(report)}
${healthSection(report)}
${versionsSection(report)}
</main></body></html>`.text;
}

function cards({ traffic, queue, now }: AdminReport): Markup {
  const { turns, p50, p95 } = traffic.all;
  const unknown = traffic.outcomes.get('unknown') ?? 0;
  const share = turns === 0 ? '–' : `${Math.round((unknown / turns) * 100)} %`;
  const waits =
    queue.oldestAt === undefined ? 'nadie espera' : `el primero espera ${duration(Math.max(0, now.getTime() - queue.oldestAt))}`;
  return html`<div class="cards">
${card('Mensajes', number(turns), 'recibidos y contestados')}
${card('Sin respuesta', share, unknown === 1 ? '1 mensaje' : `${number(unknown)} mensajes`)}
${card('Tardó, la mitad', p50 === undefined ? '–' : `≤ ${duration(p50)}`, 'de los mensajes')}
${card('Tardó, el 95 %', p95 === undefined ? '–' : `≤ ${duration(p95)}`, 'de los mensajes')}
${card('En cola', number(queue.depth), waits)}
</div>`;
}

function card(title: string, value: string, note: string): Markup {
  return html`<section><span>${title}</span><b>${value}</b><span>${note}</span></section>`;
}

/** The charts begin with the first message: an hour, three or six hours ago. */
function timelines({ traffic, now }: AdminReport): Markup {
  const first = traffic.minutes.findIndex((minute) => minute.turns > 0);
  const span = SPANS.find((minutes) => first < 0 || MINUTES - first <= minutes) ?? MINUTES;
  const shown = traffic.minutes.slice(-span);
  const ago = (minutes: number): string => time(new Date(now.getTime() - minutes * 60_000));
  const axis = [ago(span), ago(span / 2), ago(0)] as const;
  const turns = shown.map((minute) => minute.turns);
  const p95 = shown.map((minute) => minute.p95);
  return html`<section>${timeline({ title: 'Mensajes por minuto', values: turns, format: number, axis })}</section>
<section>${timeline({ title: 'Respuesta por minuto (p95)', values: p95, format: duration, axis })}</section>`;
}
