// Errors on their way through a machine.
//
// A function that throws an error of the program gives Step Functions its name as `Error`, and as `Cause` JSON whose
// `errorMessage` is the JSON text of the error value. Which names those are is known when we compile, so they have a
// catcher of their own; whatever else goes wrong becomes a `CallFailed`, made without looking inside a cause that may be
// any text or none. JSONata cannot catch an error of its own, so the first catcher parses only what looks as we write it:
// a cause that was cut off, or a message that is no error value, gives an error of that name with the text as its message.
//
// A branch or an iteration never fails. It ends with a failure record, which no value of a program can look like, because
// the codec escapes a program's own `$mu` keys:
//
//   { "$mu": "failed", "name": "SoldOut", "error": { "$mu": "error", … }, "text": "{\"$mu\":\"error\", …}" }
import type { Variable } from '../../compiler/ir/workflow.ts';
import { expression, textVariable, value, variableName } from './expressions.ts';
import type { ErrorTarget, Leaves, MachineScope } from './scope.ts';
import type { Assign, Catcher, Retrier, Template } from './types.ts';

/** Errors that no program declares and that functions throw as values all the same. */
export const undeclaredErrors: readonly string[] = (
  'AggregateError AssertionFailed CallFailed Cancelled CompensationFailed Error InvariantViolated NotDurable RangeError RegExpTooCostly ' +
  'SyntaxError Timeout TransactionAborted TransactionTooLarge TypeError URIError'
).split(' ');

const errorCause = '$states.errorOutput.Cause';
const errorName = '$states.errorOutput.Error';

/** The text of an error value, if the cause holds one. */
const bindText = `$text := $contains("" & ${errorCause}, /^\\{[\\s\\S]*\\}$/) ? "" & $parse(${errorCause}).errorMessage : ""`;
const isValue = `$substring($text, 0, 13) = '{"$mu":"error'`;
const otherwise = `{"$mu": "error", "name": ${errorName}, "message": $text, "fields": {}}`;
const programError = `(${bindText}; ${isValue} ? $parse($text) : ${otherwise})`;
const programErrorText = `(${bindText}; ${isValue} ? $text : "")`;
const anyCause = `$type(${errorCause}) = "string" ? $substring(${errorCause}, 0, 2000) : ""`;

/**
 * Trouble that passes. Every attempt carries the same idempotency key, so repeating is always right; jitter keeps those that
 * ran into one another from meeting again.
 */
export const retriers: readonly Retrier[] = [
  retrier(['Mu.Conflict'], 12, 10),
  retrier(
    [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
      'Lambda.TooManyRequestsException',
      'Mu.StoreUnavailable',
    ],
    20,
    60,
  ),
  retrier(['States.Timeout', 'Sandbox.Timedout', 'Lambda.Unknown', 'Runtime.ExitError'], 6, 30),
];

/** For what has to be found out, however long it takes. */
export function patient(names: readonly string[]): Retrier {
  return retrier(names, 10_000, 60);
}

export const patientRetriers: readonly Retrier[] = [
  patient(retriers.flatMap(({ ErrorEquals }) => ErrorEquals)),
];

/** Where a run goes whose outcome is not known, because trouble did not pass: to the state that settles it. */
export function settlingCatchers(state: string): readonly Catcher[] {
  const passing = retriers.flatMap(({ ErrorEquals }) => ErrorEquals);
  return [[...passing, 'Runtime.OutOfMemory'], ['States.DataLimitExceeded']].map(ErrorEquals => ({
    ErrorEquals,
    Output: '{% $states.errorOutput %}',
    Next: state,
  }));
}

function retrier(names: readonly string[], attempts: number, longest: number): Retrier {
  return {
    ErrorEquals: names,
    IntervalSeconds: 1,
    MaxAttempts: attempts,
    BackoffRate: 2,
    MaxDelaySeconds: longest,
    JitterStrategy: 'FULL',
  };
}

