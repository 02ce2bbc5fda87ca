// Whether each record, looked at alone, was like one that changes at one moment: who reads it finds what was written last. Versions
// are unique, so it is enough to look at the zones of the writes (Gibbons and Korach, 1997): from the first end of a write or of
// a read of it to the last beginning of one. Where a zone goes forward, the version must have been there all the time: no two such zones may
// overlap, and none may hold a zone that goes backward, which is a version that was there at some moment in between.
import type { Access } from './serializable.ts';

/** A record was read, or a version of it was made. */
export interface Operation extends Access {
  readonly kind: 'read' | 'write';
  readonly who: string;
  readonly began: number;
  readonly ended: number;
}

/** What is wrong, in words. */
export function notLinearizable(operations: readonly Operation[]): string | undefined {
  const byRecord = new Map<string, Operation[]>();
  for (const operation of operations) {
    const list = byRecord.get(operation.record) ?? [];
    list.push(operation);
    byRecord.set(operation.record, list);
  }
  for (const [record, list] of byRecord) {
    const wrong = wrongIn(list);
    if (wrong !== undefined) return `${record}: ${wrong}`;
  }
  return undefined;
}

interface Zone {
  readonly version: string | undefined;
  /** The first end. */
  readonly from: number;
  /** The last beginning. */
  readonly to: number;
  /** Who began last. */
  readonly last: string;
}

function wrongIn(operations: readonly Operation[]): string | undefined {
  const deleted = operations.some(({ kind, version }) => kind === 'write' && version === undefined);
  const versions = new Map<string | undefined, Operation[]>();
  for (const operation of operations) {
    // Where it was deleted, nothing tells the times apart at which it was not there.
    if (operation.version === undefined && deleted) continue;
    const list = versions.get(operation.version) ?? [];
    list.push(operation);
    versions.set(operation.version, list);
  }
  const zones: Zone[] = [];
  for (const [version, list] of versions) {
    const wrong = wrongReads(version, list);
    if (wrong !== undefined) return wrong;
    zones.push(zoneOf(version, list));
  }
  return wrongZones(zones);
}

/** A version is read after it was written, which is once. */
function wrongReads(version: string | undefined, list: readonly Operation[]): string | undefined {
  if (version === undefined) return undefined;
  const [write, another] = list.filter(({ kind }) => kind === 'write');
  const early = list.find(({ ended }) => write === undefined || ended < write.began);
  if (early !== undefined) return `${early.who} read ${version} before it was written`;
  return another && `${write?.who} and ${another.who} both wrote ${version}`;
}

function zoneOf(version: string | undefined, list: readonly Operation[]): Zone {
  const last = list.reduce((a, b) => (b.began > a.began ? b : a));
  // Nothing was there from the beginning on.
  const from = version === undefined ? Number.NEGATIVE_INFINITY : Math.min(...list.map(({ ended }) => ended));
  return { version, from, to: last.began, last: last.who };
}

function wrongZones(zones: readonly Zone[]): string | undefined {
  const forward = zones.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  let before: Zone | undefined;
  for (const zone of forward) {
    if (before !== undefined && zone.from < before.to) return overlap(before, zone);
    before = zone;
  }
  for (const zone of zones) {
    if (zone.from < zone.to) continue;
    const around = holding(forward, zone);
    if (around !== undefined) return overlap(around, zone);
  }
  return undefined;
}

/** Forward zones that do not overlap are in order of their ends, too. */
function holding(forward: readonly Zone[], { from, to }: Zone): Zone | undefined {
  let [low, high] = [0, forward.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((forward[middle]?.to ?? 0) <= from) low = middle + 1;
    else high = middle;
  }
  const found = forward[low];
  return found !== undefined && found.from < to && from < found.to ? found : undefined;
}

function overlap(one: Zone, other: Zone): string {
  const name = ({ version }: Zone): string => (version === undefined ? 'nothing' : version);
  return `${one.last} found ${name(one)}, although ${name(other)} had taken its place`;
}
