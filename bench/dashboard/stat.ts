import { escaped } from '../chart.ts';
import { formatted } from './format.ts';
import type { Line, Panel } from './panels.ts';
import type { Box } from './picture.ts';

/** Dark enough to read on white. */
const colors: Readonly<Record<string, string>> = { green: '#15803d', yellow: '#a16207', red: '#b91c1c' };

/** The last value as a number, in the colour of the highest threshold that it reaches, over how it came about. */
export function drawStat({ fieldConfig }: Panel, lines: readonly Line[], box: Box): string {
  const { unit = 'short', decimals, thresholds } = fieldConfig?.defaults ?? {};
  const values = lines[0]?.values.map(([, value]) => value) ?? [];
  const last = values.at(-1);
  const step = thresholds?.steps.findLast((one) => last !== undefined && (one.value === null || last >= one.value));
  const color = colors[step?.color ?? ''] ?? '#1f2937';
  const text = last === undefined ? 'no data' : formatted(last, unit, decimals);
  const number = `<text x="${box.left + box.width / 2}" y="${box.top + box.height / 2 + 8}" font-size="44" font-weight="bold" text-anchor="middle" fill="${color}">${escaped(text)}</text>`;
  return sparkline(values, color, box) + number;
}

/** In the lower third, from the least to the greatest value. */
function sparkline(values: readonly number[], color: string, { left, top, width, height }: Box): string {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(most > least)) return '';
  const points = values.map((value, at) => {
    const x = left + (width * at) / (values.length - 1);
    return `${x.toFixed(1)},${(top + height - (height / 3) * ((value - least) / (most - least))).toFixed(1)}`;
  });
  const floor = top + height;
  return `<polygon points="${left},${floor} ${points.join(' ')} ${left + width},${floor}" fill="${color}" fill-opacity="0.12"/><polyline points="${points.join(' ')}" fill="none" stroke="${color}" stroke-opacity="0.5"/>`;
}
