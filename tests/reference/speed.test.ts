// How many schedules there are to try, and how fast: the counts are what they must be, the speed is told.
import test from 'ava';
import { explore, exploreKinds, requests } from './outcomes.ts';
import { program } from './played.ts';

const store = program(`
  service Store {
    state kept: number = 0;
    state hits: Counter;
    state byKey: Map<string, number>;
    read(): number { return this.kept; }
    write(n: number): void { this.kept = n; }
    hit(): void { this.hits.add(1); }
    put(key: string, n: number): void { this.byKey.set(key, n); }
  }

  service Clients {
    async increment(): Promise<void> {
      const n = await Store.read();
      await Store.write(n + 1);
    }
  }
`);
const increment = ['Clients.increment'] as const;

test('two requests of five turns each have 252 schedules, of four kinds', t => {
  const both = requests(increment, increment);
  const begun = performance.now();
  const all = explore(store, both, ({ state }) => state['Store.kept']);
  t.log(`${Math.round((1000 * all.schedules) / (performance.now() - begun))} programs per second`);
  t.is(all.schedules, 252);
  t.is(exploreKinds(store, both, ({ state }) => state['Store.kept']).schedules, 4);
});

test('three have 756756, of 36 kinds', t => {
  const { outcomes, schedules } = exploreKinds(
    store,
    requests(increment, increment, increment),
    ({ state }) => state['Store.kept'],
  );
  t.deepEqual(outcomes, ['1', '2', '3']);
  t.is(schedules, 36);
});

test('what commutes is of one kind: additions to a counter, records of their own', t => {
  const hits = requests(['Store.hit'], ['Store.hit'], ['Store.hit']);
  t.is(exploreKinds(store, hits, ({ state }) => state['Store.hits']).schedules, 1);
  const records = requests(['Store.put', 'a', 1], ['Store.put', 'b', 2], ['Store.put', 'c', 3]);
  t.is(exploreKinds(store, records, ({ state }) => state['Store.byKey']).schedules, 1);
  const same = requests(['Store.put', 'a', 1], ['Store.put', 'a', 2], ['Store.put', 'c', 3]);
  t.deepEqual(
    exploreKinds(store, same, ({ state }) => state['Store.byKey']),
    {
      outcomes: ['[["a",1],["c",3]]', '[["a",2],["c",3]]'],
      schedules: 2,
    },
  );
});
