// Waits: timers and signals.
//
// A timer is a Wait state. A relative one is counted by the platform in whole seconds; a time that has passed is no wait.
//
// A signal is a task that waits for its token: the function registers the token in the mailbox (stdlib/runtime/signals.ts),
// and whoever delivers the message ends the task with it. When the time is over the mailbox is asked once more, because the
// message may have come in the same moment: only it knows. A wait without end is repeated each day with a new token: should
// a process have died between taking a message and waking the task, the task gets it then.
import type { SignalNode, TimerNode } from '../../compiler/ir/workflow.ts';
import { functionArn } from '../names.ts';
import { constant, expression, keyCode, template, value } from './expressions.ts';
import { retriers, taskCatchers } from './failures.ts';
import type { Scope } from './scope.ts';
import { add, assigning, comment, errorTarget, target } from './scope.ts';
import type { Assign, Catcher, Retrier, TaskState, Template, WaitState } from './types.ts';

export function emitTimer(scope: Scope, node: TimerNode): void {
  add(scope, target(scope, node.id), {
    Type: 'Wait',
    Comment: comment(scope, node.span, 'waits'),
    ...waitTime(node),
    Output: {},
    Next: target(scope, node.next),
  });
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
  const catchers = to === undefined ? [] : taskCatchers(scope, to);
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
    Arguments: asking(scope, node, { action: 'wait', token, shape: plain(node.shape) }),
    TimeoutSeconds: timeout === undefined ? day : secondsOf(timeout),
    Retry: timeout === undefined ? [...patient, again] : patient,
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
    Arguments: asking(scope, node, { action: 'withdraw' }),
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

function assigned(scope: Scope, { result }: SignalNode, from: string): { readonly Assign?: Assign } {
  return result === undefined ? {} : { Assign: assigning(scope, result, expression(from)) };
}

function asking(scope: Scope, node: SignalNode, values: { readonly [name: string]: Template }): Template {
  return {
    FunctionName: `\${${functionArn(scope.service)}}`,
    Payload: {
      run: 'mu:signal',
      key: expression(keyCode(node.key)),
      attempt: '{% $max([0, $states.context.State.RetryCount]) %}',
      time: '{% $states.context.State.EnteredTime %}',
      values: { request: expression('$request'), name: template(node.signal), ...values },
    },
  };
}

function secondsOf(timeout: NonNullable<SignalNode['timeout']>): number | string {
  if (timeout.kind === 'variable') return expression(value(timeout.variable));
  return Number(timeout.kind === 'constant' ? timeout.value : 1);
}

/** Trouble with the function that registers; that its time is over is no trouble. */
const patient: readonly Retrier[] = retriers.map(retrier => ({
  ...retrier,
  ErrorEquals: retrier.ErrorEquals.filter(name => name !== 'States.Timeout'),
}));

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
