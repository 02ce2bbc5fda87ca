// Parallel and Map: order of results, scopes, concurrency, the first failure; Retry and Catch around them; and all of it
// again with a restart after every step.
import test from 'ava';
import type { State } from '../../targets/asl/types.ts';
import type { Json } from '../../targets/local/interpreter/index.ts';
import { type DriveOptions, drive, Failed, machine } from './driver.ts';

const task = (name: string, payload: Json = {}): Extract<State, { Type: 'Task' }> => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Arguments: { FunctionName: name, Payload: payload },
  Output: '{% $states.result.Payload %}',
  End: true,
});

/** Answers what it got, after so many seconds. */
const echo = (payload: Json) => {
  const { value, delay } = payload as { value: Json; delay?: number };
  return { answer: value, ...(delay !== undefined && { delay }) };
};

const broken = () => {
  throw new Failed('Broken', 'text');
};

function both(title: string, run: (restart: boolean) => Promise<{ actual: unknown; expected: unknown }>) {
  for (const restart of [false, true])
    test(restart ? `${title}, with a restart after each step` : title, async t => {
      const { actual, expected } = await run(restart);
      t.deepEqual(actual, expected);
    });
}

both('Parallel gives results in the order of its branches', async restart => {
  const branch = (value: string, delay: number) => ({
    StartAt: value,
    States: { [value]: task('echo', { value, delay }) },
  });
  const { outcome, seconds } = await drive(
    machine({ P: { Type: 'Parallel', Branches: [branch('late', 5), branch('soon', 1)], End: true } }),
    { functions: { echo }, restart },
  );
  const actual = restart ? outcome : { outcome, seconds };
  const expected = { kind: 'succeeded', output: ['late', 'soon'] };
  return { actual, expected: restart ? expected : { outcome: expected, seconds: 5 } };
});

both('inner blocks read outer variables and keep their own', async restart => {
  const states = {
    A: { Type: 'Pass' as const, Assign: { x: 1 }, Next: 'P' },
    P: {
      Type: 'Parallel' as const,
      Branches: [
        {
          StartAt: 'B',
          States: {
            B: { Type: 'Pass' as const, Assign: { y: '{% $x + 1 %}' }, Next: 'W' },
            W: { Type: 'Wait' as const, Seconds: 1, Next: 'C' },
            C: { Type: 'Pass' as const, Output: ['{% $x %}', '{% $y %}'], End: true as const },
          },
        },
      ],
      Assign: { z: '{% $states.result[0] %}' },
      Next: 'End',
    },
    End: {
      Type: 'Succeed' as const,
      Output: { x: '{% $x %}', z: '{% $z %}', y: '{% $exists($y) %}' },
    },
  };
  const { outcome } = await drive(machine(states), { restart });
  return { actual: outcome, expected: { kind: 'succeeded', output: { x: 1, z: [1, 2], y: false } } };
});

both('Map gives results in the order of its items, with index and value in the context', async restart => {
  const { outcome } = await drive(mapOver({ MaxConcurrency: 2 }), {
    input: [3, 1, 2],
    functions: { echo },
    restart,
  });
  return { actual: outcome, expected: { kind: 'succeeded', output: ['0:3', '1:1', '2:2'] } };
});

function mapOver(extra: object) {
  return machine({
    M: {
      Type: 'Map',
      Items: '{% $states.input %}',
      ItemSelector: {
        value:
          '{% $string($states.context.Map.Item.Index) & ":" & $string($states.context.Map.Item.Value) %}',
        delay: '{% $states.context.Map.Item.Value %}',
      },
      ItemProcessor: {
        StartAt: 'T',
        States: {
          T: { ...task('echo'), Arguments: { FunctionName: 'echo', Payload: '{% $states.input %}' } },
        },
      },
      End: true,
      ...extra,
    },
  });
}

test('Map runs at most MaxConcurrency iterations at once, and never more than 40', async t => {
  const atOnce = async (extra: object, items: number) => {
    const { lines } = await drive(mapOver(extra), { input: Array(items).fill(1), functions: { echo } });
    return lines.filter(line => line.startsWith('0.0 invoke')).length;
  };
  t.is(await atOnce({ MaxConcurrency: 3 }, 10), 3);
  t.is(await atOnce({ MaxConcurrency: '{% 2 %}' }, 10), 2);
  t.is(await atOnce({}, 100), 40);
  t.is(await atOnce({ MaxConcurrency: 90 }, 100), 40);
});

test('an empty Map gives an empty array', async t => {
  const { outcome } = await drive(mapOver({}), { input: [] });
  t.deepEqual(outcome, { kind: 'succeeded', output: [] });
});

test('Items must be an array', async t => {
  const { outcome } = await drive(mapOver({}), { input: { a: 1 } });
  t.like(outcome, {
    error: 'States.QueryEvaluationError',
    cause: `An error occurred while executing the state 'M' (entered at the event id #2). The JSONata expression '$states.input' specified for the field 'Items' returned an unexpected result type. Expected 'array', but was 'object' for value: {"a":1}`,
  });
});

