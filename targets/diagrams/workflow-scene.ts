// From the workflow graph to a scene: every IR node becomes exactly one card, frame or dot.
//
//   turn, call, choice, throw, return of a workflow   → a card
//   run, fork and its branches, each, regions         → frames
//   leave of a run, return of a branch                → a dot on the border of the frame that it leaves
//
// Edges go to what a node shows first: to the first card in a run, to the entry dot of a fork.
import type { EachNode, ForkNode, Graph, Node, NodeId, Region, RunNode } from '../../compiler/ir/workflow.ts';
import { type CardNode, cardOf, hueOf, type Setting, startCard } from './cards.ts';
import { flowOrder } from './flow-order.ts';
import { spanText } from './places.ts';
import { type Regions, regionsOf } from './regions.ts';
import type { Dot, Frame, FrameLook, Item, Origin, Scene } from './scene.ts';
import { originOf } from './words.ts';
import { workflowEdges } from './workflow-edges.ts';

export function workflowScene(setting: Setting): Scene {
  const { workflow, application, places } = setting;
  const edges = workflowEdges(workflow);
  const build: Build = {
    setting,
    regions: regionsOf(workflow.regions, workflow.graph),
    order: flowOrder(workflow.graph, edges),
  };
  const origin: Origin = { node: undefined, place: places(workflow.span), tooltip: workflow.id };
  const inside: Inside = { key: 'g', enclosed: new Set(), ends: undefined };
  const method = application.services
    .find(({ name }) => name === workflow.service)
    ?.methods.find(({ id }) => id === workflow.id);
  const root: Frame = {
    ...frame('root', 'workflow', origin),
    children: [startCard(setting), ...itemsOf(workflow.graph, inside, build)],
  };
  const signature = method?.signature ?? `(${workflow.parameters.join(', ')})`;
  const doc = workflow.doc?.split(/\n\s*\n/u)[0] ?? '';
  return { id: workflow.id, heading: workflow.id, signature, doc, root, edges };
}

interface Build {
  readonly setting: Setting;
  readonly regions: Regions;
  readonly order: ReadonlyMap<NodeId, number>;
}

/** What a graph needs to know of the frame that it is drawn in. */
interface Inside {
  /** Makes ids of region frames unique. */
  readonly key: string;
  /** Regions that stand around this frame already. */
  readonly enclosed: ReadonlySet<Region>;
  /** `return` is a dot on the frame (a branch), and not a card. */
  readonly ends: 'dots' | undefined;
}

function itemsOf(graph: Graph, inside: Inside, build: Build): readonly Item[] {
  const nodes = [...graph.nodes]
    .filter(node => !isDot(node, inside))
    .sort((left, right) => (build.order.get(left.id) ?? 0) - (build.order.get(right.id) ?? 0));
  return grouped(nodes, inside, build);
}

