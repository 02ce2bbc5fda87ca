// Which requests to DynamoDB go wrong, and how: by a seed.
import { generator } from '../../stdlib/runtime/hash.ts';
import type { Asked, Fault } from './proxy.ts';

/** Errors of the service that another try may not meet. */
const refusals = ['ThrottlingException', 'ProvisionedThroughputExceededException', 'RequestLimitExceeded'];
/** Why a transaction is cancelled that did nothing wrong. */
const cancellations = ['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];

/** What the SDK and the store deal with by themselves: who uses the store sees nothing of it. */
export function absorbed(seed: string, share: number): (asked: Asked) => Fault | undefined {
  const next = generator(seed);
  const hit = new Set<string>();
  return asked => {
    const body = JSON.stringify(asked.body);
    // The SDK tries three times: the second comes through. Few requests are batches.
    const batch = asked.operation === 'BatchGetItem';
    if (next() / 2 ** 32 >= (batch ? 0.5 : share) || hit.delete(body)) return undefined;
    const fault = pick(next, absorbedAt(asked, next));
    if (fault.kind !== 'slow' && fault.kind !== 'in part' && fault.kind !== 'short page') hit.add(body);
    return fault;
  };
}

/** Longer than the clients of these tests wait: the request is sent again while DynamoDB has done it. */
export const PATIENCE = 200;
const timeout: Fault = { kind: 'slow', milliseconds: 2 * PATIENCE };

/** Everything that can happen to a request. */
export function anything(seed: string, share: number): (asked: Asked) => Fault | undefined {
  const next = generator(seed);
  return asked => {
    if (next() / 2 ** 32 >= share) return undefined;
    const faults: Fault[] = [...absorbedAt(asked, next), { kind: 'reply lost' }, { kind: 'twice' }, timeout];
    if (isTransaction(asked)) faults.push({ kind: 'cancelled', code: pick(next, cancellations) });
    return pick(next, faults);
  };
}

function absorbedAt(asked: Asked, next: () => number): readonly Fault[] {
  const faults: Fault[] = [
    { kind: 'refused', error: pick(next, refusals) },
    { kind: 'broken' },
    { kind: 'request lost' },
    { kind: 'slow', milliseconds: next() % 40 },
  ];
  // Without a token, a commit sent again finds its own versions: that is for the turn to find out.
  if (!isTransaction(asked) || asked.body['ClientRequestToken'] !== undefined)
    faults.push({ kind: 'reply lost' });
  if (asked.operation === 'BatchGetItem') return [{ kind: 'in part', keys: (next() & 1) as 0 | 1 }];
  if (asked.operation === 'Query') faults.push({ kind: 'short page' });
  return faults;
}

function isTransaction({ operation }: Asked): boolean {
  return operation === 'TransactWriteItems';
}

function pick<T>(next: () => number, from: readonly T[]): T {
  return from[next() % from.length] as T;
}
