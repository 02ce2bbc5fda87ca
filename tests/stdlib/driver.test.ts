// Single decisions of the run driver, by the numbers in its header.
import test from 'ava';
import { dynamoLimits } from '../../stdlib/runtime/conditions.ts';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import type { Graph, LedgerEntry } from '../../stdlib/runtime/graph.ts';
import { map, type Turn } from '../../stdlib/runtime/index.ts';
import type { CommitResult, Json, Store } from '../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { array, call, flags, give, graph, program, turn, variable } from './programs.ts';
import { counting } from './turns.ts';
import { portsOf } from './world.ts';

const invocation = (run: string, values: { readonly [name: string]: Json }, attempt = 0) => ({
  run,
  key: `request/${run}`,
  attempt,
  time: '2026-01-02T03:04:05.000Z',
  values,
});

const runOf = (only: Graph) => ({ entries: [], runs: { run: only } });

test('J9: a first attempt does not read the entry, a second does', async t => {
  const store = counting(memoryStore());
  await executeRun(program, invocation('counter', { key: 'k' }), portsOf(store));
  t.deepEqual(store.requests.splice(0), ['read 1', 'commit 0+1+entry']);
  await executeRun(program, invocation('counter', { key: 'k' }, 1), portsOf(store));
  t.deepEqual(store.requests, ['entry']);
});

test('turns without state around a call cost no requests', async t => {
  const store = counting(memoryStore());
  await executeRun(program, invocation('chain', { key: 'k' }), portsOf(store));
  t.deepEqual(store.requests, ['read 1', 'commit 0+1+entry']);
});

test('a transaction over two services is one read and one commit', async t => {
  const store = counting(memoryStore());
  await executeRun(program, invocation('tree', { a: 'x', b: 'y' }), portsOf(store));
  t.deepEqual(store.requests, ['read 2', 'commit 0+2+entry']);
});

test('a run whose turns all decide none writes nothing', async t => {
  const memory = memoryStore();
  const store = counting(memory);
  await executeRun(program, invocation('read', { flag: 'f' }), portsOf(store));
  t.deepEqual([store.requests, memory.entries().size], [['read 1'], 0]);
});

test('the same key with another input is refused', async t => {
  const ports = portsOf(memoryStore());
  await executeRun(program, invocation('counter', { key: 'k' }), ports);
  for (const attempt of [0, 1]) {
    await t.throwsAsync(executeRun(program, invocation('counter', { key: 'other' }, attempt), ports), {
      name: 'Mu.RequestMismatch',
    });
  }
});

test('the order of properties is no other input', async t => {
  const ports = portsOf(memoryStore());
  const first = invocation('counter', { key: 'k', extra: { a: 1, b: 2 } });
  const second = invocation('counter', { extra: { b: 2, a: 1 }, key: 'k' }, 1);
  t.deepEqual(await executeRun(program, first, ports), await executeRun(program, second, ports));
});

test('J10: the last commit carries the outcome, an earlier one where the run stands and what it still needs', async t => {
  const memory = memoryStore();
  const states: unknown[] = [];
  const store: Store = {
    ...memory,
    commit: commit => {
      states.push(commit.entry?.next.state);
      return memory.commit(commit);
    },
  };
  await executeRun(program, invocation('branch', { flag: 'f', a: 'a', b: 'b' }), portsOf(store));
  t.deepEqual(states, [
    { kind: 'open', position: 'n5', values: { flag: 'f', yes: false, count: 0 } },
    { kind: 'done', reply: { exit: 'return', values: { value: [false, 0, 1] } } },
  ]);
});

test('a position inside a fork names the branch, and the branches that have settled travel along', async t => {
  const memory = memoryStore();
  await executeRun(program, invocation('fork', { key: 'k' }), portsOf(memory));
  const positions: unknown[] = [];
  const store: Store = {
    ...memory,
    commit: commit => {
      positions.push(commit.entry?.next.state);
      return memory.commit(commit);
    },
  };
  await executeRun(program, { ...invocation('fork', { key: 'k' }), key: 'second/fork' }, portsOf(store));
  const soldOut = {
    $mu: 'error',
    name: 'SoldOut',
    message: 'SoldOut (what: "flight")',
    fields: { what: 'flight' },
  };
  t.like(positions[0], { kind: 'open', position: 'n1[1]/n7' });
  t.deepEqual((positions[0] as { values: { $joins: unknown } }).values.$joins, [[{ error: soldOut }]]);
  t.like(positions[1], { kind: 'open', position: 'n1[1]/n8' });
});

const items = map('Shop', 'items', { key: 'string', scanned: false });

