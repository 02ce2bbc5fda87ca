// What the parts of the store contract are written with.
import type { Commit, Json, RecordKey, Store, Write } from '../../stdlib/runtime/ports.ts';

/** Each test names its own services' records, so that one store serves all of them. */
export interface Subject {
  readonly store: Store;
  /** Randomised tests run so many cases. */
  readonly cases: number;
  /** A commit holds as much as on DynamoDB, not what memory holds. */
  readonly limited: boolean;
}

export const item = (state: string, key: string | number): RecordKey => ({
  service: 'Shop',
  state,
  part: 'item',
  key,
});

export const single = (state: string, part: 'value' | 'counter'): RecordKey => ({
  service: 'Shop',
  state,
  part,
  key: undefined,
});

export const commitOf = (writes: readonly Write[], more: Partial<Commit> = {}): Commit => ({
  checks: [],
  entry: undefined,
  writes,
  ...more,
});

export const put = (
  record: RecordKey,
  value: Json | undefined,
  version: string,
  expect?: string | null,
): Write => ({
  kind: 'put',
  record,
  value,
  version,
  ...(expect === undefined ? {} : { expect: { version: expect ?? undefined } }),
});

export const add = (record: RecordKey, amount: number, version: string, least?: number): Write => ({
  kind: 'add',
  record,
  amount,
  version,
  ...(least === undefined ? {} : { least }),
});

export type Contract = (
  title: string,
  run: (store: Store, subject: Subject) => Promise<readonly (readonly [Json, Json])[]>,
) => void;

export const plain = (value: unknown): Json => JSON.parse(JSON.stringify(value ?? null)) as Json;

export function kinds(...names: readonly string[]): Json {
  return names.map(kind => ({ kind }));
}
