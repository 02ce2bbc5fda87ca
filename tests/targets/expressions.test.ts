// What the machines say in JSONata, evaluated by the version of the library that Step Functions follows.
import test from 'ava';
import fc from 'fast-check';
import jsonata from 'jsonata';
import type { Operand } from '../../compiler/ir/workflow.ts';
import { decodeError, encode, thaw } from '../../stdlib/runtime/codec.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import {
  keyCode,
  literal,
  output,
  template,
  textVariable,
  variableName,
} from '../../targets/asl/expressions.ts';
import { emitMachine } from '../../targets/asl/index.ts';
import type { Catcher, State, Template } from '../../targets/asl/types.ts';
import { expressions } from '../../targets/asl/validate.ts';
import { constant, place, variable } from './ir.ts';
import { workflows } from './workflows.ts';

type Variables = { readonly [name: string]: unknown };

/** A template as Step Functions evaluates it: undefined is an error. */
async function evaluate(value: Template, states: unknown, variables: Variables = {}): Promise<Json> {
  if (typeof value === 'string') {
    const code = /^\{%([\s\S]*)%\}$/.exec(value)?.[1];
    return code === undefined ? value : await evaluateCode(code, states, variables);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return await Promise.all(value.map(part => evaluate(part, states, variables)));
  const members = Object.entries(value).map(async ([key, part]) => [
    key,
    await evaluate(part, states, variables),
  ]);
  return Object.fromEntries(await Promise.all(members)) as Json;
}

async function evaluateCode(code: string, states: unknown, variables: Variables): Promise<Json> {
  const expression = jsonata(code);
  expression.registerFunction('parse', (text: string) => JSON.parse(text) as unknown);
  const result: unknown = await expression.evaluate(undefined, { states, ...variables });
  if (result === undefined) throw new Error(`${code} returned nothing`);
  return JSON.parse(JSON.stringify(result)) as Json;
}

const emit = (title: string) =>
  emitMachine(workflows[title]!, { errors: ['SoldOut'], place, optional: ['hotel'] });

function state<T extends State['Type']>(title: string, name: string, type: T): Extract<State, { Type: T }> {
  const found = emit(title).States[name];
  if (found?.Type !== type) throw new Error(`${name} is no ${type}`);
  return found as Extract<State, { Type: T }>;
}

/** JSON as programs hold it, and the corners at which JSONata differs. */
const values: readonly Json[] = [
  0,
  -1.5,
  1234567890123456,
  0.1 + 0.2,
  '',
  'text',
  '{% $states.input %}',
  '${HotelFunctionArn}',
  'a "quoted" \\ text \u2028 \ud800',
  true,
  false,
  null,
  [],
  [1],
  [[1]],
  [[]],
  [[1, 2]],
  [1, [2, [3]]],
  [null],
  {},
  { list: [1] },
  { list: [] },
  [{ a: 1 }],
  { $mu: 'undefined' },
  { $$mu: 'failed' },
  [{ $mu: 'undefined' }],
];

const json = fc.jsonValue({ maxDepth: 4 }).map(value => JSON.parse(JSON.stringify(value)) as Json);

test('arguments reach their variables as they are, and one that may be missing is undefined', async t => {
  const { Assign } = state('two runs', 'Trip.book(user, hotel)', 'Pass');
  for (const value of values) {
    t.deepEqual(await evaluate(Assign!, { input: { args: [value, value] } }), { user: value, hotel: value });
    const one = await evaluate(Assign!, { input: { args: [value] } });
    t.deepEqual(one, { user: value, hotel: { $mu: 'undefined' } });
  }
  for (const input of [{ args: [] }, {}])
    await t.throwsAsync(evaluate(Assign!, { input }), { message: /args\[0\]/ });
});

test('a payload carries variables as they are', async t => {
  const { Arguments } = state('two runs', 'Flight.reserve', 'Task');
  const context = { Execution: { Name: 'r-1' }, State: { EnteredTime: '2026-01-01T00:00:00.000Z' } };
  for (const value of values) {
    const found = await evaluate(Arguments!, { context }, { user: value, room: value });
    t.deepEqual(found, {
      FunctionName: '${FlightFunctionArn}',
      Payload: {
        run: 'Flight.reserve/n2',
        key: 'r-1/Flight.reserve/n2',
        attempt: 0,
        time: '2026-01-01T00:00:00.000Z',
        values: { user: value, room: value },
      },
    });
  }
});

test('results of runs, branches and iterations are assigned as they are', async t => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(json, fc.constantFrom(...values)), async value => {
      const one = state('two runs', 'Hotel.reserve', 'Task');
      const result = { Payload: { exit: 'next', values: { room: value } } };
      t.deepEqual(await evaluate(one.Assign!, { result }), { room: value });
      const exit = state('a loop', 'after Hotel.reserve', 'Choice');
      t.deepEqual(await evaluate(exit.Assign!, { input: result.Payload }), { room: value });
      const both = state('a fork', 'room or seat failed?', 'Choice');
      t.deepEqual(await evaluate(both.Assign!, { input: [value, 1] }), { room: value });
      const all = state('a fan-out', 'each hotel failed?', 'Choice');
      t.deepEqual(await evaluate(all.Assign!, { input: [value] }), { rooms: [value] });
      t.deepEqual(await evaluate(all.Assign!, { input: [value, value] }), { rooms: [value, value] });
      const settled = state('settled branches', 'await Promise.all', 'Parallel');
      t.deepEqual(await evaluate(settled.Assign!, { result: [value, value] }), { room: value, seat: value });
    }),
  );
});