function twoReads(entry: LedgerEntry): Graph {
  const code = async ($: Turn) => [await items.get($, 'a'), await items.get($, 'b')];
  return graph(
    call('n1', code, { args: array(), result: 'v', next: 'n2', ledger: entry }),
    give('n2', variable('v')),
  );
}

test('J6: two reads that never held at one instant are read again', async t => {
  const memory = memoryStore();
  const write = (key: string, value: number) =>
    memory.commit({
      checks: [],
      entry: undefined,
      writes: [
        {
          kind: 'put',
          record: { service: 'Shop', state: 'items', part: 'item', key },
          value,
          version: `${value}`,
        },
      ],
    });
  await write('a', 1);
  await write('b', 1);
  let reads = 0;
  const store: Store = {
    ...memory,
    read: async keys => {
      const found = await memory.read(keys);
      if (reads++ === 0) await Promise.all([write('a', 2), write('b', 2)]);
      return found;
    },
  };
  const reply = await executeRun(runOf(twoReads('none')), invocation('run', {}), portsOf(store));
  t.deepEqual(reply.values, { value: [2, 2] });
});

test('J5: an error that comes from a state that never was is not the outcome', async t => {
  const memory = memoryStore();
  let interfered = false;
  const write = (key: string) =>
    memory.commit({
      checks: [],
      entry: undefined,
      writes: [
        {
          kind: 'put',
          record: { service: 'Shop', state: 'items', part: 'item', key },
          value: 1,
          version: 'v',
        },
      ],
    });
  const code = async ($: Turn): Promise<string> => {
    const a = await items.get($, 'a');
    if (!interfered) {
      interfered = true;
      await write('a');
      await write('b');
    }
    if (a !== (await items.get($, 'b'))) throw new Error('a and b differ');
    return 'same';
  };
  const run = graph(call('n1', code, { args: array(), result: 'v', next: 'n2' }), give('n2', variable('v')));
  const reply = await executeRun(runOf(run), invocation('run', {}), portsOf(memory));
  t.deepEqual(reply.values, { value: 'same' });
});

test('J8: a program that catches what the store threw does not go on with it', async t => {
  const memory = memoryStore();
  let fails = 1;
  const store: Store = {
    ...memory,
    read: keys =>
      fails-- > 0
        ? Promise.reject(Object.assign(new Error('gone'), { name: 'Mu.StoreUnavailable' }))
        : memory.read(keys),
  };
  const code = async ($: Turn) => await flags.get($, 'f').catch(() => 'caught');
  const run = graph(call('n1', code, { args: array(), result: 'v', next: 'n2' }), give('n2', variable('v')));
  const reply = await executeRun(runOf(run), invocation('run', {}), portsOf(store));
  t.deepEqual(reply.values, { value: { $mu: 'undefined' } });
});

test('J11: code that changes its inputs finds them unchanged when it runs again', async t => {
  const memory = memoryStore();
  let stale = 2;
  const store: Store = {
    ...memory,
    commit: async (commit): Promise<CommitResult> =>
      stale-- > 0 ? { kind: 'stale' } : await memory.commit(commit),
  };
  const code = async (_: Turn, v: { list: number[] }) => {
    v.list.push(v.list.length);
    return { exit: 1, values: { list: v.list } };
  };
  const run = graph(
    turn('n1', code, { inputs: ['list'], outputs: ['list'], next: 'n2' }),
    give('n2', variable('list')),
  );
  const reply = await executeRun(runOf(run), invocation('run', { list: [7] }), portsOf(store));
  t.deepEqual(reply.values, { value: [7, 1] });
});

test('conflicts without end give up with a retryable error inside the budget', async t => {
  const memory = memoryStore();
  const store: Store = { ...memory, commit: async () => ({ kind: 'stale' }) };
  const ports = portsOf(store);
  const before = ports.clock.now();
  await t.throwsAsync(executeRun(program, invocation('counter', { key: 'k' }), ports), {
    name: 'Mu.Conflict',
  });
  t.true(ports.clock.now() - before < 12_000);
});

test('a commit that the store can never take is the outcome of its turn', async t => {
  const code = async ($: Turn): Promise<void> => {
    for (let i = 0; i < 10; i++) await items.set($, `k${i}`, i);
  };
  const run = graph(call('n1', code, { args: array(), next: 'n2' }), give('n2', array()));
  const memory = memoryStore({ limits: { ...dynamoLimits, records: 5 } });
  const again = async () => await executeRun(runOf(run), invocation('run', {}), portsOf(memory));
  const error = await t.throwsAsync(again(), { name: 'TransactionTooLarge' });
  t.regex(error?.message ?? '', /11 records, and one commit holds at most 5: Shop\/items\/item\/k0/);
  await t.throwsAsync(again(), { name: 'TransactionTooLarge' });
  t.is(memory.records().size, 0);
});

