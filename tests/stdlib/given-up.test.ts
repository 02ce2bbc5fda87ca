// A run that the platform gave up on is settled: it has taken effect, or never will.
import test from 'ava';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import type { Program } from '../../stdlib/runtime/graph.ts';
import type { Json, Store } from '../../stdlib/runtime/ports.ts';
import type { Callee, Turn } from '../../stdlib/runtime/turn.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { array, call, give, graph, increment, program, turn, variable } from './programs.ts';
import { portsOf } from './world.ts';

const invocation = (run: string, values: { readonly [name: string]: Json }) => ({
  run,
  key: `request/${run}`,
  attempt: 0,
  time: '2026-01-02T03:04:05.000Z',
  values,
});

const settle = { error: 'States.Timeout', cause: 'Task timed out' };

test('J14: a run that left nothing never will', async t => {
  const store = memoryStore();
  const ports = portsOf(store);
  const given = invocation('counter', { key: 'k' });
  const error = await t.throwsAsync(executeRun(program, { ...given, attempt: 1, settle }, ports));
  t.is(error?.name, 'CallFailed');
  t.regex(error?.message ?? '', /The platform gave up: States.Timeout/);
  // The one that was given up on comes late, and so does another question.
  for (const attempt of [0, 1])
    await t.throwsAsync(executeRun(program, { ...given, attempt }, ports), { name: 'Mu.Cancelled' });
  await t.throwsAsync(executeRun(program, { ...given, attempt: 1, settle }, ports), { name: 'CallFailed' });
  t.is(store.records().size, 0);
});

test('J14: a run that handles errors of what it begins with goes on there', async t => {
  const store = memoryStore();
  const ports = portsOf(store);
  const given = invocation('fork', { key: 'k' });
  const reply = await executeRun(program, { ...given, attempt: 1, settle }, ports);
  const [error, length] = (reply.values as { value: Json[] }).value;
  t.like(error, { $mu: 'error', name: 'CallFailed', fields: settle });
  t.is(length, 1, 'the handler has written, and no branch has');
  t.is(store.entries().get(given.key)?.state.kind, 'done');
  // Whoever comes late finds what was decided, and so does another question.
  const late = { ...given, attempt: 0 };
  for (const again of [late, { ...given, attempt: 1, settle }])
    t.deepEqual(await executeRun(program, again, ports), reply);
  t.is([...store.records().keys()].filter(key => key.startsWith('Backend')).length, 0);
});

test('J14: a handler that dies goes on where the entry stands', async t => {
  const store = memoryStore();
  const given = { ...invocation('fork', { key: 'k' }), attempt: 1, settle };
  let commits = 0;
  const dying: Store = {
    ...portsOf(store).store,
    commit: async commit => {
      commits += 1;
      if (commits > 1) throw new Error('the process dies');
      return await store.commit(commit);
    },
  };
  await t.throwsAsync(executeRun(program, given, portsOf(dying)));
  t.is(store.entries().get(given.key)?.state.kind, 'open');
  const reply = await executeRun(program, given, portsOf(store));
  t.is((reply.values as { value: Json[] }).value[1], 1);
});

test('J14: a run that has taken effect gives what it gave', async t => {
  const ports = portsOf(memoryStore());
  const given = invocation('counter', { key: 'k' });
  const reply = await executeRun(program, given, ports);
  t.deepEqual(await executeRun(program, { ...given, attempt: 1, settle }, ports), reply);
});

test('J14: a run that has begun to take effect goes on to its end', async t => {
  const store = memoryStore();
  const given = invocation('branch', { flag: 'f', a: 'a', b: 'b' });
  let commits = 0;
  const dying: Store = {
    read: records => store.read(records),
    scan: range => store.scan(range),
    entry: key => store.entry(key),
    commit: async commit => {
      commits += 1;
      if (commits > 1) throw new Error('the process dies');
      return await store.commit(commit);
    },
  };
  await t.throwsAsync(executeRun(program, given, portsOf(dying)));
  t.is(store.entries().get(given.key)?.state.kind, 'open');
  const asked = { ...given, attempt: 1, settle };
  t.deepEqual(await executeRun(program, asked, portsOf(store)), {
    exit: 'return',
    values: { value: [false, 0, 1] },
  });
  t.is(store.entries().get(given.key)?.state.kind, 'done');
});

/** As compiled code handles what goes wrong where it begins; another call comes behind it. */
async function tried($: Turn, { key }: { key: string }): Promise<unknown> {
  try {
    $.enter();
    return { exit: 1, values: { key } };
  } catch (error) {
    return { exit: 2, values: { error } };
  }
}

const asIs = async (_: Turn, { key }: { key: string }): Promise<unknown> => ({ exit: 1, values: { key } });

function withFirst(code: Callee, givenUp: 'inside' | 'passes'): Program {
  const exits = [
    { exit: 1, outputs: [{ name: 'key', variable: 'key' }], next: 'n2' },
    { exit: 2, outputs: [{ name: 'error', variable: 'error' }], next: 'n3' },
  ];
  const first = turn('n1', code, { inputs: ['key'], next: 'n2', ledger: 'none' });
  const onError = { variable: 'error', next: 'n3' };
  const run = graph(
    { ...first, exits, givenUp },
    call('n2', increment, { args: array(variable('key')), result: 'count', next: 'n4', onError }),
    give('n3', variable('error')),
    give('n4', variable('count')),
  );
  return { entries: [], runs: { run } };
}

for (const [name, given] of [
  ['code that handles errors where it begins has this one', withFirst(tried, 'inside')],
  ['a turn in which nothing can fail passes it on', withFirst(asIs, 'passes')],
] as const) {
  test(`J14: ${name}`, async t => {
    const store = memoryStore();
    const ports = portsOf(store);
    const asked = invocation('run', { key: 'k' });
    const reply = await executeRun(given, { ...asked, attempt: 1, settle }, ports);
    t.like(reply.values['value'], { $mu: 'error', name: 'CallFailed', fields: settle });
    t.is(store.entries().get(asked.key)?.state.kind, 'done');
    // The one that was given up on comes late: what comes behind the turn never takes effect.
    t.deepEqual(await executeRun(given, asked, ports), reply);
    t.is(store.records().size, 0);
  });
}
