// Writes pairs of records without end, and says which are on disk, until somebody kills it.
import { openLmdbStore } from '../../stdlib/stores/lmdb.ts';

const store = openLmdbStore({ path: process.argv[2] ?? '' });
const record = (key: string) => ({ service: 'S', state: 's', part: 'item', key }) as const;
const [found] = await store.read([record('left')]);
let number = ((found?.value as number | undefined) ?? 0) + 1;
for (;;) {
  for (let i = 0; i < 5; i++, number++) {
    const writes = ['left', 'right'].map(
      key => ({ kind: 'put', record: record(key), value: number, version: `${number}` }) as const,
    );
    await store.commit({ checks: [], entry: undefined, writes });
    store.section('engine').put('last', number);
  }
  await store.durable();
  process.stdout.write(`${number - 1}\n`);
}
