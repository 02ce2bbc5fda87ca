// What is known of a durable promise, and of somebody who waits for several: two kinds of records, each in a ledger entry of
// its own that the store forgets. Each change is a pure function from a record to the next (the same object where nothing
// changes); settling.ts makes each one conditional write.
import type { Json } from './ports.ts';

export interface PromiseRecord {
  readonly outcome?: Outcome;
  /** Nobody needs it any more: from now on no timer and no signal is waited for. */
  readonly cancelled?: true;
  /** Who hears of the outcome. They stay until all of them have heard. */
  readonly waiters: readonly Waiter[];
  /** Tokens of timers and signals that the call waits for, the latest ones. */
  readonly tokens: readonly string[];
  /** Waits of the call for other promises. */
  readonly waits: readonly string[];
}

/** Encoded. */
export type Outcome =
  | { readonly status: 'fulfilled'; readonly value: Json }
  | { readonly status: 'rejected'; readonly reason: Json };

export type Waiter =
  /** Waits for nothing else. */
  | { readonly kind: 'one'; readonly wait: string; readonly tokens: readonly string[] }
  /** Goes on with the promises behind this one, which has the number `at` in its list. */
  | { readonly kind: 'next'; readonly wait: string; readonly at: number }
  /** Wants to know whether this is the first. */
  | { readonly kind: 'first'; readonly wait: string; readonly at: number };

export type Mode = 'one' | 'all' | 'settled' | 'race' | 'any';

export interface WaitRecord {
  readonly mode: Mode;
  /** What is waited for, encoded: promises and plain values. */
  readonly items: readonly Json[];
  /** Every one under which the waiting task was ever known: only one of them is alive, and the latest to arrive may not be it. */
  readonly tokens: readonly string[];
  /** Of a race: the number of the item that decided it. */
  readonly winner?: number;
}

export const unsettled: PromiseRecord = { waiters: [], tokens: [], waits: [] };

/** The first outcome counts. */
export function settle(record: PromiseRecord, outcome: Outcome): PromiseRecord {
  return record.outcome === undefined ? { ...record, outcome, tokens: [], waits: [] } : record;
}

/** Who comes after the outcome reads it, and is not kept. */
export function listen(record: PromiseRecord, waiter: Waiter): PromiseRecord {
  if (record.outcome !== undefined) return record;
  const known = record.waiters.find(
    each =>
      each.wait === waiter.wait &&
      each.kind === waiter.kind &&
      (each.kind === 'one' || waiter.kind === 'one' || each.at === waiter.at),
  );
  if (known === undefined) return { ...record, waiters: [...record.waiters, waiter] };
  if (known.kind !== 'one' || waiter.kind !== 'one') return record;
  const tokens = joined(known.tokens, waiter.tokens);
  if (tokens === known.tokens) return record;
  return { ...record, waiters: record.waiters.map(each => (each === known ? { ...known, tokens } : each)) };
}

/** All have heard. */
export function told(record: PromiseRecord): PromiseRecord {
  return record.waiters.length === 0 ? record : { ...record, waiters: [] };
}

export function cancel(record: PromiseRecord): PromiseRecord {
  return record.outcome !== undefined || record.cancelled ? record : { ...record, cancelled: true };
}

/** More waits than this are not under way at once in one call. */
const mostTokens = 200;

/** The call begins to wait for a timer or a signal. */
export function watchToken(record: PromiseRecord, token: string): PromiseRecord {
  if (record.outcome !== undefined || record.cancelled || record.tokens.includes(token)) return record;
  return { ...record, tokens: [...record.tokens, token].slice(-mostTokens) };
}

/** The call begins to wait for promises. */
export function watchWait(record: PromiseRecord, wait: string): PromiseRecord {
  if (record.outcome !== undefined || record.waits.includes(wait)) return record;
  return { ...record, waits: [...record.waits, wait].slice(-mostTokens) };
}

export function joined(known: readonly string[], more: readonly string[]): readonly string[] {
  const added = more.filter(each => !known.includes(each));
  return added.length === 0 ? known : [...known, ...added];
}

/** What a wait comes to when all it waits for has settled; undefined: never, as `Promise.race([])` does. */
export function result(
  { mode, winner }: Pick<WaitRecord, 'mode' | 'winner'>,
  outcomes: readonly Outcome[],
  allRejected: (errors: readonly Json[]) => Json,
): Outcome | undefined {
  switch (mode) {
    case 'one':
      return outcomes[0];
    case 'all':
      return (
        outcomes.find(outcome => outcome.status === 'rejected') ?? {
          status: 'fulfilled',
          value: outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : null)),
        }
      );
    case 'settled':
      return { status: 'fulfilled', value: outcomes as unknown as Json };
    case 'race':
      return outcomes[winner ?? 0];
    case 'any': {
      const first = winner ?? outcomes.findIndex(outcome => outcome.status === 'fulfilled');
      const reasons = outcomes.flatMap(each => (each.status === 'rejected' ? [each.reason] : []));
      return outcomes[first] ?? { status: 'rejected', reason: allRejected(reasons) };
    }
    default:
      return mode satisfies never;
  }
}
