import { html, Markup } from './html.ts';

export interface Timeline {
  readonly title: string;
  /** Oldest first; undefined where there is nothing to show. */
  readonly values: readonly (number | undefined)[];
  readonly format: (value: number) => string;
  /** What stands under the chart: its start, its middle, its end. */
  readonly axis: readonly [string, string, string];
}

/** Columns over time, as inline SVG that fits any width. */
export function timeline({ title, values, format, axis }: Timeline): Markup {
  const top = Math.max(0, ...values.map((value) => value ?? 0));
  const said = top === 0 ? `${title}: sin datos` : `${title}: máximo ${format(top)}`;
  const columns = values.map((value, at) => (value ? column(at, value / top) : '')).join('');
  return html`<figure>
<figcaption>${title}<span class="top">${top === 0 ? 'sin datos' : `máx. ${format(top)}`}</span></figcaption>
<svg viewBox="0 0 ${values.length} 100" preserveAspectRatio="none" role="img" aria-label="${said}"><path class="grid" d="M0 .5H${values.length}M0 50H${values.length}M0 99.5H${values.length}"/><path class="columns" d="${columns}"/></svg>
<div class="axis">${axis.map((label) => html`<span>${label}</span>`)}</div>
</figure>`;
}

function column(at: number, share: number): string {
  const height = Math.max(1, Math.round(share * 980) / 10);
  return `M${at + 0.1} 100v-${height}h.8v${height}z`;
}

export interface Share {
  readonly name: string;
  readonly count: number;
}

/** Horizontal bars, each with its name and count. */
export function bars(shares: readonly Share[]): Markup {
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  const top = Math.max(1, ...shares.map(({ count }) => count));
  if (all === 0) return html`<p class="quiet">Nadie ha escrito en las últimas 6 horas.</p>`;
  return html`<table class="bars"><tbody>${shares.map(
    ({ name, count }) =>
      html`<tr><th scope="row">${name}</th><td>${bar(count / top)}</td><td class="number">${count}</td><td class="number quiet">${Math.round((count / all) * 100)} %</td></tr>`,
  )}</tbody></table>`;
}

function bar(share: number): Markup {
  return new Markup(
    `<svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="8" rx="1"/><rect class="fill" width="${(share * 100).toFixed(1)}" height="8" rx="1"/></svg>`,
  );
}
