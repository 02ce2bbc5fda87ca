// The fast way answers exactly as jsonata 2.0.6 does, or leaves the question to it; and the library's way gives no program a
// way out of its data.

import test from 'ava';
import fc from 'fast-check';
import jsonata from 'jsonata';
import { linear } from '../../stdlib/runtime/regexp/linear.ts';
import { unsure } from '../../targets/local/interpreter/fast.ts';
import type { Json } from '../../targets/local/interpreter/index.ts';
import { type Answer, answerFast, answerSlowly } from '../../targets/local/interpreter/jsonata.ts';

const sources = {
  random: () => 0.5,
  uuid: () => 'b5f1cd9c-0000-4000-8000-000000000000',
  hash: (data: string, algorithm: string) => `${algorithm}:${data}`,
};

function slowly(expression: string, variables: { [name: string]: Json | undefined } = {}): Promise<Answer> {
  return answerSlowly({ expression, variables }, sources);
}

/** The library itself, with nothing of ours but `$parse`. */
async function reference(expression: string, variables: { [name: string]: Json }): Promise<unknown> {
  const parsed = jsonata(expression);
  parsed.registerFunction(
    'parse',
    (text?: string) => (text === undefined ? undefined : JSON.parse(text)),
    '<s:x>',
  );
  try {
    const value: unknown = await parsed.evaluate(undefined, { ...variables });
    return value === undefined ? 'undefined' : JSON.parse(JSON.stringify(value));
  } catch {
    return 'error';
  }
}

const scalar = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    false,
    0,
    1,
    -1,
    '',
    'x',
    '1',
    'failed',
    1e15,
    1e21,
    0.1,
    123456789012345,
  ),
  fc.string({ maxLength: 4 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const value: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('x', 'y', 'values', '$mu', 'constructor', '__proto__'), tie('value'), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
})).value;

const names = ['a', 'b', 'states', 'missing', 'string'];
const operators = ['=', '!=', '&', '+', '-', '<', '<=', '>', '>=', 'and', 'or'];
const step = fc.constantFrom(
  'x',
  'y',
  'values',
  '`$mu`',
  'x[0]',
  'y[1]',
  'values[x = "failed"]',
  'x[y = ""][0]',
);
const calls = ['string', 'not', 'exists', 'type', 'count', 'parse'];

