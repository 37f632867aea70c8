import { escaped } from '../chart.ts';
import { drawLines } from './lines.ts';
import type { Answered } from './panels.ts';
import type { Span } from './prometheus.ts';
import { drawStat } from './stat.ts';

/** Where a panel's content goes, in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const COLUMN = 54;
const ROW = 36;
const GAP = 8;
const TOP = 70;
const HEADING = 28;

/** The dashboard as one SVG image, its panels where Grafana's grid has them. */
export function drawDashboard(title: string, note: string, answered: readonly Answered[], span: Span): string {
  const width = 24 * COLUMN + GAP;
  const bottom = Math.max(...answered.map(({ panel: { gridPos } }) => gridPos.y + gridPos.h));
  const height = TOP + bottom * ROW + GAP;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#1f2937" role="img"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/>`;
  const titles = `<text x="${GAP + 4}" y="28" font-size="20" font-weight="bold">${escaped(title)}</text><text x="${GAP + 4}" y="50" fill="#4b5563">${escaped(note)}</text>`;
  return `${head}${titles}${answered.map((one) => drawPanel(one, span)).join('\n')}</svg>\n`;
}

function drawPanel({ panel, answers }: Answered, span: Span): string {
  const { x, y, w, h } = panel.gridPos;
  const [left, top, width, height] = [GAP + x * COLUMN, TOP + y * ROW, w * COLUMN - GAP, h * ROW - GAP];
  if (panel.type === 'row')
    return `<text x="${left + 4}" y="${top + 20}" font-size="16" font-weight="bold">${escaped(panel.title)}</text><path d="M${left},${top + height}H${left + width}" stroke="#9ca3af"/>`;
  const frame = `<rect x="${left}" y="${top}" width="${width}" height="${height}" rx="4" fill="none" stroke="#d1d5db"/><text x="${left + 10}" y="${top + 20}" font-weight="bold">${escaped(panel.title)}</text>`;
  const box = { left: left + 10, top: top + HEADING, width: width - 20, height: height - HEADING - 10 };
  const lines = answers.flatMap((answer) => answer.lines);
  return frame + (panel.type === 'stat' ? drawStat(panel, lines, box) : drawLines(panel, lines, { box, span }));
}
