// What has ended is kept for as long as the service keeps it, and then goes with everything that belongs to it.
import { orderKey, type Section, type ServiceRecords } from './records.ts';

/** Milliseconds. */
export const retention = 90 * 86_400_000;

/** Drops executions that ended before this time, a page at a time; says how many. */
export async function sweepEnded(
  records: ServiceRecords,
  before: number,
  pause: () => Promise<void>,
): Promise<number> {
  let dropped = 0;
  for (const page of pages(records.executions)) {
    for (const { key, value } of page) {
      if (value.stopped === undefined || value.stopped >= before) continue;
      records.executions.delete(key);
      records.open.delete(key);
      records.order.delete(orderKey(value));
      dropAll(records.history, `${key}/`, () => {});
      dropAll(records.mapRunsOf, `${key}/`, mapRun => records.mapRuns.delete(mapRun));
      dropped++;
    }
    await pause();
  }
  return dropped;
}

function dropAll<Value>(section: Section<Value>, prefix: string, also: (value: Value) => void): void {
  for (const page of pages(section, prefix))
    for (const { key, value } of page) {
      section.delete(key);
      also(value);
    }
}

function* pages<Value>(section: Section<Value>, prefix = '') {
  let from = prefix;
  for (;;) {
    const page = section.range({ prefix, from, limit: 500 });
    const last = page.at(-1);
    if (last === undefined) return;
    yield page;
    from = `${last.key}\u0000`;
  }
}
