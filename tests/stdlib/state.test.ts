// State collections inside turns, and what they cost at the store.
import test from 'ava';
import fc from 'fast-check';
import { counter, list, map, set, type Turn, value } from '../../stdlib/runtime/index.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { counting, inTurn } from './turns.ts';

const rooms = map('Hotel', 'rooms', { key: 'string', scanned: true });
const quiet = map('Hotel', 'quiet', { key: 'number', scanned: false });
const guests = set('Hotel', 'guests', { key: 'string', scanned: true });
const log = list('Hotel', 'log');
const total = counter('Hotel', 'total');
const rate = value('Hotel', 'rate', { initial: () => ({ cents: 100 }) });

test('a map gives what was set, in this turn and in later ones', async t => {
  const store = memoryStore();
  const now = await inTurn(store, async $ => {
    await rooms.set($, 'a', { capacity: 1 });
    await rooms.set($, 'b', { capacity: 2 });
    const removed = await rooms.delete($, 'b');
    return [
      await rooms.get($, 'a'),
      await rooms.has($, 'b'),
      removed,
      await rooms.delete($, 'c'),
      await rooms.size($),
    ];
  });
  t.deepEqual(now, [{ capacity: 1 }, false, true, false, 1]);
  t.deepEqual(await inTurn(store, $ => rooms.entries($)), [['a', { capacity: 1 }]]);
});

test('a scan shows the turn its own inserts, updates and deletes, within limit and order', async t => {
  const store = memoryStore();
  await inTurn(store, async $ => {
    for (const key of ['a', 'b', 'c', 'd']) await rooms.set($, key, key);
  });
  const seen = await inTurn(store, async $ => {
    await rooms.delete($, 'a');
    await rooms.set($, 'bb', 'new');
    await rooms.set($, 'c', 'changed');
    return [
      await rooms.keys($),
      await rooms.values($, { limit: 2 }),
      await rooms.keys($, { reverse: true, limit: 2 }),
      await rooms.keys($, { prefix: 'b' }),
      await rooms.entries($, { from: 'c', to: 'd' }),
    ];
  });
  t.deepEqual(seen, [['b', 'bb', 'c', 'd'], ['b', 'new'], ['d', 'c'], ['b', 'bb'], [['c', 'changed']]]);
});

test('what a program gets is not what is stored: changing it changes nothing', async t => {
  const store = memoryStore();
  await inTurn(store, $ => rooms.set($, 'a', { list: [1] }));
  await inTurn(store, async $ => {
    const room = (await rooms.get($, 'a')) as { list: number[] };
    t.throws(() => room.list.push(2), { instanceOf: TypeError });
    const own = { list: [1] };
    await rooms.set($, 'b', own);
    own.list.push(2);
  });
  t.deepEqual(await inTurn(store, $ => rooms.values($)), [{ list: [1] }, { list: [1] }]);
});

test('sets, lists, counters and values', async t => {
  const store = memoryStore();
  const seen = await inTurn(store, async $ => {
    await guests.add($, 'Ada');
    await guests.add($, 'Ada');
    const length = [await log.push($, 'x', 'y', 'z'), await log.pop($), await log.length($)];
    await log.set($, 0, 'first');
    await total.add($, 5);
    const taken = [await total.take($, 3), await total.take($, 3), await total.value($)];
    await rate.set($, { cents: 1 + ((await rate.get($)) as { cents: number }).cents });
    return [
      await guests.values($),
      length,
      await log.slice($),
      await log.at($, -1),
      taken,
      await rate.get($),
    ];
  });
  t.deepEqual(seen, [['Ada'], [3, 'z', 2], ['first', 'y'], 'y', [true, false, 2], { cents: 101 }]);
  await t.throwsAsync(
    inTurn(store, $ => log.set($, 2, 'beyond')),
    { name: 'RangeError' },
  );
  await t.throwsAsync(
    inTurn(store, $ => total.add($, 0.5)),
    { name: 'RangeError' },
  );
});

test('keys that no store can hold are refused by name', async t => {
  const store = memoryStore();
  const refused = { name: 'NotDurable', message: /Hotel\.rooms/ };
  await t.throwsAsync(
    inTurn(store, $ => rooms.get($, 'x'.repeat(1001))),
    refused,
  );
  await t.throwsAsync(
    inTurn(store, $ => rooms.get($, '\ud800')),
    refused,
  );
  await t.throwsAsync(
    inTurn(store, $ => quiet.get($, Number.NaN)),
    { name: 'NotDurable', message: /Hotel\.quiet/ },
  );
});

