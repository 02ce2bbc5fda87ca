// Edges as paths: horizontal and vertical pieces, rounded where they turn, ending in an arrowhead that touches its target.
import type { Point, Route } from './layout.ts';
import { type Attributes, element, escapeText, round } from './markup.ts';

const RADIUS = 8;
const HEAD = { length: 8, half: 4.25 } as const;

/** `end` is where the arrow points: the border of a dot, or the last point as it is. */
export function routeMarkup({ edge, points }: Route, arrow: boolean, extra: Attributes = {}): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return '';
  const direction = unit(before, end);
  const stop = arrow ? { x: end.x - direction.x * (HEAD.length - 1), y: end.y - direction.y * (HEAD.length - 1) } : end;
  return [
    element('path', { class: `edge ${edge.look}`, ...extra, d: roundedPath([...points.slice(0, -1), stop]) }),
    arrow ? element('path', { class: `head ${edge.look}`, d: arrowHead(end, direction) }) : '',
  ].join('');
}

export function routeLabel({ edge, label }: Route): string {
  if (label === undefined || edge.label === undefined) return '';
  const { x, y, width, height } = label;
  return element('g', { class: `edge-label ${edge.look}` }, [
    element('rect', { x, y: y + 1, width, height: height - 2, rx: 4 }),
    element('text', { x: x + width / 2, y: y + height / 2 + 4 }, escapeText(edge.label)),
  ]);
}

/** Corners become quarter curves, smaller where two corners are close. */
export function roundedPath(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (before === undefined) return `M${pair(point)}`;
      if (after === undefined) return `L${pair(point)}`;
      const radius = Math.min(RADIUS, distance(before, point) / 2, distance(point, after) / 2);
      const start = towards(point, before, radius);
      return `L${pair(start)}Q${pair(point)} ${pair(towards(point, after, radius))}`;
    })
    .join('');
}

export function arrowHead(end: Point, { x, y }: Point): string {
  const { length, half } = HEAD;
  const back = { x: end.x - x * length, y: end.y - y * length };
  const left = { x: back.x - y * half, y: back.y + x * half };
  const right = { x: back.x + y * half, y: back.y - x * half };
  return `M${pair(end)}L${pair(left)}L${pair(right)}Z`;
}

function unit(from: Point, to: Point): Point {
  const length = distance(from, to) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function towards(from: Point, to: Point, length: number): Point {
  const { x, y } = unit(from, to);
  return { x: from.x + x * length, y: from.y + y * length };
}

const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

const pair = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
