// Whole machines, run by the interpreter of the local engine with functions that the test plays.
import test from 'ava';
import { emitMachine } from '../../targets/asl/index.ts';
import { drive, Failed, type Functions } from '../local/driver.ts';
import { place } from './ir.ts';
import { workflows } from './workflows.ts';

type Payload = {
  readonly run: string;
  readonly key: string;
  readonly attempt: number;
  readonly values: Values;
};
type Values = { readonly [name: string]: unknown };

/** Answers by function: the values of the exit, or an error thrown. */
type Play = { readonly [unit: string]: (payload: Payload, call: number) => unknown };

async function execute(title: string, args: readonly unknown[], play: Play) {
  const functions = Object.fromEntries(
    Object.entries(play).map(([unit, answer]) => [
      `\${${unit}FunctionArn}`,
      (payload: unknown, call: number) => ({ answer: answer(payload as Payload, call) }),
    ]),
  ) as Functions;
  const machine = emitMachine(workflows[title]!, { errors: ['SoldOut'], place });
  return await drive(machine, { input: { args } as never, functions });
}

const returning = (value: unknown) => ({ exit: 'return', values: { value } });
const soldOut = { $mu: 'error', name: 'SoldOut', message: 'no room', fields: { price: 0.1 + 0.2 } };

function throwing(name: string, text: string): never {
  throw new Failed(name, JSON.stringify({ errorType: name, errorMessage: text, trace: [] }));
}

const sellOut = () => throwing('SoldOut', JSON.stringify(soldOut));

test('a run returns its value', async t => {
  const { outcome } = await execute('one run', ['u'], { Hotel: ({ values }) => returning([values.user]) });
  t.deepEqual(outcome, { kind: 'succeeded', output: ['u'] });
});

test('an error that nobody catches fails the execution under its name', async t => {
  const { outcome } = await execute('one run', ['u'], { Hotel: sellOut });
  t.like(outcome, { kind: 'failed', error: 'SoldOut' });
});

test('values go from run to run', async t => {
  const { outcome } = await execute('two runs', ['u', 'h'], {
    Hotel: () => ({ exit: 'next', values: { room: [[7]] } }),
    Flight: ({ values }) => {
      t.deepEqual(values, { user: 'u', room: [[7]] });
      return { exit: 'next', values: {} };
    },
  });
  t.deepEqual(outcome, { kind: 'succeeded', output: [[7]] });
});

test('each time around a loop has its own key', async t => {
  const keys: string[] = [];
  const { outcome } = await execute('a loop', ['u'], {
    Trip: () => ({ exit: 'go', values: { loop1: 0, left: 2 } }),
    Hotel: ({ key, values }) => {
      keys.push(key);
      const left = values.left as number;
      if (left === 0) return { exit: 'done', values: { room: 'r' } };
      return { exit: 'again', values: { loop1: (values.loop1 as number) + 1, left: left - 1 } };
    },
  });
  t.deepEqual(outcome, { kind: 'succeeded', output: 'r' });
  t.deepEqual(
    keys,
    [0, 1, 2].map(i => `request-1/Trip.retry/2[${i}]/Hotel.reserve`),
  );
});

test('a run leaves or returns', async t => {
  const found = await execute('an exit or a return', ['u'], {
    Hotel: () => ({ exit: 'found', values: { room: 1 } }),
  });
  t.deepEqual(found.outcome, { kind: 'succeeded', output: 1 });
  const none = await execute('an exit or a return', ['u'], { Hotel: () => returning('none') });
  t.deepEqual(none.outcome, { kind: 'succeeded', output: 'none' });
});

test('a caught error is handed on, and thrown again as it came', async t => {
  const log = (exit: string) => ({
    Hotel: sellOut,
    Trip: ({ values }: Payload) => {
      t.deepEqual(values.error, soldOut);
      return { exit, values: {} };
    },
  });
  const ignored = await execute('errors caught', ['u'], log('ignore'));
  t.deepEqual(ignored.outcome, { kind: 'succeeded', output: { $mu: 'undefined' } });
  const rethrown = await execute('errors caught', ['u'], log('rethrow'));
  t.deepEqual(rethrown.outcome, { kind: 'failed', error: 'SoldOut', cause: JSON.stringify(soldOut) });
});

test('trouble that passes is retried, with the number of the attempt', async t => {
  const attempts: number[] = [];
  const { outcome } = await execute('errors caught', ['u'], {
    Hotel: ({ attempt }, call) => {
      attempts.push(attempt);
      if (call < 4) throwing(call === 1 ? 'Mu.Conflict' : 'Lambda.TooManyRequestsException', 'busy');
      return { exit: 'next', values: { room: 1 } };
    },
  });
  t.deepEqual(outcome, { kind: 'succeeded', output: 1 });
  t.deepEqual(attempts, [0, 1, 2, 3]);
});

