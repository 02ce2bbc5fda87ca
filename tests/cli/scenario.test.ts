import test from 'ava';
import type { HttpAnswer, Outcome } from '../../cli/client.ts';
import type { Json } from '../../cli/json.ts';
import { type HttpStep, parseScenario, type Step } from '../../cli/scenario/format.ts';
import { difference } from '../../cli/scenario/match.ts';
import { callsOnly, play } from '../../cli/scenario/play.ts';

const matches: readonly (readonly [actual: Json | undefined, expected: Json, said: string | undefined])[] = [
  [1, 1, undefined],
  [1, 2, 'it is 1, expected 2'],
  [undefined, 2, 'it is undefined, expected 2'],
  ['a', { $any: 'string' }, undefined],
  [['a'], { $any: 'array' }, undefined],
  ['a', { $any: 'number' }, 'it is "a", expected {"$any":"number"}'],
  [[1, 2], { $length: 2 }, undefined],
  [[1, 2], { $length: 3 }, 'it is [1,2], expected {"$length":3}'],
  [[2, 1], { $inAnyOrder: [1, 2] }, undefined],
  [[2, 2], { $inAnyOrder: [1, 2] }, 'it[0] is 2, expected 1'],
  [{ a: [1] }, { a: [2] }, 'it.a[0] is 1, expected 2'],
  [{ a: 1, b: 2 }, { a: 1 }, 'it has b (2), which is not expected'],
  [{ a: 1 }, { a: 1, b: 2 }, 'it.b is undefined, expected 2'],
  [[], {}, 'it is [], expected {}'],
];

for (const [actual, expected, said] of matches) {
  test(`${JSON.stringify(actual)} against ${JSON.stringify(expected)}`, t => {
    t.is(difference(actual, expected, 'it'), said);
  });
}

/** Answers with its arguments; `fail` fails. */
async function echo(method: string, args: readonly Json[], id: string): Promise<Outcome> {
  if (method === 'S.fail')
    return { kind: 'error', name: 'Refused', message: '', fields: { value: args[0] ?? null } };
  return { kind: 'result', value: method === 'S.id' ? id : (args[0] ?? null) };
}

/** Says what it was told to do. */
const told = {
  advance: async () => {},
  signal: async ({ signal }: { readonly signal: string }): Promise<Outcome> =>
    signal === 'go'
      ? { kind: 'result', value: 'delivered' }
      : { kind: 'error', name: 'HTTP 404', message: 'no such signal', fields: {} },
  http: async ({ http, body }: HttpStep): Promise<HttpAnswer> =>
    http === 'GET /nothing'
      ? { status: 404, headers: {}, body: undefined }
      : { status: 200, headers: { 'request-id': 'r' }, body: body ?? null },
};

async function problemsOf(...steps: Step[]): Promise<readonly string[]> {
  const reports = await play({ about: 'a test', steps }, { ...callsOnly(echo), ...told });
  return reports.flatMap(({ problems }) => problems);
}

test('a signal that arrives as expected has no problem', async t => {
  t.deepEqual(await problemsOf({ signal: 'go', request: 'r' }), []);
  t.deepEqual(await problemsOf({ signal: 'go', request: 'r', status: 'delivered' }), []);
  t.deepEqual(await problemsOf({ signal: 'no', request: 'r', status: 'HTTP 404' }), []);
});

test('a signal says why it was refused, or what became of it instead', async t => {
  t.deepEqual(await problemsOf({ signal: 'no', request: 'r' }), ['was refused: HTTP 404: no such signal']);
  const found = await problemsOf({ signal: 'go', request: 'r', status: 'buffered' });
  t.deepEqual(found, ['was delivered, expected buffered']);
});

