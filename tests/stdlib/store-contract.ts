// What every store promises (stdlib/runtime/ports.ts), as tests that each implementation runs.
import type { TestFn } from 'ava';
import fc from 'fast-check';
import { compareKeys, inRange } from '../../stdlib/runtime/keys.ts';
import type {
  Commit,
  Entry,
  EntryState,
  Json,
  Range,
  RecordKey,
  Store,
  Write,
} from '../../stdlib/runtime/ports.ts';

/** Each test names its own services' records, so that one store serves all of them. */
export interface Subject {
  readonly store: Store;
  /** Randomised tests run so many cases. */
  readonly cases: number;
}

export const item = (state: string, key: string | number): RecordKey => ({
  service: 'Shop',
  state,
  part: 'item',
  key,
});

const single = (state: string, part: 'value' | 'counter'): RecordKey => ({
  service: 'Shop',
  state,
  part,
  key: undefined,
});

const commitOf = (writes: readonly Write[], more: Partial<Commit> = {}): Commit => ({
  checks: [],
  entry: undefined,
  writes,
  ...more,
});

const put = (record: RecordKey, value: Json | undefined, version: string, expect?: string | null): Write => ({
  kind: 'put',
  record,
  value,
  version,
  ...(expect === undefined ? {} : { expect: { version: expect ?? undefined } }),
});

const add = (record: RecordKey, amount: number, version: string, least?: number): Write => ({
  kind: 'add',
  record,
  amount,
  version,
  ...(least === undefined ? {} : { least }),
});

const done: EntryState = { kind: 'done', reply: { exit: 'return', values: { value: 1 } } };
const entryAt = (sequence: number, state: EntryState = done): Entry => ({
  sequence,
  input: 'digest',
  state,
  expires: 4_000_000_000,
});

type Contract = (
  title: string,
  run: (store: Store, subject: Subject) => Promise<readonly (readonly [Json, Json])[]>,
) => void;

const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

/** `open` is called once; a reason in place of a subject skips the suite and is printed. */
export function storeContract(test: TestFn, open: () => Promise<Subject | string>): void {
  let subject: Subject | string;
  test.before(async () => {
    subject = await open();
  });
  const promise: Contract = (title, run) => {
    test(title, async t => {
      if (typeof subject === 'string') {
        t.log(subject);
        t.pass();
        return;
      }
      t.timeout(60_000);
      for (const [found, expected] of await run(subject.store, subject)) t.deepEqual(found, expected);
    });
  };
  records(promise);
  conditions(promise);
  counters(promise);
  ledger(promise);
  ranges(promise);
}

function records(promise: Contract): void {
  promise('a record that was never written is absent', async store => [
    [plain(await store.read([item('absent', 'a')])), [null]],
  ]);

  promise('what is committed is read, with its version, in the order that was asked', async store => {
    const value = { name: 'Ritz', rooms: [1, 2, { deep: ['ü', '\u0000', '😀'] }], none: null };
    await store.commit(commitOf([put(item('read', 'a'), value, 'v1'), put(item('read', 'b'), 2, 'v1')]));
    const found = await store.read([
      item('read', 'b'),
      item('read', 'x'),
      item('read', 'a'),
      item('read', 'b'),
    ]);
    const b = { value: 2, version: 'v1' };
    return [[plain(found), [b, null, { value, version: 'v1' }, b]]];
  });

  promise('a put of undefined deletes, and deleting nothing is no error', async store => {
    await store.commit(commitOf([put(item('delete', 'a'), 1, 'v1')]));
    await store.commit(
      commitOf([put(item('delete', 'a'), undefined, 'v2'), put(item('delete', 'b'), undefined, 'v2')]),
    );
    return [[plain(await store.read([item('delete', 'a')])), [null]]];
  });

  promise('a number and the string that looks like it are two keys', async store => {
    await store.commit(
      commitOf([put(item('kinds', 1), 'number', 'v'), put(item('kinds', '1'), 'string', 'v')]),
    );
    const found = await store.read([item('kinds', 1), item('kinds', '1')]);
    return [[found.map(each => plain(each?.value)), ['number', 'string']]];
  });

  promise('more records than one request of the network holds are read at once', async store => {
    const keys = Array.from({ length: 130 }, (_, i) => item('many', i));
    await store.commit(commitOf(keys.slice(0, 90).map(key => put(key, key.key as number, 'v'))));
    const found = await store.read(keys);
    return [[found.map(each => plain(each?.value)), keys.map((_, i) => (i < 90 ? i : null))]];
  });

  promise('different keys are different records, whatever is in them', async (store, { cases }) => {
    const keys = fc.uniqueArray(fc.oneof(anyString, fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 2,
      maxLength: 20,
      selector: key => (key === 0 ? 0 : key),
    });
    let round = 0;
    const property = fc.asyncProperty(keys, async list => {
      const state = `any${round++}`;
      const sorted = list.map(key => (key === 0 ? 0 : key));
      await store.commit(commitOf(sorted.map((key, i) => put(item(state, key), i, 'v'))));
      const found = await store.read(sorted.map(key => item(state, key)));
      const scanned = await store.scan({ service: 'Shop', state });
      const inOrder = [...sorted].sort(compareKeys);
      return (
        found.every((each, i) => each?.value === i) &&
        scanned.every((each, i) => Object.is(each.key, inOrder[i]))
      );
    });
    return [[plain((await fc.check(property, { numRuns: cases, seed: 1 })).counterexample), null]];
  });
}

