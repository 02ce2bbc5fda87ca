// Data folders that the embedded store must not touch, and its sections and sweeps.
import { mkdtempSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { type LmdbStore, openLmdbStore } from '../../stdlib/stores/lmdb.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'mu-folder-'));

async function filled(path: string): Promise<void> {
  const store = openLmdbStore({ path });
  for (let i = 0; i < 2_000; i++) store.section('s').put(`k${i}`, 'x'.repeat(200));
  await store.close();
}

const spoiled: readonly [what: string, spoil: (file: string) => void, message: RegExp][] = [
  ['no LMDB file', file => writeFileSync(file, 'x'.repeat(100_000)), /damaged/],
  ['a short one', file => writeFileSync(file, 'hello'), /damaged/],
  ['one that was cut', file => truncateSync(file, 40_960), /cut short/],
];

for (const [what, spoil, message] of spoiled) {
  test(`${what} is refused before LMDB maps it, and the folder is free again`, async t => {
    const path = folder();
    await filled(path);
    spoil(join(path, 'data.mdb'));
    for (let i = 0; i < 2; i++) t.throws(() => openLmdbStore({ path }), { name: 'FolderError', message });
    t.false(readdirSync(path).includes('engine.lock'));
    rmSync(path, { recursive: true });
  });
}

test('a folder is for one engine; what a dead one left is taken over', async t => {
  const path = folder();
  const store = openLmdbStore({ path });
  t.throws(() => openLmdbStore({ path }), {
    name: 'FolderError',
    message: new RegExp(`in use by process ${process.pid}`),
  });
  await store.close();
  writeFileSync(join(path, 'engine.lock'), '999999999 1\n');
  await openLmdbStore({ path }).close();
  writeFileSync(join(path, 'engine.lock'), `${process.pid} 1\n`);
  if (process.platform === 'linux') await openLmdbStore({ path }).close();
  writeFileSync(join(path, 'engine.lock'), '');
  await openLmdbStore({ path }).close();
  t.true(statSync(join(path, 'data.mdb')).size > 0);
  rmSync(path, { recursive: true });
});

test('a newer format is refused by its number', async t => {
  const path = folder();
  const { Disk } = await import('../../stdlib/stores/lmdb/disk.ts');
  const disk = new Disk(path, 10);
  disk.set('format', 2);
  await disk.close();
  t.throws(() => openLmdbStore({ path }), {
    name: 'FolderError',
    message: /newer mu \(format 2; this one knows 1\)/,
  });
  rmSync(path, { recursive: true });
});

async function withStore(use: (store: LmdbStore) => Promise<void>): Promise<void> {
  const path = folder();
  const store = openLmdbStore({ path });
  await use(store);
  await store.close();
  rmSync(path, { recursive: true });
}

test('a section is ordered, apart from others, and sees what is not on disk yet', async t => {
  await withStore(async store => {
    const timers = store.section('timers');
    store.section('timer').put('s/x', 1);
    for (const key of ['b', 'a/2', 'a/1', 'ü', 'a']) timers.put(key, { key });
    const keys = (range?: Parameters<typeof timers.range>[0]) => timers.range(range).map(found => found.key);
    const look = () => [
      keys(),
      keys({ prefix: 'a/' }),
      keys({ from: 'a/2', to: 'ü' }),
      keys({ limit: 2, reverse: true }),
    ];
    const before = look();
    await store.durable();
    t.deepEqual(look(), before);
    t.deepEqual(before, [
      ['a', 'a/1', 'a/2', 'b', 'ü'],
      ['a/1', 'a/2'],
      ['a/2', 'b'],
      ['ü', 'b'],
    ]);
    timers.delete('a');
    t.deepEqual([timers.get('a'), timers.get('b'), keys({ limit: 1 })], [undefined, { key: 'b' }, ['a/1']]);
  });
});

test('a key that LMDB cannot hold is refused by name', async t => {
  await withStore(async store => {
    store.section('s').put('short', 1);
    t.throws(() => store.section('s').put('long'.repeat(600), 1), {
      name: 'RangeError',
      message: /2403 bytes.*longlong/s,
    });
    await store.durable();
    t.is(store.section('s').get('short'), 1);
  });
});

test('a sweep drops the entries whose time has come, a part at a time', async t => {
  await withStore(async store => {
    const entry = (i: number) =>
      ({ sequence: 1, input: '', state: { kind: 'cancelled' }, expires: i % 2 === 0 ? 10 : 20 }) as const;
    for (let i = 0; i < 1_500; i++) {
      await store.commit({ checks: [], writes: [], entry: { key: `k${i}`, next: entry(i) } });
    }
    const dropped = [store.sweep(15), store.sweep(15), store.sweep(15)];
    t.is(
      dropped.reduce((a, b) => a + b, 0),
      750,
    );
    t.deepEqual([await store.entry('k0'), (await store.entry('k1'))?.expires], [undefined, 20]);
  });
});
