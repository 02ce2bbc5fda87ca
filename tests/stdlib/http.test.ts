// Requests to calls, outcomes to answers.
import test from 'ava';
import type { ProgramEntry } from '../../stdlib/runtime/graph.ts';
import { answer, createRouter, type HttpOutcome } from '../../stdlib/runtime/http.ts';
import { failed, replied, valuesOf } from '../../stdlib/runtime/outcome.ts';
import type { Shape } from '../../stdlib/runtime/shape.ts';

const text: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const parameter = (name: string, shape: Shape, more: { optional?: boolean; rest?: boolean } = {}) => ({
  name,
  shape,
  optional: false,
  rest: false,
  ...more,
});

const guest: Shape = {
  kind: 'object',
  properties: [
    { name: 'name', optional: false, shape: text },
    { name: 'age', optional: true, shape: number },
  ],
};

const entries: readonly ProgramEntry[] = [
  {
    method: 'Hotel.reserve',
    http: { method: 'POST', path: '/hotels/{id}/guests' },
    parameters: [
      parameter('id', text),
      parameter('guest', guest),
      parameter('nights', { kind: 'union', shapes: [number, { kind: 'null' }] }, { optional: true }),
    ],
  },
  {
    method: 'Hotel.get',
    http: { method: 'get', path: '/hotels/:id' },
    parameters: [parameter('id', number)],
  },
  {
    method: 'Hotel.tag',
    parameters: [parameter('id', text), parameter('tags', { kind: 'array', element: text }, { rest: true })],
  },
];

const route = createRouter(entries);

function request(line: string, body?: unknown, headers: { readonly [name: string]: string } = {}): unknown {
  const [method = '', target = ''] = line.split(' ');
  const given = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  const found = route({ method, target, headers, body: given });
  if (found.kind === 'call')
    return [found.entry.method, ...found.args, ...(found.requestId === undefined ? [] : [found.requestId])];
  const { status, headers: sent, body: told } = found.response;
  return [
    status,
    (JSON.parse(told) as { detail: string }).detail,
    ...(sent['allow'] === undefined ? [] : [sent['allow']]),
  ];
}

const UNDEFINED = { $mu: 'undefined' };

const requests: readonly [title: string, line: string, body: unknown, expected: unknown][] = [
  [
    'path, body and query by name',
    'POST /hotels/h%2F1/guests?nights=2',
    { guest: { name: 'Ada' } },
    ['Hotel.reserve', 'h/1', { name: 'Ada' }, 2],
  ],
  [
    'what is optional may be left out',
    'POST /hotels/h1/guests',
    { guest: { name: 'Ada', age: 3 } },
    ['Hotel.reserve', 'h1', { name: 'Ada', age: 3 }, UNDEFINED],
  ],
  [
    'a word of the query may be null',
    'POST /hotels/h1/guests?nights=null',
    { guest: { name: 'Ada' } },
    ['Hotel.reserve', 'h1', { name: 'Ada' }, null],
  ],
  ['a number in the path', 'GET /hotels/12', undefined, ['Hotel.get', 12]],
  [
    'an array of arguments',
    'POST /Hotel/reserve',
    ['7', { name: 'Ada' }],
    ['Hotel.reserve', '7', { name: 'Ada' }, UNDEFINED],
  ],
  ['an object by name', 'POST /Hotel/get', { id: 1 }, ['Hotel.get', 1]],
  ['rest arguments are one array', 'POST /Hotel/tag', ['h1', 'a', 'b'], ['Hotel.tag', 'h1', ['a', 'b']]],
  ['rest arguments by name', 'POST /Hotel/tag', { id: 'h1' }, ['Hotel.tag', 'h1', []]],
  [
    'keys that mean something to us are only data',
    'POST /Hotel/reserve',
    ['h', { name: 'a', $mu: 'undefined' }],
    ['Hotel.reserve', 'h', { name: 'a', $$mu: 'undefined' }, UNDEFINED],
  ],
  [
    'the path names what is wrong, and how',
    'POST /Hotel/reserve',
    ['h1', { name: 1 }],
    [400, 'guest.name must be a string, not 1.'],
  ],
  [
    'something is missing',
    'POST /Hotel/reserve',
    ['h1', {}],
    [400, 'guest.name must be a string, not nothing.'],
  ],
  [
    'none of the alternatives',
    'POST /Hotel/reserve',
    ['h1', { name: 'a' }, 'x'],
    [400, 'nights must be a number or null, not "x".'],
  ],
  ['too many', 'POST /Hotel/get', [1, 2], [400, 'Hotel.get takes 1 arguments, not 2.']],
  ['an unknown name', 'POST /Hotel/get', { id: 1, x: 2 }, [400, 'Hotel.get has no parameter x.']],
  [
    'a number that is no number of ours',
    'POST /Hotel/get',
    '[-0]',
    [400, 'id is -0, which cannot be stored or sent'],
  ],
  ['a body that is no JSON', 'POST /Hotel/get', '{', [400, 'The body is not JSON.']],
  [
    'a body that is neither array nor object',
    'POST /Hotel/get',
    '7',
    [400, 'The body is an array of arguments, or an object by the names of the parameters.'],
  ],
  [
    'a broken escape',
    'GET /hotels/%zz',
    undefined,
    [400, 'The part %zz of the path is not percent-encoded UTF-8.'],
  ],
  ['nothing there', 'GET /nowhere', undefined, [404, 'There is nothing at /nowhere.']],
  [
    'another HTTP method',
    'DELETE /hotels/1',
    undefined,
    [405, '/hotels/1 does not take DELETE, but GET.', 'GET'],
  ],
];