const anyString = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom('/', '#', '\u0000', 'a', '~', 'é', '\uffff', '😀'), maxLength: 6 }),
  fc.constant('x'.repeat(1_000)),
);

function conditions(promise: Contract): void {
  promise('a put expects the version that was read', async store => {
    const key = item('expect', 'a');
    const first = await store.commit(commitOf([put(key, 1, 'v1', null)]));
    const again = await store.commit(commitOf([put(key, 2, 'v2', null)]));
    const wrong = await store.commit(commitOf([put(key, 2, 'v2', 'v0')]));
    const right = await store.commit(commitOf([put(key, 2, 'v2', 'v1')]));
    const gone = await store.commit(commitOf([put(key, undefined, 'v3', 'v1')]));
    return [
      [plain([first, again, wrong, right, gone]), kinds('committed', 'stale', 'stale', 'committed', 'stale')],
      [plain(await store.read([key])), [{ value: 2, version: 'v2' }]],
    ];
  });

  promise('a put without expectation is blind', async store => {
    await store.commit(commitOf([put(item('blind', 'a'), 1, 'v1')]));
    const result = await store.commit(commitOf([put(item('blind', 'a'), 2, 'v2')]));
    return [
      [
        plain([result, await store.read([item('blind', 'a')])]),
        [{ kind: 'committed' }, [{ value: 2, version: 'v2' }]],
      ],
    ];
  });

  promise('a check holds for a version and for absence, and one that fails stops everything', async store => {
    const [a, b, c] = [item('check', 'a'), item('check', 'b'), item('check', 'c')];
    await store.commit(commitOf([put(a, 1, 'v1')]));
    const good = {
      checks: [
        { record: a, version: 'v1' },
        { record: b, version: undefined },
      ],
    };
    const stale = {
      checks: [
        { record: a, version: 'v1' },
        { record: b, version: 'v9' },
      ],
    };
    const appeared = { checks: [{ record: a, version: undefined }] };
    const results = [
      await store.commit(commitOf([put(c, 1, 'v2')], stale)),
      await store.commit(commitOf([put(c, 2, 'v2')], appeared)),
      await store.commit(commitOf([], good)),
      await store.commit(commitOf([put(c, 3, 'v2')], good)),
    ];
    return [
      [plain(results), kinds('stale', 'stale', 'committed', 'committed')],
      [plain(await store.read([c])), [{ value: 3, version: 'v2' }]],
    ];
  });

  promise('one write that may not be keeps the others away', async store => {
    const [a, b] = [item('all', 'a'), item('all', 'b')];
    const result = await store.commit(commitOf([put(a, 1, 'v1'), put(b, 1, 'v1', 'v0')]));
    return [[plain([result, await store.read([a, b])]), [{ kind: 'stale' }, [null, null]]]];
  });
}

function kinds(...names: readonly string[]): Json {
  return names.map(kind => ({ kind }));
}

