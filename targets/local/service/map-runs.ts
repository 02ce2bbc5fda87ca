// Map runs: what is known of the distributed Maps of executions, kept as they go on.
import type { Counted, Kept } from '../execution-ports.ts';
import type { Json } from '../interpreter/index.ts';
import { Fault } from './fault.ts';
import { arn, type Parameters, page, paged } from './parameters.ts';
import type { MapRunRecord, ServiceRecords } from './records.ts';

export class MapRuns {
  readonly #records: ServiceRecords;
  readonly #now: () => number;

  constructor(records: ServiceRecords, now: () => number) {
    this.#records = records;
    this.#now = now;
  }

  counted({ mapRun, counts, concurrency }: Counted, { key }: Kept): void {
    const { mapRuns, executions } = this.#records;
    const there = mapRuns.get(mapRun.name);
    const { machineArn = '' } = executions.get(key) ?? {};
    const now = this.#now();
    const record: MapRunRecord = {
      arn: mapRun.name,
      execution: key,
      machine: machineArn,
      started: there?.started ?? now,
      ...(counts.status !== 'RUNNING' && { stopped: now }),
      counts,
      concurrency,
      toleratedCount: mapRun.toleratedCount,
      toleratedPercentage: mapRun.toleratedPercentage,
    };
    mapRuns.put(mapRun.name, record);
    if (there === undefined) this.#records.mapRunsOf.put(`${key}/${mapRun.name}`, mapRun.name);
  }

  describe(parameters: Parameters): Json {
    const of = arn(parameters, 'mapRunArn', ['mapRun']);
    const record = this.#records.mapRuns.get(of);
    if (record === undefined) throw new Fault('ResourceNotFound', `Map Run Does Not Exist: '${of}'`);
    const { pending, running, succeeded, failed } = record.counts;
    const counts = {
      pending,
      running,
      succeeded,
      failed,
      timedOut: 0,
      aborted: 0,
      total: pending + running + succeeded + failed,
      resultsWritten: 0,
      failuresNotRedrivable: 0,
      pendingRedrive: 0,
    };
    return {
      ...summary(record),
      executionArn: record.execution,
      status: record.counts.status,
      maxConcurrency: record.concurrency,
      toleratedFailureCount: record.toleratedCount,
      toleratedFailurePercentage: record.toleratedPercentage,
      itemCounts: counts,
      executionCounts: counts,
      redriveCount: 0,
    };
  }

  list(parameters: Parameters): Json {
    const of = arn(parameters, 'executionArn', ['execution']);
    if (this.#records.executions.get(of) === undefined)
      throw new Fault('ExecutionDoesNotExist', `Execution Does Not Exist: '${of}'`);
    const all = this.#records.mapRunsOf.range({ prefix: `${of}/` }).flatMap(({ value }) => {
      const record = this.#records.mapRuns.get(value);
      return record === undefined ? [] : [summary(record)];
    });
    const { items, ...next } = paged(all, page(parameters));
    return { mapRuns: items, ...next };
  }
}

function summary({ arn: of, execution, machine, started, stopped }: MapRunRecord) {
  return {
    mapRunArn: of,
    executionArn: execution,
    stateMachineArn: machine,
    startDate: started / 1000,
    ...(stopped !== undefined && { stopDate: stopped / 1000 }),
  };
}