test('no value of a program looks like a failure', async t => {
  const { Choices } = state('a fan-out', 'each hotel failed?', 'Choice');
  const failed = { $mu: 'failed', name: 'SoldOut', error: { $mu: 'error' }, text: '' };
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(json, fc.constantFrom(...values))), async items => {
      const sent = items.map(item => thaw(encode(item)) as Json).map(item => encode(item));
      t.false(await evaluate(String(Choices[0]!.Condition), { input: sent }));
      t.true(await evaluate(String(Choices[0]!.Condition), { input: [...sent, failed] }));
    }),
  );
});

test('of several failures the first counts', async t => {
  const { Choices } = state('a fork in a try', 'room or seat failed?', 'Choice');
  const failure = (name: string) => ({
    $mu: 'failed',
    name,
    error: { $mu: 'error', name },
    text: `{"name":"${name}"}`,
  });
  const assigned = await evaluate(Choices[0]!.Assign!, { input: [[1], failure('First'), failure('Second')] });
  t.deepEqual(assigned, { failure: { $mu: 'error', name: 'First' }, text_failure: '{"name":"First"}' });
});

const soldOut: Json = {
  $mu: 'error',
  name: 'SoldOut',
  message: 'no room',
  fields: { price: 0.1 + 0.2, rooms: [[1]] },
};
const thrown = (message: string) =>
  JSON.stringify({ errorType: 'SoldOut', errorMessage: message, trace: [] });

/** What each catcher makes of an error. */
async function caught(catcher: Catcher, error: { Error: string; Cause?: unknown }): Promise<Json> {
  return await evaluate(catcher.Assign!, { errorOutput: error });
}

test('an error of the program is caught with its fields, and its text is kept exactly', async t => {
  const [program] = state('errors caught', 'Hotel.reserve', 'Task').Catch!;
  t.true(program!.ErrorEquals.includes('SoldOut'));
  const text = JSON.stringify(soldOut);
  const found = await caught(program!, { Error: 'SoldOut', Cause: thrown(text) });
  t.deepEqual(found, { v_error: soldOut, text_v_error: text });
});

test('a catcher never fails, whatever the cause is', async t => {
  const causes = [
    undefined,
    null,
    '',
    'Task timed out',
    'Function not found (Service: AWSLambda; Status Code: 404)',
    thrown('not an error value'),
    thrown(JSON.stringify(soldOut)).slice(0, 40),
    '{}',
    '{"errorMessage":null}',
  ];
  for (const title of ['errors caught', 'a fork']) {
    const machine = JSON.stringify(emit(title));
    const all = (
      JSON.parse(`[${machine.match(/"Catch":(\[.*?"Next":"[^"]*"\}\])/)?.[1]}]`) as Catcher[][]
    )[0]!;
    const catchers = all.filter(({ Next }) => !Next.endsWith('settles'));
    t.deepEqual([all.length, catchers.length], [5, 3]);
    for (const Cause of causes) {
      for (const catcher of catchers) {
        const errorOutput = { Error: 'SoldOut', ...(Cause === undefined ? {} : { Cause }) };
        const made = await evaluate(catcher.Assign ?? catcher.Output!, { errorOutput });
        const error = (made as { v_error?: Json; error?: Json }).v_error ?? (made as { error: Json }).error;
        t.true(decodeError(error as never) instanceof Error);
      }
    }
  }
});

test('what the platform said reaches the state that settles, whatever it is', async t => {
  const tasks = Object.values(emit('errors caught').States) as {
    Arguments?: { Payload?: { settle?: Template } };
  }[];
  const template = tasks
    .map(task => task.Arguments?.Payload?.settle)
    .find(each => each !== undefined) as Template;
  for (const [Cause, cause] of [
    [undefined, ''],
    [null, ''],
    ['Task timed out', 'Task timed out'],
  ]) {
    const input = { Error: 'States.Timeout', ...(Cause === undefined ? {} : { Cause }) };
    t.deepEqual(await evaluate(template, { input }), { error: 'States.Timeout', cause });
  }
});

test('what is thrown again fails with the text that came', async t => {
  const { Error: name, Cause } = state('errors caught', 'throw error', 'Fail');
  const text = JSON.stringify(soldOut);
  t.is(await evaluate(name!, {}, { v_error: soldOut, text_v_error: text }), 'SoldOut');
  t.is(await evaluate(Cause!, {}, { v_error: soldOut, text_v_error: text }), text);
  const error = { $mu: 'error', name: 'CallFailed', message: 'it "failed"', fields: { error: 'X' } };
  t.is(await evaluate(Cause!, {}, { v_error: error, text_v_error: '' }), JSON.stringify(error));
});

