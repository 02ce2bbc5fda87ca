// What the engine keeps of requests: open ones, to resume after a crash, and how ended ones went, for whoever asks again.
// Both live in the store's own environment, so that they are written in order with the commits of functions.
import { hash } from 'node:crypto';
import type { Json } from '../../stdlib/runtime/ports.ts';
import type { Outcome, Snapshot } from './interpreter/index.ts';

/** One request that has not ended: of a state machine, or of a single run that commits more than once. */
export type OpenRecord =
  | { readonly kind: 'machine'; readonly machine: string; readonly name: string; readonly snapshot: Snapshot }
  | {
      readonly kind: 'run';
      readonly method: string;
      readonly requestId: string;
      readonly args: readonly Json[];
      readonly time: string;
    };

export interface EndedRecord {
  /** Digest of the input: the same request id with another is refused. */
  readonly input: string;
  /** ISO 8601. */
  readonly startTime: string;
  /** Milliseconds since 1970; kept for the retention period from then. */
  readonly ended: number;
  readonly outcome: Outcome;
}

/** An ordered part of the store that is the engine's own. Writes are ordered with commits, and on disk after `durable()`. */
export interface Section<Record> {
  get(key: string): Record | undefined;
  put(key: string, value: Record): void;
  delete(key: string): void;
  /** In key order, from `from` on. */
  range(range: { readonly from: string; readonly limit: number }): readonly Keyed<Record>[];
}

interface Keyed<Record> {
  readonly key: string;
  readonly value: Record;
}

export interface Records {
  readonly open: Section<OpenRecord>;
  readonly ended: Section<EndedRecord>;
  /** Resolves when everything written so far is on disk. */
  durable(): Promise<unknown>;
}

/** Keeps open executions where requests are kept. */
export function keeper({ open }: Pick<Records, 'open'>) {
  return ({ key, machine, name, snapshot }: Keeping): void =>
    open.put(key, { kind: 'machine', machine: machine.id, name, snapshot });
}

interface Keeping {
  readonly key: string;
  readonly machine: { readonly id: string };
  readonly name: string;
  readonly snapshot: Snapshot;
}

export function recordKey(method: string, requestId: string): string {
  return `${method}/${requestId}`;
}

/** Of an input, as it arrived. */
export function digest(input: Json): string {
  return hash('sha1', JSON.stringify(input), 'base64');
}

/** All of a section, a page at a time. */
export function* pages<Record>(section: Section<Record>): Generator<readonly Keyed<Record>[]> {
  let from = '';
  for (;;) {
    const page = section.range({ from, limit: 500 });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    from = `${last.key}\u0000`;
  }
}

/** Drops what ended before this time, a page at a time. */
export async function sweep(records: Records, before: number, pause: () => Promise<void>): Promise<void> {
  for (const page of pages(records.ended)) {
    for (const { key, value } of page) if (value.ended < before) records.ended.delete(key);
    await pause();
  }
}