/** Expressions of the subset that is answered fast, and their surroundings. */
const expression: fc.Arbitrary<string> = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...names.map(name => `$${name}`)),
    fc
      .tuple(fc.constantFrom(...names), fc.array(step, { maxLength: 3 }))
      .map(([name, steps]) => [`$${name}`, ...steps].join('.')),
    fc.constantFrom(
      '1',
      '0',
      '-1',
      '"x"',
      '""',
      '"1"',
      'true',
      'false',
      'null',
      '"[1]"',
      '{"$mu": "undefined"}',
      '{}',
      '"{\\"x\\":[2]}"',
    ),
    fc
      .tuple(tie('expression'), fc.constantFrom(...operators), tie('expression'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(fc.constantFrom(...calls), tie('expression')).map(([name, argument]) => `$${name}(${argument})`),
    tie('expression').map(inner => `$parse(${inner}).x`),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, then, otherwise]) => `(${test} ? ${then} : ${otherwise})`),
    fc.tuple(tie('expression'), tie('expression')).map(([test, then]) => `(${test} ? ${then})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('[0]', '[x="x"]', '[x=1]', '[]', '.*'))
      .map(parts => parts.join('')),
  ),
})).expression;

test('what the fast way answers is what the library answers', async t => {
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(expression, value, value, async (code, a, b) => {
      const variables: { [name: string]: Json } = { a, b, states: { x: a, values: b } };
      const fast = answerFast(code, name => (Object.hasOwn(variables, name) ? variables[name] : undefined));
      if (fast === unsure) return;
      answered++;
      const expected = await reference(code, variables);
      // JSON's own rounding of -0 is no difference.
      const actual = fast === undefined ? 'undefined' : (JSON.parse(JSON.stringify(fast)) as unknown);
      t.deepEqual(actual, expected, `${code} over ${JSON.stringify(variables)}`);
    }),
    { numRuns: 3000, seed: 7 },
  );
  t.true(answered > 500, `only ${answered} were answered`);
});

test('what muc emits is answered fast', t => {
  const states = {
    input: { exit: 'return', args: ['u1', ['h1']], values: { x: [1] }, text: '' },
    context: { Execution: { Name: 'r' }, State: { EnteredTime: 'T', RetryCount: 0 } },
    result: { Payload: { exit: '1', values: { args: [[1]], $mu: null } } },
    errorOutput: { Error: 'E', Cause: '{"errorMessage":"{\\"id\\":[1]}"}' },
  } as const;
  const variables: { [name: string]: Json } = { states, user: 'u1', list: [1], i: 7 };
  const quick = (code: string) =>
    answerFast(code, name => (Object.hasOwn(variables, name) ? variables[name] : undefined));
  t.is(quick('$user'), 'u1');
  t.deepEqual(quick('$list'), [1]);
  t.deepEqual(quick('$states.result.Payload.values.args'), [[1]]);
  t.is(quick('$states.result.Payload.values.`$mu`'), null);
  t.is(quick('$states.context.Execution.Name & "/F.f/1[" & $string($i) & "]"'), 'r/F.f/1[7]');
  t.is(quick('$exists($states.context.State.RetryCount) ? $states.context.State.RetryCount : 0'), 0);
  t.is(quick('$states.input.exit = "return"'), true);
  t.deepEqual(quick('$parse($parse($states.errorOutput.Cause).errorMessage)'), { id: [1] });
  t.is(quick('$states.input.text != "" ? $states.input.text : "none"'), 'none');
  t.is(quick('$states.input.args[0]'), 'u1');
  t.deepEqual(quick('$states.input.args[1]'), ['h1']);
  t.deepEqual(quick('$exists($states.input.args[2]) ? $states.input.args[2] : {"$mu": "undefined"}'), {
    $mu: 'undefined',
  });
  t.is(quick('$exists($states.input.args[`$mu` = "failed"])'), unsure);
  t.is(quick('$exists($list[`$mu` = "failed"])'), false);
});

test("the library's answers are plain JSON", async t => {
  t.deepEqual(await slowly('[1..3].($ * 2)'), { kind: 'value', value: [2, 4, 6] });
  t.deepEqual(await slowly('[1].($ * 2)'), { kind: 'value', value: 2 });
  t.deepEqual(await slowly('$none'), { kind: 'undefined' });
  t.deepEqual(await slowly('[1/0]'), { kind: 'value', value: ['Infinity'] });
  t.deepEqual(await slowly('$sum'), { kind: 'unsupported' });
  t.deepEqual(await slowly('function($x) { $x }'), { kind: 'unsupported' });
});

test("AWS's additions", async t => {
  const value = async (code: string) => {
    const answer = await slowly(code);
    return answer.kind === 'value' ? answer.value : answer;
  };
  t.deepEqual(await value('$parse("{\\"a\\":[1]}").a'), [1]);
  t.deepEqual(await value('$partition([1,2,3,4,5], 2)'), [[1, 2], [3, 4], [5]]);
  t.deepEqual(await value('$range(1, 7, 3)'), [1, 4, 7]);
  t.deepEqual(await value('$range(3, 1, -1)'), [3, 2, 1]);
  t.is(await value('$hash("x", "SHA-256")'), 'SHA-256:x');
  t.is(await value('$random()'), 0.5);
  t.is(await value('$random(7) = $random(7)'), true);
  t.regex(String(await value('$uuid()')), /^[0-9a-f-]{36}$/);
  t.like(await slowly('$parse("{")'), { kind: 'error' });
});

test('an expression reaches nothing but its data', async t => {
  const data = { o: { own: 1 }, list: [{ own: 1 }] };
  for (const code of [
    '$o.constructor',
    '$o.__proto__',
    '$list.constructor',
    '{"a": 1}.constructor',
    '$lookup($o, "constructor")',
    '$lookup($list, "__proto__")',
    '"text".constructor',
    '$map([$o], function($x) { $x.toString })',
    '$string.implementation',
    '(function($x) { $x }).environment',
    '$o.hasOwnProperty',
  ])
    t.deepEqual(await slowly(code, data), { kind: 'undefined' }, code);
  for (const code of ['$eval("1")', '$spread($sum).implementation', '$o.constructor("return process")()'])
    t.like(await slowly(code, data), { kind: 'error' }, code);
});

test('an expression cannot run for ever, nor deep, nor wide', async t => {
  const detail = async (code: string) => {
    const answer = await slowly(code);
    return answer.kind === 'error' ? answer.detail : answer;
  };
  t.is(await detail('($f := function($n) { $f($n + 1) }; $f(1))'), ': Expression evaluation timeout');
  t.is(await detail('($f := function($n) { 1 + $f($n + 1) }; $f(1))'), ': Stack overflow error');
  t.is(await detail(Array(300).fill('1').join(' + ')), ': Stack overflow error');
  t.is(await detail('[1..900000]'), ': Expression evaluation memory limit exceeded');
  t.is(await detail('$pad("x", 5000000)'), ': Expression evaluation memory limit exceeded');
  t.is(await detail('1 +'), '. S0207: Unexpected end of expression');
});

test('a regular expression that tries too many ways does not hang', async t => {
  const expression = '$match(text, /^(a+)+$/)';
  const variables = { text: `${'a'.repeat(5000)}!` };
  const guarded = { ...sources, regex: linear };
  const answer = await answerSlowly({ expression: expression.replace('text', '$text'), variables }, guarded);
  t.deepEqual(answer, { kind: 'undefined' });
  const found = await answerSlowly(
    { expression: "$replace('a1b22', /[0-9]+/, '#')", variables: {} },
    guarded,
  );
  t.deepEqual(found, { kind: 'value', value: 'a#b#' });
});
