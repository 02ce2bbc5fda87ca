// What each kind of state does, and the words in which it fails.
import test from 'ava';
import type { State } from '../../targets/asl/types.ts';
import type { Json } from '../../targets/local/interpreter/index.ts';
import { drive, Failed, machine } from './driver.ts';

const lambda = 'arn:aws:states:::lambda:invoke';
const task = (name: string, payload: Json = {}): Extract<State, { Type: 'Task' }> => ({
  Type: 'Task',
  Resource: lambda,
  Arguments: { FunctionName: name, Payload: payload },
  Output: '{% $states.result.Payload %}',
  End: true,
});

async function output(state: State, input: Json = {}, functions = {}) {
  const { outcome } = await drive(machine({ S: state }), { input, functions });
  return outcome;
}

const failedQuery = (reason: string) => ({
  kind: 'failed',
  error: 'States.QueryEvaluationError',
  cause: `An error occurred while executing the state 'S' (entered at the event id #2). ${reason}`,
});

test('Pass gives its input on, or its Output', async t => {
  t.deepEqual(await output({ Type: 'Pass', End: true }, { a: 1 }), { kind: 'succeeded', output: { a: 1 } });
  const Output = { b: '{% $states.input.a %}', c: [1, '{% $states.input.a + 1 %}'], d: 'x{% no %}' };
  t.deepEqual(await output({ Type: 'Pass', Output, End: true }, { a: 1 }), {
    kind: 'succeeded',
    output: { b: 1, c: [1, 2], d: 'x{% no %}' },
  });
});

test('Assign and Output both see the values on entry', async t => {
  const { outcome } = await drive(
    machine({
      A: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% $x %}', Next: 'C' },
      C: { Type: 'Succeed', Output: { x: '{% $x %}', y: '{% $y %}', before: '{% $states.input %}' } },
    }),
  );
  t.deepEqual(outcome, { kind: 'succeeded', output: { x: 2, y: 1, before: 1 } });
});

test('a field without a value fails by its path', async t => {
  t.like(
    await output({ Type: 'Pass', Output: { result: '{% $states.input.nothing %}' }, End: true }),
    failedQuery(
      "The JSONata expression '$states.input.nothing' specified for the field 'Output/result' returned nothing (undefined).",
    ),
  );
  t.like(
    await output({ Type: 'Pass', Assign: { x: { y: ['{% $never %}'] } }, End: true }),
    failedQuery(
      "The JSONata expression '$never' specified for the field 'Assign/x/y[0]' returned nothing (undefined).",
    ),
  );
});

test('a function as a value, an error of the language and a limit each have their words', async t => {
  const failing = async (expression: string) => {
    const outcome = await output({ Type: 'Pass', Output: { v: `{% ${expression} %}` }, End: true });
    return outcome.kind === 'failed' ? outcome.cause?.replace(/^.*?for the field /, '') : outcome;
  };
  t.is(await failing('$sum'), "'Output/v' returned an unsupported result type.");
  t.is(
    await failing('"a" + 1'),
    `'Output/v' threw an error during evaluation. T2001: The left side of the "+" operator must evaluate to a number`,
  );
  t.is(
    await failing('$eval("1")'),
    "'Output/v' threw an error during evaluation. T1006: Attempted to invoke a non-function",
  );
  t.is(
    await failing('[1..900000]'),
    "'Output/v' threw an error during evaluation: Expression evaluation memory limit exceeded",
  );
  t.is(
    await failing('($f := function($n) { 1 + $f($n) }; $f(1))'),
    "'Output/v' threw an error during evaluation: Stack overflow error",
  );
});

test('Choice takes the first rule that holds, with its own Assign and Output', async t => {
  const states = {
    C: {
      Type: 'Choice' as const,
      Choices: [
        { Condition: false, Next: 'End' },
        { Condition: '{% $states.input.n > 1 %}', Next: 'End', Assign: { x: 'big' }, Output: 'chosen' },
      ],
      Default: 'End',
      Assign: { x: 'small' },
    },
    End: { Type: 'Succeed' as const, Output: { x: '{% $x %}', input: '{% $states.input %}' } },
  };
  const run = async (n: number) => (await drive(machine(states), { input: { n } })).outcome;
  t.deepEqual(await run(2), { kind: 'succeeded', output: { x: 'big', input: 'chosen' } });
  t.deepEqual(await run(1), { kind: 'succeeded', output: { x: 'small', input: { n: 1 } } });
});

test('Choice without a match or with a condition that is no boolean fails', async t => {
  t.like(await output({ Type: 'Choice', Choices: [{ Condition: false, Next: 'S' }] }), {
    error: 'States.NoChoiceMatched',
  });
  t.like(
    await output({ Type: 'Choice', Choices: [{ Condition: '{% "yes" %}', Next: 'S' }], Default: 'S' }),
    failedQuery(
      `The JSONata expression '"yes"' specified for the field 'Choices[0]/Condition' returned an unexpected result type. Expected 'boolean', but was 'string' for value: "yes"`,
    ),
  );
});

test('Wait sleeps for seconds or until a time', async t => {
  const sleeping = (state: object) =>
    drive(machine({ S: { Type: 'Wait', End: true, ...state } as State }), { input: { s: 7 } });
  t.is((await sleeping({ Seconds: 90 })).seconds, 90);
  t.is((await sleeping({ Seconds: '{% $states.input.s %}' })).seconds, 7);
  t.is((await sleeping({ Timestamp: '2026-01-01T00:01:00Z' })).seconds, 60);
  t.is((await sleeping({ Timestamp: '2025-01-01T00:00:00+01:00' })).seconds, 0);
  t.like(
    (await sleeping({ Timestamp: '{% "tomorrow" %}' })).outcome,
    failedQuery(
      'The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: tomorrow',
    ),
  );
  t.like(
    (await sleeping({ Seconds: '{% 1.5 %}' })).outcome,
    failedQuery(
      "The JSONata expression '1.5' specified for the field 'Seconds' returned an unexpected result type. Expected 'integer', but was 'number' for value: 1.5",
    ),
  );
});