test('trouble that does not pass becomes CallFailed', async t => {
  let seen: unknown;
  const { outcome } = await execute('errors caught', ['u'], {
    Hotel: () => {
      throw new Failed('Lambda.ServiceException', 'Service: AWSLambda; Status Code: 500');
    },
    Trip: ({ values }) => {
      seen = values.error;
      return { exit: 'rethrow', values: {} };
    },
  });
  const fields = { error: 'Lambda.ServiceException', cause: 'Service: AWSLambda; Status Code: 500' };
  t.like(seen, { $mu: 'error', name: 'CallFailed', fields });
  t.deepEqual(outcome, { kind: 'failed', error: 'CallFailed', cause: JSON.stringify(seen) });
});

test('branches give their results', async t => {
  const { outcome } = await execute('a fork', ['u'], {
    Hotel: () => returning([[]]),
    Flight: () => returning(2),
  });
  t.deepEqual(outcome, { kind: 'succeeded', output: [[]] });
});

test('a failing branch lets the others finish; the first in the order of the program is the error', async t => {
  const invoked: string[] = [];
  const { outcome } = await execute('a fork', ['u'], {
    Hotel: () => {
      invoked.push('Hotel');
      return throwing('SoldOut', JSON.stringify(soldOut));
    },
    Flight: () => {
      invoked.push('Flight');
      return throwing('SoldOut', JSON.stringify({ ...soldOut, message: 'no seat' }));
    },
  });
  t.deepEqual(invoked, ['Hotel', 'Flight']);
  t.deepEqual(outcome, { kind: 'failed', error: 'SoldOut', cause: JSON.stringify(soldOut) });
});

test('branches give variables besides, and catch on their own', async t => {
  const both = await execute('a fork in a try', ['u'], {
    Hotel: () => ({ exit: 'next', values: { inner: [1] } }),
    Flight: () => returning('seat'),
  });
  t.deepEqual(both.outcome, { kind: 'succeeded', output: [[1], [1], 'seat'] });
  const failed = await execute('a fork in a try', ['u'], { Hotel: sellOut, Flight: () => returning('seat') });
  t.deepEqual(failed.outcome, { kind: 'failed', error: 'SoldOut', cause: JSON.stringify(soldOut) });
});

test('settled branches give their outcomes', async t => {
  const { outcome } = await execute('settled branches', ['u'], {
    Hotel: () => returning([1]),
    Flight: sellOut,
  });
  t.deepEqual(outcome, {
    kind: 'succeeded',
    output: [
      { status: 'fulfilled', value: [1] },
      { status: 'rejected', reason: soldOut },
    ],
  });
});

test('a fan-out gives the results in order, one key each', async t => {
  const keys: string[] = [];
  const { outcome } = await execute('a fan-out', ['u', ['a', ['b'], null]], {
    Hotel: ({ key, values }) => {
      keys.push(key);
      return returning([values.hotel]);
    },
  });
  t.deepEqual(outcome, { kind: 'succeeded', output: [['a'], [['b']], [null]] });
  t.deepEqual(
    keys.sort(),
    [0, 1, 2].map(i => `request-1/Trip.all/1[${i}]/Hotel.reserve`),
  );
});

test('a fan-out over nothing, and over one', async t => {
  const play = { Hotel: () => returning([]) };
  t.deepEqual((await execute('a fan-out', ['u', []], play)).outcome, { kind: 'succeeded', output: [] });
  t.deepEqual((await execute('a fan-out', ['u', [1]], play)).outcome, { kind: 'succeeded', output: [[]] });
});

test('an error deep inside ends the machine when all have settled', async t => {
  const { outcome } = await execute('a fan-out in a fork', ['u', ['a', 'b']], {
    Hotel: ({ values }) => (values.hotel === 'b' ? sellOut() : returning(1)),
    Flight: () => returning('seat'),
  });
  t.deepEqual(outcome, { kind: 'failed', error: 'SoldOut', cause: JSON.stringify(soldOut) });
});

test('a run that the platform gave up on is settled before anything goes on', async t => {
  const asked: unknown[] = [];
  const play = (become: (settle: unknown) => unknown): Play => ({
    Hotel: payload => {
      const { settle, attempt, key } = payload as Payload & { readonly settle?: unknown };
      if (settle === undefined) throw new Failed('Sandbox.Timedout', 'Task timed out after 3.00 seconds');
      asked.push([key, attempt, settle]);
      return become(settle);
    },
  });
  const landed = await execute(
    'one run',
    ['u'],
    play(() => returning('it had landed')),
  );
  t.deepEqual(landed.outcome, { kind: 'succeeded', output: 'it had landed' });
  const error = {
    $mu: 'error',
    name: 'CallFailed',
    message: 'The platform gave up: Sandbox.Timedout',
    fields: {},
  };
  const left = await execute(
    'one run',
    ['u'],
    play(() => throwing('CallFailed', JSON.stringify(error))),
  );
  t.like(left.outcome, { kind: 'failed', error: 'CallFailed' });
  const settle = { error: 'Sandbox.Timedout', cause: 'Task timed out after 3.00 seconds' };
  t.is(asked.length, 2);
  for (const each of asked) t.like(each, { 1: 1, 2: settle });
});