test('a request to a route that is answered as expected has no problem', async t => {
  t.deepEqual(await problemsOf({ http: 'POST /echo', body: [1] }), []);
  t.deepEqual(await problemsOf({ http: 'POST /echo', body: [1], status: 200, answer: [1] }), []);
  t.deepEqual(await problemsOf({ http: 'POST /echo', answerHeaders: { 'request-id': 'r', vary: null } }), []);
  t.deepEqual(await problemsOf({ http: 'GET /nothing', status: 404, answer: null }), []);
  const again: Step = { http: 'POST /echo', body: ['$first'], answer: [{ id: 1 }] };
  t.deepEqual(await problemsOf({ http: 'POST /echo', body: { id: 1 }, as: 'first' }, again), []);
});

test('a request to a route says what it was answered instead', async t => {
  t.deepEqual(await problemsOf({ http: 'GET /nothing' }), ['was HTTP 404, expected a success']);
  const status = await problemsOf({ http: 'POST /echo', body: 1, status: 201 });
  t.deepEqual(status, ['was HTTP 200: 1, expected 201']);
  t.deepEqual(await problemsOf({ http: 'POST /echo', body: 1, answer: 2 }), ['the answer is 1, expected 2']);
  const header = await problemsOf({ http: 'POST /echo', answerHeaders: { 'request-id': 'other' } });
  t.deepEqual(header, ['the header request-id is "r", expected "other"']);
});

test('a step that goes as expected has no problem', async t => {
  t.deepEqual(await problemsOf({ call: 'S.echo', args: [1], result: 1 }), []);
});

test('a step says what it gave instead', async t => {
  const found = await problemsOf({ call: 'S.echo', args: [1], result: 2 });
  t.deepEqual(found, ['the result is 1, expected 2']);
});

test('an error that nobody expects is a problem', async t => {
  t.deepEqual(await problemsOf({ call: 'S.fail', args: [1] }), ['ended in Refused']);
});

test('an error that does not come is a problem', async t => {
  const found = await problemsOf({ call: 'S.echo', args: [1], error: { name: 'Refused' } });
  t.deepEqual(found, ['gave 1, expected Refused']);
});

test('the fields of an error are compared', async t => {
  const step = { call: 'S.fail', args: [1], error: { name: 'Refused', fields: { value: 2 } } };
  t.deepEqual(await problemsOf(step), ['Refused.value is 1, expected 2']);
});

test('a result can be used later under its name', async t => {
  const steps: Step[] = [
    { call: 'S.echo', args: ['x'], as: 'first' },
    { call: 'S.echo', args: [{ is: '$first' }], result: { is: 'x' } },
  ];
  t.deepEqual(await problemsOf(...steps), []);
});

test('calls at the same time are counted by how they end', async t => {
  const step: Step = {
    concurrently: [
      { call: 'S.echo', args: ['g{n}'] },
      { call: 'S.fail', args: [0] },
    ],
    times: 2,
    outcomes: { ok: 2, Refused: 2 },
    results: ['g2', 'g1'],
  };
  t.deepEqual(await problemsOf(step), []);
  const wrong = await problemsOf({ ...step, outcomes: { ok: 4 } });
  t.deepEqual(wrong, ['the outcomes.ok is 2, expected 4']);
});

test('each call is a request of its own, unless it names one', async t => {
  const steps: Step[] = [
    { call: 'S.id', args: [], result: 'step-1' },
    { call: 'S.id', args: [], request: 'mine', result: 'mine' },
    { concurrently: [{ call: 'S.id', args: [] }], times: 2, results: ['step-3-1', 'step-3-2'] },
  ];
  t.deepEqual(await problemsOf(...steps), []);
});

const malformed: readonly (readonly [text: string, said: string])[] = [
  ['[]', 'the scenario must be an object'],
  ['{"steps": []}', 'the scenario needs "about", a sentence'],
  ['{"about": "x"}', 'the scenario needs "steps", an array'],
  ['{"about": "x", "steps": [{"args": []}]}', 'steps[0].call must name a method: "Service.method"'],
  [
    '{"about": "x", "steps": [{"call": "A.b", "args": [], "expect": 1}]}',
    'steps[0] has expect, which means nothing (call, args, request, result, error, as)',
  ],
];

for (const [text, said] of malformed) {
  test(`${text} is refused`, t => {
    t.is(t.throws(() => parseScenario(text))?.message, said);
  });
}
