import type { Finding } from '../../understanding/lint/lint-catalog.ts';
import { checkDetail, checkName } from './health-words.ts';
import { html, type Markup } from './html.ts';
import type { AdminReport } from './report.ts';
import { date, dateAndTime, duration, number, ruleNames } from './words.ts';

const SHOWN = 20;

/** What nobody could answer, for HR to answer. */
export function gapsSection({ gaps }: AdminReport): Markup {
  const title = html`<h2>Preguntas sin respuesta</h2>`;
  if (!gaps) {
    return html`<section class="wide">${title}<p class="quiet">No se guardan. Con <code>GAPS=on</code> se guardan 90 días, sin nombres ni números.</p></section>`;
  }
  if (gaps.length === 0) return html`<section class="wide">${title}<p class="quiet">Ninguna por ahora.</p></section>`;
  const rows = gaps
    .slice(0, SHOWN)
    .map(
      ({ text, count, lastSeen }) =>
        html`<tr><td>${text}</td><td class="number">${number(count)}</td><td class="when">${date(new Date(lastSeen))}</td></tr>`,
    );
  return html`<section class="wide">${title}
<table><thead><tr><th scope="col">Pregunta</th><th scope="col" class="number">Veces</th><th scope="col" class="when">La última</th></tr></thead><tbody>${rows}</tbody></table>
<p class="quiet">${shownOf(gaps.length)}<a href="/admin/gaps.csv">Descargar todas</a> como hoja de cálculo: completa las respuestas y súmalas al catálogo.</p></section>`;
}

/** What makes the catalog answer badly. */
export function catalogSection({ warnings }: AdminReport): Markup {
  const title = html`<h2>Avisos del catálogo</h2>`;
  if (!warnings) return html`<section class="wide">${title}<p class="quiet">El catálogo todavía no está cargado.</p></section>`;
  const { checked, rows } = warnings;
  const findings = distinct(warnings.findings);
  const looked = checked < rows ? `Se revisaron ${number(checked)} de ${number(rows)} filas; todas, con npm run catalog:lint.` : undefined;
  if (findings.length === 0) return html`<section class="wide">${title}<p class="quiet">Ninguno. ${looked}</p></section>`;
  const lines = findings
    .slice(0, SHOWN)
    .map(
      ({ row, rule, other }) =>
        html`<tr><th scope="row" class="row">${row}</th><td>${ruleNames[rule] ?? rule} ${other && html`<span class="quiet">→ ${other}</span>`}</td></tr>`,
    );
  return html`<section class="wide">${title}<table><thead><tr><th scope="col" class="row">Fila</th><th scope="col">Qué hacer</th></tr></thead><tbody>${lines}</tbody></table>
<p class="quiet">${shownOf(findings.length)}${looked}</p></section>`;
}

/** Plugins and keys, as `/readyz` has them. */
export function healthSection({ readiness }: AdminReport): Markup {
  const rows = Object.entries(readiness.checks).map(
    ([name, { ok, detail }]) =>
      html`<tr><th scope="row">${checkName(name)}</th><td class="${ok ? 'good' : 'bad'}">${ok ? 'bien' : 'falla'}</td><td>${checkDetail(detail)}</td></tr>`,
  );
  return html`<section><h2>Salud</h2><table><tbody>${rows}</tbody></table></section>`;
}

export function versionsSection({ versions, catalog, load, now }: AdminReport): Markup {
  const { blinky, node, model, startedAt } = versions;
  const loaded = catalog.loadedAt ? `${number(catalog.rows)} filas, cargado ${dateAndTime(catalog.loadedAt)}` : 'sin cargar';
  const busy = load.overloaded
    ? html`<span class="bad">saturado: rechaza llamadas que esperan respuesta</span>`
    : html`${duration(load.last.mean)} de retraso medio`;
  return html`<section><h2>Qué corre aquí</h2><table><tbody>
<tr><th scope="row">Blinky</th><td>${blinky}</td></tr>
<tr><th scope="row">Node</th><td>${node}</td></tr>
<tr><th scope="row">Modelo</th><td>${model ?? 'ninguno: entiende solo'}</td></tr>
<tr><th scope="row">Encendido</th><td>${dateAndTime(startedAt)} (hace ${duration(now.getTime() - startedAt.getTime())})</td></tr>
<tr><th scope="row">Catálogo</th><td>${loaded}</td></tr>
<tr><th scope="row">Proceso</th><td>${busy}</td></tr>
</tbody></table></section>`;
}

function shownOf(count: number): string | undefined {
  return count > SHOWN ? `Se muestran ${SHOWN} de ${number(count)}. ` : undefined;
}

/** Several variations of a row may lose to the same other row: HR mends them at once. */
function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [`${finding.row}\n${finding.rule}\n${finding.other}`, finding])).values()];
}