for (const [title, line, body, expected] of requests) {
  test(`${title}: ${line}`, t => t.deepEqual(request(line, body), expected));
}

test('the client chooses the request id, within limits', t => {
  t.deepEqual(request('GET /hotels/1', undefined, { 'idempotency-key': 'order-7' }), [
    'Hotel.get',
    1,
    'order-7',
  ]);
  t.like(request('GET /hotels/1', undefined, { 'idempotency-key': 'a/b' }), { 0: 400 });
});

const soldOut = {
  $mu: 'error',
  name: 'SoldOut',
  message: 'no room',
  fields: { what: 'h1', none: UNDEFINED },
};
const answers: readonly [outcome: HttpOutcome, status: number, body: unknown][] = [
  [{ kind: 'returned', value: { a: [1] } }, 200, { a: [1] }],
  [{ kind: 'returned', value: null }, 200, null],
  [{ kind: 'returned', value: UNDEFINED }, 204, undefined],
  [
    { kind: 'threw', error: soldOut },
    422,
    {
      type: 'about:blank',
      title: 'SoldOut',
      status: 422,
      detail: 'no room',
      name: 'SoldOut',
      fields: { what: 'h1' },
    },
  ],
  [{ kind: 'threw', error: { ...soldOut, name: 'TypeError' } }, 500, undefined],
  [{ kind: 'threw', error: { ...soldOut, name: 'AssertionFailed' } }, 500, undefined],
  [{ kind: 'threw', error: { ...soldOut, name: 'NotDurable' } }, 500, undefined],
  [{ kind: 'threw', error: { ...soldOut, name: 'RegExpTooCostly' } }, 500, undefined],
  [{ kind: 'threw', error: { ...soldOut, name: 'Timeout' } }, 504, undefined],
  [{ kind: 'broken', name: 'Mu.Bug', cause: 'x' }, 500, undefined],
  [{ kind: 'running' }, 202, { request: 'request-1', status: 'RUNNING' }],
  [{ kind: 'mismatch' }, 409, undefined],
  [{ kind: 'overloaded' }, 503, undefined],
  [{ kind: 'unknown' }, 404, undefined],
];

for (const [outcome, status, body] of answers) {
  test(`${JSON.stringify(outcome)} is answered ${status}`, t => {
    const told = answer(outcome, 'request-1');
    t.deepEqual([told.status, told.headers['request-id']], [status, 'request-1']);
    if (status === 204) t.is(told.body, '');
    else if (body !== undefined) t.deepEqual(JSON.parse(told.body), body);
    const type = told.headers['content-type'];
    t.is(type, status === 204 ? undefined : status < 300 ? 'application/json' : 'application/problem+json');
  });
}

