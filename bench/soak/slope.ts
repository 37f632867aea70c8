export interface Slope {
  /** Per unit of x. */
  readonly slope: number;
  /** Half the width of its 95 % confidence interval; infinite for fewer than three points. */
  readonly margin: number;
}

/** The line through points by least squares. */
export function slopeOf(points: readonly (readonly [x: number, y: number])[]): Slope {
  const n = points.length;
  const mean = (of: (point: readonly [number, number]) => number): number => points.reduce((sum, point) => sum + of(point), 0) / n;
  const [x, y] = [mean(([at]) => at), mean(([, value]) => value)];
  const spread = points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
  if (n < 3 || spread === 0) return { slope: 0, margin: Number.POSITIVE_INFINITY };
  const slope = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0) / spread;
  const residual = points.reduce((sum, [at, value]) => sum + (value - y - slope * (at - x)) ** 2, 0);
  return { slope, margin: studentT(n - 2) * Math.sqrt(residual / (n - 2) / spread) };
}

/** The 97.5 % point of Student's t, to a hundredth from 3 degrees of freedom on. */
function studentT(freedom: number): number {
  const exact = [12.71, 4.3];
  return exact[freedom - 1] ?? 1.96 + 2.37 / freedom + 2.82 / freedom ** 2 + 2.56 / freedom ** 3;
}
