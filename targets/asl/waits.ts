// Waits: timers and signals.
//
// A timer is a Wait state, or in a workflow that others may cancel, a task that waits for its token. A relative one is counted by the platform in whole seconds; a time that has passed is no wait.
//
// A signal is a task that waits for its token: the function registers the token in the mailbox (stdlib/runtime/signals.ts),
// and whoever delivers the message ends the task with it. When the time is over the mailbox is asked once more, because the
// message may have come in the same moment: only it knows. A wait without end is repeated each day with a new token: should
// a process have died between taking a message and waking the task, the task gets it then.
import type { SignalNode, TimerNode } from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import { constant, expression, keyCode, template, value } from './expressions.ts';
import { retriers, taskCatchers } from './failures.ts';
import { asking, untimed, within } from './promises.ts';
import type { ErrorTarget, Scope } from './scope.ts';
import { add, assigning, comment, errorTarget, target } from './scope.ts';
import type { Assign, Catcher, Retrier, TaskState, Template, WaitState } from './types.ts';

export function emitTimer(scope: Scope, node: TimerNode): void {
  if (scope.cancellable) {
    emitCancellable(scope, node);
    return;
  }
  add(scope, target(scope, node.id), {
    Type: 'Wait',
    Comment: comment(scope, node.span, 'waits'),
    ...waitTime(node),
    Output: {},
    Next: target(scope, node.next),
  });
}

/** The task is told only that it is cancelled: when its time is over, the time has come. */
function emitCancellable(scope: Scope, node: TimerNode): void {
  const to = errorTarget(scope, node.onError);
  const next = target(scope, node.next);
  add(scope, target(scope, node.id), {
    Type: 'Task',
    Comment: comment(scope, node.span, 'waits, or is cancelled'),
    Resource: `${lambda}.waitForTaskToken`,
    Arguments: asking(scope, 'mu:wait', '$states.context.Execution.Name & "/wait"', {
      token: '{% $states.context.Task.Token %}',
      ...within(scope),
    }),
    TimeoutSeconds: secondsUntil(node),
    Retry: untimed,
    Catch: [
      { ErrorEquals: ['States.Timeout'], Comment: 'the time has come', Output: {}, Next: next },
      ...(to === undefined ? [] : taskCatchers(scope, to)),
    ],
    Output: {},
    Next: next,
  });
}

/** A task waits a second at least. */
function secondsUntil({ wait }: TimerNode): number | string {
  const { kind, value: operand } = wait;
  if (operand.kind === 'constant' && kind === 'seconds') return Math.max(1, Math.ceil(Number(operand.value)));
  const code = operand.kind === 'variable' ? value(operand.variable) : String(constantOf(operand));
  if (kind === 'seconds') return expression(`$max([1, $ceil(${code})])`);
  return expression(`$max([1, $ceil((${code} - $toMillis($states.context.State.EnteredTime)) / 1000)])`);
}

function waitTime({ wait }: TimerNode): Pick<WaitState, 'Seconds' | 'Timestamp'> {
  const { kind, value: operand } = wait;
  const code = operand.kind === 'variable' ? value(operand.variable) : undefined;
  if (kind === 'seconds')
    return { Seconds: code === undefined ? Number(constantOf(operand)) : expression(code) };
  if (code !== undefined) return { Timestamp: expression(`$fromMillis(${code})`) };
  return { Timestamp: new Date(Number(constantOf(operand))).toISOString() };
}

function constantOf(operand: TimerNode['wait']['value']): unknown {
  return operand.kind === 'constant' ? operand.value : undefined;
}

const lambda = 'arn:aws:states:::lambda:invoke';
const day = 86_400;