/** Nodes of the same region come together in a frame, at the place of the first of them. */
function grouped(nodes: readonly Node[], inside: Inside, build: Build): readonly Item[] {
  const groups = new Map<Region | Node, Node[]>();
  for (const node of nodes) {
    const region = build.regions.around(node).find(each => !inside.enclosed.has(each));
    const key = region ?? node;
    groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  return [...groups].flatMap(([key, members]) => {
    if ('parent' in key) return regionItems(key, members, inside, build);
    return members.map(node => itemOf(node, inside, build));
  });
}

const REGION_LOOKS: { readonly [Kind in Exclude<Region['kind'], 'method' | 'branch' | 'each'>]: FrameLook } =
  {
    inlined: 'inlined',
    loop: 'loop',
    try: 'try',
    catch: 'catch',
    finally: 'finally',
    saga: 'saga',
    undo: 'undo',
    transaction: 'atomic',
  };

function regionItems(
  region: Region,
  members: readonly Node[],
  inside: Inside,
  build: Build,
): readonly Item[] {
  const enclosed = new Set([...inside.enclosed, region]);
  const children = grouped(members, { ...inside, key: `${inside.key}.${region.id}`, enclosed }, build);
  if (region.kind === 'method' || region.kind === 'branch' || region.kind === 'each') return children;
  if (region.kind === 'transaction' && isOneTransaction(children)) return children;
  const place = build.setting.places(region.span);
  const origin = { node: undefined, place, tooltip: `${region.label}\n${spanText(place)}` };
  const look = REGION_LOOKS[region.kind];
  return [
    {
      ...frame(`${inside.key}.${region.id}`, look, origin),
      label: build.setting.headline(region.label, region.span),
      children,
    },
  ];
}

/** A transaction that is one card says so itself; a run around it does not change that. */
function isOneTransaction(children: readonly Item[]): boolean {
  const [only, ...others] = children;
  if (only === undefined || others.length > 0) return false;
  return only.kind === 'card'
    ? only.look === 'transaction'
    : only.look === 'run' && isOneTransaction(only.children);
}

function itemOf(node: Node, inside: Inside, build: Build): Item {
  const enclosed = new Set([...inside.enclosed, ...build.regions.around(node)]);
  const within: Inside = { ...inside, key: node.id, enclosed };
  switch (node.kind) {
    case 'run':
      return runFrame(node, within, build);
    case 'fork':
      return forkFrame(node, within, build);
    case 'each':
      return eachFrame(node, within, build);
    case 'turn':
    case 'call':
    case 'choice':
    case 'timer':
    case 'signal':
    case 'extern':
    case 'start':
    case 'settled':
    case 'settle':
    case 'return':
    case 'throw':
    case 'leave':
      return cardOf(node satisfies CardNode, build.setting);
    default:
      return node satisfies never;
  }
}

function runFrame(node: RunNode, inside: Inside, build: Build): Frame {
  const { application, places } = build.setting;
  return {
    ...frame(node.id, 'run', originOf(node, places)),
    label: `${node.function} function`,
    hue: hueOf(application, node.function),
    children: itemsOf(node.graph, inside, build),
    dots: [...dotsOf(node.graph, inside, build), ...errorDot(node)],
  };
}

function forkFrame(node: ForkNode, inside: Inside, build: Build): Frame {
  const { places, headline } = build.setting;
  const branches = node.branches.map((branch, index): Frame => {
    const within: Inside = { ...inside, key: `${node.id}.b${index}`, ends: 'dots' };
    const origin: Origin = { node: undefined, place: places(node.span), tooltip: branch.label };
    return {
      ...frame(within.key, 'branch', origin),
      label: branch.label,
      children: itemsOf(branch.graph, within, build),
      dots: dotsOf(branch.graph, within, build),
    };
  });
  return {
    ...frame(node.id, 'fork', originOf(node, places)),
    label: headline(node.label, node.span),
    children: branches,
    dots: [entryDot(node), joinDot(node), ...errorDot(node)],
  };
}

function eachFrame(node: EachNode, inside: Inside, build: Build): Frame {
  const within: Inside = { ...inside, key: node.id, ends: 'dots' };
  return {
    ...frame(node.id, 'each', originOf(node, build.setting.places)),
    label: / for each$/u.test(node.label) ? build.setting.headline(node.label, node.span) : node.label,
    children: itemsOf(node.body, within, build),
    dots: [entryDot(node), ...dotsOf(node.body, within, build), ...errorDot(node)],
  };
}

function frame(id: string, look: FrameLook, origin: Origin): Frame {
  return { kind: 'frame', id, look, origin, label: '', hue: undefined, children: [], dots: [] };
}

function isDot(node: Node, inside: Inside): boolean {
  return node.kind === 'leave' || (node.kind === 'return' && inside.ends === 'dots');
}

function dotsOf(graph: Graph, inside: Inside, build: Build): readonly Dot[] {
  return graph.nodes
    .filter(node => isDot(node, inside))
    .map(node => ({
      id: node.id,
      side: 'bottom',
      look: 'exit',
      origin: originOf(node, build.setting.places),
    }));
}

const entryDot = ({ id }: Node): Dot => ({ id: `${id}.in`, side: 'top', look: 'entry', origin: undefined });

const joinDot = ({ id }: Node): Dot => ({ id: `${id}.out`, side: 'bottom', look: 'join', origin: undefined });

function errorDot({ id, onError }: RunNode | ForkNode | EachNode): readonly Dot[] {
  return onError === undefined ? [] : [{ id: `${id}.error`, side: 'side', look: 'error', origin: undefined }];
}
