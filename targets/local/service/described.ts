// What the service says about executions: descriptions, lists, histories.

import { detailsOf } from '../interpreter/history.ts';
import type { HistoryEvent, Json } from '../interpreter/index.ts';
import { Fault, invalid } from './fault.ts';
import type { Machines } from './machines.ts';
import { machineReference } from './names.ts';
import { arn, encode, flag, optional, type Parameters, page } from './parameters.ts';
import { versionArn } from './published.ts';
import { type ExecutionRecord, ordered, type ServiceRecords } from './records.ts';
import type { Runs } from './runs.ts';

export function describeExecution(runs: Runs, parameters: Parameters): Json {
  const record = runs.get(arn(parameters, 'executionArn', ['execution']));
  return description(record, optional(parameters, 'includedData') !== 'METADATA_ONLY');
}

function notForExpress(): Fault {
  return new Fault(
    'StateMachineTypeNotSupported',
    'This operation is not supported by this type of state machine',
  );
}

export function description(record: ExecutionRecord, withData: boolean): Json {
  const { output, error, cause } = record;
  return {
    ...summary(record),
    ...(withData && { input: record.input, inputDetails: { included: true } }),
    ...(withData && output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    redriveCount: record.redrives,
    ...redriveStatus(record),
  };
}

function redriveStatus({ status }: ExecutionRecord): { readonly [member: string]: Json } {
  if (status !== 'RUNNING' && status !== 'SUCCEEDED') return { redriveStatus: 'REDRIVABLE' };
  return {
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: `Execution is ${status} and cannot be redriven`,
  };
}

function summary(record: ExecutionRecord): { readonly [member: string]: Json } {
  const { stopped, versionArn: version, aliasArn: alias, redriven } = record;
  return {
    executionArn: record.arn,
    stateMachineArn: record.machineArn,
    name: record.name,
    status: record.status,
    startDate: record.started / 1000,
    ...(stopped !== undefined && { stopDate: stopped / 1000 }),
    ...(version !== undefined && { stateMachineVersionArn: version }),
    ...(alias !== undefined && { stateMachineAliasArn: alias }),
    ...(redriven !== undefined && { redriveDate: redriven / 1000 }),
  };
}

export function syncDescription(record: ExecutionRecord): Json {
  const { output, error, cause, stopped = record.started } = record;
  return {
    executionArn: record.arn,
    stateMachineArn: record.machineArn,
    name: record.name,
    status: record.status,
    startDate: record.started / 1000,
    stopDate: stopped / 1000,
    input: record.input,
    inputDetails: { included: true },
    ...(output !== undefined && { output, outputDetails: { included: true } }),
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
    billingDetails: {
      billedDurationInMilliseconds: Math.max(1, Math.ceil((stopped - record.started) / 100)) * 100,
      billedMemoryUsedInMB: 64,
    },
  };
}

export interface Describing {
  readonly records: ServiceRecords;
  readonly machines: Machines;
  readonly runs: Runs;
}

export function listExecutions({ records, machines }: Describing, parameters: Parameters): Json {
  const { size, from } = page(parameters);
  const asked =
    parameters['stateMachineArn'] === undefined
      ? undefined
      : arn(parameters, 'stateMachineArn', ['stateMachine']);
  if (asked === undefined) throw invalid('Must provide exactly one of State Machine ARN or Map Run ARN');
  const { machine: name, qualifier } = machineReference(asked);
  const machine = machines.maybe(name) ?? machines.find(asked).machine;
  if (machine.type === 'EXPRESS') throw notForExpress();
  const version = machine.versions.find(each => String(each.number) === qualifier);
  const alias = machine.aliases.some(each => each.name === qualifier);
  if (qualifier !== undefined && version === undefined && !alias) machines.find(asked);
  const wanted = {
    status: optional(parameters, 'statusFilter'),
    redriven: optional(parameters, 'redriveFilter'),
  };
  const fits = (record: ExecutionRecord) =>
    (wanted.status === undefined || record.status === wanted.status) &&
    (wanted.redriven === undefined || record.redrives > 0 === (wanted.redriven === 'REDRIVEN')) &&
    (version === undefined || record.versionArn === versionArn(machine, version)) &&
    (!alias || record.aliasArn === asked);
  return pageOfExecutions(records, name, { size, from, fits });
}

interface Wanted {
  readonly size: number;
  readonly from: string | undefined;
  fits(record: ExecutionRecord): boolean;
}

function pageOfExecutions(records: ServiceRecords, machine: string, { size, from, fits }: Wanted): Json {
  const prefix = `${machine}/`;
  const found: Json[] = [];
  let next = from ?? prefix;
  for (;;) {
    const rows = records.order.range({ prefix, from: next, limit: 500 });
    for (const { key, value } of rows) {
      if (found.length === size) return { executions: found, nextToken: encode(key) };
      const record = records.executions.get(value);
      if (record !== undefined && fits(record)) found.push(summary(record));
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < 500) return { executions: found };
    next = `${last.key}\u0000`;
  }
}

export function executionHistory({ records, runs }: Describing, parameters: Parameters): Json {
  const of = arn(parameters, 'executionArn', ['execution']);
  const { size, from } = page(parameters);
  runs.get(of);
  const withData = parameters['includeExecutionData'] !== false;
  const reverse = flag(parameters, 'reverseOrder');
  const events = eventsFrom(records, of, {
    reverse,
    from: from === undefined ? undefined : Number(from),
    size: size + 1,
  });
  const next = events[size];
  return {
    events: events.slice(0, size).map(event => shown(event, withData)),
    ...(next !== undefined && { nextToken: encode(String(next.id)) }),
  };
}

interface Slice {
  readonly reverse: boolean;
  readonly from: number | undefined;
  readonly size: number;
}

/** Chunks are kept by the number of their first event. */
function eventsFrom(
  records: ServiceRecords,
  of: string,
  { reverse, from, size }: Slice,
): readonly HistoryEvent[] {
  const prefix = `${of}/`;
  const found: HistoryEvent[] = [];
  let bounds = firstChunk(records, prefix, { reverse, from, size });
  for (;;) {
    const rows = records.history.range({ prefix, ...bounds, limit: 100, reverse });
    for (const { value } of rows) {
      const events = reverse ? [...value].reverse() : value;
      found.push(...events.filter(({ id }) => from === undefined || (reverse ? id <= from : id >= from)));
    }
    const last = rows.at(-1);
    if (found.length >= size || last === undefined || rows.length < 100) return found.slice(0, size);
    bounds = reverse ? { to: last.key } : { from: `${last.key}\u0000` };
  }
}

function firstChunk(
  records: ServiceRecords,
  prefix: string,
  { reverse, from }: Slice,
): { from?: string; to?: string } {
  if (from === undefined) return {};
  const to = `${prefix}${ordered(from)}\u0000`;
  if (reverse) return { to };
  const [before] = records.history.range({ prefix, to, limit: 1, reverse: true });
  return before === undefined ? {} : { from: before.key };
}

const data = new Set([
  'input',
  'inputDetails',
  'output',
  'outputDetails',
  'parameters',
  'assignedVariables',
  'assignedVariablesDetails',
]);

function shown(event: HistoryEvent, withData: boolean): Json {
  const { timestamp, ...rest } = event;
  const member = detailsOf[event.type];
  const details = member === undefined ? undefined : event[member];
  const kept =
    details === undefined || withData
      ? {}
      : { [member as string]: Object.fromEntries(Object.entries(details).filter(([key]) => !data.has(key))) };
  return { ...rest, ...kept, timestamp: timestamp / 1000 } as unknown as Json;
}
