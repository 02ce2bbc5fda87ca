// ELK lays out one frame at a time, from the inside out, which is fast and sturdy but knows no edges that cross a border.
// So every edge is cut where it crosses one, with a port at the cut:
//
//   a in run R  →  b in run S      becomes      a → R's bottom,   R's bottom → S's top,   S's top → b
//
// Edges of one look to one target share the way in.
import { type Dot, type Edge, type Frame, itemsIn, type Scene } from './scene.ts';

export type Side = 'NORTH' | 'SOUTH' | 'EAST';

export interface Segment {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Written on the first piece of an edge, beside what decides. */
  readonly label: string | undefined;
}

export interface Port {
  readonly id: string;
  readonly side: Side;
  /** A dot is drawn here. */
  readonly dot: boolean;
}

export interface Crossings {
  readonly segments: readonly Segment[];
  /** By id of the edge: its pieces in order. */
  readonly pieces: ReadonlyMap<string, readonly string[]>;
  /** By id of card or frame. */
  readonly ports: ReadonlyMap<string, readonly Port[]>;
}

export function cutEdges(scene: Scene): Crossings {
  const tree = treeOf(scene.root);
  const ports = new Map<string, Map<string, Port>>();
  const segments = new Map<string, Segment>();
  const pieces = new Map<string, readonly string[]>();
  const addPort = (owner: string, port: Port) => {
    const own = ports.get(owner) ?? new Map<string, Port>();
    if (!own.has(port.id)) own.set(port.id, port);
    ports.set(owner, own);
    return port.id;
  };
  for (const [id, { dot, owner }] of tree.dots) addPort(owner, { id, side: SIDES[dot.side], dot: true });
  for (const edge of scene.edges) {
    const ids: string[] = [];
    for (const { from, to } of stepsOf(edge, tree, addPort)) {
      const key = `${from} ${to}`;
      const known = segments.get(key);
      const label = known?.label ?? (ids.length === 0 ? edge.label : undefined);
      segments.set(key, { id: known?.id ?? `${edge.id}.${ids.length}`, from, to, label });
      ids.push(segments.get(key)?.id ?? '');
    }
    pieces.set(edge.id, ids);
  }
  const lists = [...ports].map(([owner, own]) => [owner, [...own.values()]] as const);
  return { segments: [...segments.values()], pieces, ports: new Map(lists) };
}

const SIDES = { top: 'NORTH', bottom: 'SOUTH', side: 'EAST' } as const;

interface Tree {
  /** Frames around a card or frame, outermost first. */
  readonly around: ReadonlyMap<string, readonly string[]>;
  readonly dots: ReadonlyMap<string, { readonly dot: Dot; readonly owner: string }>;
  /** Cards that taper to a point at the top. */
  readonly tips: ReadonlySet<string>;
}

function treeOf(root: Frame): Tree {
  const around = new Map<string, readonly string[]>();
  const visit = (frame: Frame, outer: readonly string[]) => {
    around.set(frame.id, outer);
    for (const child of frame.children) {
      if (child.kind === 'frame') visit(child, [...outer, frame.id]);
      else around.set(child.id, [...outer, frame.id]);
    }
  };
  visit(root, []);
  const items = [root, ...itemsIn(root)];
  const frames = items.filter(item => item.kind === 'frame');
  const choices = items.filter(item => item.kind === 'card' && item.look === 'choice');
  const dots = frames.flatMap(({ id, dots }) => dots.map(dot => [dot.id, { dot, owner: id }] as const));
  return { around, dots: new Map(dots), tips: new Set(choices.map(({ id }) => id)) };
}

interface Step {
  readonly from: string;
  readonly to: string;
}

type AddPort = (owner: string, port: Port) => string;

function stepsOf(edge: Edge, tree: Tree, addPort: AddPort): readonly Step[] {
  const { look } = edge;
  const out: Side = look === 'error' ? 'EAST' : 'SOUTH';
  const outer = framesAround(edge.from, 'from', tree);
  const inner = framesAround(edge.to, 'to', tree);
  const common = inner.findIndex((frame, index) => outer[index] !== frame);
  const shared = common < 0 ? inner.length : common;
  const isDot = (id: string) => tree.dots.has(id);
  const start = isDot(edge.from)
    ? edge.from
    : addPort(edge.from, { id: `${edge.from}#${edge.id}`, side: out, dot: false });
  const exits = outer
    .slice(shared)
    .reverse()
    .map(frame => addPort(frame, { id: `${edge.id}>${frame}`, side: 'SOUTH', dot: false }));
  const entries = inner
    .slice(shared)
    .map(frame => addPort(frame, { id: `${edge.to}<${frame}#${look}`, side: 'NORTH', dot: false }));
  const end = isDot(edge.to)
    ? edge.to
    : addPort(edge.to, { id: entryPort(edge, tree), side: 'NORTH', dot: false });
  const stops = [start, ...exits, ...entries, end];
  return stops.slice(1).map((to, index) => ({ from: stops[index] ?? '', to }));
}

/** A choice has one place to come in: its tip. */
function entryPort({ to, look }: Edge, { tips }: Tree): string {
  return tips.has(to) ? `${to}#in` : `${to}#${look}`;
}

/** A dot is seen from inside its frame or from outside: an entry is gone to from outside, an exit is left to the outside. */
function framesAround(id: string, role: 'from' | 'to', { around, dots }: Tree): readonly string[] {
  const found = dots.get(id);
  if (found === undefined) return around.get(id) ?? [];
  const outside = around.get(found.owner) ?? [];
  const isInside = (found.dot.look === 'entry') === (role === 'from');
  return isInside ? [...outside, found.owner] : outside;
}
