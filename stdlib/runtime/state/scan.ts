// Items of a collection in key order, with this turn's own writes among them. Inserts and deletes of a scanned collection
// put its epoch record blindly; a scan checks it, so that no item appears or goes unseen between scan and commit.
//
//   S1  the epoch is read before the items
//   S2  a scan that shows values checks each item it shows; one that shows keys needs the epoch alone
import { type Cell, checkKey, compareKeys, inRange, type Key } from '../keys.ts';
import type { Item, Json, Range } from '../ports.ts';
import type { Turn } from '../turn.ts';
import type { Cells } from './cells.ts';

export interface ScanOptions {
  readonly from?: Key;
  readonly to?: Key;
  readonly prefix?: string;
  readonly limit?: number;
  readonly reverse?: boolean;
}

export interface ScannedItem {
  readonly key: Key;
  readonly value: Json;
}

/** Marks that the set of keys changes. The value says nothing; the version does. */
export function moveEpoch($: Turn, epoch: Cell): void {
  $.records.put(epoch, 1);
}

export async function scanItems(
  $: Turn,
  cells: Cells,
  options: ScanOptions,
  show: 'values' | 'keys',
): Promise<readonly ScannedItem[]> {
  const epoch = cells.single('epoch');
  const held = $.ready(epoch);
  if (held !== undefined) await held;
  await $.records.stored(epoch);
  const own = ownWrites($, cells, options);
  const items = await $.records.scan(toRange(cells, options, own.size));
  const merged: ScannedItem[] = [];
  for (const item of items) {
    if (own.has(item.key)) continue;
    const value = show === 'keys' ? item.value : seenValue($, cells, item);
    if (value !== undefined) merged.push({ key: item.key, value });
  }
  return own.size === 0 ? merged : withOwn(merged, own, options);
}

function seenValue($: Turn, cells: Cells, item: Item): Json | undefined {
  const { record, text } = cells.item(item.key);
  return $.records.noteScanned(text, record, item);
}

function ownWrites($: Turn, cells: Cells, options: ScanOptions): Map<Key, Json | undefined> {
  const own = new Map<Key, Json | undefined>();
  for (const { record, value } of $.records.puts(cells.service, cells.state)) {
    const key = record.key as Key;
    if (inRange(key, options)) own.set(key, value);
  }
  return own;
}

function withOwn(
  stored: ScannedItem[],
  own: ReadonlyMap<Key, Json | undefined>,
  options: ScanOptions,
): readonly ScannedItem[] {
  for (const [key, value] of own) if (value !== undefined) stored.push({ key, value });
  const direction = options.reverse === true ? -1 : 1;
  stored.sort((a, b) => direction * compareKeys(a.key, b.key));
  return options.limit === undefined ? stored : stored.slice(0, options.limit);
}

/** As many more as this turn's writes may hide. */
function toRange(cells: Cells, options: ScanOptions, hidden: number): Range {
  const { limit, ...bounds } = options;
  const range = { service: cells.service, state: cells.state, ...bounds };
  return limit === undefined ? range : { ...range, limit: limit + hidden };
}

export function checkScan(options: ScanOptions, kind: 'string' | 'number', where: string): ScanOptions {
  const checked: { -readonly [K in keyof ScanOptions]: ScanOptions[K] } = {};
  if (options.from !== undefined) checked.from = checkKey(options.from, kind, where);
  if (options.to !== undefined) checked.to = checkKey(options.to, kind, where);
  if (options.prefix !== undefined) checked.prefix = checkKey(options.prefix, 'string', where) as string;
  if (options.limit !== undefined) checked.limit = Math.max(0, Math.trunc(options.limit));
  if (options.reverse === true) checked.reverse = true;
  return checked;
}
