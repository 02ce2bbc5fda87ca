// What the engine keeps of requests: open ones, to resume after a crash, and how ended ones went, for whoever asks again.
// Both live in the store's own environment, so that they are written in order with the commits of functions.
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
  remove(key: string): void;
  /** In key order, from `after` on. */
  entries(after: string, limit: number): readonly { readonly key: string; readonly value: Record }[];
}

export interface Records {
  readonly open: Section<OpenRecord>;
  readonly ended: Section<EndedRecord>;
  /** Resolves when everything written so far is on disk. */
  durable(): Promise<unknown>;
}

export function recordKey(method: string, requestId: string): string {
  return `${method}/${requestId}`;
}

/** Drops what is older than the retention period, a bit at a time. */
export async function sweep(records: Records, before: number, pause: () => Promise<void>): Promise<number> {
  let dropped = 0;
  let after = '';
  for (;;) {
    const page = records.ended.entries(after, 500);
    for (const { key, value } of page) {
      if (value.ended >= before) continue;
      records.ended.remove(key);
      dropped++;
    }
    const last = page.at(-1);
    if (last === undefined) return dropped;
    after = `${last.key}\u0000`;
    await pause();
  }
}