both('the first failure fails the whole and drops the rest, under its own name', async restart => {
  const states = (extra: object) => ({
    P: {
      Type: 'Parallel' as const,
      Branches: [
        { StartAt: 'T', States: { T: task('broken') } },
        { StartAt: 'U', States: { U: task('echo', { value: 1, delay: 50 }) } },
      ],
      End: true as const,
      ...extra,
    },
    End: { Type: 'Succeed' as const },
  });
  const functions = { broken, echo };
  const failed = await drive(machine(states({})), { functions, restart });
  const caught = await drive(machine(states({ Catch: [{ ErrorEquals: ['Broken'], Next: 'End' }] })), {
    functions,
    restart,
  });
  return {
    actual: [failed.outcome, failed.seconds, caught.outcome],
    expected: [
      { kind: 'failed', error: 'Broken', cause: 'text' },
      0,
      { kind: 'succeeded', output: { Error: 'Broken', Cause: 'text' } },
    ],
  };
});

test('an expression error inside a branch comes out under its own name', async t => {
  const { outcome } = await drive(
    machine({
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Output: '{% $none %}', End: true } } }],
        Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'End' }],
        Next: 'End',
      },
      End: { Type: 'Succeed', Output: 'caught' },
    }),
  );
  t.deepEqual(outcome, { kind: 'succeeded', output: 'caught' });
});

function flaky(failures: number, error = 'E') {
  return (_payload: Json, call: number) => {
    if (call <= failures) throw new Failed(error, 'why');
    return { answer: call };
  };
}

async function retried(retry: object[], failures: number, options: DriveOptions = {}) {
  const state = { ...task('F', '{% $states.context.State.RetryCount %}'), Retry: retry } as State;
  return drive(machine({ S: state }), { functions: { F: flaky(failures) }, ...options });
}

both('retries back off exponentially up to the longest delay, and count themselves', async restart => {
  const retry = {
    ErrorEquals: ['E'],
    IntervalSeconds: 2,
    BackoffRate: 3,
    MaxAttempts: 4,
    MaxDelaySeconds: 10,
  };
  const { outcome, lines } = await retried([retry], 4, { restart });
  const actual = { outcome, lines: restart ? [] : lines };
  const expected = [
    '0.0 invoke F 0',
    '0.0 timer 2.0',
    '2.0 invoke F 1',
    '2.0 timer 6.0',
    '8.0 invoke F 2',
    '8.0 timer 10.0',
    '18.0 invoke F 3',
    '18.0 timer 10.0',
    '28.0 invoke F 4',
  ];
  return {
    actual: { kind: actual.outcome.kind, lines: actual.lines },
    expected: { kind: 'succeeded', lines: restart ? [] : expected },
  };
});

test('defaults: three attempts, one second, doubled', async t => {
  const { outcome, lines } = await retried([{ ErrorEquals: ['States.ALL'] }], 9);
  t.deepEqual(outcome, { kind: 'failed', error: 'E', cause: 'why' });
  t.deepEqual(
    lines.filter(line => line.includes('timer')),
    ['0.0 timer 1.0', '1.0 timer 2.0', '3.0 timer 4.0'],
  );
});

test('full jitter draws from nothing to the whole delay', async t => {
  const retry = [{ ErrorEquals: ['E'], IntervalSeconds: 8, JitterStrategy: 'FULL' }];
  const { lines } = await retried(retry, 1, { random: () => 0.25 });
  t.is(lines[1], '0.0 timer 2.0');
});

test('each retrier keeps its own count; MaxAttempts 0 is never', async t => {
  const functions = {
    F: (_payload: Json, call: number) => {
      if (call <= 3) throw new Failed(call === 2 ? 'B' : 'A', 'why');
      return { answer: call };
    },
  };
  const run = async (attempts: number) => {
    const state = {
      ...task('F'),
      Retry: [
        { ErrorEquals: ['A'], MaxAttempts: attempts, IntervalSeconds: 1, BackoffRate: 1 },
        { ErrorEquals: ['B'], MaxAttempts: 1 },
      ],
    };
    return (await drive(machine({ S: state }), { functions })).outcome.kind;
  };
  t.is(await run(2), 'succeeded');
  t.is(await run(1), 'failed');
  t.is(await run(0), 'failed');
});

test('a retried Map runs all its iterations again, and only then is the error caught', async t => {
  const { lines, outcome } = await drive(
    machine({
      M: {
        Type: 'Map',
        Items: [1, 2],
        ItemProcessor: { StartAt: 'T', States: { T: task('F') } },
        Retry: [{ ErrorEquals: ['E'], MaxAttempts: 1 }],
        Catch: [{ ErrorEquals: ['E'], Next: 'End' }],
        Next: 'End',
      },
      End: { Type: 'Succeed', Output: 'caught' },
    }),
    { functions: { F: flaky(9) } },
  );
  t.deepEqual(outcome, { kind: 'succeeded', output: 'caught' });
  t.is(lines.filter(line => line.includes('invoke')).length, 4);
});

test('a snapshot stays small', async t => {
  const { largestSnapshot } = await drive(
    machine({
      A: { Type: 'Pass', Assign: { x: 'value' }, Output: {}, Next: 'T' },
      T: { ...task('echo'), Arguments: { FunctionName: 'echo', Payload: { value: '{% $x %}' } } },
    }),
    { functions: { echo } },
  );
  t.true(largestSnapshot < 500, `${largestSnapshot} characters`);
});
