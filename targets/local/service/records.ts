// What the service keeps: machines with their versions and aliases, executions, activities, and histories. All of it lives in
// sections of the engine's store, written in order and flushed together.
import type { LmdbStore } from '../../../stdlib/stores/lmdb.ts';
import type { Counted } from '../execution-ports.ts';
import type { HistoryEvent, Json, Snapshot } from '../interpreter/index.ts';
import { machineReference } from './names.ts';

export interface Revision {
  /** Undefined: that of the creation. */
  readonly id?: string;
  readonly definition: string;
  readonly roleArn: string;
  readonly logging: Json;
  readonly tracing: Json;
  readonly encryption?: Json;
  readonly at: number;
}

export interface Version {
  readonly number: number;
  readonly created: number;
  readonly description?: string;
  readonly revision: Revision;
}

export interface Alias {
  readonly name: string;
  readonly description?: string;
  readonly routes: readonly Route[];
  readonly created: number;
  readonly updated: number;
}

export interface Route {
  readonly stateMachineVersionArn: string;
  readonly weight: number;
}

export type MachineType = 'STANDARD' | 'EXPRESS';

export interface MachineRecord {
  readonly arn: string;
  readonly name: string;
  readonly type: MachineType;
  readonly created: number;
  readonly revision: Revision;
  readonly versions: readonly Version[];
  /** Numbers are not given again. */
  readonly lastVersion: number;
  readonly aliases: readonly Alias[];
  readonly tags: readonly Json[];
}

export type Status = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface ExecutionRecord {
  readonly arn: string;
  readonly machineArn: string;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  readonly name: string;
  readonly type: MachineType;
  readonly status: Status;
  readonly started: number;
  readonly stopped?: number;
  readonly input: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redrives: number;
  readonly redriven?: number;
  readonly roleArn: string;
  /** Key of the definition that it runs. */
  readonly definition: string;
}

/** An execution that goes on. */
export interface OpenExecution {
  readonly arn: string;
  readonly snapshot: Snapshot;
}

export interface ActivityRecord {
  readonly arn: string;
  readonly name: string;
  readonly created: number;
  readonly tags: readonly Json[];
}

export interface MapRunRecord {
  readonly arn: string;
  readonly execution: string;
  readonly machine: string;
  readonly started: number;
  readonly stopped?: number;
  readonly counts: Counted['counts'];
  readonly concurrency: number;
  readonly toleratedCount: number;
  readonly toleratedPercentage: number;
}

export interface Section<Value> {
  get(key: string): Value | undefined;
  put(key: string, value: Value): void;
  delete(key: string): void;
  range(range?: {
    readonly from?: string;
    readonly to?: string;
    readonly prefix?: string;
    readonly limit?: number;
    readonly reverse?: boolean;
  }): readonly { readonly key: string; readonly value: Value }[];
}

export interface ServiceRecords {
  readonly machines: Section<MachineRecord>;
  readonly executions: Section<ExecutionRecord>;
  /** `<machine>/<start>/<name>` → ARN. */
  readonly order: Section<string>;
  readonly open: Section<OpenExecution>;
  /** `<ARN>/<first event>` → events. */
  readonly history: Section<readonly HistoryEvent[]>;
  readonly definitions: Section<string>;
  readonly activities: Section<ActivityRecord>;
  readonly mapRuns: Section<MapRunRecord>;
  /** `<execution>/<map run>` → map run. */
  readonly mapRunsOf: Section<string>;
  /** What the store has is on disk. */
  durable(): Promise<void>;
}

export function serviceRecords(store: LmdbStore): ServiceRecords {
  const section = <Value>(name: string) => store.section(`states.${name}`) as unknown as Section<Value>;
  return {
    machines: section('machines'),
    executions: section('executions'),
    order: section('order'),
    open: section('open'),
    history: section('history'),
    definitions: section('definitions'),
    activities: section('activities'),
    mapRuns: section('mapRuns'),
    mapRunsOf: section('mapRunsOf'),
    durable: () => store.durable(),
  };
}

/** Keys of numbers in order. */
export function ordered(number: number): string {
  return String(number).padStart(16, '0');
}

/** Newest first. */
export function orderKey({ machineArn, started, arn: of }: ExecutionRecord): string {
  return `${machineReference(machineArn).machine}/${ordered(9_999_999_999_999 - started)}/${of.split(':').at(-1)}`;
}
