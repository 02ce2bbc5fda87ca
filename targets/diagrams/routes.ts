// Edges as paths: horizontal and vertical pieces, rounded where they turn, ending in an arrowhead that touches its target.
import type { Box, Point, Route } from './layout.ts';
import { element, escapeText, round } from './markup.ts';

const RADIUS = 8;
const HEAD = { length: 8, half: 4.25 } as const;

/** The line, with a gap for its label, and the arrowhead at its end. */
export function routeMarkup({ edge, points, label }: Route, arrow: boolean): string {
  const end = points.at(-1);
  const before = points.at(-2);
  if (end === undefined || before === undefined) return '';
  const direction = unit(before, end);
  const stop = arrow ? along(end, direction, 1 - HEAD.length) : end;
  const lines = withGap([...points.slice(0, -1), stop], label);
  return [
    ...lines.map(line =>
      element('path', { class: `edge ${edge.look}`, 'data-edge': edge.id, d: roundedPath(line) }),
    ),
    arrow ? element('path', { class: `head ${edge.look}`, d: arrowHead(end, direction) }) : '',
  ].join('');
}

/** A label stands in a vertical piece of its edge, which is drawn above it and below it. */
function withGap(points: readonly Point[], label: Box | undefined): readonly (readonly Point[])[] {
  if (label === undefined) return [points];
  const [top, bottom] = [label.y, label.y + label.height];
  const index = points.findIndex((point, i) => {
    const next = points[i + 1];
    if (next === undefined || Math.abs(point.x - next.x) > 0.5) return false;
    const within = point.x >= label.x && point.x <= label.x + label.width;
    return within && Math.min(point.y, next.y) <= top && Math.max(point.y, next.y) >= bottom;
  });
  const [from, to] = [points[index], points[index + 1]];
  if (from === undefined || to === undefined) return [points];
  const [first, second] = from.y < to.y ? [top, bottom] : [bottom, top];
  return [
    [...points.slice(0, index + 1), { x: from.x, y: first }],
    [{ x: from.x, y: second }, ...points.slice(index + 1)],
  ];
}

export function routeLabel({ edge, label }: Route): string {
  if (label === undefined || edge.label === undefined) return '';
  const { x, y, width, height } = label;
  const text = element('text', { x: x + width / 2, y: y + height / 2 + 4 }, escapeText(edge.label));
  return element('g', { class: `edge-label ${edge.look}` }, text);
}

/** Whether an edge runs down through the box. */
export function crosses({ points }: Route, { x, y, width, height }: Box): boolean {
  return points.some((point, index) => {
    const next = points[index + 1];
    if (next === undefined || Math.abs(next.x - point.x) > 0.5) return false;
    const inside = point.x > x - 4 && point.x < x + width + 4;
    return inside && Math.min(point.y, next.y) < y + height && Math.max(point.y, next.y) > y;
  });
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

const along = (from: Point, { x, y }: Point, length: number) => ({
  x: from.x + x * length,
  y: from.y + y * length,
});

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
