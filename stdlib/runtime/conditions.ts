// What a commit asks and does, record by record, for stores that decide it themselves.
import { TransactionTooLarge } from './errors.ts';
import { recordText, utf8Bytes } from './keys.ts';
import { keyText } from './order.ts';
import type { Check, Commit, Json, Version, Versioned, Write } from './ports.ts';

export function holds(check: Check, found: Versioned | undefined): boolean {
  return found?.version === check.version;
}

export function allows(write: Write, found: Versioned | undefined): boolean {
  if (write.kind === 'put') return write.expect === undefined || write.expect.version === found?.version;
  const count = countOf(found);
  if (write.kind === 'below') return count < write.below;
  return write.least === undefined || count + write.amount >= write.least;
}

/** What stands in the record afterwards; `below` only asks. */
export function written(
  write: Exclude<Write, { kind: 'below' }>,
  found: Versioned | undefined,
): { readonly value: Json; readonly version: Version } | undefined {
  const { version } = write;
  if (write.kind === 'add') return { value: countOf(found) + write.amount, version };
  return write.value === undefined ? undefined : { value: write.value, version };
}

function countOf(found: Versioned | undefined): number {
  return typeof found?.value === 'number' ? found.value : 0;
}

/** What one commit may hold. Bytes as DynamoDB counts them: names and values of attributes, text in UTF-8. */
export interface Limits {
  readonly records: number;
  readonly bytes: number;
  readonly recordBytes: number;
}

/** Source: Amazon DynamoDB developer guide, quotas of items and of TransactWriteItems. */
export const dynamoLimits: Limits = { records: 100, bytes: 4 * 1024 * 1024, recordBytes: 400 * 1024 };

/** Refuses what the store cannot commit at once. */
export function checkSize(commit: Commit, { records, bytes, recordBytes }: Limits): void {
  const count = commit.checks.length + commit.writes.length + (commit.entry === undefined ? 0 : 1);
  if (count > records) throw tooLarge(commit, `${count} records, and one commit holds at most ${records}`);
  let sum = commit.entry === undefined ? 0 : entryBytes(commit.entry);
  if (sum > recordBytes)
    throw tooLarge(commit, `${sum} bytes that the run carries on, of at most ${recordBytes}`);
  for (const write of commit.writes) {
    const size = writeBytes(write);
    if (size > recordBytes)
      throw tooLarge(
        commit,
        `a record of ${size} bytes, of at most ${recordBytes} (${recordText(write.record)})`,
      );
    sum += size;
  }
  if (sum > bytes) throw tooLarge(commit, `${sum} bytes, and one commit holds at most ${bytes}`);
}

/** The partition is `state#b`, and the names of the attributes are p, k, v, j. */
function writeBytes(write: Write): number {
  const { state, part, key } = write.record;
  const place = 4 + utf8Bytes(state) + (key === undefined ? part.length : 2 + utf8Bytes(keyText(key)));
  if (write.kind === 'below') return place;
  if (write.kind === 'add') return place + utf8Bytes(write.version) + COUNTER_BYTES;
  if (write.value === undefined) return place;
  return place + utf8Bytes(write.version) + utf8Bytes(JSON.stringify(write.value));
}

/** A number takes at most so many. */
const COUNTER_BYTES = 21;
/** The names of the attributes of an entry, with its two numbers. */
const ENTRY_BYTES = 4 + 'expires'.length + 2 * COUNTER_BYTES;

function entryBytes({ key, next }: NonNullable<Commit['entry']>): number {
  return (
    ENTRY_BYTES +
    Math.min(utf8Bytes(key), 600) +
    utf8Bytes(next.input) +
    utf8Bytes(JSON.stringify(next.state))
  );
}

export function tooLarge(commit: Commit, why: string): Error {
  const records = [...commit.checks, ...commit.writes].map(part => recordText(part.record));
  const shown = records.slice(0, 5).join(', ') + (records.length > 5 ? ', …' : '');
  return new TransactionTooLarge({ records, message: `the transaction touches ${why}: ${shown}` });
}
