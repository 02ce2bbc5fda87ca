// Runs code as a turn of its own, over a store in memory.

import { thaw } from '../../stdlib/runtime/codec.ts';
import { executeRun } from '../../stdlib/runtime/driver.ts';
import type { Turn } from '../../stdlib/runtime/index.ts';
import type { Store } from '../../stdlib/runtime/ports.ts';
import { array, call, give, graph, variable } from './programs.ts';
import { portsOf } from './world.ts';

let requests = 0;

/** What the code returns, or the error that it throws, as a client would see it. */
export async function inTurn(store: Store, code: ($: Turn) => unknown): Promise<unknown> {
  const run = graph(
    call('n1', code, { args: array(), result: 'value', next: 'n2' }),
    give('n2', variable('value')),
  );
  const invocation = {
    run: 'run',
    key: `request-${requests++}/run`,
    attempt: 0,
    time: '2026-01-02T03:04:05.000Z',
    values: {},
  };
  const reply = await executeRun({ entries: [], runs: { run } }, invocation, portsOf(store));
  return thaw((reply.values as { value: never }).value);
}

/** Counts what goes to the store. */
export function counting(store: Store): Store & { readonly requests: string[] } {
  const requests: string[] = [];
  return {
    requests,
    read: keys => {
      requests.push(`read ${keys.length}`);
      return store.read(keys);
    },
    scan: range => {
      requests.push('scan');
      return store.scan(range);
    },
    entry: key => {
      requests.push('entry');
      return store.entry(key);
    },
    commit: commit => {
      const { checks, writes, entry } = commit;
      requests.push(`commit ${checks.length}+${writes.length}${entry === undefined ? '' : '+entry'}`);
      return store.commit(commit);
    },
  };
}
