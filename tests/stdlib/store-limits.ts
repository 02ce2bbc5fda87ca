// What one commit holds, where a store has limits: the same for all that have them.
import { dynamoLimits } from '../../stdlib/runtime/conditions.ts';
import type { Commit, Json, Store } from '../../stdlib/runtime/ports.ts';
import { type Contract, commitOf, item, plain, put } from './store-promises.ts';

const { records, recordBytes } = dynamoLimits;

export function limitsContract(promise: Contract): void {
  promise('a commit of as many records as one holds is whole', async store => [
    [await committed(store, many('just', records)), true],
    [await count(store, 'just'), records],
  ]);

  promise('one record more is TransactionTooLarge, and nothing is written', async (store, { limited }) => [
    [await committed(store, many('more', records + 1)), !limited],
    [await count(store, 'more'), limited ? 0 : records + 1],
  ]);

  promise('a record may come close to its limit in bytes, in any alphabet', async store => {
    const texts = ['x'.repeat(recordBytes - 1000), 'é'.repeat(recordBytes / 2 - 500), '"'.repeat(150_000)];
    const results: [Json, Json][] = [];
    for (const text of texts) {
      results.push([await committed(store, commitOf([put(item('close', 'a'), text, 'v')])), true]);
      results.push([plain((await store.read([item('close', 'a')]))[0]?.value) === text, true]);
    }
    return results;
  });

  promise('a record over it is TransactionTooLarge', async (store, { limited }) => [
    [await committed(store, commitOf([put(item('over', 'a'), 'é'.repeat(recordBytes / 2), 'v')])), !limited],
    [await count(store, 'over'), limited ? 0 : 1],
  ]);

  promise('records that are small enough alone may be too much together', async (store, { limited }) => {
    const text = 'x'.repeat(300_000);
    const writes = Array.from({ length: 15 }, (_, i) => put(item('together', i), text, 'v'));
    return [
      [await committed(store, commitOf(writes)), !limited],
      [await count(store, 'together'), limited ? 0 : 15],
      [await committed(store, commitOf(writes.slice(0, 13))), true],
    ];
  });

  promise('a run that carries on too much is TransactionTooLarge', async (store, { limited }) => {
    const state = { kind: 'open', position: 'n2', values: 'x'.repeat(recordBytes) } as const;
    const next = { sequence: 1, input: 'digest', state, expires: 4_000_000_000 };
    const key = 'request-large/Shop.buy';
    return [
      [
        await committed(store, commitOf([put(item('carried', 'a'), 1, 'v')], { entry: { key, next } })),
        !limited,
      ],
      [await count(store, 'carried'), limited ? 0 : 1],
    ];
  });
}

function many(state: string, size: number): Commit {
  return commitOf(Array.from({ length: size }, (_, i) => put(item(state, i), i, 'v')));
}

/** False: too large. Any other error is the test's. */
async function committed(store: Store, commit: Commit): Promise<boolean> {
  try {
    await store.commit(commit);
    return true;
  } catch (error) {
    if ((error as Error).name === 'TransactionTooLarge') return false;
    throw error;
  }
}

async function count(store: Store, state: string): Promise<number> {
  return (await store.scan({ service: 'Shop', state })).length;
}
