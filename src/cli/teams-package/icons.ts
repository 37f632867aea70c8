import { drawPng, type Pixel } from './png.ts';

type Point = readonly [number, number];
interface Line {
  readonly from: Point;
  readonly to: Point;
}

const NAVY: Pixel = [11, 20, 55, 255];
const CYAN = [34, 211, 238];
const VIOLET = [139, 92, 246];
const WHITE: Pixel = [255, 255, 255, 255];
const NOTHING: Pixel = [255, 255, 255, 0];

/** The outline and the face of Blinky: a winking speech bubble with two antennae, in a square of side 1. */
const bubble = { center: [0.5, 0.54], half: [0.31, 0.21], radius: 0.14 } as const;
const tail = lines([0.36, 0.7], [0.5, 0.7], [0.33, 0.87], [0.36, 0.7]);
const antennae = [...lines([0.4, 0.33], [0.34, 0.2]), ...lines([0.6, 0.33], [0.66, 0.2])];
const eye: Point = [0.4, 0.49];
const wink = lines([0.55, 0.5], [0.6, 0.475], [0.66, 0.5]);
const smile = lines(...[-1, -0.6, -0.2, 0.2, 0.6, 1].map((x): Point => [0.5 + x * 0.085, 0.645 - x * x * 0.045]));

/** 192 × 192, full colour: Teams cuts the corners itself. */
export function colorIcon(): Buffer {
  return drawPng(192, (x, y) => {
    if (x < 0.15 || x > 0.85 || y < 0.13 || y > 0.91) return NAVY;
    if (isFace([x, y], 0.018)) return WHITE;
    return isOutline([x, y], 0.021) ? gradient(x, y) : NAVY;
  });
}

/** 32 × 32, white on transparent, as Teams asks of the outline icon: heavier lines, since it is small. */
export function outlineIcon(): Buffer {
  return drawPng(32, (x, y) => (isFace([x, y], 0.028) || isOutline([x, y], 0.032) ? WHITE : NOTHING));
}

function isOutline(at: Point, half: number): boolean {
  const edge = Math.min(roundedBox(at), polygon(at, tail));
  if (Math.abs(edge) < half) return true;
  return antennae.some(({ from, to }) => distance(at, to) < half * 2 || (edge > 0 && segment(at, { from, to }) < half));
}

function isFace(at: Point, half: number): boolean {
  return distance(at, eye) < half * 2 || nearest(at, wink) < half || nearest(at, smile) < half;
}

function gradient(x: number, y: number): Pixel {
  const share = Math.min(1, Math.max(0, (x + y - 0.5) / 1));
  const [red = 0, green = 0, blue = 0] = CYAN.map((from, at) => from + ((VIOLET[at] ?? from) - from) * share);
  return [red, green, blue, 255];
}

function lines(...points: readonly Point[]): readonly Line[] {
  return points.slice(1).map((to, at) => ({ from: points[at] ?? to, to }));
}

// The functions below tell how far a point is from a shape; negative inside.

function distance(at: Point, to: Point): number {
  return Math.hypot(at[0] - to[0], at[1] - to[1]);
}

function segment(at: Point, { from, to }: Line): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = Math.min(1, Math.max(0, ((at[0] - from[0]) * x + (at[1] - from[1]) * y) / (x * x + y * y)));
  return Math.hypot(at[0] - from[0] - x * along, at[1] - from[1] - y * along);
}

function nearest(at: Point, shape: readonly Line[]): number {
  return shape.reduce((least, line) => Math.min(least, segment(at, line)), Number.POSITIVE_INFINITY);
}

function roundedBox([x, y]: Point): number {
  const { center, half, radius } = bubble;
  const overX = Math.abs(x - center[0]) - half[0] + radius;
  const overY = Math.abs(y - center[1]) - half[1] + radius;
  return Math.hypot(Math.max(overX, 0), Math.max(overY, 0)) + Math.min(Math.max(overX, overY), 0) - radius;
}

/** Inside when a ray from the point crosses the border an odd number of times. */
function polygon([x, y]: Point, border: readonly Line[]): number {
  const isCrossed = ({ from, to }: Line): boolean =>
    from[1] > y !== to[1] > y && x < from[0] + ((y - from[1]) * (to[0] - from[0])) / (to[1] - from[1]);
  return border.filter(isCrossed).length % 2 === 1 ? -nearest([x, y], border) : nearest([x, y], border);
}
