// Gives a scene its coordinates: translates it for ELK's layered algorithm, top to bottom, and reads the answer back.
// A normal edge leaves a card at its bottom, an error edge at its right side; everything enters at the top.
import { type ElkExtendedEdge, type ElkNode, type ElkPort, layoutGraph } from './elk.ts';
import { type Edge, type Frame, type Item, itemsIn, type Scene } from './scene.ts';
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
  const frames = [scene.root, ...itemsIn(scene.root)].filter(item => item.kind === 'frame');
  const dots = new Set(frames.flatMap(frame => frame.dots.map(dot => dot.id)));
  const graph: ElkNode = {
    ...nodeOf(scene.root, portsByOwner(scene.edges, dots)),
    layoutOptions: { ...ROOT_OPTIONS, ...paddingOf(scene.root) },
    edges: scene.edges.map(edge => elkEdge(edge, dots)),
  };
  return readBack(await layoutGraph(graph), scene);
}

const ROOT_OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'DOWN',
  'elk.hierarchyHandling': 'INCLUDE_CHILDREN',
  'elk.json.edgeCoords': 'ROOT',
  'elk.json.shapeCoords': 'ROOT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.crossingMinimization.forceNodeModelOrder': 'false',
  'elk.layered.thoroughness': '12',
  'elk.layered.unnecessaryBendpoints': 'true',
  ...spacings(),
};

function spacings(): Readonly<Record<string, string>> {
  return {
    'elk.spacing.nodeNode': '32',
    'elk.spacing.edgeNode': '20',
    'elk.spacing.edgeEdge': '14',
    'elk.spacing.edgeLabel': '4',
    'elk.layered.spacing.nodeNodeBetweenLayers': '34',
    'elk.layered.spacing.edgeNodeBetweenLayers': '18',
    'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
  };
}

function paddingOf(frame: Frame): Readonly<Record<string, string>> {
  const stack = frame.look === 'each' ? STACK : 0;
  const top = frame.look === 'workflow' ? 8 : frame.look === 'branch' && frame.label === '' ? 20 : 40;
  const [side, bottom] = frame.look === 'workflow' ? [8, 8] : [20, 20];
  const padding = `[top=${top},left=${side},bottom=${bottom + stack},right=${side + stack}]`;
  return { 'elk.padding': padding };
}

function nodeOf(item: Item, ports: ReadonlyMap<string, readonly ElkPort[]>): ElkNode {
  if (item.kind === 'card') {
    const { id, width, height } = item;
    return {
      id,
      width,
      height,
      ports: [...(ports.get(id) ?? [])],
      layoutOptions: { 'elk.portConstraints': 'FIXED_SIDE' },
    };
  }
  return {
    id: item.id,
    children: item.children.map(child => nodeOf(child, ports)),
    ports: item.dots.map(dot => portOf(dot.id, SIDES[dot.side], DOT)),
    layoutOptions: {
      ...spacings(),
      ...paddingOf(item),
      'elk.portConstraints': 'FIXED_SIDE',
      'elk.nodeSize.constraints': 'MINIMUM_SIZE',
      'elk.nodeSize.minimum': `(${Math.ceil(frameLabelWidth(item))},60)`,
    },
  };
}

/** What the frame's name needs: its tag, its label, the glyph before them and the rounding of the border. */
export function frameLabelWidth({ look, label }: Frame): number {
  return textWidth(`${FRAME_TAGS[look]}  ${label}`, FONTS.frame) + 56;
}

/** What stands before the label of a frame. */
export const FRAME_TAGS: { readonly [Look in Frame['look']]: string } = {
  workflow: '',
  run: '',
  fork: 'Parallel',
  branch: '',
  each: 'Fan-out',
  inlined: 'Inlined',
  loop: 'Loop',
  try: 'Try',
  catch: 'Catch',
  finally: 'Finally',
  atomic: 'Transaction',
};

const SIDES = { top: 'NORTH', bottom: 'SOUTH', side: 'EAST' } as const;

function portOf(id: string, side: 'NORTH' | 'SOUTH' | 'EAST', size: number): ElkPort {
  const borderOffset = size === 0 ? {} : { 'elk.port.borderOffset': String(-size / 2) };
  return { id, width: size, height: size, layoutOptions: { 'elk.port.side': side, ...borderOffset } };
}

/** Every card gets a port per edge that leaves it, and one for all that enter it by look. Dots are ports themselves. */
function portsByOwner(edges: readonly Edge[], dots: ReadonlySet<string>): ReadonlyMap<string, readonly ElkPort[]> {
  const ports = new Map<string, Map<string, ElkPort>>();
  const add = (owner: string, id: string, side: 'NORTH' | 'SOUTH' | 'EAST') => {
    if (dots.has(owner)) return;
    const own = ports.get(owner) ?? new Map<string, ElkPort>();
    own.set(id, portOf(id, side, 0));
    ports.set(owner, own);
  };
  for (const edge of edges) {
    add(edge.from, sourcePort(edge), edge.look === 'error' ? 'EAST' : 'SOUTH');
    add(edge.to, targetPort(edge), 'NORTH');
  }
  return new Map([...ports].map(([owner, own]) => [owner, [...own.values()]]));
}

const sourcePort = (edge: Edge) => `${edge.from}#${edge.id}`;

const targetPort = (edge: Edge) => `${edge.to}#${edge.look}`;

function elkEdge(edge: Edge, dots: ReadonlySet<string>): ElkExtendedEdge {
  const { id, label, from, to } = edge;
  const ends = {
    sources: [dots.has(from) ? from : sourcePort(edge)],
    targets: [dots.has(to) ? to : targetPort(edge)],
  };
  if (label === undefined) return { id, ...ends };
  const size = { width: Math.ceil(textWidth(label, FONTS.edge)) + 12, height: LABEL_HEIGHT };
  const layoutOptions = { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' };
  return { id, ...ends, labels: [{ id: `${id}.label`, text: label, ...size, layoutOptions }] };
}

function readBack(graph: ElkNode, scene: Scene): Layout {
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
  const routes = scene.edges.map(edge => routeOf(edge, drawn.get(edge.id)));
  return { width: graph.width ?? 0, height: graph.height ?? 0, boxes, dots, routes };
}

function routeOf(edge: Edge, drawn: ElkExtendedEdge | undefined): Route {
  const points = (drawn?.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
    startPoint,
    ...(bendPoints ?? []),
    endPoint,
  ]);
  const label = drawn?.labels?.[0];
  return { edge, points, label: label === undefined ? undefined : boxOf(label) };
}

interface Shape {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

const boxOf = ({ x = 0, y = 0, width = 0, height = 0 }: Shape): Box => ({ x, y, width, height });
