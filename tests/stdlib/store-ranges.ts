// Scans, as the store contract has them.
import fc from 'fast-check';
import { compareKeys, inRange } from '../../stdlib/runtime/keys.ts';
import type { Json, Range, Store } from '../../stdlib/runtime/ports.ts';
import { type Contract, commitOf, item, plain, put } from './store-promises.ts';

export function rangeContract(promise: Contract): void {
  listed(promise);
  searched(promise);
}

const keysOf = async (store: Store, range: Omit<Range, 'service'>): Promise<Json> =>
  (await store.scan({ service: 'Shop', ...range })).map(each => each.key);

function listed(promise: Contract): void {
  promise('a scan gives the items of one collection and nothing else', async store => {
    await store.commit(
      commitOf([
        put(item('room', 'a'), 1, 'v1'),
        put(item('rooms', 'b'), { n: 2 }, 'v2'),
        put({ ...item('rooms', 'a'), service: 'Other' }, 3, 'v3'),
        put({ ...item('rooms', 'a'), part: 'epoch', key: undefined }, 4, 'v4'),
      ]),
    );
    const found = await store.scan({ service: 'Shop', state: 'rooms' });
    return [[plain(found), [{ key: 'b', value: { n: 2 }, version: 'v2' }]]];
  });

  promise('bounds, prefix, limit and direction', async store => {
    const state = 'words';
    const words = ['', 'a', 'ab', 'abc', 'b', 'ba', 'z', '\uffff', '😀'];
    await store.commit(commitOf(words.map(word => put(item(state, word), 1, 'v'))));
    return [
      [await keysOf(store, { state }), words],
      [await keysOf(store, { state, reverse: true }), words.toReversed()],
      [await keysOf(store, { state, from: 'ab', to: 'b' }), ['ab', 'abc']],
      [await keysOf(store, { state, from: 'ab', to: 'b', reverse: true }), ['abc', 'ab']],
      [await keysOf(store, { state, from: 'b', to: 'ab' }), []],
      [await keysOf(store, { state, prefix: 'ab' }), ['ab', 'abc']],
      [await keysOf(store, { state, prefix: 'a', from: 'ab', limit: 1 }), ['ab']],
      [await keysOf(store, { state, limit: 2, reverse: true }), ['😀', '\uffff']],
      [await keysOf(store, { state, limit: 0 }), []],
    ];
  });

  promise('numbers are in the order of their values', async store => {
    const numbers = [-Number.MAX_VALUE, -10, -1.5, 0, Number.MIN_VALUE, 0.5, 2, 10, 1e21];
    await store.commit(commitOf(numbers.map(number => put(item('numbers', number), 1, 'v'))));
    return [
      [await keysOf(store, { state: 'numbers' }), numbers],
      [await keysOf(store, { state: 'numbers', from: -1.5, to: 2 }), [-1.5, 0, Number.MIN_VALUE, 0.5]],
      [await keysOf(store, { state: 'numbers', to: 2, reverse: true, limit: 2 }), [0.5, Number.MIN_VALUE]],
    ];
  });
}

function searched(promise: Contract): void {
  promise('a scan agrees with sorting and filtering', async (store, { cases }) => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '😀', '\uffff', '/'), maxLength: 3 });
    const bounds = fc.record(
      { from: key, to: key, prefix: key, limit: fc.nat(4), reverse: fc.boolean() },
      { requiredKeys: [] },
    );
    let round = 0;
    const property = fc.asyncProperty(
      fc.uniqueArray(key, { minLength: 1, maxLength: 12 }),
      bounds,
      async (keys, range) => {
        const state = `scan${round++}`;
        await store.commit(commitOf(keys.map(each => put(item(state, each), 1, 'v'))));
        const expected = keys.filter(each => inRange(each, range)).sort(compareKeys);
        if (range.reverse === true) expected.reverse();
        const found = await store.scan({ service: 'Shop', state, ...range });
        const kept = expected.slice(0, range.limit ?? expected.length);
        return JSON.stringify(found.map(each => each.key)) === JSON.stringify(kept);
      },
    );
    return [[plain((await fc.check(property, { numRuns: cases, seed: 2 })).counterexample), null]];
  });
}
