// J13: a turn that is not committed within its time limit has thrown `Timeout`, once and for all.
import test from 'ava';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import type { Turn } from '../../stdlib/runtime/index.ts';
import type { Ports, Store } from '../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { array, call, give, graph, increment, variable } from './programs.ts';
import { portsOf } from './world.ts';

async function slowly($: Turn, key: string): Promise<number> {
  $.within(30);
  return increment($, key);
}

const slow = call('n1', slowly, {
  args: array(variable('key')),
  result: 'count',
  next: 'n2',
  onError: { variable: 'error', next: 'n3' },
});
const runs = {
  direct: graph({ ...slow, onError: undefined }, give('n2', variable('count'))),
  caught: graph(slow, give('n2', variable('count')), give('n3', variable('error'))),
};
const program = { entries: [], runs };

/** Each read takes so many seconds. */
function world(seconds: number): { ports: Ports; store: Store } {
  const store = memoryStore();
  const ports = portsOf(store);
  const slower: Store = {
    entry: key => store.entry(key),
    scan: range => store.scan(range),
    commit: commit => store.commit(commit),
    read: async keys => {
      await ports.clock.wait(seconds * 1000);
      return store.read(keys);
    },
  };
  return { ports: { ...ports, store: slower }, store };
}

const invocation = (run: string, time: number, attempt = 0) => ({
  run,
  key: 'request/x',
  attempt,
  time: new Date(time).toISOString(),
  values: { key: 'k' },
});

test('in time it takes effect', async t => {
  const { ports } = world(29);
  const reply = await executeRun(program, invocation('direct', ports.clock.now()), ports);
  t.deepEqual(reply.values, { value: 0 });
});

test('too late it has not happened, and another attempt finds that out too', async t => {
  const { ports, store } = world(31);
  const asked = ports.clock.now();
  await t.throwsAsync(executeRun(program, invocation('direct', asked), ports), { name: 'Timeout' });
  const record = { service: 'Backend', state: 'counts', part: 'item', key: 'k' } as const;
  t.deepEqual(await store.read([record]), [undefined]);
  const quick = { ...ports, store };
  await t.throwsAsync(executeRun(program, invocation('direct', asked, 1), quick), { name: 'Timeout' });
  t.deepEqual(await store.read([record]), [undefined]);
});

test('after a crash the time counts from when the run was asked for', async t => {
  const { ports, store } = world(0);
  const asked = ports.clock.now() - 31_000;
  const again = executeRun(program, invocation('direct', asked, 1), ports);
  await t.throwsAsync(again, { name: 'Timeout' });
  t.is((await store.entry('request/x'))?.state.kind, 'failed');
});

test('the caller may catch it', async t => {
  const { ports } = world(31);
  const reply = await executeRun(program, invocation('caught', ports.clock.now()), ports);
  const { value } = reply.values as { value: { name: string } };
  t.is(value.name, 'Timeout');
});
