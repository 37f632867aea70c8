import { drawPng, type Pixel } from './png.ts';

type Point = readonly [number, number];

const NAVY: Pixel = [11, 20, 55, 255];
const CYAN = [34, 211, 238];
const VIOLET = [139, 92, 246];
const WHITE: Pixel = [255, 255, 255, 255];
const NOTHING: Pixel = [255, 255, 255, 0];

/** The outline and the face of Blinky: a winking speech bubble with two antennae, in a square of side 1. */
const tail: readonly Point[] = [
  [0.36, 0.7],
  [0.5, 0.7],
  [0.33, 0.87],
];
const antennae: readonly (readonly Point[])[] = [
  [
    [0.4, 0.33],
    [0.34, 0.2],
  ],
  [
    [0.6, 0.33],
    [0.66, 0.2],
  ],
];
const wink: readonly Point[] = [
  [0.55, 0.5],
  [0.6, 0.475],
  [0.66, 0.5],
];
const smile = [-1, -0.6, -0.2, 0.2, 0.6, 1].map((x): Point => [0.5 + x * 0.085, 0.645 - x * x * 0.045]);

/** 192 × 192, full colour: Teams cuts the corners itself. */
export function colorIcon(): Buffer {
  return drawPng(192, (x, y) => {
    if (isFace([x, y], 0.018)) return WHITE;
    return isOutline([x, y], 0.021) ? gradient(x, y) : NAVY;
  });
}

/** 32 × 32, white on transparent, as Teams asks of the outline icon: heavier lines, since it is small. */
export function outlineIcon(): Buffer {
  return drawPng(32, (x, y) => (isFace([x, y], 0.028) || isOutline([x, y], 0.032) ? WHITE : NOTHING));
}

function isOutline(at: Point, half: number): boolean {
  const bubble = Math.min(roundedBox(at, { center: [0.5, 0.54], half: [0.31, 0.21], radius: 0.14 }), polygon(at, tail));
  if (Math.abs(bubble) < half) return true;
  return antennae.some(([foot = at, tip = at]) => (segment(at, foot, tip) < half && bubble > 0) || distance(at, tip) < half * 2);
}

function isFace(at: Point, half: number): boolean {
  return distance(at, [0.4, 0.49]) < half * 2 || path(at, wink) < half || path(at, smile) < half;
}

function gradient(x: number, y: number): Pixel {
  const share = Math.min(1, Math.max(0, (x + y - 0.5) / 1));
  const [red = 0, green = 0, blue = 0] = CYAN.map((from, at) => from + ((VIOLET[at] ?? from) - from) * share);
  return [red, green, blue, 255];
}

/** The functions below tell how far a point is from a shape; negative inside. */
function distance([x, y]: Point, [toX, toY]: Point): number {
  return Math.hypot(x - toX, y - toY);
}

function segment(at: Point, from: Point, to: Point): number {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const along = Math.min(1, Math.max(0, ((at[0] - from[0]) * x + (at[1] - from[1]) * y) / (x * x + y * y)));
  return distance(at, [from[0] + x * along, from[1] + y * along]);
}

function path(at: Point, points: readonly Point[]): number {
  return Math.min(...points.slice(1).map((to, index) => segment(at, points[index] ?? to, to)));
}

function roundedBox([x, y]: Point, box: { center: Point; half: Point; radius: number }): number {
  const over = [Math.abs(x - box.center[0]) - box.half[0] + box.radius, Math.abs(y - box.center[1]) - box.half[1] + box.radius];
  const [overX = 0, overY = 0] = over;
  return Math.hypot(Math.max(overX, 0), Math.max(overY, 0)) + Math.min(Math.max(overX, overY), 0) - box.radius;
}

function polygon(at: Point, points: readonly Point[]): number {
  const edges = points.map((point, index): [Point, Point] => [point, points[(index + 1) % points.length] ?? point]);
  const crossings = edges.filter(([[x, y], [toX, toY]]) => y > at[1] !== toY > at[1] && at[0] < x + ((at[1] - y) * (toX - x)) / (toY - y));
  const nearest = Math.min(...edges.map(([from, to]) => segment(at, from, to)));
  return crossings.length % 2 === 1 ? -nearest : nearest;
}
