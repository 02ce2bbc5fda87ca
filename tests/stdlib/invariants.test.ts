// J12: where invariants are checked, a turn that would break one has thrown; elsewhere they cost nothing.
import test from 'ava';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import { map, type Turn } from '../../stdlib/runtime/index.ts';
import type { Json, Store } from '../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { array, call, give, graph, variable } from './programs.ts';
import { counting } from './turns.ts';
import { portsOf } from './world.ts';

const duty = map('Clinic', 'duty', { key: 'string', scanned: false, watched: true });
const notes = map('Clinic', 'notes', { key: 'string', scanned: false });

async function goHome($: Turn, doctor: string): Promise<void> {
  await duty.set($, doctor, false);
}

async function note($: Turn, text: string): Promise<void> {
  await notes.set($, text, true);
}

async function somebodyIsThere($: Turn): Promise<boolean> {
  return (await duty.values($)).includes(true);
}

const invariants = [
  { title: 'somebody is there', place: 'clinic.mu:3:3', reads: ['Clinic.duty'], code: somebodyIsThere },
];
const run = (code: (...args: never[]) => unknown) =>
  graph(call('n1', code as never, { args: array(variable('x')), next: 'n2' }), give('n2', variable('x')));
const program = {
  entries: [],
  runs: { goHome: run(goHome), note: run(note) },
  invariants,
};

function execute(store: Store, name: string, x: Json, { checked = true, key = 'r', attempt = 0 } = {}) {
  const invocation = { run: name, key: `${key}/x`, attempt, time: '2026-01-02T03:04:05.000Z', values: { x } };
  return executeRun(program, invocation, { ...portsOf(store), checkInvariants: checked });
}

const record = (key: string) => ({ service: 'Clinic', state: 'duty', part: 'item', key }) as const;

async function clinic(): Promise<Store> {
  const store = memoryStore();
  const writes = ['ada', 'bob'].map(
    key => ({ kind: 'put', record: record(key), value: true, version: 'v' }) as const,
  );
  await store.commit({ checks: [], writes, entry: undefined });
  return store;
}

test('a turn that breaks an invariant is rolled back and names it', async t => {
  const store = await clinic();
  await execute(store, 'goHome', 'ada', { key: 'a' });
  const error = await t.throwsAsync(execute(store, 'goHome', 'bob', { key: 'b' }), {
    name: 'InvariantViolated',
  });
  const value = JSON.parse(error.message);
  t.is(value.message, '"somebody is there" (clinic.mu:3:3) does not hold');
  t.deepEqual(value.fields, { invariant: 'somebody is there', place: 'clinic.mu:3:3' });
  t.is((await store.read([record('bob')]))[0]?.value, true);
});

test('the error is the outcome of the run: another attempt gives it again', async t => {
  const store = await clinic();
  await execute(store, 'goHome', 'ada', { key: 'a' });
  const first = await t.throwsAsync(execute(store, 'goHome', 'bob', { key: 'b' }));
  await store.commit({
    checks: [],
    writes: [{ kind: 'put', record: record('ada'), value: true, version: 'w' }],
    entry: undefined,
  });
  const second = await t.throwsAsync(execute(store, 'goHome', 'bob', { key: 'b', attempt: 1 }));
  t.is(second.message, first.message);
});

test('what an invariant reads is checked by the commit: there is no write skew', async t => {
  const store = await clinic();
  let scans = 0;
  const meanwhile: Store = {
    ...store,
    read: keys => store.read(keys),
    entry: key => store.entry(key),
    commit: commit => store.commit(commit),
    scan: async range => {
      const items = await store.scan(range);
      if (scans++ === 0) await execute(store, 'goHome', 'ada', { key: 'other' });
      return items;
    },
  };
  await t.throwsAsync(execute(meanwhile, 'goHome', 'bob', { key: 'b' }), { name: 'InvariantViolated' });
  t.is(scans, 2);
  t.is((await store.read([record('bob')]))[0]?.value, true);
});

test('an invariant that cannot be told is broken', async t => {
  const broken = {
    ...program,
    invariants: [
      {
        ...invariants[0],
        code: () => {
          throw new TypeError('no');
        },
      },
    ],
  };
  const invocation = {
    run: 'goHome',
    key: 'k/x',
    attempt: 0,
    time: '2026-01-02T03:04:05.000Z',
    values: { x: 'ada' },
  };
  const ports = { ...portsOf(await clinic()), checkInvariants: true };
  const error = await t.throwsAsync(executeRun(broken as never, invocation, ports), {
    name: 'InvariantViolated',
  });
  t.regex(error.message, /cannot be told: no/);
});

test('only the invariants that read what was written are evaluated', async t => {
  const store = counting(await clinic());
  await execute(store, 'note', 'x');
  t.deepEqual(store.requests, ['commit 0+1+entry']);
});

test('switched off, they cost nothing: no reads, no epoch', async t => {
  const store = counting(await clinic());
  await execute(store, 'goHome', 'ada', { checked: false });
  await execute(store, 'goHome', 'bob', { checked: false, key: 's' });
  t.deepEqual(store.requests, ['commit 0+1+entry', 'commit 0+1+entry']);
});
