// What the store saw of requests that are too many for a search through their orders: it is in order, and where the protocol is
// broken, it is not.
import test from 'ava';
import type { Scenario } from '../../cli/scenario/format.ts';
import { judge } from '../../cli/verify/judge.ts';
import { disorderIn } from '../../cli/verify/order.ts';
import { randomly } from '../../cli/verify/search.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { orphansIn } from '../../targets/local/simulation/stored.ts';
import { mutations } from './mutations.ts';
import { removeBuilds, subject, type Variant } from './subjects.ts';

test.after.always(removeBuilds);

const money = (method: string, ...args: readonly string[]) => ({ call: `Bank.${method}`, args: [...args] });

/** Sixty at the same time, on few records. */
const crowd: Scenario = {
  about: 'A crowd.',
  steps: [
    {
      concurrently: [
        money('copy', 'a', 'b'),
        money('copy', 'b', 'a'),
        money('move', 'a', 'b'),
        { call: 'Bank.add', args: ['a', 1] },
        { call: 'Front.pay', args: ['a', 'b', 'c'] },
      ],
      times: 12,
    },
  ],
};

async function judged(variant: Variant, seed: number) {
  const played = await subject('tests/simulation/protocol', crowd, variant);
  return await judge({ ...played, orders: 20 }, randomly(seed));
}

for (const platform of ['cloud', 'engine'] as const) {
  test.serial(`a crowd is in order, ${platform}`, async t => {
    for (const seed of [1, 2, 3, 4]) {
      const { simulation, problems } = await judged({ platform }, seed);
      t.deepEqual(problems, []);
      t.true(simulation.log.commits.length > 60 && simulation.log.reads.length > 60);
    }
  });
}

const seen: readonly (readonly [string, RegExp])[] = [
  ['J1: a write does not ask for the version that was read', /the turns are in no order: .* read .* over by/],
  ['J1: a record that is only read is not checked', /the turns are in no order: .* read .* over by/],
  ['a version is not unique', /both made version/],
];

for (const [name, said] of seen) {
  test.serial(`seen by the order alone: ${name}`, async t => {
    const mutation = mutations.find(each => each.name === name);
    const found = new Set<string>();
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const { simulation } = await judged({ ...mutation }, seed);
      for (const problem of disorderIn(simulation)) found.add(problem);
    }
    t.regex([...found].join('\n'), said);
  });
}

test.serial('what the store reads is what was written last', async t => {
  const stale: Variant = {
    seams: {
      store: store => {
        const before = new Map<string, Awaited<ReturnType<typeof store.read>>[number]>();
        const text = (key: object): string => JSON.stringify(key);
        return {
          ...store,
          // A replica that is one read behind.
          read: async keys => {
            const now = await store.read(keys);
            return keys.map((key, i) => {
              const known = before.get(text(key));
              before.set(text(key), now[i]);
              return known ?? now[i];
            });
          },
        };
      },
    },
  };
  const { simulation } = await judged(stale, 1);
  t.regex(
    disorderIn(simulation).join('\n'),
    /a record was not what was written last: .* had taken its place/,
  );
});

test('rows that belong to nothing are found', t => {
  const states = [
    { name: 'kept', collection: 'map' },
    { name: 'log', collection: 'list' },
  ];
  const tables = [{ service: 'Shop', states }] as unknown as Parameters<typeof orphansIn>[0]['tables'];
  const manifest = { tables } as Parameters<typeof orphansIn>[0];
  const rows = new Map<string, Json>([
    ['Shop/kept/item/a', 1],
    ['Shop/kept/item#7', 1],
    ['Shop/log/head', { length: 2 }],
    ['Shop/log/item#1', 'x'],
  ]);
  t.deepEqual(orphansIn(manifest, rows), []);
  const more = new Map<string, Json>([...rows, ['Shop/log/item#2', 'y'], ['Shop/gone/value', 1]]);
  t.deepEqual(orphansIn(manifest, more), ['row Shop/log/item#2, behind the end', 'row Shop/gone/value']);
});
