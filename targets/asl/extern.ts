// A call of a function outside: a task that is tried as its policy says, always under the same key.
//
// Three kinds of errors come back. What the program declares is an answer: there is no other attempt unless the policy names
// it. An attempt without an answer in time is a `Timeout`. All the rest, whatever the platform calls it, is a `CallFailed`.
// Throttling alone is not the policy's business: the function was not called.
import type { ExternNode, ExternUnit, RetryPolicy } from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import { externSeconds } from '../limits.ts';
import { functionArn } from '../names.ts';
import { constant, expression, keyCode, template } from './expressions.ts';
import { failByRecord, taskCatchers } from './failures.ts';
import type { ErrorTarget, Scope } from './scope.ts';
import { add, assigning, comment, errorTarget, target } from './scope.ts';
import type { Retrier } from './types.ts';

export function emitExtern(scope: Scope, node: ExternNode): void {
  const unit = scope.externs?.find(({ name }) => name === node.service);
  const name = node.method.slice(node.service.length + 1);
  const method = unit?.methods.find(each => each.name === name);
  if (unit === undefined || method === undefined) throw new Bug(`no extern method ${node.method}`, node.span);
  const to = errorTarget(scope, node.onError) ?? failsWith(scope, node);
  add(scope, target(scope, node.id), {
    Type: 'Task',
    Comment: comment(scope, node.span, `calls ${unit.module}`),
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: {
      FunctionName: `\${${functionArn(unit.name)}}`,
      Payload: {
        method: constant(name),
        args: template(node.args),
        key: expression(keyCode(node.key)),
        attempt: '{% $max([0, $states.context.State.RetryCount]) %}',
      },
    },
    TimeoutSeconds: externSeconds(method.timeout),
    Retry: retriersOf(method.retry, unit),
    Catch: taskCatchers(scope, to, 'timeouts'),
    ...(node.result === undefined
      ? {}
      : { Assign: assigning(scope, node.result, '{% $states.result.Payload %}') }),
    Output: {},
    Next: target(scope, node.next),
  });
}

/** Nobody catches it: the execution fails with an error of the program, whatever the platform calls it. */
function failsWith(scope: Scope, node: ExternNode): ErrorTarget {
  const next = scope.names.beside(`${node.label} failed`, node.span, node.id);
  add(scope, next, { Type: 'Fail', Comment: comment(scope, node.span, 'throws'), ...failByRecord });
  return { kind: 'recorded', next };
}

const throttled: Retrier = {
  ErrorEquals: ['Lambda.TooManyRequestsException'],
  IntervalSeconds: 1,
  MaxAttempts: 20,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
};

/** What an attempt that took too long is called, by us and by the platform. */
const late = ['Timeout', 'States.Timeout', 'Sandbox.Timedout'];

/** A policy that names no errors means those that another attempt may mend. */
function retriersOf(policy: RetryPolicy, unit: ExternUnit): readonly Retrier[] {
  const { attempts, interval, backoff } = policy;
  const on = policy.on.length === 0 ? ['CallFailed', 'Timeout'] : policy.on;
  if (attempts <= 1) return [throttled];
  const named = on.filter(name => name !== 'CallFailed' && name !== 'Timeout');
  const again = [...named, ...(on.includes('Timeout') ? late : [])];
  // What the platform calls a failure has many names: first those that are none, then all.
  const never = [
    ...unit.errors.map(({ name }) => name).filter(name => !on.includes(name)),
    ...(on.includes('Timeout') ? [] : late),
  ];
  const retry: Retrier = {
    ErrorEquals: on.includes('CallFailed') ? [...again, 'CallFailed', 'States.TaskFailed'] : again,
    IntervalSeconds: interval,
    MaxAttempts: attempts - 1,
    BackoffRate: backoff,
    MaxDelaySeconds: Math.max(longestDelay, interval + 1),
    JitterStrategy: 'FULL',
  };
  const stop: Retrier = { ErrorEquals: never, MaxAttempts: 0 };
  return on.includes('CallFailed') && never.length > 0 ? [throttled, stop, retry] : [throttled, retry];
}

/** Seconds: a day. */
const longestDelay = 86_400;
