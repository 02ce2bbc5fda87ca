// Starts methods at the times that `@schedule` says, in UTC.
//
//   S1  each firing is a request whose id is made of the method and the time for which it was due: it happens once
//   S2  a firing is marked as done when its request has ended and is on disk; one that was under way at a crash is made again
//   S3  of the firings that were missed while nobody ran, the latest is made up for, and the others are left out
import type { HttpOutcome } from '../../stdlib/runtime/http.ts';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { firingArguments, firingId, lastFiring, nextFiring } from '../../stdlib/runtime/schedule.ts';
import type { ManifestEntry } from '../manifest.ts';
import type { Section } from './execution-records.ts';
import type { LogMessage } from './messages.ts';
import type { RequestId } from './requests.ts';
import type { Clock, Timers } from './timers.ts';

export interface ScheduleRecord {
  /** Milliseconds since 1970 at which the schedule was first seen: rates count from there. */
  readonly start: number;
  /** The time for which the last firing that has ended was due. */
  readonly last: number;
}

export interface SchedulePorts {
  readonly entries: readonly ManifestEntry[];
  readonly records: Section<ScheduleRecord>;
  readonly clock: Pick<Clock, 'now'>;
  readonly timers: Timers;
  call(method: string, args: readonly Json[], id: RequestId): Promise<HttpOutcome>;
  log(message: LogMessage): void;
}

type Scheduled = ManifestEntry & { readonly schedule: NonNullable<ManifestEntry['schedule']> };

export function startSchedules(ports: SchedulePorts): void {
  for (const entry of ports.entries) if (isScheduled(entry)) begin(ports, entry);
}

function isScheduled(entry: ManifestEntry): entry is Scheduled {
  return entry.schedule !== undefined;
}

/** Another expression is another schedule. */
function keyOf({ method, schedule }: Scheduled): string {
  return `${method} ${schedule.text}`;
}

function begin(ports: SchedulePorts, entry: Scheduled): void {
  const now = ports.clock.now();
  const known = ports.records.get(keyOf(entry));
  const { start, last } = known ?? { start: now, last: now };
  if (known === undefined) ports.records.put(keyOf(entry), { start, last });
  const missed = lastFiring(entry.schedule, { after: last, now, start });
  if (missed !== undefined) void fire(ports, entry, missed);
  armNext(ports, entry, { start, after: now });
}

function armNext(
  ports: SchedulePorts,
  entry: Scheduled,
  { start, after }: { readonly start: number; readonly after: number },
): void {
  const due = nextFiring(entry.schedule, after, start);
  if (due === undefined) return;
  ports.timers.at(due, () => {
    void fire(ports, entry, due);
    armNext(ports, entry, { start, after: due });
  });
}

/** S1, S2 */
async function fire(ports: SchedulePorts, entry: Scheduled, due: number): Promise<void> {
  const { method, parameters } = entry;
  const requestId = firingId(method, due);
  const args = firingArguments(parameters, due);
  const outcome = await ports.call(method, args, { requestId, asked: true, again: true });
  const before = ports.records.get(keyOf(entry));
  if (before !== undefined && before.last < due) ports.records.put(keyOf(entry), { ...before, last: due });
  if (outcome.kind === 'returned') return;
  const error = outcome.kind === 'threw' ? outcome.error : outcome.kind;
  ports.log({
    kind: 'log',
    level: 'error',
    message: `the schedule of ${method} failed`,
    fields: { requestId, error },
  });
}
