// Values as JSON and back.
import test from 'ava';
import fc from 'fast-check';
import { copy, decode, encode, encodeVariable, thaw } from '../../stdlib/runtime/codec.ts';
import { defineError, MuError } from '../../stdlib/runtime/errors.ts';
import { compareKeys } from '../../stdlib/runtime/keys.ts';
import { keyFromText, keyText } from '../../stdlib/runtime/order.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';

const SoldOut = defineError('SoldOut');

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom('$mu', '$mux', '__proto__', 'constructor', ''),
);
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map(n => (n === 0 ? 0 : n));
const durable: fc.Arbitrary<unknown> = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    number,
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map(pairs => Object.fromEntries(pairs)),
  ),
})).value;

test('a durable value comes back equal to what was sent, through JSON text too', t => {
  const property = fc.property(durable, value => {
    const json = encode(value);
    t.deepEqual(decode(JSON.parse(JSON.stringify(json)) as Json), value);
    t.deepEqual(thaw(json), value);
    t.deepEqual(decode(json), value);
    t.deepEqual(encode(decode(json)), json);
  });
  t.false(fc.check(property, { numRuns: 500, seed: 5 }).failed);
});

test('C1: what is frozen is plain; what was encoded does not change with the value it was made of', t => {
  const value = { list: [{ n: 1 }], plain: { a: 'x' } };
  const json = encode(value) as { readonly list: readonly { n: number }[] };
  value.list.push({ n: 2 });
  t.deepEqual(json.list, [{ n: 1 }]);
  t.true(Object.isFrozen(json) && Object.isFrozen(json.list) && Object.isFrozen(json.list[0]));
  t.is((encode({ again: json.list }) as { readonly again: unknown }).again, json.list);
  t.false(Object.isFrozen(encode({ $mu: 1 })) || Object.isFrozen(encode([new SoldOut()])));
});

test('thaw gives what the program may change', t => {
  const mine = thaw(encode({ list: [1] })) as { list: number[] };
  mine.list.push(2);
  t.deepEqual(mine, { list: [1, 2] });
});

test('undefined: dropped as a property, kept alone and as an argument, refused in an array', t => {
  t.deepEqual(encode({ a: undefined, b: 1 }), { b: 1 });
  t.is(decode(encode(undefined)), undefined);
  t.deepEqual(thaw(encodeVariable([1, undefined], 'args')), [1, undefined]);
  t.throws(() => encode([1, undefined]), { name: 'NotDurable', message: /^value\[1\] is undefined/ });
});

test('an error comes back as its class, with its fields', t => {
  const back = thaw(
    JSON.parse(JSON.stringify(encode({ reason: new SoldOut({ what: 'h1', left: [0] }) }))) as Json,
  );
  const { reason } = back as { reason: MuError & { what: string } };
  t.true(reason instanceof SoldOut);
  t.deepEqual(
    [reason.name, reason.what, reason.message],
    ['SoldOut', 'h1', 'SoldOut (what: "h1", left: [0])'],
  );
});

test('an error whose class this program does not know keeps its name', t => {
  const back = thaw({ $mu: 'error', name: 'Elsewhere', message: 'no', fields: { a: 1 } });
  t.true(back instanceof MuError);
  t.deepEqual([(back as MuError).name, (back as MuError).message], ['Elsewhere', 'no']);
});

test('a field called name hides nothing', t => {
  const error = new SoldOut({ name: 'Ritz' });
  t.deepEqual(encode(error), {
    $mu: 'error',
    name: 'SoldOut',
    message: 'SoldOut (name: "Ritz")',
    fields: { name: 'Ritz' },
  });
});

class Point {
  x = 1;
}
const circle: unknown[] = [];
circle.push(circle);

const refused: readonly [value: unknown, message: RegExp][] = [
  [Number.NaN, /^args\[0\] is NaN/],
  [{ price: Number.POSITIVE_INFINITY }, /^args\[0\]\.price is Infinity/],
  [{ 'a b': [0, -0] }, /^args\[0\]\["a b"\]\[1\] is -0/],
  [[() => 1], /^args\[0\]\[0\] is a function/],
  [{ a: Symbol('s') }, /^args\[0\]\.a is a symbol/],
  [1n, /^args\[0\] is a bigint/],
  [[new Point()], /^args\[0\]\[0\] is an object of class Point/],
  [circle, /nested deeper than 200 levels/],
  [new SoldOut({ what: Number.NaN }), /^args\[0\]\.what is NaN/],
];

for (const [value, message] of refused) {
  test(`refused: ${message.source}`, t => {
    t.throws(() => copy(value, 'args[0]'), { name: 'NotDurable', message });
  });
}

test('dates, maps and sets live in methods, and are not stored', t => {
  const shared = { n: 1 };
  const value = {
    at: new Date(0),
    none: new Date(Number.NaN),
    map: new Map([['a', [undefined, shared]]]),
    set: new Set([shared]),
  };
  t.deepEqual(thaw(JSON.parse(JSON.stringify(encodeVariable(value, 'value')))), value);
  t.deepEqual(copy({ at: new Date(0), set: new Set([1]) }, 'args[0]'), {
    at: new Date(0),
    set: new Set([1]),
  });
  const stored = (what: unknown) => () => encode(what, 'state');
  t.throws(stored({ at: new Date(0) }), {
    name: 'NotDurable',
    message: /^state\.at is an object of class Date/,
  });
  t.throws(stored([new Map()]), { message: /^state\[0\] is an object of class Map/ });
  t.throws(() => encodeVariable(new Set([Number.NaN]), 'seen'), { message: /^seen\[0\] is NaN/ });
});

test('keys as text sort as keys do, and can be read back', t => {
  const keys = fc.oneof(number, fc.string({ unit: 'binary', maxLength: 6 }));
  const property = fc.property(keys, keys, (a, b) => {
    const bytes = Math.sign(Buffer.compare(Buffer.from(keyText(a)), Buffer.from(keyText(b))));
    return bytes === Math.sign(compareKeys(a, b)) && keyFromText(keyText(a)) === a;
  });
  t.is(fc.check(property, { numRuns: 2_000, seed: 6 }).counterexample, null);
});
