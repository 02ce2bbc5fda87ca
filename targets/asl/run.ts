// A run is one invocation of a function. Its reply names the exit that it took and carries the values that live on there.
import type { Graph, Node, RunExit, RunNode, Variable } from '../../compiler/ir/workflow.ts';
import { taskSecondsOf } from '../limits.ts';
import { functionArn } from '../names.ts';
import { constant, expression, keyCode, literal, member, value } from './expressions.ts';
import { patientRetriers, retriers, returned, settlingCatchers, taskCatchers } from './failures.ts';
import { plainText } from './naming.ts';
import type { MachineScope, Scope } from './scope.ts';
import { add, assigning, comment, errorTarget, target } from './scope.ts';
import type { Assign, ChoiceRule, Retrier, TaskState, Template } from './types.ts';

const lambda = 'arn:aws:states:::lambda:invoke';

export function emitRun(scope: Scope, node: RunNode): void {
  const { decides, ...ways } = waysOut(scope, node);
  const settling =
    mayWrite(node.graph) || (handlesFirst(node.graph) && !neverFails(node))
      ? scope.names.beside(besideName(node, '', 'settle'), node.span, node.id)
      : undefined;
  const what = `invokes ${node.function}: ${steps(node)}`;
  const Retry = undoes(node) || neverFails(node) ? patientRetriers : retriers;
  const first = task(scope, node, { what, Payload: invocation(node), Retry, settling });
  add(scope, target(scope, node.id), { ...first, ...ways });
  if (decides !== undefined) emitExits(scope, node, decides);
  if (settling === undefined) return;
  const asking = `finds out what became of ${node.label}, or sees to it that nothing will`;
  const Payload = { ...invocation(node), attempt: 1, settle: givenUp };
  const second = task(scope, node, { what: asking, Payload, Retry: patientRetriers });
  add(scope, settling, { ...second, ...ways });
}

/** The way back of a saga itself: nobody handles it that this is not done. */
function undoes({ graph: { start, nodes } }: RunNode): boolean {
  const first = nodes.find(({ id }) => id === start);
  return first?.kind === 'turn' && first.givenUp === 'never';
}

/** Errors of what it begins with are handled inside, also those that only the platform knows of. */
function handlesFirst({ start, nodes }: Graph): boolean {
  const first = nodes.find(({ id }) => id === start);
  if (first?.kind === 'turn' && first.givenUp !== undefined) return first.givenUp !== 'never';
  return first !== undefined && 'onError' in first && first.onError !== undefined;
}

/** Nothing that the program says can fail in it: no error of its own goes to those who handle errors around it. */
function neverFails({ graph: { nodes } }: RunNode): boolean {
  return nodes.every(
    node =>
      (node.kind === 'turn' && node.givenUp === 'passes') || node.kind === 'leave' || node.kind === 'choice',
  );
}

/** What the platform said when it gave up; its text may be any or none. */
const givenUp = {
  error: '{% "" & $states.input.Error %}',
  cause: '{% $type($states.input.Cause) = "string" ? $substring($states.input.Cause, 0, 2000) : "" %}',
};

type WaysOut = Pick<TaskState, 'Assign' | 'Output' | 'Next' | 'End'>;

/** Where the reply leads. */
function waysOut(scope: Scope, node: RunNode): WaysOut & { readonly decides?: string } {
  const [exit] = node.exits;
  if (exit === undefined) {
    const Output = returned(scope.leaves, '{% $states.result.Payload.values.value %}');
    return { Output, End: true };
  }
  if (node.exits.length === 1 && !hasReturn(node)) {
    const assigned = outputs(scope, exit, '$states.result.Payload.values');
    return { ...assigned, Output: {}, Next: target(scope, exit.next) };
  }
  const choice = scope.names.beside(besideName(node, 'after', 'which way'), node.span, node.id);
  return { Output: '{% $states.result.Payload %}', Next: choice, decides: choice };
}

interface Invoking {
  readonly what: string;
  readonly Payload: Template;
  readonly Retry: readonly Retrier[];
  /** The state for an outcome that is not known. */
  readonly settling?: string | undefined;
}

