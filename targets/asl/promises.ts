// Durable promises in a machine.
//
//   start    Map over what a turn has begun: one execution each, named by its promise, so that starting twice is starting once
//   settled  Task that waits for its token; the library looks for outcomes and tells it (stdlib/runtime/settling.ts)
//   settle   Task that records the outcome of the execution's own promise, and tells who waits for it
//
// What fails here for a while is tried again for a long time: nobody else would start what was begun, or wake who waits.
import type { SettledNode, SettleNode, StartNode } from '../../compiler/ir/workflow.ts';
import { taskSecondsOf } from '../limits.ts';
import { functionArn } from '../names.ts';
import { expression, keyCode, literal, template, value } from './expressions.ts';
import { patient, patientRetriers, retriers, taskCatchers } from './failures.ts';
import type { Scope } from './scope.ts';
import { add, assigning, comment, errorTarget, target } from './scope.ts';
import type { Retrier, States, TaskState, Template } from './types.ts';

const lambda = 'arn:aws:states:::lambda:invoke';
const exists = 'StepFunctions.ExecutionAlreadyExistsException';

export function emitStart(scope: Scope, node: StartNode): void {
  const one = scope.names.beside(`${node.label}: one`, node.span, node.id);
  const done = scope.names.beside(`${node.label}: started`, node.span, node.id);
  const states: States = {
    [one]: {
      Type: 'Task',
      Comment: comment(scope, node.span, 'starts a call that runs on by itself'),
      Resource: 'arn:aws:states:::states:startExecution',
      Arguments: {
        StateMachineArn: machineOf(scope, node),
        Name: '{% $states.input.begun.key %}',
        Input: { args: '{% $states.input.begun.args %}', request: '{% $request %}' },
      },
      Retry: [{ ErrorEquals: [exists], MaxAttempts: 0 }, patient(['States.ALL'])],
      Catch: [{ ErrorEquals: [exists], Comment: 'it was started before', Output: {}, Next: done }],
      Output: {},
      Next: done,
    },
    [done]: { Type: 'Succeed', Comment: comment(scope, node.span, 'it runs on by itself') },
  };
  add(scope, target(scope, node.id), {
    Type: 'Map',
    Comment: comment(scope, node.span, `starts ${node.workflows.map(withoutSuffix).join(', ')}`),
    Items: expression(value(node.starts)),
    ItemSelector: { begun: '{% $states.context.Map.Item.Value %}' },
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: one, States: states },
    Output: {},
    Next: target(scope, node.next),
  });
}

function withoutSuffix(workflow: string): string {
  return workflow.replace(/\.started$/, '');
}

/** Which one it is, the begun call says where there are several. */
function machineOf({ machineArn }: Scope, { workflows }: StartNode): string {
  const [only = '', ...others] = workflows;
  if (others.length === 0) return `\${${machineArn(only)}}`;
  const arns = workflows.map(id => `${literal(id)}: "\${${machineArn(id)}}"`);
  return expression(`$lookup({${arns.join(', ')}}, $states.input.begun.workflow)`);
}

export function emitSettled(scope: Scope, node: SettledNode): void {
  const to = errorTarget(scope, node.onError);
  add(scope, target(scope, node.id), {
    Type: 'Task',
    Comment: comment(scope, node.span, `waits for ${awaited[node.mode]}`),
    Resource: `${lambda}.waitForTaskToken`,
    Arguments: asking(scope, 'mu:settled', keyCode(node.key), {
      token: '{% $states.context.Task.Token %}',
      mode: node.mode,
      promises: expression(value(node.promises)),
      ...within(scope),
    }),
    Retry: untimed,
    ...(to === undefined ? {} : { Catch: taskCatchers(scope, to) }),
    ...(node.result === undefined
      ? {}
      : { Assign: assigning(scope, node.result, '{% $states.result.value %}') }),
    Output: {},
    Next: target(scope, node.next),
  });
}

const awaited: { readonly [mode in SettledNode['mode']]: string } = {
  one: 'the call',
  all: 'all of the calls',
  settled: 'all of the calls, whatever becomes of them',
  race: 'the first of the calls; then the others end or are cancelled',
  any: 'the first of the calls that succeeds; then the others end or are cancelled',
};

export function emitSettle(scope: Scope, node: SettleNode): void {
  const task: TaskState = {
    Type: 'Task',
    Comment: comment(
      scope,
      node.span,
      node.outcome === 'value' ? 'tells who waits for the result' : 'tells who waits for it of the error',
    ),
    Resource: lambda,
    Arguments: asking(scope, 'mu:settle', `${execution} & "/settle"`, {
      promise: expression(execution),
      outcome: node.outcome,
      value: template(node.value),
    }),
    TimeoutSeconds: taskSecondsOf(undefined),
    Retry: patientRetriers,
    Output: {},
    Next: target(scope, node.next),
  };
  add(scope, target(scope, node.id), task);
}

const execution = '$states.context.Execution.Name';

/** Where others may cancel the workflow, its waits say whose they are. */
export function within({ cancellable }: Scope): { readonly [name: string]: Template } {
  return cancellable ? { within: expression(execution) } : {};
}

/** An invocation of the library in the function of the workflow's service. */
export function asking(
  scope: Scope,
  run: string,
  key: string,
  values: { readonly [name: string]: Template },
): Template {
  return {
    FunctionName: `\${${functionArn(scope.service)}}`,
    Payload: {
      run,
      key: expression(key),
      attempt: '{% $max([0, $states.context.State.RetryCount]) %}',
      time: '{% $states.context.State.EnteredTime %}',
      values,
    },
  };
}

/** Trouble with the function that registers; that its time is over is no trouble. */
export const untimed: readonly Retrier[] = retriers.map(retrier => ({
  ...retrier,
  ErrorEquals: retrier.ErrorEquals.filter(name => name !== 'States.Timeout'),
}));
