import type { Judged } from './faq.ts';
import { escaped } from './html.ts';

const CELL = 14;
const LABEL = 210;
const MAX_ENTRIES = 40;

/** A heat map of expected against first-ranked entries, as SVG. */
export function confusionMap(judged: readonly Judged[]): string {
  const pairs = judged.map(({ query, candidates }) => ({ expected: query.id ?? '(none)', got: candidates[0]?.id ?? '(none)' }));
  const wrong = pairs.filter(({ expected, got }) => expected !== got && got !== '(none)');
  const counts = Map.groupBy(
    wrong.flatMap(({ expected, got }) => [expected, got]),
    (id) => id,
  );
  const ids = [...counts]
    .toSorted((a, b) => b[1].length - a[1].length)
    .slice(0, MAX_ENTRIES)
    .map(([id]) => id)
    .sort();
  const cells = ids.flatMap((expected, row) =>
    ids.flatMap((got, column) => {
      const count = pairs.filter((pair) => pair.expected === expected && pair.got === got).length;
      if (count === 0) return [];
      const fill = expected === got ? `rgba(46,125,50,${strength(count)})` : `rgba(198,40,40,${strength(count)})`;
      const title = `<title>${escaped(`${expected} → ${got}: ${count}`)}</title>`;
      return [
        `<rect x="${LABEL + column * CELL}" y="${LABEL + row * CELL}" width="${CELL - 1}" height="${CELL - 1}" fill="${fill}">${title}</rect>`,
      ];
    }),
  );
  const labels = ids.map((id, at) => {
    const middle = LABEL + at * CELL + CELL - 4;
    const name = escaped(id.slice(0, 32));
    return `<text x="${LABEL - 6}" y="${middle}" text-anchor="end">${name}</text><text transform="translate(${middle} ${LABEL - 6}) rotate(-90)">${name}</text>`;
  });
  const size = LABEL + ids.length * CELL;
  return `<svg viewBox="0 0 ${size} ${size}" width="${size}" role="img" aria-label="Confusions">${labels.join('')}${cells.join('')}</svg>`;
}

function strength(count: number): number {
  return Math.min(1, 0.25 + count / 6);
}

const BINS = 10;
const SIDE = 320;
const PAD = 36;

/** The share of right first candidates by their probability, in ten bins, as SVG; a dot's area grows with its queries. */
export function reliabilityCurve(judged: readonly Judged[]): string {
  const bins = Array.from({ length: BINS }, () => ({ n: 0, right: 0, mass: 0 }));
  for (const { query, candidates } of judged) {
    const [best] = candidates;
    const bin = best && bins[Math.min(BINS - 1, Math.floor(best.score * BINS))];
    if (!best || !bin) continue;
    bin.n++;
    bin.mass += best.score;
    if (best.id === query.id) bin.right++;
  }
  const place = (share: number): number => PAD + share * SIDE;
  const dots = bins
    .filter(({ n }) => n > 0)
    .map(({ n, right, mass }) => {
      const [x, y] = [place(mass / n), place(1 - right / n)];
      const title = `<title>${n} queries, predicted ${(mass / n).toFixed(2)}, right ${(right / n).toFixed(2)}</title>`;
      return {
        at: `${x.toFixed(1)},${y.toFixed(1)}`,
        svg: `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(3 + Math.sqrt(n)).toFixed(1)}" fill="rgba(21,101,192,.6)">${title}</circle>`,
      };
    });
  const size = SIDE + 2 * PAD;
  return `<svg viewBox="0 0 ${size} ${size}" width="${size}" role="img" aria-label="Reliability">
<rect x="${PAD}" y="${PAD}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#bbb"/>
<line x1="${PAD}" y1="${PAD + SIDE}" x2="${PAD + SIDE}" y2="${PAD}" stroke="#bbb" stroke-dasharray="4"/>
<polyline points="${dots.map(({ at }) => at).join(' ')}" fill="none" stroke="rgb(21,101,192)"/>
${dots.map(({ svg }) => svg).join('')}
<text x="${PAD}" y="${size - 12}">probability 0</text><text x="${PAD + SIDE}" y="${size - 12}" text-anchor="end">1</text>
<text x="${PAD - 6}" y="${PAD + 4}" text-anchor="end">1</text></svg>`;
}
