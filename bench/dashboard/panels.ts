import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Prometheus, Series, Span } from './prometheus.ts';

/** The parts of a Grafana panel that are used here. */
export interface Panel {
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly legendFormat: string }[];
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit: string;
      readonly max?: number;
      readonly decimals?: number;
      readonly custom?: { readonly stacking?: { readonly mode: string } };
      readonly thresholds?: { readonly steps: readonly { readonly color: string; readonly value: number | null }[] };
    };
  };
}

/** What Prometheus answered to one query of a panel. */
export interface Answer {
  readonly query: string;
  readonly lines: readonly Line[];
  /** Why there is none, in Prometheus' words where it refused. */
  readonly error?: string;
}

export interface Line {
  readonly label: string;
  readonly values: Series['values'];
}

export interface Answered {
  readonly panel: Panel;
  readonly answers: readonly Answer[];
}

/** What is set as the scrape interval of the data source in Grafana, in seconds: no panel asks for finer steps. */
export const INTERVAL = 5;

export function readPanels(): readonly Panel[] {
  const file = join(import.meta.dirname, '..', '..', 'docs', 'grafana', 'blinky.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { panels: readonly Panel[] }).panels;
}

/** Asks every query of a panel, one after the other. */
export async function answersOf(panel: Panel, prometheus: Pick<Prometheus, 'range'>, span: Span): Promise<Answered> {
  const answers: Answer[] = [];
  for (const { expr, legendFormat } of panel.targets ?? []) {
    let query = expr;
    try {
      query = interpolate(expr, span.step);
      const series = await prometheus.range(query, span);
      const lines = series.map(({ metric, values }) => ({ label: labelOf(legendFormat, metric), values: numbersOf(values) }));
      answers.push({ query, lines: lines.filter(({ values }) => values.length > 0) });
    } catch (error) {
      answers.push({ query, lines: [], error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { panel, answers };
}

/** The panels in which something is wrong: a query that was refused, or no line at all. */
export function faultsOf(answered: readonly Answered[]): string[] {
  return answered.flatMap(({ panel: { title }, answers }) => {
    const refused = answers.flatMap(({ query, error }) => (error === undefined ? [] : [`${title}: ${query} is refused: ${error}`]));
    const empty = answers.filter(({ lines, error }) => error === undefined && lines.length === 0);
    return [...refused, ...empty.map(({ query }) => `${title}: no series for ${query}`)];
  });
}

/** One row a query: panel, query, series, the last value of each. */
export function tableOf(answered: readonly Answered[]): string {
  const rows = answered.flatMap(({ panel, answers }) =>
    answers.map(({ query, lines, error }) => {
      const last = lines.map(({ label, values }) => `${label} ${Number(values.at(-1)?.[1].toPrecision(3))}`);
      return `| ${panel.title} | \`${query.replaceAll('|', '\\|')}\` | ${lines.length} | ${error ?? last.join(', ')} |`;
    }),
  );
  return ['| panel | query | series | last value |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

/** As Grafana does: the rate interval is four scrapes, or a step and a scrape where that is more. */
function interpolate(expr: string, step: number): string {
  const query = expr.replaceAll('$__rate_interval', `${Math.max(step + INTERVAL, 4 * INTERVAL)}s`);
  if (/\$\{?\w/.test(query)) throw new Error('a variable that is not known here');
  return query;
}

function labelOf(format: string, metric: Series['metric']): string {
  return format.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => metric[name] ?? '').trim();
}

/** Nothing divided by nothing is drawn as a gap. */
function numbersOf(values: Series['values']): Series['values'] {
  return values.filter(([, value]) => Number.isFinite(value));
}
