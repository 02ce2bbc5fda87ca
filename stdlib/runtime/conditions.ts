// What a commit asks and does, record by record, for stores that decide it themselves.
import { TransactionTooLarge } from './errors.ts';
import { recordText } from './keys.ts';
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

/** Refuses what the store cannot commit at once. */
export function checkSize(commit: Commit, limit: number): void {
  const count = commit.checks.length + commit.writes.length + (commit.entry === undefined ? 0 : 1);
  if (count > limit) throw tooLarge(commit, `${count} records, and one commit holds at most ${limit}`);
}

export function tooLarge(commit: Commit, why: string): Error {
  const records = [...commit.checks, ...commit.writes].map(part => recordText(part.record));
  const shown = records.slice(0, 5).join(', ') + (records.length > 5 ? ', …' : '');
  return new TransactionTooLarge({ records, message: `the transaction touches ${why}: ${shown}` });
}
