// Gives a scene its coordinates: translates it for ELK's layered algorithm, top to bottom, and reads the answer back.
// A normal edge leaves a card at its bottom, an error edge at its right side; everything enters at the top.

import { type Crossings, cutEdges, type Port, type Segment } from './crossings.ts';
import { type ElkExtendedEdge, type ElkNode, type ElkPort, layoutGraph } from './elk.ts';
import { frameName } from './frame-names.ts';
import type { Edge, Frame, Item, Scene } from './scene.ts';
import { FONTS, textWidth } from './text.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface Route {
  readonly edge: Edge;
  /** From the first point to the last; every piece is horizontal or vertical. */
  readonly points: readonly Point[];
  readonly label: Box | undefined;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** By id of card or frame. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** By id of dot: its centre. */
  readonly dots: ReadonlyMap<string, Point>;
  readonly routes: readonly Route[];
}

export const DOT = 9;
/** How far the cards of a fan-out's stack stand out behind the first. */
export const STACK = 10;
export const LABEL_HEIGHT = 18;

export async function layoutScene(scene: Scene): Promise<Layout> {
  const crossings = cutEdges(scene);
  return readBack(await layoutGraph(elkGraph(scene, crossings)), scene, crossings);
}

function elkGraph({ root }: Scene, { segments, ports }: Crossings): ElkNode {
  const node = nodeOf(root, ports);
  return {
    ...node,
    layoutOptions: { ...node.layoutOptions, ...ROOT_OPTIONS },
    edges: segments.map(elkEdge),
  };
}

const FRAME_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'PREFER_NODES',
  'elk.layered.cycleBreaking.strategy': 'DEPTH_FIRST',
  'elk.layered.unnecessaryBendpoints': 'true',
  'elk.spacing.nodeNode': '32',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.edgeLabel': '4',
  'elk.layered.spacing.nodeNodeBetweenLayers': '34',
  'elk.layered.spacing.edgeNodeBetweenLayers': '18',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
};

const ROOT_OPTIONS = {
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
};

function paddingOf(frame: Frame): Readonly<Record<string, string>> {
  const stack = frame.look === 'each' ? STACK : 0;
  const top = frame.look === 'workflow' ? 8 : frame.look === 'branch' && frame.label === '' ? 20 : 40;
  const [side, bottom] = frame.look === 'workflow' ? [8, 8] : [20, 20];
  const padding = `[top=${top},left=${side},bottom=${bottom + stack},right=${side + stack}]`;
  return { 'elk.padding': padding };
}

function nodeOf(item: Item, ports: ReadonlyMap<string, readonly Port[]>): ElkNode {
  if (item.kind === 'card') {
    const { id, width, height } = item;
    return {
      id,
      width,
      height,
      ports: (ports.get(id) ?? []).map(portOf),
      layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    };
  }
  return {
    id: item.id,
    children: item.children.map(child => nodeOf(child, ports)),
    ports: (ports.get(item.id) ?? []).map(portOf),
    layoutOptions: {
      ...FRAME_OPTIONS,
      ...paddingOf(item),
      'elk.portConstraints': 'FIXED_SIDE',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${Math.ceil(minimumWidth(item))},60)`,
      'elk.contentAlignment': 'H_CENTER V_TOP',
      'elk.alignment': 'TOP',
    },
  };
}

/** Room for the frame's name on the left half, as edges come in at the middle. */
function minimumWidth({ look, label }: Frame): number {
  const name = textWidth(frameName(look, label).join(' '), FONTS.frame) + 46;
  return look === 'branch' ? Math.min(name, 400) : Math.min(2 * name, 440);
}

function portOf({ id, side, dot }: Port): ElkPort {
  const size = dot ? DOT : 0;
  const layoutOptions = { 'elk.port.side': side, 'elk.port.borderOffset': String(-size / 2) };
  return { id, width: size, height: size, layoutOptions };
}

function elkEdge({ id, from, to, label }: Segment): ElkExtendedEdge {
  const ends = { id, sources: [from], targets: [to] };
  if (label === undefined) return ends;
  const size = { width: Math.ceil(textWidth(label, FONTS.edge)) + 12, height: LABEL_HEIGHT };
  const layoutOptions = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };
  return { ...ends, labels: [{ id: `${id}.label`, text: label, ...size, layoutOptions }] };
}

function readBack(graph: ElkNode, scene: Scene, { pieces }: Crossings): Layout {
  const boxes = new Map<string, Box>();
  const dots = new Map<string, Point>();
  const visit = (node: ElkNode) => {
    boxes.set(node.id, boxOf(node));
    for (const port of node.ports ?? []) {
      const { x, y, width, height } = boxOf(port);
      dots.set(port.id, { x: x + width / 2, y: y + height / 2 });
    }
    (node.children ?? []).forEach(visit);
  };
  visit(graph);
  const drawn = new Map((graph.edges ?? []).map(edge => [edge.id, edge]));
  const routes = scene.edges.map(edge =>
    routeOf(
      edge,
      (pieces.get(edge.id) ?? []).map(id => drawn.get(id)),
    ),
  );
  return { width: graph.width ?? 0, height: graph.height ?? 0, boxes, dots, routes };
}

function routeOf(edge: Edge, pieces: readonly (ElkExtendedEdge | undefined)[]): Route {
  const points = pieces
    .flatMap(piece => piece?.sections ?? [])
    .flatMap(({ startPoint, bendPoints, endPoint }) => [startPoint, ...(bendPoints ?? []), endPoint]);
  const label = pieces.flatMap(piece => piece?.labels ?? [])[0];
  return { edge, points: straightened(points), label: label === undefined ? undefined : boxOf(label) };
}

/** Without the points that say nothing: doubles where two pieces meet, points on a straight line, and rounding errors. */
function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = [];
  for (const next of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)];
    if (last !== undefined && near(last.x, next.x) && near(last.y, next.y)) continue;
    const point = last === undefined ? next : snapped(next, last);
    if (before !== undefined && last !== undefined && inLine(before, last, point)) kept.pop();
    kept.push(point);
  }
  return kept;
}

function inLine(first: Point, second: Point, third: Point): boolean {
  const vertical = near(first.x, second.x) && near(second.x, third.x);
  return vertical || (near(first.y, second.y) && near(second.y, third.y));
}

/** ELK rounds ports and bends apart, by less than a pixel. */
function snapped({ x, y }: Point, last: Point): Point {
  return { x: near(x, last.x) ? last.x : x, y: near(y, last.y) ? last.y : y };
}

const near = (left: number, right: number) => Math.abs(left - right) < 1;

interface Shape {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Shape): Box => ({ x, y, width, height });
