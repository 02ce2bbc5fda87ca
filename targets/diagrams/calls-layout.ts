// Lays the call graph out from left to right: a card per service, with a port at each method for each form of call.
import type { Application, CallEdge } from '../../compiler/ir/workflow.ts';
import { type CallRow, type Form, type ServiceCard, serviceCard } from './calls-cards.ts';
import { type ElkExtendedEdge, type ElkNode, type ElkPort, layoutGraph } from './elk.ts';
import type { Point } from './layout.ts';
import type { Places } from './places.ts';

export interface CallRoute {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly form: Form;
  readonly points: readonly Point[];
}

export interface CallsLayout {
  readonly width: number;
  readonly height: number;
  readonly cards: readonly (ServiceCard & Point)[];
  readonly routes: readonly CallRoute[];
}

export async function layoutCalls(application: Application, places: Places): Promise<CallsLayout> {
  const cards = application.services.map(service => serviceCard(service, application, places));
  const calls = distinct(application.calls, cards);
  const graph = await layoutGraph({
    id: 'calls',
    layoutOptions: OPTIONS,
    children: cards.map(card => nodeOf(card, calls)),
    edges: calls.map((call, index) => edgeOf(call, index)),
  });
  const placed = new Map((graph.children ?? []).map(node => [node.id, node]));
  const drawn = new Map((graph.edges ?? []).map(edge => [edge.id, edge]));
  return {
    width: graph.width ?? 0,
    height: graph.height ?? 0,
    cards: cards.map(card => ({ ...card, x: placed.get(card.id)?.x ?? 0, y: placed.get(card.id)?.y ?? 0 })),
    routes: calls.map((call, index) => ({
      ...call,
      id: `c${index}`,
      points: pointsOf(drawn.get(`c${index}`)),
    })),
  };
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.padding': '[top=8,left=8,bottom=8,right=8]',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.unnecessaryBendpoints': 'true',
  'elk.spacing.nodeNode': '36',
  'elk.spacing.edgeNode': '20',
  'elk.spacing.edgeEdge': '12',
  'elk.spacing.nodeSelfLoop': '14',
  'elk.layered.spacing.nodeNodeBetweenLayers': '90',
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '12',
};

type Call = Pick<CallEdge, 'from' | 'to' | 'form'>;

/** Several call sites of one form are one line. Methods that nobody declares are not drawn. */
function distinct(calls: readonly CallEdge[], cards: readonly ServiceCard[]): readonly Call[] {
  const known = new Set(cards.flatMap(card => card.rows.map(row => row.id)));
  const byKey = new Map<string, Call>();
  for (const { from, to, form } of calls) {
    if (known.has(from) && known.has(to)) byKey.set(`${from} ${to} ${form}`, { from, to, form });
  }
  return [...byKey.values()];
}

const serviceOf = (method: string) => method.slice(0, method.indexOf('.'));

const isOwn = ({ from, to }: Call) => serviceOf(from) === serviceOf(to);

const outPort = (call: Call) => `${call.from}>${isOwn(call) ? 'own' : call.form}`;

const inPort = (call: Call) => `${call.to}<${isOwn(call) ? 'own' : ''}`;

function edgeOf(call: Call, index: number): ElkExtendedEdge {
  return { id: `c${index}`, sources: [outPort(call)], targets: [inPort(call)] };
}

function nodeOf(card: ServiceCard, calls: readonly Call[]): ElkNode {
  const { id, width, height } = card;
  const ports = card.rows.flatMap(row => portsOf(row, calls, width));
  return { id, width, height, ports, layoutOptions: { 'elk.portConstraints': 'FIXED_POS' } };
}

function portsOf(row: CallRow, calls: readonly Call[], width: number): readonly ElkPort[] {
  const out = [...new Set(calls.filter(call => call.from === row.id).map(outPort))];
  const into = [...new Set(calls.filter(call => call.to === row.id).map(inPort))];
  const onRight = [...out, ...into.filter(id => id.endsWith('own'))];
  const onLeft = into.filter(id => !id.endsWith('own'));
  const middle = row.y + row.height / 2;
  const spread = (ids: readonly string[], x: number, side: string) =>
    ids.map((id, index): ElkPort => {
      const y = middle + (index - (ids.length - 1) / 2) * 10;
      return { id, x, y, width: 0, height: 0, layoutOptions: { 'elk.port.side': side } };
    });
  return [...spread(onRight, width, 'EAST'), ...spread(onLeft, 0, 'WEST')];
}

function pointsOf(edge: ElkExtendedEdge | undefined): readonly Point[] {
  return (edge?.sections ?? []).flatMap(({ startPoint, bendPoints, endPoint }) => [
    startPoint,
    ...(bendPoints ?? []),
    endPoint,
  ]);
}
