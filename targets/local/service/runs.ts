// Executions of the service's machines: started, kept with their histories, ended, and asked about.
import { createHash, randomUUID } from 'node:crypto';
import type { Ended, Kept, Machine } from '../execution-ports.ts';
import type { Executions } from '../executions.ts';
import type { Machine as Definition, HistoryEvent, Json, Outcome } from '../interpreter/index.ts';
import { Fault } from './fault.ts';
import type { Found, Machines } from './machines.ts';
import { executionArn, expressArn, machineReference } from './names.ts';
import { arn, json, name, optional, type Parameters } from './parameters.ts';
import { versionArn } from './published.ts';
import { type ExecutionRecord, ordered, orderKey, type ServiceRecords, type Status } from './records.ts';
import type { Versions } from './versions.ts';

export interface RunPorts {
  readonly records: ServiceRecords;
  readonly machines: Machines;
  readonly versions: Versions;
  /** Made later than this: each needs the other. */
  readonly executions: () => Executions;
  now(): number;
  random(): number;
}

type Listener = (record: ExecutionRecord) => void;

export class Runs {
  readonly #ports: RunPorts;
  readonly #definitions = new Map<string, Definition>();
  /** Who waits for the end of an execution, by its ARN. */
  readonly #listeners = new Map<string, Listener[]>();

  constructor(ports: RunPorts) {
    this.#ports = ports;
  }

  start(parameters: Parameters): ExecutionRecord {
    const found = this.#found(parameters);
    const input = inputOf(parameters);
    const called = name(optional(parameters, 'name') ?? randomUUID());
    const { machine } = found;
    if (machine.type === 'EXPRESS') return this.#begin(found, called, input);
    const there = this.#ports.records.executions.get(executionArn(machine.name, called));
    if (there === undefined) return this.#begin(found, called, input);
    if (there.status === 'RUNNING' && there.input === input) return there;
    throw new Fault('ExecutionAlreadyExists', `Execution Already Exists: '${there.arn}'`);
  }

  /** Express only: answered when it has ended. */
  async startSync(parameters: Parameters): Promise<ExecutionRecord> {
    const found = this.#found(parameters);
    if (found.machine.type !== 'EXPRESS')
      throw new Fault(
        'StateMachineTypeNotSupported',
        'This operation is not supported by this type of state machine',
      );
    const called = name(optional(parameters, 'name') ?? randomUUID());
    const started = this.#begin(found, called, inputOf(parameters));
    return this.ended(started.arn);
  }

