// Functions that are lost on the way, in a request that one run serves (requests.ts, R4).
import test from 'ava';
import type { Commit, CommitResult, Json } from '../../stdlib/runtime/ports.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import type { Section } from '../../targets/local/execution-records.ts';
import type { Call } from '../../targets/local/jobs.ts';
import { type Answer, failure } from '../../targets/local/messages.ts';
import { type RequestPorts, Requests } from '../../targets/local/requests.ts';
import { Timers } from '../../targets/local/timers.ts';

const reply = { exit: 'return', values: { value: 1 } };
const timedOut = failure('Sandbox.Timedout', 'Error: Task timed out after 30.00 seconds');

const outcome: Commit = {
  checks: [],
  writes: [],
  entry: {
    key: 'r1/S.m',
    next: { sequence: 1, input: '', state: { kind: 'done', reply: reply as unknown as Json }, expires: 9e9 },
  },
};

function section<Record>(): Section<Record> {
  const kept = new Map<string, Record>();
  return {
    get: key => kept.get(key),
    put: (key, value) => void kept.set(key, value),
    delete: key => void kept.delete(key),
    range: () => [...kept].map(([key, value]) => ({ key, value })),
  };
}

/** Functions that do this, attempt by attempt; the last is for all that come after. Time does not have to pass. */
function requests(attempts: readonly ((commit: Call['commit']) => Promise<Answer>)[]) {
  const store = memoryStore();
  const seen: number[] = [];
  const clock = {
    now: () => 0,
    after: (_: number, wake: () => void) => {
      queueMicrotask(wake);
      return () => {};
    },
  };
  const timers = new Timers(clock);
  const entry = { method: 'S.m', run: 'S.m/1', workflow: undefined, parameters: [] };
  const ports = {
    build: { entry: () => entry, functionOf: () => 'S', manifest: { entries: [entry] } },
    records: { open: section(), ended: section(), durable: async () => {} },
    clock,
    timers,
    random: () => 0,
    invoke: ({ payload, commit }: Call) => {
      seen.push((payload as { readonly attempt: number }).attempt);
      return (attempts[seen.length - 1] ?? attempts.at(-1))?.(commit) ?? Promise.resolve(timedOut);
    },
    commit: (commit: Commit): Promise<CommitResult> => store.commit(commit),
    entry: (key: string) => store.entry(key),
  } as unknown as RequestPorts;
  return { requests: new Requests(ports), seen };
}

const id = { requestId: 'r1', asked: true, again: false };
const commits = async (commit: Call['commit']): Promise<Answer> => {
  await commit(outcome);
  return timedOut;
};
const answers = async (): Promise<Answer> => ({ kind: 'reply', payload: reply, reads: 0 });
const isLost = async (): Promise<Answer> => timedOut;

test('one that has committed is invoked again, and its answer is the answer', async t => {
  const { requests: served, seen } = requests([commits, answers]);
  t.deepEqual(await served.call('S.m', [], id), { kind: 'returned', value: 1 });
  t.deepEqual(seen, [0, 1]);
});

test('one that has committed has never failed for good', async t => {
  const { requests: served, seen } = requests([commits, isLost]);
  t.deepEqual(await served.call('S.m', [], id), { kind: 'overloaded' });
  t.is(seen.length, 9);
  t.deepEqual(await served.call('S.m', [], id), { kind: 'overloaded' });
});

test('one that the ledger knows nothing of fails, after two more attempts', async t => {
  const { requests: served, seen } = requests([isLost]);
  t.like(await served.call('S.m', [], id), { kind: 'broken', name: 'Sandbox.Timedout' });
  t.is(seen.length, 3);
});