function task(scope: Scope, node: RunNode, { what, Payload, Retry, settling }: Invoking): TaskState {
  const to = errorTarget(scope, node.onError);
  const unknown = settling === undefined ? [] : settlingCatchers(settling);
  const Catch = to === undefined ? unknown : taskCatchers(scope, to, undefined, unknown);
  return {
    Type: 'Task',
    Comment: comment(scope, node.span, what),
    Resource: lambda,
    Arguments: { FunctionName: `\${${functionArn(node.function)}}`, Payload },
    TimeoutSeconds: taskSecondsOf(node.timeout),
    Retry,
    ...(Catch.length === 0 ? {} : { Catch }),
  };
}

/** A run that writes nothing leaves nothing, whenever it ends. */
function mayWrite(graph: Graph): boolean {
  return graph.nodes.some(node => {
    if (node.kind === 'turn' || node.kind === 'call') return node.ledger.entry === 'always';
    if (node.kind === 'fork') return node.branches.some(branch => mayWrite(branch.graph));
    return node.kind === 'each' && mayWrite(node.body);
  });
}

/** The `Invocation` of stdlib/runtime/ports.ts. The count of attempts is absent from the context of some first attempts. */
function invocation(node: RunNode): { readonly [name: string]: Template } {
  return {
    run: constant(node.run),
    key: expression(keyCode(node.key)),
    attempt: '{% $max([0, $states.context.State.RetryCount]) %}',
    time: '{% $states.context.State.EnteredTime %}',
    values: Object.fromEntries(node.inputs.map(name => [name, expression(value(name))])),
  };
}

/** A Choice whose rules assign: only the values of the exit that was taken are there to be assigned. */
function emitExits(scope: Scope, node: RunNode, name: string): void {
  const rules = node.exits.map(exit => rule(scope, exit));
  if (hasReturn(node)) rules.push(returnRule(scope, node));
  const last = rules.pop();
  if (last === undefined) return;
  const { Condition: _, Next, ...otherwise } = last;
  add(scope, name, {
    Type: 'Choice',
    ...otherwise,
    Comment: comment(scope, node.span, `goes on where ${node.label} left`),
    Choices: rules,
    Default: Next,
  });
}

function rule(scope: Scope, exit: RunExit): ChoiceRule {
  const next = target(scope, exit.next);
  return {
    Comment: plainText(`to ${next}`),
    Condition: expression(`$states.input.exit = ${literal(exit.exit)}`),
    ...outputs(scope, exit, '$states.input.values'),
    Output: {},
    Next: next,
  };
}

function returnRule(scope: Scope, node: RunNode): ChoiceRule {
  const name = scope.names.beside(besideName(node, '', 'return'), node.span, node.id);
  add(scope, name, {
    Type: 'Succeed',
    Comment: comment(scope, node.span, 'returns'),
    Output: returned(scope.leaves, '{% $states.input.values.value %}'),
  });
  return { Comment: 'returns', Condition: '{% $states.input.exit = "return" %}', Next: name };
}

function outputs(scope: MachineScope, exit: RunExit, path: string): { readonly Assign?: Assign } {
  if (exit.outputs.length === 0) return {};
  const output = (name: Variable): Assign => assigning(scope, name, expression(member(path, name)));
  return { Assign: Object.assign({}, ...exit.outputs.map(output)) };
}

function hasReturn(node: RunNode): boolean {
  return node.graph.nodes.some(inner => inner.kind === 'return');
}

/** What the invocation does, in the order in which it is written. */
function steps(node: RunNode): string {
  const labels = node.graph.nodes.flatMap(work);
  const unique = labels.filter((label, i) => labels.indexOf(label) === i);
  return unique.length === 0 ? node.label : unique.join(', then ');
}

function work(node: Node): readonly string[] {
  if (node.kind === 'turn' || node.kind === 'call' || node.kind === 'fork' || node.kind === 'each') {
    return [node.label];
  }
  return [];
}

/** A state that goes with a run's: `after Hotel.find`, `after Hotel.find: which way`, `Hotel.find returns`. */
function besideName({ label, name }: RunNode, before: 'after' | '', what: string): string {
  if (name !== undefined) return `${name}: ${what}`;
  return before === 'after' ? `after ${label}` : `${label} ${what}s`;
}
