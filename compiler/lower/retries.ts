// `@retry` of a service's method, where it is called: the call stands in a loop whose counter is part of its key, so that each
// attempt of the program's own is a call of its own, and the attempts of the platform are not.
//
//   begin ─→ call ─→ next
//             │ ↑
//        fails│ └── pause
//             ↓       ↑
//            again? ──┘ ─→ the error goes on
import type * as js from 'estree';
import { retryPolicy } from '../check/decorators/index.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import type {
  Node,
  NodeId,
  Region,
  RegionId,
  RetryPolicy,
  TimerNode,
  TurnNode,
  Variable,
} from '../ir/workflow.ts';
import type { Lowering, ModuleScope } from './context.ts';
import { array, asyncFunction, call, exported, id, literal, object, property, returning } from './estree.ts';
import type { Place, Site } from './instance.ts';
import { undecided } from './instance.ts';
import type { MethodCode } from './methods.ts';
import { methodName, modulePath } from './names.ts';

/** What is tried again where `@retry` does not say: the platform gave up, or the time was over. */
const passing = ['CallFailed', 'Timeout'];

/** A compensation that says nothing of it is tried for some two hours. */
const undone = { attempts: 14, interval: 1, backoff: 2 };

export function retryOf(method: MethodSymbol, lowering: Lowering): RetryPolicy | undefined {
  const { program, undoings } = lowering;
  const of = undoings.undone(method);
  // Whatever goes wrong while something is undone, it is tried again.
  if (of !== undefined) return { ...(decorated(of, program) ?? undone), on: ['*'] };
  const policy = decorated(method, program);
  return policy && { ...policy, on: policy.on.length === 0 ? passing : policy.on };
}

function decorated(method: MethodSymbol, program: CheckedProgram): RetryPolicy | undefined {
  return retryPolicy(method.declaration.decorators, node => {
    const symbol = program.names.get(node);
    return symbol?.kind === 'error' ? symbol.name : node.name;
  });
}

/** `export async function Hotel$reserve$retry($, v) { return retry($, v, { attempts: 3, … }); }` */
export function retryFunction(
  method: MethodSymbol,
  { attempts, interval, backoff, on }: RetryPolicy,
  module: ModuleScope,
): js.ModuleDeclaration {
  const policy = object([
    property('attempts', literal(attempts)),
    property('interval', literal(interval)),
    property('backoff', literal(backoff)),
    property('on', array(on.map(name => literal(name)))),
  ]);
  const made = call(module.runtime('retry'), id('$'), id('v'), policy);
  return exported(asyncFunction(retryName(method), [id('$'), id('v')], [returning(made)]));
}

function retryName(method: MethodSymbol): string {
  return `${methodName(method.service, method.name)}$retry`;
}

/** No attempt so far. */
const none = { kind: 'operand', operand: { kind: 'constant', value: 0 } } as const;

/** What the loop needs of the workflow around it. */
export interface Around {
  readonly builder: {
    id(): NodeId;
    variable(wanted: string): Variable;
    region(region: Omit<Region, 'id'>): RegionId;
  };
  /** Puts the call into the graph; gives its first node. */
  enter(place: Place): NodeId;
}

/** The call, in its loop if its method has `@retry`; gives the node where it begins. */
export function addRetries(
  { retried: method }: MethodCode,
  place: Place,
  site: Site,
  around: Around,
): NodeId {
  if (method === undefined) return around.enter(place);
  const { builder } = around;
  const [begin, again, pause] = [builder.id(), builder.id(), builder.id()];
  const attempt = builder.variable(`${method.name}_attempt`);
  const error = builder.variable(`${method.name}_error`);
  const seconds = builder.variable(`${method.name}_pause`);
  const label = `@retry ${method.id}`;
  const region = builder.region({
    parent: place.region,
    kind: 'loop',
    label,
    span: site.span,
    iteration: attempt,
  });
  const start = around.enter({ ...place, region, onError: { variable: error, next: again } });
  const shared = { method, site, onError: place.onError };
  const nodes: Node[] = [
    turn(shared, {
      id: begin,
      region: place.region,
      label: `first attempt of ${method.id}`,
      inputs: [],
      ways: [{ when: undefined, exit: 1, sets: [{ variable: attempt, value: none }] }],
      givenUp: 'passes',
      exits: [{ exit: 1, outputs: [{ name: 'attempt', variable: attempt }], next: start }],
    }),
    turn(shared, {
      id: again,
      region,
      label: `try ${method.id} again?`,
      inputs: ['attempt', 'error'].map((name, i) => ({
        name,
        from: { kind: 'variable', variable: i === 0 ? attempt : error },
      })),
      exits: [
        {
          exit: 2,
          outputs: [
            { name: 'attempt', variable: attempt },
            { name: 'seconds', variable: seconds },
          ],
          next: pause,
        },
      ],
    }),
    timer({ id: pause, region, seconds, next: start, onError: place.onError }, method, site),
  ];
  place.nodes.push(...nodes);
  return begin;
}

function timer(
  at: Pick<TimerNode, 'id' | 'region' | 'next' | 'onError'> & { readonly seconds: Variable },
  method: MethodSymbol,
  { span }: Site,
): Node {
  const { id, region, seconds, next, onError } = at;
  const wait = { kind: 'seconds', value: { kind: 'variable', variable: seconds } } as const;
  return { kind: 'timer', id, label: `pause before ${method.id}`, span, region, wait, next, onError };
}

interface Shared {
  readonly method: MethodSymbol;
  readonly site: Site;
  readonly onError: Place['onError'];
}

function turn(
  { method, site, onError }: Shared,
  parts: Pick<TurnNode, 'id' | 'region' | 'label' | 'inputs' | 'ways' | 'givenUp' | 'exits'>,
): TurnNode {
  return {
    kind: 'turn',
    ...parts,
    span: site.span,
    code: { module: modulePath(method.module), name: retryName(method) },
    turn: `${method.id}#retry`,
    service: method.service,
    transaction: false,
    onError,
    effects: { reads: [], writes: [], throws: [] },
    ledger: undecided,
  };
}