test('Fail names error and cause, constant or computed, or neither', async t => {
  t.deepEqual(await output({ Type: 'Fail', Error: 'E', Cause: '{% "c" & "d" %}' }), {
    kind: 'failed',
    error: 'E',
    cause: 'cd',
  });
  t.deepEqual(await output({ Type: 'Fail' }), { kind: 'failed', error: undefined, cause: undefined });
});

test('Task sends its arguments and gives the result of Lambda', async t => {
  const functions = { F: (payload: Json) => ({ answer: { got: payload } }) };
  const state = { ...task('F', { x: '{% $states.input.a %}' }), Output: '{% $states.result %}' };
  const outcome = await output(state, { a: 1 }, functions);
  t.like(outcome, {
    output: { ExecutedVersion: '$LATEST', StatusCode: 200, Payload: { got: { x: 1 } } },
  });
});

test('an error of a function is caught by its name, with Assign and Output of the catcher', async t => {
  const functions = {
    F: () => {
      throw new Failed('SoldOut', '{"errorMessage":"{\\"what\\":\\"h1\\"}"}');
    },
  };
  const { outcome } = await drive(
    machine({
      S: {
        ...task('F'),
        Catch: [
          { ErrorEquals: ['Other'], Next: 'End' },
          {
            ErrorEquals: ['SoldOut'],
            Assign: { e: '{% $parse($parse($states.errorOutput.Cause).errorMessage) %}' },
            Output: '{% $states.errorOutput.Error %}',
            Next: 'End',
          },
        ],
      },
      End: { Type: 'Succeed', Output: ['{% $e.what %}', '{% $states.input %}'] },
    }),
    { functions },
  );
  t.deepEqual(outcome, { kind: 'succeeded', output: ['h1', 'SoldOut'] });
});

test('who catches what', async t => {
  const caught = async (error: string, matcher: string) => {
    const functions = {
      F: () => {
        throw new Failed(error, 'why');
      },
    };
    const states = {
      S: { ...task('F'), Catch: [{ ErrorEquals: [matcher], Next: 'End' }] },
      End: { Type: 'Succeed' as const },
    };
    return (await drive(machine(states), { functions })).outcome.kind === 'succeeded';
  };
  t.true(await caught('E', 'States.ALL'));
  t.true(await caught('E', 'States.TaskFailed'));
  t.false(await caught('States.Timeout', 'States.TaskFailed'));
  t.true(await caught('States.Timeout', 'States.ALL'));
  t.true(await caught('States.Timeout', 'States.HeartbeatTimeout'));
  t.false(await caught('States.Runtime', 'States.ALL'));
  t.false(await caught('E', 'F'));
});

test('a failing field of a Task can be caught by the Task', async t => {
  const states = {
    S: {
      ...task('F', { x: '{% $states.input.none %}' }),
      Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'End', Output: 'caught' }],
    },
    End: { Type: 'Succeed' as const },
  };
  t.deepEqual((await drive(machine(states))).outcome, { kind: 'succeeded', output: 'caught' });
});

test('a result above 256 KiB fails, and can be caught', async t => {
  const functions = { F: () => ({ answer: 'x'.repeat(262_143) }) };
  const states = (matcher: string) => ({
    lambda: { ...task('F'), Catch: [{ ErrorEquals: [matcher], Next: 'End' }] },
    End: { Type: 'Succeed' as const },
  });
  const { outcome } = await drive(machine(states('States.DataLimitExceeded')), { functions });
  t.deepEqual(outcome, {
    kind: 'succeeded',
    output: {
      Error: 'States.DataLimitExceeded',
      Cause:
        "The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes service limit.",
    },
  });
});

test('a task that does not answer in time fails with States.Timeout', async t => {
  const functions = { F: () => ({ delay: 10, answer: 1 }) };
  const { outcome, seconds } = await drive(machine({ S: { ...task('F'), TimeoutSeconds: 3 } }), {
    functions,
  });
  t.deepEqual(outcome, { kind: 'failed', error: 'States.Timeout', cause: '' });
  t.is(seconds, 3);
});

test('the context object tells execution, state and machine', async t => {
  const outcome = await output({ Type: 'Pass', Output: '{% $states.context %}', End: true }, { a: 1 });
  t.deepEqual(outcome, {
    kind: 'succeeded',
    output: {
      Execution: {
        Id: 'arn:execution',
        Input: { a: 1 },
        Name: 'request-1',
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        StartTime: '2026-01-01T00:00:00.000Z',
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:machine', Name: 'machine' },
      // `RetryCount` belongs to states that can be retried.
      State: { Name: 'S', EnteredTime: '2026-01-01T00:00:00.000Z' },
    },
  });
});

test('a loop of states lets others have their turn', async t => {
  const { outcome, lines } = await drive(
    machine({
      Zero: { Type: 'Pass', Assign: { n: 0 }, Next: 'More' },
      More: { Type: 'Choice', Choices: [{ Condition: '{% $n < 500 %}', Next: 'Add' }], Default: 'End' },
      Add: { Type: 'Pass', Assign: { n: '{% $n + 1 %}' }, Next: 'More' },
      End: { Type: 'Succeed', Output: '{% $n %}' },
    }),
  );
  t.deepEqual(outcome, { kind: 'succeeded', output: 500 });
  t.true(lines.length >= 10 && lines.every(line => line === '0.0 timer 0.0'));
});