test('a fork that fails fails with the first failure', async t => {
  const { Error: name, Cause } = state('a fork', 'room or seat failed', 'Fail');
  const text = JSON.stringify(soldOut);
  t.is(await evaluate(name!, { input: { name: 'SoldOut', error: soldOut, text } }), 'SoldOut');
  t.is(await evaluate(Cause!, { input: { name: 'SoldOut', error: soldOut, text } }), text);
  const error = { $mu: 'error', name: 'CallFailed', message: 'gave up', fields: {} };
  t.is(await evaluate(Cause!, { input: { name: 'CallFailed', error } }), JSON.stringify(error));
});

const operands = fc.letrec<{ operand: Operand }>(tie => ({
  operand: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Operand>(variable('x'), variable('sum'), { kind: 'undefined' }),
    fc
      .oneof(fc.string(), fc.integer(), fc.boolean(), fc.constantFrom(null, '${a}', '{% $x %}', '{% a', '%}'))
      .map(constant),
    fc.array(tie('operand'), { maxLength: 3 }).map((elements): Operand => ({ kind: 'array', elements })),
    fc
      .dictionary(fc.constantFrom('a', 'b', '${c}', '$mu', '$mux', 'and', '{% d %}'), tie('operand'), {
        maxKeys: 3,
      })
      .map((members): Operand => {
        return {
          kind: 'object',
          properties: Object.entries(members).map(([name, value]) => ({ name, value })),
        };
      }),
  ),
})).operand;

/** What the operand is in JavaScript. */
function meaning(operand: Operand, x: unknown): unknown {
  if (operand.kind === 'variable') return x;
  if (operand.kind === 'constant') return operand.value;
  if (operand.kind === 'undefined') return undefined;
  if (operand.kind === 'array') return operand.elements.map(element => meaning(element, x));
  const members = operand.properties.map(({ name, value }) => [name, meaning(value, x)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined));
}

test('operands mean in a machine what they mean in JavaScript', async t => {
  await fc.assert(
    fc.asyncProperty(
      operands,
      fc.oneof(json, fc.constantFrom(...values.slice(0, 23))),
      async (operand, sent) => {
        const x = encode(sent);
        const expected = meaning(operand, sent);
        const variables = { x, v_sum: x };
        t.deepEqual(thaw(await evaluate(template(operand), {}, variables)), expected);
        t.deepEqual(thaw(await evaluate(output(operand), {}, variables)), expected);
        t.notRegex(JSON.stringify([template(operand), output(operand)]), /\$\{/);
      },
    ),
    { numRuns: 500 },
  );
});

test('a text in an expression is that text', async t => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async text => {
      t.is(await evaluateCode(literal(text), {}, {}), text);
    }),
  );
  for (const text of ['%}', '{%', '${x}', '$${x}', "'", '`', '\\u0024']) {
    t.is(await evaluateCode(literal(text), {}, {}), text);
    t.notRegex(literal(text), /%\}|\{%|\$\{/);
  }
});

test('keys are the request and the way to the run', async t => {
  const states = { context: { Execution: { Name: 'r-1' } } };
  const key = { parts: ['Trip.all/1', { iteration: 'i' }, { iteration: 'count' }, 'Hotel.reserve'] };
  t.is(
    await evaluateCode(keyCode(key), states, { i: 3, v_count: 12345678 }),
    'r-1/Trip.all/1[3][12345678]/Hotel.reserve',
  );
  t.is(await evaluateCode(keyCode({ parts: [] }), states, {}), 'r-1');
});

test('no two variables share a name, and none hides what JSONata knows', t => {
  const names = [
    'sum',
    'v_sum',
    'v_v_sum',
    '_sum',
    'v__sum',
    'text_sum',
    'states',
    'error',
    'user',
    'émile',
    'x1',
  ];
  const made = names.map(variableName);
  t.is(new Set(made).size, names.length);
  t.deepEqual(made, [
    'v_sum',
    'v_v_sum',
    'v_v_v_sum',
    'v__sum',
    'v_v__sum',
    'v_text_sum',
    'v_states',
    'v_error',
    'user',
    'émile',
    'x1',
  ]);
});

test('long names of variables stay apart', t => {
  const [first, second] = [variableName(`${'x'.repeat(90)}a`), variableName(`${'x'.repeat(90)}b`)];
  t.not(first, second);
  t.true(textVariable('x'.repeat(90)).length <= 80);
});

test('every expression of every machine parses', t => {
  for (const title of Object.keys(workflows)) {
    for (const found of Object.values(emit(title).States)) {
      for (const [, code] of expressions(found)) t.notThrows(() => jsonata(code));
    }
  }
});
