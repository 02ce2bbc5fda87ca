// Many requests at once lose nothing, on every store that this machine has.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import test from 'ava';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import type { Store } from '../../stdlib/runtime/ports.ts';
import { openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { program } from './programs.ts';
import { portsOf } from './world.ts';

const REQUESTS = 200;

/** Answers late and out of order, as a network does. */
function jittery(store: Store): Store {
  let seed = 7;
  const later = async <T>(answer: Promise<T>): Promise<T> => {
    seed = (seed * 48_271) % 2_147_483_647;
    for (let i = seed % 7; i > 0; i--) await new Promise(done => setImmediate(done));
    return await answer;
  };
  return {
    read: keys => later(store.read(keys)),
    scan: range => later(store.scan(range)),
    entry: key => later(store.entry(key)),
    commit: async commit => later(later(Promise.resolve()).then(() => store.commit(commit))),
  };
}

/** As the platform does: what gave up is tried again. */
async function increment(store: Store, key: string): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    const invocation = { run: 'counter', key, attempt, time: '2026-01-01T00:00:00Z', values: { key: 'hot' } };
    try {
      return await executeRun(program, invocation, portsOf(store));
    } catch (error) {
      if ((error as Error).name !== 'Mu.Conflict') throw error;
    }
  }
}

async function manyIncrements(store: Store): Promise<{ counts: unknown; answers: number }> {
  const replies = Array.from({ length: REQUESTS }, (_, i) => increment(store, `request-${i}/c`));
  const answers = new Set((await Promise.all(replies)).map(reply => JSON.stringify(reply)));
  const record = { service: 'Backend', state: 'counts', part: 'item', key: 'hot' } as const;
  return { counts: (await store.read([record]))[0]?.value, answers: answers.size };
}

test('increments of one record, in memory', async t => {
  t.deepEqual(await manyIncrements(jittery(memoryStore())), { counts: REQUESTS, answers: REQUESTS });
});

const folder = (): string => mkdtempSync(join(tmpdir(), 'mu-many-'));

test('increments of one record, in LMDB, and they are there when it is opened again', async t => {
  const path = folder();
  const store = openLmdbStore({ path });
  t.deepEqual(await manyIncrements(jittery(store)), { counts: REQUESTS, answers: REQUESTS });
  await store.close();
  const again = openLmdbStore({ path });
  const record = { service: 'Backend', state: 'counts', part: 'item', key: 'hot' } as const;
  t.is((await again.read([record]))[0]?.value, REQUESTS);
  await again.close();
  rmSync(path, { recursive: true });
});

test('L2: many commits share a flush', async t => {
  const path = folder();
  const store = openLmdbStore({ path });
  await store.durable();
  const before = store.flushes;
  const record = (key: number) => ({ service: 'S', state: 's', part: 'item', key }) as const;
  for (let i = 0; i < 50; i++) {
    await store.commit({
      checks: [],
      entry: undefined,
      writes: [{ kind: 'put', record: record(i), value: i, version: 'v' }],
    });
  }
  await store.durable();
  t.true(store.flushes - before <= 2, `${store.flushes - before} flushes`);
  await store.close();
  rmSync(path, { recursive: true });
});

test('L3: another thread reads what was committed before it asked', async t => {
  const path = folder();
  const store = openLmdbStore({ path });
  const worker = new Worker(fileURLToPath(new URL('./lmdb-reading.ts', import.meta.url)), {
    workerData: { path, marks: store.marks },
  });
  const answer = () => new Promise<unknown>(done => worker.once('message', done));
  t.is(await answer(), 'ready');
  const record = { service: 'S', state: 's', part: 'item', key: 'k' } as const;
  const late: unknown[] = [];
  for (let i = 0; i < 100; i++) {
    await store.commit({
      checks: [],
      entry: undefined,
      writes: [{ kind: 'put', record, value: i, version: `v${i}` }],
    });
    const asked = answer();
    worker.postMessage([record]);
    const found = await asked;
    if (found !== i) late.push([i, found]);
  }
  t.deepEqual(late, []);
  worker.postMessage('stop');
  await new Promise(done => worker.once('exit', done));
  await store.close();
  rmSync(path, { recursive: true });
});

test('L2: a process that is killed leaves whole commits, in order, and all that it called durable', async t => {
  t.timeout(60_000);
  const path = folder();
  for (let round = 0; round < 4; round++) {
    const durable = await writeUntilKilled(path, 3 + round * 4);
    const store = openLmdbStore({ path });
    const pair = ['left', 'right'].map(key => ({ service: 'S', state: 's', part: 'item', key }) as const);
    const [left, right] = await store.read(pair);
    t.is(left?.value, right?.value);
    t.true((left?.value as number) >= durable, `${left?.value} of ${durable}`);
    t.is(store.section('engine').get('last'), left?.value);
    await store.close();
  }
  rmSync(path, { recursive: true });
});

/** Kills the writer when it has reported so many batches; the last number that it called durable. */
function writeUntilKilled(path: string, reports: number): Promise<number> {
  const script = fileURLToPath(new URL('./lmdb-writing.ts', import.meta.url));
  const child = spawn(process.execPath, [script, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', chunk => {
    text += chunk;
    if (text.split('\n').length > reports) child.kill('SIGKILL');
  });
  return new Promise(done => {
    child.once('exit', () => done(Number(text.split('\n').at(-2))));
  });
}
