import type { CatalogEntry } from '#sdk';
import { type FaqFigures, isRight, type Judged } from './faq.ts';
import { escaped } from './html.ts';
import { confusionMap, reliabilityCurve } from './report-charts.ts';
import { share } from './samples.ts';

export interface ReportParts {
  readonly judged: readonly Judged[];
  readonly figures: FaqFigures;
  readonly entries: readonly CatalogEntry[];
}

const WORST = 40;

/** The figures as one HTML page without scripts or requests: totals, topics, confusions, reliability, the worst errors. */
export function reportHtml({ judged, figures, entries }: ReportParts): string {
  const nameOf = new Map(entries.map(({ id, question }) => [id, question]));
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Accuracy of understanding</title>
<style>
body { font: 15px/1.45 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1f; background: #fff; }
table { border-collapse: collapse; margin: 1rem 0; } th, td { padding: .25rem .7rem; text-align: left; border-bottom: 1px solid #ddd; } td.n { text-align: right; }
svg { max-width: 100%; height: auto; } svg text { font: 11px system-ui, sans-serif; fill: #444; }
</style></head><body>
<h1>Accuracy of understanding</h1>
${table(['figure', 'value'], figureRows(figures))}
<h2>By style</h2>
${table(
  ['style', 'queries', 'recall@1', 'answered', 'right of the answered'],
  groups(judged, ({ query }) => query.style ?? '–'),
)}
<h2>By topic</h2>
${table(
  ['topic', 'queries', 'recall@1', 'answered', 'right of the answered'],
  groups(judged, ({ query }) => label(query.id, nameOf)),
)}
<h2>Confusions</h2>
<p>Rows: the expected entry; columns: the entry that came first. Only entries that take part in a confusion.</p>
${confusionMap(judged)}
<h2>Reliability</h2>
<p>How often the best candidate was right, by its probability. On the diagonal a probability of .8 is right four times in five.</p>
${reliabilityCurve(judged)}
<h2>The worst errors</h2>
${table(['message', 'expected', 'got', 'probability'], worst(judged, nameOf))}
</body></html>
`;
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string => `<td${typeof value === 'number' ? ' class="n"' : ''}>${escaped(String(value))}</td>`;
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\n');
  return `<table><thead><tr>${head.map((name) => `<th>${escaped(name)}</th>`).join('')}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function figureRows({ errors, latency_ms, ...figures }: FaqFigures): (readonly (string | number)[])[] {
  const rows = Object.entries(figures).map(([name, value]) => [name, value ?? '–']);
  return [...rows, ['p50 ms', latency_ms.p50 ?? '–'], ['p99 ms', latency_ms.p99 ?? '–'], ['errors', errors.length]];
}

/** Hardest first. */
function groups(judged: readonly Judged[], by: (item: Judged) => string): (readonly (string | number)[])[] {
  return [...Map.groupBy(judged, by)]
    .map(([name, items]) => {
      const answered = items.filter(({ outcome }) => outcome === 'answer');
      const first = items.filter(({ query, candidates }) => query.id !== null && candidates[0]?.id === query.id);
      const inside = items.filter(({ query }) => query.id !== null);
      return [
        name,
        items.length,
        share(first.length, inside.length) ?? '–',
        answered.length,
        share(answered.filter(isRight).length, answered.length) ?? '–',
      ] as const;
    })
    .toSorted((a, b) => Number(a[2]) - Number(b[2]));
}

function worst(judged: readonly Judged[], nameOf: ReadonlyMap<string, string>): (readonly (string | number)[])[] {
  return judged
    .filter((item) => item.candidates[0] && item.candidates[0].id !== item.query.id)
    .toSorted((a, b) => (b.candidates[0]?.score ?? 0) - (a.candidates[0]?.score ?? 0))
    .slice(0, WORST)
    .map(({ query, candidates }) => [
      query.text,
      label(query.id, nameOf),
      label(candidates[0]?.id ?? null, nameOf),
      (candidates[0]?.score ?? 0).toFixed(2),
    ]);
}

function label(id: string | null, nameOf: ReadonlyMap<string, string>): string {
  return id === null ? 'nothing in the catalog' : (nameOf.get(id) ?? id);
}
