// Records of the library itself, one per ledger entry: read, changed by a function, written if nobody else has changed them
// meanwhile. The store forgets them, as it does all entries, when nobody can need them any more.
import { Backoff } from './backoff.ts';
import { isNamed } from './errors.ts';
import type { CommitResult, Entry, Json, Ports } from './ports.ts';

/** A year is the longest that an execution lasts, and so that anybody waits. */
const longestWait = 366 * 86_400;

export async function readCell<Value>({ store, ...ports }: Ports, key: string): Promise<Value | undefined> {
  const backoff = new Backoff({ store, ...ports }, key);
  for (;;) {
    try {
      return contents<Value>(await store.entry(key));
    } catch (error) {
      if (!isNamed(error, 'Mu.StoreUnavailable')) throw error;
      await backoff.pause(error);
    }
  }
}

/**
 * Gives what the record is after the change. `make` may be called several times, on what its own change has left, too (where
 * the answer was lost); where it gives what it got, nothing is written.
 */
export async function changeCell<Value extends object>(
  ports: Ports,
  key: string,
  make: (value: Value | undefined) => Value,
): Promise<Value> {
  const backoff = new Backoff(ports, key);
  for (;;) {
    try {
      const entry = await ports.store.entry(key);
      const before = contents<Value>(entry);
      const after = make(before);
      if (after === before || (await write(ports, key, entry, after)).kind === 'committed') return after;
      await backoff.pause();
    } catch (error) {
      if (!isNamed(error, 'Mu.StoreUnavailable')) throw error;
      await backoff.pause(error);
    }
  }
}

function contents<Value>(entry: Entry | undefined): Value | undefined {
  return entry?.state.kind === 'open' ? (entry.state.values as unknown as Value) : undefined;
}

function write(
  { store, clock, retention }: Ports,
  key: string,
  before: Entry | undefined,
  value: object,
): Promise<CommitResult> {
  const next: Entry = {
    sequence: (before?.sequence ?? 0) + 1,
    input: 'cell',
    state: { kind: 'open', position: 'cell', values: value as unknown as Json },
    expires: Math.floor(clock.now() / 1000) + retention + longestWait,
  };
  return store.commit({ checks: [], writes: [], entry: { key, next } });
}
