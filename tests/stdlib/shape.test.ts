// Values from outside against the types of a program.
import test from 'ava';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { mismatch, type Shape } from '../../stdlib/runtime/shape.ts';

const text: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };
const literal = (value: string | number | boolean): Shape => ({ kind: 'literal', value });
const circle: Shape = {
  kind: 'object',
  properties: [
    { name: 'kind', optional: false, shape: literal('circle') },
    { name: 'radius', optional: false, shape: number },
  ],
};
const square: Shape = {
  kind: 'object',
  properties: [{ name: 'kind', optional: false, shape: literal('square') }],
};
const either: Shape = { kind: 'union', shapes: [text, circle] };

const cases: readonly [shape: Shape, value: Json, problem: string | undefined][] = [
  [text, 'a', undefined],
  [text, 1, 'v must be a string, not 1'],
  [number, null, 'v must be a number, not null'],
  [{ kind: 'boolean' }, false, undefined],
  [{ kind: 'null' }, 0, 'v must be null, not 0'],
  [{ kind: 'unknown' }, { any: [1] }, undefined],
  [literal('a'), 'b', 'v must be "a", not "b"'],
  [{ kind: 'array', element: number }, [1, 'x'], 'v[1] must be a number, not "x"'],
  [{ kind: 'array', element: number }, { 0: 1 }, 'v must be an array, not an object'],
  [{ kind: 'tuple', elements: [text, number] }, ['a', 1], undefined],
  [{ kind: 'tuple', elements: [text, number] }, ['a'], 'v must be an array of 2, not an array of 1'],
  [{ kind: 'record', value: number }, { a: 1, 'b c': true }, 'v["b c"] must be a number, not true'],
  [{ kind: 'record', value: number }, [], 'v must be an object, not an array of 0'],
  [circle, { kind: 'circle', radius: 1, more: true }, undefined],
  [circle, { kind: 'circle' }, 'v.radius must be a number, not nothing'],
  [square, JSON.parse('{"__proto__":{"kind":"square"}}') as Json, 'v.kind must be "square", not nothing'],
  [either, { kind: 'circle', radius: 'x' }, 'v.radius must be a number, not "x"'],
  [either, 5, 'v must be a string or an object, not 5'],
  [text, ['x'.repeat(9)], 'v must be a string, not an array of 1'],
  [number, 'x'.repeat(99), `v must be a number, not "${'x'.repeat(56)}…`],
];

for (const [shape, value, problem] of cases) {
  test(`${JSON.stringify(value)} as ${JSON.stringify(shape)}`, t => {
    const found = mismatch(shape, value, 'v');
    t.is(found && `${found.path} must be ${found.expected}, not ${found.found}`, problem);
  });
}

test('a shape that comes back inside itself is looked into as deep as the value goes', t => {
  const tree: Shape = {
    kind: 'object',
    properties: [
      { name: 'value', optional: false, shape: { kind: 'number' } },
      { name: 'children', optional: false, shape: { kind: 'array', element: { kind: 'again', up: 2 } } },
    ],
  };
  const leaf = { value: 1, children: [] };
  t.is(mismatch(tree, { value: 1, children: [leaf, { value: 2, children: [leaf] }] }, 'tree'), undefined);
  const deep = { value: 1, children: [{ value: 2, children: [leaf, { value: 'x', children: [] }] }] };
  t.is(mismatch(tree, deep, 'tree')?.path, 'tree.children[0].children[1].value');
});
