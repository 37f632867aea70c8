export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Blinky's own. */
  readonly own: boolean;
}

export interface Line {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const WIDTH = 720;
const LABELS = 300;
const ROW = 26;
const head = (height: number, title: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13" role="img"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/><text x="10" y="22" font-weight="bold">${escaped(title)}</text>`;

/** Horizontal bars as an SVG image. */
export function barChart(title: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  const rows = bars.map(({ label, value, own }, at) => {
    const y = 36 + at * ROW;
    const width = ((WIDTH - LABELS - 80) * value) / most;
    return `<text x="${LABELS - 8}" y="${y + 16}" text-anchor="end">${escaped(label)}</text><rect x="${LABELS}" y="${y + 3}" width="${width.toFixed(1)}" height="18" fill="${own ? '#1f7a4d' : '#9aa5b1'}"/><text x="${(LABELS + width + 6).toFixed(1)}" y="${y + 16}">${value}</text>`;
  });
  return `${head(46 + bars.length * ROW, title)}${rows.join('')}</svg>\n`;
}

/** Lines over a common x axis as an SVG image. */
export function lineChart(title: string, lines: readonly Line[], unit: { readonly x: string; readonly y: string }): string {
  const [height, left, bottom] = [280, 60, 240];
  const all = lines.flatMap(({ points }) => points);
  const mostX = Math.max(...all.map(([x]) => x), 1e-9);
  const mostY = Math.max(...all.map(([, y]) => y), 1e-9) * 1.05;
  const place = ([x, y]: readonly [number, number]): string =>
    `${(left + ((WIDTH - left - 20) * x) / mostX).toFixed(1)},${(bottom - ((bottom - 50) * y) / mostY).toFixed(1)}`;
  const colors = ['#1f7a4d', '#c2410c', '#1d4ed8', '#6b7280'];
  const drawn = lines.map(
    ({ label, points }, at) =>
      `<polyline fill="none" stroke="${colors[at % colors.length]}" stroke-width="1.5" points="${points.map(place).join(' ')}"/><text x="${left + 10 + at * 160}" y="40" fill="${colors[at % colors.length]}">${escaped(label)}</text>`,
  );
  const axes = `<path d="M${left},50V${bottom}H${WIDTH - 20}" fill="none" stroke="#333"/><text x="${left - 6}" y="58" text-anchor="end">${mostY.toPrecision(3)}</text><text x="${left - 6}" y="${bottom}" text-anchor="end">0</text><text x="${WIDTH - 20}" y="${bottom + 18}" text-anchor="end">${mostX.toPrecision(3)} ${escaped(unit.x)}</text><text x="10" y="${bottom + 34}">${escaped(unit.y)}</text>`;
  return `${head(height, title)}${axes}${drawn.join('')}</svg>\n`;
}

/** Text that stands for itself in an SVG image. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
