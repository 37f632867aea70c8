import { escaped } from '../chart.ts';
import { formatted } from './format.ts';
import type { Line, Panel } from './panels.ts';
import type { Box } from './picture.ts';
import type { Span } from './prometheus.ts';

const colors = ['#15803d', '#b45309', '#1d4ed8', '#b91c1c', '#7e22ce', '#0e7490', '#be185d', '#4d7c0f', '#4b5563', '#a16207'];
const AXIS = 54;
const LEGEND_ROW = 17;
/** Of a letter of the legend, at 12 pixels, on the generous side. */
const LETTER = 6.7;
const TICKS = 4;
/** Of the time axis, at most. */
const TIMES = 6;

interface Place {
  readonly box: Box;
  readonly span: Span;
}

interface Plotted {
  readonly line: Line;
  readonly color: string;
  /** Upper edge, and the lower one of what is stacked; in the panel's unit. */
  readonly points: readonly (readonly [at: number, value: number, below: number])[];
}

/** Lines over time with axes and a legend; stacked where the panel says so. */
export function drawLines({ fieldConfig }: Panel, lines: readonly Line[], { box, span }: Place): string {
  const { unit = 'short', max, custom } = fieldConfig?.defaults ?? {};
  const stacked = custom?.stacking?.mode === 'normal';
  const plotted = plot(lines, stacked);
  const legend = drawLegend(plotted, box);
  const plane: Box = { left: box.left + AXIS, top: box.top + 6, width: box.width - AXIS - 16, height: box.height - legend.height - 28 };
  const most = max ?? niceAbove(Math.max(...plotted.flatMap(({ points }) => points.map(([, value]) => value)), 0));
  const x = (at: number): string => (plane.left + (plane.width * (at - span.start)) / (span.end - span.start)).toFixed(1);
  const y = (value: number): string => (plane.top + plane.height * (1 - value / most)).toFixed(1);
  const drawn = plotted.map(({ points, color }) => {
    const upper = points.map(([at, value]) => `${x(at)},${y(value)}`).join(' ');
    const lower = points.toReversed().map(([at, , below]) => `${x(at)},${y(below)}`);
    const area = stacked ? `<polygon points="${upper} ${lower.join(' ')}" fill="${color}" fill-opacity="0.35"/>` : '';
    return `${area}<polyline points="${upper}" fill="none" stroke="${color}" stroke-width="1.6" stroke-linejoin="round"/>`;
  });
  return drawAxes(plane, { most, unit, seconds: span.end - span.start }) + drawn.join('') + legend.svg;
}

function plot(lines: readonly Line[], stacked: boolean): Plotted[] {
  const height = new Map<number, number>();
  return lines.map((line, at) => {
    const points = line.values.map(([second, value]) => {
      const below = stacked ? (height.get(second) ?? 0) : 0;
      height.set(second, below + value);
      return [second, below + value, below] as const;
    });
    return { line, color: colors[at % colors.length] as string, points };
  });
}

function drawAxes(plane: Box, { most, unit, seconds }: { most: number; unit: string; seconds: number }): string {
  const { left, top, width, height } = plane;
  const steps = Array.from({ length: TICKS + 1 }, (_, at) => at / TICKS);
  const horizontal = steps.map((share) => {
    const y = (top + height * (1 - share)).toFixed(1);
    return `<path d="M${left},${y}H${left + width}" stroke="${share === 0 ? '#6b7280' : '#e5e7eb'}"/><text x="${left - 6}" y="${Number(y) + 4}" font-size="11" text-anchor="end">${escaped(formatted(most * share, unit))}</text>`;
  });
  const every = 60 * Math.ceil(seconds / 60 / TIMES);
  const times = Array.from({ length: Math.floor(seconds / every) + 1 }, (_, at) => {
    const x = (left + (width * at * every) / seconds).toFixed(1);
    return `<path d="M${x},${top + height}v4" stroke="#6b7280"/><text x="${x}" y="${top + height + 16}" font-size="11" text-anchor="middle">${at * (every / 60)} min</text>`;
  });
  return horizontal.join('') + times.join('');
}

/** Below the plane, as many in a row as fit; labels differ at their ends. */
function drawLegend(plotted: readonly Plotted[], { left, top, width, height }: Box): { svg: string; height: number } {
  let [x, row] = [0, 0];
  const placed = plotted.map(({ line, color }) => {
    const most = Math.floor((width - 16) / LETTER);
    const text = line.label.length > most ? `…${line.label.slice(1 - most)}` : line.label;
    const size = 30 + text.length * LETTER;
    if (x > 0 && x + size - 14 > width) [x, row] = [0, row + 1];
    const at = { x: left + x, row, text, color };
    x += size;
    return at;
  });
  const rows = row + 1;
  const svg = placed.map((one) => {
    const y = top + height - (rows - one.row) * LEGEND_ROW + 12;
    return `<rect x="${one.x.toFixed(1)}" y="${y - 7}" width="11" height="4" fill="${one.color}"/><text x="${(one.x + 16).toFixed(1)}" y="${y}" font-size="12">${escaped(one.text)}</text>`;
  });
  return { svg: svg.join(''), height: rows * LEGEND_ROW };
}

/** The least of 1, 2, 4, 6, 8, 10 times a power of ten that is not below. */
function niceAbove(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 4, 6, 8, 10].find((times) => times * power >= value) ?? 10) as number) * power;
}