/** What happens to the errors of a function. `timeouts`: the program sees a call that took too long as its `Timeout`. */
export function taskCatchers(
  scope: MachineScope,
  to: ErrorTarget,
  platform?: 'timeouts',
  settling: readonly Catcher[] = [],
): readonly Catcher[] {
  const program =
    to.kind === 'recorded'
      ? {
          Output: record(expression(errorName), programError, programErrorText),
          Next: to.next,
        }
      : { Assign: caught(scope, to.variable, programError, programErrorText), Output: {}, Next: to.next };
  return [
    { ErrorEquals: programErrors(scope), ...program },
    ...settling,
    ...(platform === 'timeouts' ? [platformCatcher(scope, to, lateErrors, timeout)] : []),
    ...platformCatchers(scope, to),
  ];
}

function programErrors(scope: MachineScope): readonly string[] {
  return [...new Set([...scope.errors, ...undeclaredErrors])].sort();
}

/** What happens when the platform itself gives up. `States.ALL` is documented to leave out exceeded data limits. */
export function platformCatchers(scope: MachineScope, to: ErrorTarget): readonly Catcher[] {
  const one = (name: string): Catcher => platformCatcher(scope, to, [name], callFailed);
  return [one('States.DataLimitExceeded'), one('States.ALL')];
}

/** The error that the program sees is made here, whatever the platform says of it. */
function platformCatcher(
  scope: MachineScope,
  to: ErrorTarget,
  names: readonly string[],
  error: { readonly name: string; readonly [member: string]: Template },
): Catcher {
  if (to.kind === 'recorded')
    return { ErrorEquals: names, Output: { $mu: 'failed', name: error.name, error }, Next: to.next };
  const text = scope.rethrown.has(to.variable) ? { [textVariable(to.variable)]: '' } : {};
  return {
    ErrorEquals: names,
    Assign: { [variableName(to.variable)]: error, ...text },
    Output: {},
    Next: to.next,
  };
}

const lateErrors = ['States.Timeout', 'Sandbox.Timedout'];

const timeout = {
  $mu: 'error',
  name: 'Timeout',
  message: 'there was no answer in time',
  fields: {},
};

const callFailed = {
  $mu: 'error',
  name: 'CallFailed',
  message: expression(`"The platform gave up: " & ${errorName}`),
  fields: { error: expression(`"" & ${errorName}`), cause: expression(anyCause) },
};

/** Assigns an error value and, where it may be thrown again, its text. */
export function caught(scope: MachineScope, variable: Variable, error: string, text: string): Assign {
  return {
    [variableName(variable)]: expression(error),
    ...(scope.rethrown.has(variable) ? { [textVariable(variable)]: expression(text) } : {}),
  };
}

function record(name: Template, error: string, text: string): Template {
  return { $mu: 'failed', name, error: expression(error), text: expression(text) };
}

/** How a block ends that returns. */
export function returned(leaves: Leaves, result: Template): Template {
  return leaves.kind === 'records' && leaves.settles ? { status: 'fulfilled', value: result } : result;
}

/** How a block of `Promise.allSettled` ends that throws. */
export function rejected(error: string): Template {
  return { status: 'rejected', reason: expression(error) };
}

/** How a block ends in which the machine itself throws. */
export function thrown(settles: boolean, variable: Variable): Template {
  if (settles) return rejected(value(variable));
  return record(expression(`${value(variable)}.name`), value(variable), `$${textVariable(variable)}`);
}

/** Finds failure records among the results of branches or iterations. */
const failed = '$states.input[`$mu` = "failed"]';
export const anyFailed = `$exists(${failed})`;
export const firstFailed = `${failed}[0]`;

/** Assigns the first failure of several branches to the variable of an error edge. */
export function caughtFirst(scope: MachineScope, variable: Variable): Assign {
  const text = `$exists(${firstFailed}.text) ? ${firstFailed}.text : ""`;
  return caught(scope, variable, `${firstFailed}.error`, text);
}

/** `Error` and `Cause` of a Fail state whose input is a failure record. */
export const failByRecord = {
  Error: '{% $states.input.name %}',
  Cause: '{% $states.input.text != "" ? $states.input.text : $string($states.input.error) %}',
};

/** `Error` and `Cause` of a Fail state that throws what a variable holds. */
export function failByVariable(variable: Variable): { readonly Error: string; readonly Cause: string } {
  const text = `$${textVariable(variable)}`;
  return {
    Error: expression(`${value(variable)}.name`),
    Cause: expression(`${text} != "" ? ${text} : $string(${value(variable)})`),
  };
}