test('an each runs its body once per element and gives the results in order', async t => {
  const run: Graph = graph(
    {
      kind: 'each',
      id: 'n1',
      items: 'keys',
      item: 'key',
      index: 'i',
      join: 'settled',
      result: 'all',
      next: 'n4',
      body: graph(
        call(
          'n2',
          async (_: Turn, key: string, i: number) => {
            if (key === 'bad') throw new RangeError(`no ${i}`);
            return key + i;
          },
          { args: array(variable('key'), variable('i')), result: 'one', next: 'n3' },
        ),
        give('n3', variable('one')),
      ),
    },
    give('n4', variable('all')),
  );
  const reply = await executeRun(
    runOf(run),
    invocation('run', { keys: ['a', 'bad', 'c'] }),
    portsOf(memoryStore()),
  );
  const reason = { $mu: 'error', name: 'RangeError', message: 'no 1', fields: {} };
  t.deepEqual(reply.values, {
    value: [
      { status: 'fulfilled', value: 'a0' },
      { status: 'rejected', reason },
      { status: 'fulfilled', value: 'c2' },
    ],
  });
});

test('a run leaves by its exit with the values that live on', async t => {
  const run = graph(
    turn('n1', async () => ({ exit: 1, values: { a: 1 } }), { outputs: ['a'], next: 'n2', ledger: 'none' }),
    { kind: 'leave', id: 'n2', exit: 'later', outputs: ['a', 'b'] },
  );
  const reply = await executeRun(runOf(run), invocation('run', {}), portsOf(memoryStore()));
  t.deepEqual(reply, { exit: 'later', values: { a: 1, b: { $mu: 'undefined' } } });
});

test('an error of the program is thrown under its name, with its value as text', async t => {
  const run = graph(
    call('n1', async () => ({ a: [Number.NaN] }), { args: array(), result: 'v', next: 'n2' }),
    give('n2', variable('v')),
  );
  const error = await t.throwsAsync(executeRun(runOf(run), invocation('run', {}), portsOf(memoryStore())));
  t.is(error?.name, 'NotDurable');
  t.like(JSON.parse(error?.message ?? ''), {
    $mu: 'error',
    name: 'NotDurable',
    fields: { path: 'result.a[0]', found: 'NaN' },
  });
});

test('branches of a fork take their turns in order while their first reads go together', async t => {
  const store = counting(memoryStore());
  await store.commit({
    checks: [],
    entry: undefined,
    writes: [
      {
        kind: 'add',
        record: { service: 'Flight', state: 'seats', part: 'counter', key: undefined },
        amount: 5,
        version: 'v',
      },
    ],
  });
  store.requests.length = 0;
  const reply = await executeRun(program, invocation('fork', { key: 'k' }), portsOf(store));
  t.deepEqual(store.requests, [
    'read 2',
    'commit 0+1+entry',
    'commit 0+1+entry',
    'read 1',
    'commit 0+2+entry',
  ]);
  t.deepEqual((reply.values as { value: readonly unknown[] }).value.slice(1), [0, 1]);
});

test('A1: a branch sees what the branch before it wrote, though it asked early', async t => {
  const store = counting(memoryStore());
  const add = async ($: Turn, key: string): Promise<number> => {
    const count = (((await items.get($, key)) ?? 0) as number) + 1;
    await items.set($, key, count);
    return count;
  };
  const run: Graph = graph(
    {
      kind: 'each',
      id: 'n1',
      items: 'keys',
      item: 'key',
      index: 'i',
      join: 'all',
      result: 'all',
      next: 'n4',
      body: graph(
        call('n2', add, { args: array(variable('key')), result: 'one', next: 'n3' }),
        give('n3', variable('one')),
      ),
    },
    give('n4', variable('all')),
  );
  const keys = ['a', 'b', 'a', 'a', 'b', ...Array.from({ length: 40 }, (_, i) => `k${i}`)];
  const reply = await executeRun(runOf(run), invocation('run', { keys }), portsOf(store));
  t.deepEqual((reply.values as { value: readonly unknown[] }).value.slice(0, 6), [1, 1, 2, 3, 2, 1]);
  t.is(store.requests.filter(request => request.startsWith('commit')).length, 45);
  t.true(store.requests.filter(request => request.startsWith('read')).length < 8);
});
