import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { Store } from '../../stdlib/runtime/ports.ts';
import { type LmdbStore, openLmdbStore } from '../../stdlib/stores/lmdb.ts';
import { storeContract } from './store-contract.ts';

const path = mkdtempSync(join(tmpdir(), 'mu-store-'));
let opened: LmdbStore;

storeContract(test, async () => {
  opened = openLmdbStore({ path, cache: 40 });
  return { store: sometimesFlushed(opened), cases: 100, limited: false };
});

test.after.always(async () => {
  await opened.close();
  rmSync(path, { recursive: true });
});

/** So that the suite meets records on disk, on their way there, and both. */
function sometimesFlushed(store: LmdbStore): Store {
  let count = 0;
  return {
    ...store,
    commit: async commit => {
      const result = await store.commit(commit);
      if (count++ % 3 === 0) await store.durable();
      return result;
    },
  };
}
