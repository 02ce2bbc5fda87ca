// Calls that live on, as nodes: they are started behind the turn that began them, waited for, and settle before an error
// leaves the method.
import type { ErrorEdge, Node, NodeId, Variable } from '../ir/workflow.ts';
import { startedName } from './emit.ts';
import type { Instance, Place } from './instance.ts';
import { resultOf } from './instance.ts';
import type { MethodCode } from './methods.ts';
import { startedId } from './names.ts';
import type { WaitForPromises } from './split/flow.ts';
import type { Turn } from './turns.ts';

/** What gives names that nothing else in the workflow has. */
interface Numbers {
  id(): NodeId;
  variable(wanted: string): Variable;
  unique(site: string): string;
}

export type TurnNodeExit = Extract<Node, { kind: 'turn' }>['exits'][number];

/** Before an error leaves a method that has begun calls, they settle. */
export function leavingEdge(
  code: MethodCode,
  place: Place,
  name: (local: string) => Variable,
  numbers: Numbers,
): ErrorEdge | undefined {
  const { pending, method } = code.flow;
  if (pending === undefined) return place.onError;
  const { span } = method.declaration;
  const { region, nodes } = place;
  const id = numbers.id();
  const error = place.onError?.variable ?? numbers.variable('error');
  let next = place.onError?.next;
  if (next === undefined) {
    next = numbers.id();
    nodes.push({ kind: 'throw', id: next, label: 'throw', span, region, error });
  }
  const key = { parts: [numbers.unique(`${method.id}/leaving`)] };
  const label = 'what is still running';
  const promises = name(pending);
  const mode = 'settled' as const;
  const result = undefined;
  const onError = place.onError;
  nodes.push({ kind: 'settled', id, label, span, region, promises, mode, result, key, next, onError });
  return { variable: error, next: id };
}

/** What a turn began is started before anything else. */
export function startNode(
  instance: Instance,
  turn: Turn,
  exit: TurnNodeExit,
  numbers: Numbers,
): TurnNodeExit {
  const { begins } = turn.touches;
  const id = numbers.id();
  const starts = instance.started();
  const workflows = [...begins].map(startedId).sort();
  const names = [...begins].map(m => m.id).sort();
  instance.place.nodes.push({
    kind: 'start',
    id,
    label: `start ${names.join(', ')}`,
    span: turn.span,
    region: instance.regions[turn.region] ?? instance.place.region,
    starts,
    workflows,
    next: exit.next,
  });
  return { ...exit, outputs: [...exit.outputs, { name: startedName, variable: starts }], next: id };
}

/** Waits for promises. `site` names the wait in the workflow. */
export function settledNode(
  instance: Instance,
  { label, span, promises, mode, result }: WaitForPromises,
  place: Place,
  { id, site }: { readonly id: NodeId; readonly site: string },
): NodeId {
  place.nodes.push({
    kind: 'settled',
    id,
    label,
    span,
    region: place.region,
    promises: instance.name(promises),
    mode,
    result: resultOf(instance, result, place.next),
    key: { parts: [site] },
    next: place.next,
    onError: place.onError,
  });
  return id;
}
