// What every store promises (stdlib/runtime/ports.ts), as tests that each implementation runs.
import type { TestFn } from 'ava';
import fc from 'fast-check';
import { compareKeys } from '../../stdlib/runtime/keys.ts';
import type { Commit } from '../../stdlib/runtime/ports.ts';
import { ledgerContract } from './store-ledger.ts';
import { limitsContract } from './store-limits.ts';
import {
  add,
  type Contract,
  commitOf,
  item,
  kinds,
  plain,
  put,
  type Subject,
  single,
} from './store-promises.ts';
import { rangeContract } from './store-ranges.ts';

/** `open` is called once; a reason in place of a subject skips the suite and is printed. */
export function storeContract(test: TestFn, open: () => Promise<Subject | string>): void {
  let subject: Subject | string;
  let told = false;
  test.before(async () => {
    subject = await open();
  });
  const promise: Contract = (title, run) => {
    test(title, async t => {
      if (typeof subject === 'string') {
        if (!told) t.log(subject);
        told = true;
        t.pass();
        return;
      }
      t.timeout(60_000);
      for (const [found, expected] of await run(subject.store, subject)) t.deepEqual(found, expected);
    });
  };
  records(promise);
  keys(promise);
  conditions(promise);
  counters(promise);
  ledgerContract(promise);
  rangeContract(promise);
  limitsContract(promise);
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
}

function keys(promise: Contract): void {
  promise('different keys are different records, whatever is in them', async (store, { cases }) => {
    const lists = fc.uniqueArray(fc.oneof(anyString, fc.double({ noNaN: true, noDefaultInfinity: true })), {
      minLength: 2,
      maxLength: 20,
      selector: key => (key === 0 ? 0 : key),
    });
    let round = 0;
    const property = fc.asyncProperty(lists, async list => {
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
