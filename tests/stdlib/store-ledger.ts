// The ledger's part of the store contract.
import type { Commit, Entry, EntryState, Write } from '../../stdlib/runtime/ports.ts';
import { type Contract, commitOf, item, plain, put } from './store-promises.ts';

const done: EntryState = { kind: 'done', reply: { exit: 'return', values: { value: 1 } } };
const entryAt = (sequence: number, state: EntryState = done): Entry => ({
  sequence,
  input: 'digest',
  state,
  expires: 4_000_000_000,
});

export function ledgerContract(promise: Contract): void {
  moves(promise);
  refusals(promise);
}

const move = (key: string, next: Entry, writes: readonly Write[] = []): Commit =>
  commitOf(writes, { entry: { key, next } });

function moves(promise: Contract): void {
  promise('an entry moves by one, together with the writes', async store => {
    const open: EntryState = { kind: 'open', position: 'n2', values: { a: [1, { $mu: 'undefined' }] } };
    const key = 'request-1/Shop.buy';
    const before = await store.entry(key);
    const results = [
      await store.commit(move(key, entryAt(1, open), [put(item('entry', 'a'), 1, 'v1')])),
      await store.commit(move(key, entryAt(1), [put(item('entry', 'a'), 9, 'v9')])),
      await store.commit(move(key, entryAt(2), [put(item('entry', 'a'), 2, 'v2')])),
      await store.commit(move(key, entryAt(2), [put(item('entry', 'a'), 9, 'v9')])),
      await store.commit(move(key, entryAt(4))),
    ];
    const moved = (entry: Entry) => ({ kind: 'moved', entry });
    return [
      [plain(before), null],
      [
        plain(results),
        plain([
          { kind: 'committed' },
          moved(entryAt(1, open)),
          { kind: 'committed' },
          moved(entryAt(2)),
          moved(entryAt(2)),
        ]),
      ],
      [plain(await store.entry(key)), plain(entryAt(2))],
      [plain(await store.read([item('entry', 'a')])), [{ value: 2, version: 'v2' }]],
    ];
  });
}

function refusals(promise: Contract): void {
  promise('a step without the one before it finds the entry missing', async store => {
    const result = await store.commit(
      move('request-2/Shop.buy', entryAt(2), [put(item('missing', 'a'), 1, 'v1')]),
    );
    return [[plain([result, await store.read([item('missing', 'a')])]), [{ kind: 'moved' }, [null]]]];
  });

  promise('moved is said before stale: our own commit may have landed', async store => {
    const key = 'request-3/Shop.buy';
    const commit = move(key, entryAt(1), [put(item('landed', 'a'), 1, 'v1', null)]);
    await store.commit(commit);
    const other = move(key, { ...entryAt(1), expires: 4_000_000_001 }, [
      put(item('landed', 'a'), 2, 'v1', null),
    ]);
    return [[plain(await store.commit(other)), plain({ kind: 'moved', entry: entryAt(1) })]];
  });

  promise('a stale commit does not move its entry', async store => {
    const key = 'request-4/Shop.buy';
    const result = await store.commit(move(key, entryAt(1), [put(item('unmoved', 'a'), 1, 'v1', 'v0')]));
    return [[plain([result, await store.entry(key)]), [{ kind: 'stale' }, null]]];
  });

  promise('keys of any length are kept apart', async store => {
    const long = (end: string) => `request-5/${'Shop.buy/'.repeat(400)}${end}`;
    await store.commit(move(long('a'), entryAt(1)));
    return [[plain([await store.entry(long('a')), await store.entry(long('b'))]), plain([entryAt(1), null])]];
  });
}