const costs: readonly [what: string, code: ($: Turn) => unknown, requests: readonly string[]][] = [
  ['a blind set of a map that nobody scans', $ => quiet.set($, 1, 'x'), ['commit 0+1+entry']],
  ['a blind set of a scanned map moves its epoch', $ => rooms.set($, 'a', 'x'), ['commit 0+2+entry']],
  [
    'an update reads and writes one record',
    $ => quiet.update($, 1, () => 'x'),
    ['read 1', 'commit 0+1+entry'],
  ],
  [
    'a read of the same record twice is one',
    $ => quiet.get($, 1).then(() => quiet.get($, 1)),
    ['read 1', 'commit 1+0+entry'],
  ],
  [
    'reads of one moment go together',
    $ => Promise.all([quiet.get($, 1), quiet.get($, 2), total.value($)]),
    ['read 3', 'commit 3+0+entry'],
  ],
  ['adding to a counter reads nothing', $ => total.add($, 1), ['commit 0+1+entry']],
  [
    'a take that fails writes nothing, and checks that it fails',
    $ => total.take($, 1),
    ['read 1', 'commit 0+1+entry'],
  ],
  ['a scan of an empty map checks its epoch', $ => rooms.keys($), ['read 1', 'scan', 'commit 1+0+entry']],
  ['a slice reads head and elements', $ => log.slice($), ['read 1', 'commit 1+0+entry']],
];

for (const [what, code, requests] of costs) {
  test(`${what}: ${requests.join(', ')}`, async t => {
    const store = counting(memoryStore());
    await inTurn(store, async $ => void (await code($)));
    t.deepEqual(store.requests, requests);
  });
}

type Command = readonly ['push' | 'pop' | 'set' | 'at' | 'slice', number, number];

test('a list does what an array does, in one turn and in many', async t => {
  const command: fc.Arbitrary<Command> = fc.tuple(
    fc.constantFrom('push', 'push', 'pop', 'set', 'at', 'slice'),
    fc.integer({ min: -4, max: 6 }),
    fc.integer({ min: -4, max: 6 }),
  );
  const property = fc.asyncProperty(
    fc.array(command, { maxLength: 25 }),
    fc.boolean(),
    async (commands, together) => {
      const store = memoryStore();
      const model: unknown[] = [];
      const groups = together ? [commands] : commands.map(each => [each]);
      for (const group of groups) {
        const expected = group.map(each => onArray(model, each));
        const found = await inTurn(store, async $ => {
          const results: unknown[] = [];
          for (const each of group) results.push(await onList($, each));
          return results;
        });
        if (JSON.stringify(found) !== JSON.stringify(expected)) return false;
      }
      return true;
    },
  );
  t.is((await fc.check(property, { numRuns: 150, seed: 3 })).counterexample, null);
});

function onArray(array: unknown[], [name, a, b]: Command): unknown {
  if (name === 'push') return array.push(a);
  if (name === 'pop') return array.pop() ?? null;
  if (name === 'at') return array.at(a) ?? null;
  if (name === 'slice') return array.slice(a, b);
  if (a < 0 || a >= array.length) return 'none';
  array[a] = b;
  return null;
}

async function onList($: Turn, [name, a, b]: Command): Promise<unknown> {
  if (name === 'push') return await log.push($, a);
  if (name === 'pop') return (await log.pop($)) ?? null;
  if (name === 'at') return (await log.at($, a)) ?? null;
  if (name === 'slice') return await log.slice($, a, b);
  return await log.set($, a, b).then(
    () => null,
    () => 'none',
  );
}

type Step = readonly ['add' | 'take' | 'value', number];

test('a counter does what a number does, however adds, takes and reads are mixed', async t => {
  const step: fc.Arbitrary<Step> = fc.tuple(fc.constantFrom('add', 'take', 'value'), fc.nat(5));
  const property = fc.asyncProperty(
    fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 5 }),
    async turns => {
      const store = memoryStore();
      let model = 0;
      for (const turn of turns) {
        const expected = turn.map(([name, n]) => {
          if (name === 'value') return model;
          if (name === 'take' && model < n) return false;
          model += name === 'add' ? n : -n;
          return name === 'take' ? true : null;
        });
        const found = await inTurn(store, async $ => {
          const results: unknown[] = [];
          for (const [name, n] of turn) results.push((await total[name]($, n)) ?? null);
          return results;
        });
        if (JSON.stringify(found) !== JSON.stringify(expected)) return false;
      }
      return true;
    },
  );
  t.is((await fc.check(property, { numRuns: 200, seed: 4 })).counterexample, null);
});