function counters(promise: Contract): void {
  promise('a counter starts at nothing, adds commute, and each gives a version', async store => {
    const count = single('adds', 'counter');
    await Promise.all(
      [1, 2, 3].map(async n => until(() => store.commit(commitOf([add(count, n, `v${n}`)])))),
    );
    const [found] = await store.read([count]);
    return [[plain([found?.value, found?.version.startsWith('v')]), [6, true]]];
  });

  promise('an add with a least result happens only where it is reached', async store => {
    const count = single('least', 'counter');
    const results = [
      await store.commit(commitOf([add(count, -1, 'v1', 0)])),
      await store.commit(commitOf([add(count, 5, 'v2', 5)])),
      await store.commit(commitOf([add(count, -5, 'v3', 0)])),
      await store.commit(commitOf([add(count, -1, 'v4', 0)])),
      await store.commit(commitOf([add(count, -1, 'v5', -1)])),
    ];
    return [
      [plain(results), kinds('stale', 'committed', 'committed', 'stale', 'committed')],
      [plain(await store.read([count])), [{ value: -1, version: 'v5' }]],
    ];
  });

  promise('below asks without writing', async store => {
    const count = single('below', 'counter');
    const below = (limit: number): Commit => commitOf([{ kind: 'below', record: count, below: limit }]);
    const nothing = [await store.commit(below(1)), await store.commit(below(0))];
    await store.commit(commitOf([add(count, 3, 'v1')]));
    const three = [await store.commit(below(4)), await store.commit(below(3))];
    return [
      [plain([...nothing, ...three]), kinds('committed', 'stale', 'committed', 'stale')],
      [plain(await store.read([count])), [{ value: 3, version: 'v1' }]],
    ];
  });

  promise('a counter may be put like any record', async store => {
    const count = single('puts', 'counter');
    await store.commit(commitOf([put(count, 7, 'v1', null)]));
    await store.commit(commitOf([add(count, 1, 'v2')]));
    return [[plain(await store.read([count])), [{ value: 8, version: 'v2' }]]];
  });
}

/** The same commit again, as long as others stand in its way. */
async function until(commit: () => Promise<{ readonly kind: string }>): Promise<void> {
  while ((await commit()).kind === 'stale');
}

function ledger(promise: Contract): void {
  const move = (key: string, next: Entry, writes: readonly Write[] = []): Commit =>
    commitOf(writes, { entry: { key, next } });

  promise('an entry moves by one, together with the writes', async store => {
    const open: EntryState = { kind: 'open', position: 'n2', values: { a: [1, { $mu: 'undefined' }] } };
    const key = 'request-1/Shop.buy';
    const before = await store.entry(key);
    const results = [
      await store.commit(move(key, entryAt(1, open), [put(item('entry', 'a'), 1, 'v1')])),
      await store.commit(move(key, entryAt(1), [put(item('entry', 'a'), 9, 'v9')])),
      await store.commit(move(key, entryAt(2), [put(item('entry', 'a'), 2, 'v2')])),
      await store.commit(move(key, entryAt(2), [put(item('entry', 'a'), 9, 'v9')])),
      await store.commit(move(key, entryAt(4))),
    ];
    const moved = (entry: Entry) => ({ kind: 'moved', entry });
    return [
      [plain(before), null],
      [
        plain(results),
        plain([
          { kind: 'committed' },
          moved(entryAt(1, open)),
          { kind: 'committed' },
          moved(entryAt(2)),
          moved(entryAt(2)),
        ]),
      ],
      [plain(await store.entry(key)), plain(entryAt(2))],
      [plain(await store.read([item('entry', 'a')])), [{ value: 2, version: 'v2' }]],
    ];
  });

  promise('a step without the one before it finds the entry missing', async store => {
    const result = await store.commit(
      move('request-2/Shop.buy', entryAt(2), [put(item('missing', 'a'), 1, 'v1')]),
    );
    return [[plain([result, await store.read([item('missing', 'a')])]), [{ kind: 'moved' }, [null]]]];
  });

  promise('moved is said before stale: our own commit may have landed', async store => {
    const key = 'request-3/Shop.buy';
    const commit = move(key, entryAt(1), [put(item('landed', 'a'), 1, 'v1', null)]);
    await store.commit(commit);
    const other = move(key, { ...entryAt(1), expires: 4_000_000_001 }, [
      put(item('landed', 'a'), 2, 'v1', null),
    ]);
    return [[plain(await store.commit(other)), plain({ kind: 'moved', entry: entryAt(1) })]];
  });

  promise('a stale commit does not move its entry', async store => {
    const key = 'request-4/Shop.buy';
    const result = await store.commit(move(key, entryAt(1), [put(item('unmoved', 'a'), 1, 'v1', 'v0')]));
    return [[plain([result, await store.entry(key)]), [{ kind: 'stale' }, null]]];
  });

  promise('keys of any length are kept apart', async store => {
    const long = (end: string) => `request-5/${'Shop.buy/'.repeat(400)}${end}`;
    await store.commit(move(long('a'), entryAt(1)));
    return [[plain([await store.entry(long('a')), await store.entry(long('b'))]), plain([entryAt(1), null])]];
  });
}

function ranges(promise: Contract): void {
  const keysOf = async (store: Store, range: Omit<Range, 'service'>): Promise<Json> =>
    (await store.scan({ service: 'Shop', ...range })).map(each => each.key);

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
