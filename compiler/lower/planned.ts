// The nodes of what is waited for besides methods: timers, signals and functions outside.
import { Bug } from '../../grammar/diagnostic.ts';
import type { Node, NodeId, Operand } from '../ir/workflow.ts';
import type { Arguments, Place } from './instance.ts';
import type { PlannedCall, PlannedExtern, PlannedMethod, PlannedSignal, PlannedTimer } from './split/flow.ts';

interface Identity {
  readonly id: NodeId;
  /** The call site, as keys name it: `Desk.approve/signal1`. */
  readonly site: string;
}

export function plannedNode(
  call: Exclude<PlannedCall, PlannedMethod>,
  args: Arguments,
  place: Place,
  identity: Identity,
): Node {
  switch (call.kind) {
    case 'timer':
      return timerNode(call, args, place, identity);
    case 'signal':
      return signalNode(call, args, place, identity);
    case 'extern':
      return externNode(call, args, place, identity);
    default:
      return call satisfies never;
  }
}

function timerNode(call: PlannedTimer, args: Arguments, place: Place, { id }: Identity): Node {
  const [value] = operandsOf(call, args);
  if (value === undefined) throw new Bug('a timer without a time', call.span);
  const { label, span } = call;
  const wait = { kind: call.wait, value };
  const { region, next, onError } = place;
  // Others may cancel what is started; elsewhere nothing ends a timer before its time, and the edge is taken out.
  return { kind: 'timer', id, label, span, region, wait, next, onError };
}

function signalNode(call: PlannedSignal, args: Arguments, place: Place, { id, site }: Identity): Node {
  const [signal, timeout] = operandsOf(call, args);
  if (signal === undefined) throw new Bug('a signal without a name', call.span);
  return {
    kind: 'signal',
    id,
    label: call.label,
    span: call.span,
    region: place.region,
    signal,
    timeout,
    shape: call.shape,
    result: place.result,
    key: { parts: [site] },
    next: place.next,
    onError: place.onError,
  };
}

function externNode(call: PlannedExtern, args: Arguments, place: Place, { id, site }: Identity): Node {
  return {
    kind: 'extern',
    id,
    label: call.label,
    span: call.span,
    region: place.region,
    service: call.service,
    method: call.label,
    site,
    args:
      args.kind === 'array'
        ? { kind: 'variable', variable: args.variable }
        : { kind: 'array', elements: args.operands },
    result: place.result,
    key: { parts: [site] },
    next: place.next,
    onError: place.onError,
  };
}

function operandsOf(call: PlannedCall, args: Arguments): readonly Operand[] {
  if (args.kind === 'array') throw new Bug(`${call.label} takes no list of arguments`, call.span);
  return args.operands;
}