export function emitSignal(scope: Scope, node: SignalNode): void {
  const { timeout } = node;
  const to = errorTarget(scope, node.onError);
  const cancelled = scope.cancellable && to !== undefined ? [emitCancelled(scope, node, to)] : [];
  const catchers = [...cancelled, ...(to === undefined ? [] : taskCatchers(scope, to))];
  const late = timeout === undefined ? undefined : emitLate(scope, node, catchers);
  const Catch =
    late === undefined
      ? catchers
      : [{ ErrorEquals: ['States.Timeout'], Output: {}, Next: late }, ...catchers];
  const token = '{% $states.context.Task.Token %}';
  add(scope, target(scope, node.id), {
    Type: 'Task',
    Comment: comment(scope, node.span, 'waits for a message'),
    Resource: `${lambda}.waitForTaskToken`,
    Arguments: mailing(scope, node, {
      action: 'wait',
      token,
      shape: plain(node.shape),
      ...within(scope),
    }),
    TimeoutSeconds: timeout === undefined ? day : secondsOf(timeout),
    Retry: timeout === undefined ? [...untimed, again] : untimed,
    ...(Catch.length === 0 ? {} : { Catch }),
    ...assigned(scope, node, '$states.result.message'),
    Output: {},
    Next: target(scope, node.next),
  });
}

/** The time is over: either the mailbox has given a message after all, or it throws `Timeout`. */
function emitLate(scope: Scope, node: SignalNode, Catch: readonly Catcher[]): string {
  const name = scope.names.beside(`${node.label}: too late`, node.span, node.id);
  const task: TaskState = {
    Type: 'Task',
    Comment: comment(scope, node.span, 'waits no longer'),
    Resource: lambda,
    Arguments: mailing(scope, node, { action: 'withdraw' }),
    TimeoutSeconds: 60,
    Retry: retriers,
    ...(Catch.length === 0 ? {} : { Catch }),
    ...assigned(scope, node, '$states.result.Payload.values.value'),
    Output: {},
    Next: target(scope, node.next),
  };
  add(scope, name, task);
  return name;
}

/** Nobody waits any more: what came in the same moment is left for others. Then the error goes where it goes. */
function emitCancelled(scope: Scope, node: SignalNode, to: ErrorTarget): Catcher {
  const name = scope.names.beside(`${node.label}: cancelled`, node.span, node.id);
  const [program] = taskCatchers(scope, to);
  if (program === undefined) throw new Bug('no catcher for errors of the program', node.span);
  const on = { Output: '{% $states.input %}', Next: to.next };
  add(scope, name, {
    Type: 'Task',
    Comment: comment(scope, node.span, 'waits no longer'),
    Resource: lambda,
    Arguments: mailing(scope, node, { action: 'cancel' }),
    TimeoutSeconds: 60,
    Retry: retriers,
    Catch: [{ ErrorEquals: ['States.ALL'], ...on }],
    ...on,
  });
  return { ...program, ErrorEquals: ['Cancelled'], Next: name };
}

function assigned(scope: Scope, { result }: SignalNode, from: string): { readonly Assign?: Assign } {
  return result === undefined ? {} : { Assign: assigning(scope, result, expression(from)) };
}

function mailing(scope: Scope, node: SignalNode, values: { readonly [name: string]: Template }): Template {
  const address = { request: expression('$request'), name: template(node.signal) };
  return asking(scope, 'mu:signal', keyCode(node.key), { ...address, ...values });
}

function secondsOf(timeout: NonNullable<SignalNode['timeout']>): number | string {
  if (timeout.kind === 'variable') return expression(value(timeout.variable));
  return Number(timeout.kind === 'constant' ? timeout.value : 1);
}

const again: Retrier = {
  ErrorEquals: ['States.Timeout'],
  IntervalSeconds: 1,
  MaxAttempts: 99_999_999,
  BackoffRate: 1,
};

/** Data whose texts nobody evaluates. */
function plain(data: unknown): Template {
  if (Array.isArray(data)) return data.map(plain);
  if (typeof data === 'object' && data !== null)
    return Object.fromEntries(Object.entries(data).map(([name, inner]) => [name, plain(inner)]));
  return constant(data as string | number | boolean | null);
}