test('how a run or an execution ended, as an outcome', t => {
  const text = JSON.stringify(soldOut);
  t.deepEqual(failed('SoldOut', text), { kind: 'threw', error: soldOut });
  t.deepEqual(failed('SoldOut', JSON.stringify({ errorMessage: text })), { kind: 'threw', error: soldOut });
  t.deepEqual(failed('States.Timeout', 'any text'), {
    kind: 'broken',
    name: 'States.Timeout',
    cause: 'any text',
  });
  t.deepEqual(failed('Mu.RequestMismatch', text), { kind: 'mismatch' });
  t.deepEqual(failed('Mu.Conflict', text), { kind: 'overloaded' });
  t.deepEqual(replied({ exit: 'return', values: { value: null } }), { kind: 'returned', value: null });
  t.deepEqual(valuesOf(entries[0] as ProgramEntry, ['h', null]), { id: 'h', guest: null, nights: UNDEFINED });
});

const shop = [
  entry('Shop.find', [], {
    method: 'GET',
    path: '/goods/{id}',
    errors: { NoSuchGood: 404 },
    cors: ['https://a.example'],
  }),
  entry('Shop.best', [], { method: 'GET', path: '/goods/best', cors: ['*'] }),
  entry('Shop.add', [], { method: 'POST', path: '/goods', status: 201 }),
];

function entry(
  method: string,
  names: readonly string[],
  http: NonNullable<ProgramEntry['http']>,
): ProgramEntry {
  const parameters = names.map(name => ({
    name,
    optional: false,
    rest: false,
    shape: { kind: 'string' } as const,
  }));
  return { method, parameters, http };
}

function asked(method: string, target: string, headers: { readonly [name: string]: string } = {}) {
  return createRouter(shop)({ method, target, headers, body: '' });
}

test('of two routes that fit, the one with more text is taken', t => {
  const found = (target: string) => {
    const call = asked('GET', target);
    return call.kind === 'call' ? call.entry.method : call.response.status;
  };
  t.is(found('/goods/best'), 'Shop.best');
  t.is(found('/goods/worst'), 'Shop.find');
});

test('a route says with which status its errors and its results are told', t => {
  const call = asked('POST', '/goods');
  const find = asked('GET', '/goods/x');
  if (call.kind !== 'call' || find.kind !== 'call') return t.fail();
  t.is(answer({ kind: 'returned', value: 1 }, 'r', call).status, 201);
  t.is(answer({ kind: 'returned', value: { $mu: 'undefined' } }, 'r', call).status, 201);
  const error = (name: string) =>
    ({ kind: 'threw', error: { $mu: 'error', name, message: '', fields: {} } }) as const;
  t.is(answer(error('NoSuchGood'), 'r', find).status, 404);
  t.is(answer(error('Other'), 'r', find).status, 422);
  t.is(answer(error('toString'), 'r', find).status, 422);
});

test('HEAD is a GET; OPTIONS says what a path takes', t => {
  t.is(asked('HEAD', '/goods/x').kind, 'call');
  const told = asked('OPTIONS', '/goods');
  t.deepEqual(told.kind === 'problem' && [told.response.status, told.response.headers], [
    204,
    { allow: 'POST, OPTIONS' },
  ]);
});

test('pages of the origins that a route names may call it', t => {
  const ask = (origin: string) =>
    asked('OPTIONS', '/goods/x', { origin, 'access-control-request-method': 'GET' });
  const allowed = ask('https://a.example');
  if (allowed.kind !== 'problem') return t.fail();
  t.like(allowed.response.headers, {
    'access-control-allow-origin': 'https://a.example',
    'access-control-allow-methods': 'GET, HEAD, OPTIONS',
    vary: 'origin',
  });
  const refused = ask('https://b.example');
  if (refused.kind !== 'problem') return t.fail();
  t.deepEqual(refused.response.headers, { allow: 'GET, HEAD, OPTIONS', vary: 'origin' });
  const call = asked('GET', '/goods/x', { origin: 'https://a.example' });
  if (call.kind !== 'call') return t.fail();
  t.is(
    answer({ kind: 'returned', value: 1 }, 'r', call).headers['access-control-allow-origin'],
    'https://a.example',
  );
  const wrong = asked('GET', '/goods/x', { origin: 'https://a.example', 'idempotency-key': '/' });
  t.is(
    wrong.kind === 'problem' && wrong.response.headers['access-control-allow-origin'],
    'https://a.example',
  );
});