  /** Resolves when it ends, or at once. */
  ended(of: string): Promise<ExecutionRecord> {
    const now = this.get(of);
    if (now.status !== 'RUNNING') return Promise.resolve(now);
    return new Promise(resolve => this.#listeners.set(of, [...(this.#listeners.get(of) ?? []), resolve]));
  }

  get(of: string): ExecutionRecord {
    const record = this.#ports.records.executions.get(of);
    if (record === undefined) throw new Fault('ExecutionDoesNotExist', `Execution Does Not Exist: '${of}'`);
    return record;
  }

  /** The Standard execution of this name, if there is one. */
  ofMachine(machine: string, called: string): ExecutionRecord | undefined {
    return this.#ports.records.executions.get(executionArn(machineReference(machine).machine, called));
  }

  async stop(parameters: Parameters): Promise<Json> {
    const of = arn(parameters, 'executionArn', ['execution']);
    this.get(of);
    await this.#ports.executions().abort(of, optional(parameters, 'error'), optional(parameters, 'cause'));
    return { stopDate: (this.get(of).stopped ?? this.#ports.now()) / 1000 };
  }

  /** Goes on with one that has failed, where it failed. */
  redrive(parameters: Parameters): Json {
    const of = arn(parameters, 'executionArn', ['execution']);
    const record = this.get(of);
    const open = this.#ports.records.open.get(of);
    if (record.status === 'RUNNING' || record.status === 'SUCCEEDED' || open === undefined)
      throw new Fault('ExecutionNotRedrivable', `Execution is ${record.status} and cannot be redriven`);
    const now = this.#ports.now();
    const redriven: ExecutionRecord = {
      ...without(record),
      status: 'RUNNING',
      redrives: record.redrives + 1,
      redriven: now,
    };
    this.#ports.records.executions.put(of, redriven);
    const { execution } = open.snapshot;
    const info = { ...execution, redrives: redriven.redrives, redriveTime: new Date(now).toISOString() };
    const snapshot = { ...open.snapshot, execution: info };
    const machine = this.#machine(redriven);
    this.#ports
      .executions()
      .goOn({ machine, key: of, info, ended: this.#ender(redriven) }, snapshot, { kind: 'redrive' });
    return { redriveDate: now / 1000 };
  }

  /** After a restart: what was open goes on. */
  resume(): number {
    const { records } = this.#ports;
    const executions = this.#ports.executions();
    executions.hold();
    let count = 0;
    for (const { value } of records.open.range()) {
      const record = records.executions.get(value.arn);
      if (record?.status !== 'RUNNING') continue;
      const { snapshot } = value;
      const launch = {
        machine: this.#machine(record),
        key: record.arn,
        info: snapshot.execution,
        ended: this.#ender(record),
      };
      executions.goOn(launch, snapshot);
      count++;
    }
    executions.release();
    return count;
  }

  /** What an execution that goes on has come to. */
  keep({ key, snapshot, history }: Kept): void {
    this.#ports.records.open.put(key, { arn: key, snapshot });
    this.#write(key, history);
  }

  #found(parameters: Parameters): Found & { readonly aliasArn?: string } {
    const asked = arn(parameters, 'stateMachineArn', ['stateMachine']);
    const { machine: called, qualifier } = machineReference(asked);
    const machine = this.#ports.machines.maybe(called);
    const version =
      machine && qualifier && this.#ports.versions.routed(machine, qualifier, this.#ports.random());
    if (machine === undefined || version === undefined || version === '')
      return this.#ports.machines.find(asked);
    return { machine, revision: version.revision, version, aliasArn: asked };
  }

  #begin(found: Found & { readonly aliasArn?: string }, called: string, input: string): ExecutionRecord {
    const { machine, revision, version, aliasArn } = found;
    const { records } = this.#ports;
    const express = machine.type === 'EXPRESS';
    const of = express ? expressArn(machine.name, called, randomUUID()) : executionArn(machine.name, called);
    const started = this.#ports.now();
    const definition = this.#definitionKey(revision.definition);
    const record: ExecutionRecord = {
      arn: of,
      machineArn: machine.arn,
      name: called,
      type: machine.type,
      status: 'RUNNING',
      started,
      input,
      redrives: 0,
      roleArn: revision.roleArn,
      definition,
      ...(version !== undefined && { versionArn: versionArn(machine, version) }),
      ...(aliasArn !== undefined && { aliasArn }),
    };
    records.executions.put(of, record);
    if (!express) records.order.put(orderKey(record), of);
    const info = {
      id: of,
      name: called,
      input: JSON.parse(input) as Json,
      startTime: new Date(started).toISOString(),
      machine: { id: machine.arn, name: machine.name },
      roleArn: revision.roleArn,
    };
    this.#ports
      .executions()
      .begin({ machine: this.#machine(record), key: of, info, ended: this.#ender(record) });
    return this.get(of);
  }

  #ender(record: ExecutionRecord): Ended {
    return (outcome, { snapshot, history }) => {
      const { records, now } = this.#ports;
      const ended = { ...record, ...result(outcome), stopped: now() };
      records.executions.put(record.arn, ended);
      this.#write(record.arn, history);
      if (ended.status === 'SUCCEEDED' || record.type === 'EXPRESS') records.open.delete(record.arn);
      else records.open.put(record.arn, { arn: record.arn, snapshot });
      const listeners = this.#listeners.get(record.arn) ?? [];
      this.#listeners.delete(record.arn);
      for (const listener of listeners) listener(ended);
    };
  }

  /** Express executions have no history that anybody could ask for. */
  #write(of: string, history: readonly HistoryEvent[]): void {
    const [first] = history;
    if (first !== undefined && of.includes(':execution:'))
      this.#ports.records.history.put(`${of}/${ordered(first.id)}`, history);
  }

  #machine({ machineArn, definition }: ExecutionRecord): Machine {
    const known = this.#definitions.get(definition);
    const parsed =
      known ?? (JSON.parse(this.#ports.records.definitions.get(definition) ?? '{}') as Definition);
    if (known === undefined) {
      if (this.#definitions.size > 1000) this.#definitions.clear();
      this.#definitions.set(definition, parsed);
    }
    return { id: machineArn, name: machineReference(machineArn).machine, definition: parsed };
  }

  /** Running executions keep the definition with which they began. */
  #definitionKey(text: string): string {
    const key = createHash('sha256').update(text).digest('hex');
    const { definitions } = this.#ports.records;
    if (definitions.get(key) === undefined) definitions.put(key, text);
    return key;
  }
}

function without(record: ExecutionRecord): ExecutionRecord {
  const { stopped: _, output: __, error: ___, cause: ____, ...rest } = record;
  return rest;
}

type Result = {
  readonly status: Status;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
};

function result(outcome: Outcome): Result {
  if (outcome.kind === 'succeeded') return { status: 'SUCCEEDED', output: JSON.stringify(outcome.output) };
  const { error, cause, by } = outcome;
  if (by === 'expire') return { status: 'TIMED_OUT' };
  const status = by === 'abort' ? 'ABORTED' : 'FAILED';
  const bare = cause === undefined || (cause === '' && by === undefined && error === 'States.Timeout');
  return { status, ...(error !== undefined && { error }), ...(!bare && { cause }) };
}

function inputOf(parameters: Parameters): string {
  const problem = (text: string) =>
    new Fault('InvalidExecutionInput', `Invalid State Machine Execution Input: '${text}'`);
  return json(parameters, 'input', problem) ?? '{}';
}
