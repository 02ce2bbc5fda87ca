// `build/sfn/manifest.json`: what a build consists of, for whoever runs or deploys it. The local engine reads this file,
// the state machines and the function bundles, and nothing else of a build.
import type {
  Application,
  Entry,
  ExternUnit,
  FunctionUnit,
  Invariant,
  OptimizeLevel,
  RetryPolicy,
  Service,
  StateTable,
  Workflow,
} from '../compiler/ir/workflow.ts';
import { secondsOf } from './limits.ts';
import {
  bundlePath,
  diagramPath,
  functionResource,
  machineName,
  machinePath,
  machineResource,
} from './names.ts';
import { type AwaitedSignal, signalsOf } from './signals.ts';
import { unitsOf } from './units.ts';

export interface Manifest {
  /** Version of this format. */
  readonly format: 1;
  readonly application: string;
  readonly optimize: OptimizeLevel;
  readonly entries: readonly ManifestEntry[];
  readonly machines: readonly ManifestMachine[];
  readonly functions: readonly ManifestFunction[];
  /** Functions that the application's author writes. */
  readonly externs: readonly ManifestExtern[];
  readonly tables: readonly ManifestTable[];
  readonly errors: readonly string[];
  /** Where there are any: what may be sent to requests from outside. */
  readonly signals?: readonly AwaitedSignal[];
  /** Where there are any: what holds between turns. */
  readonly invariants?: readonly ManifestInvariant[];
}

export type ManifestInvariant = Omit<Invariant, 'span' | 'code' | 'doc'>;

/** `workflow` names a machine, `run` a run whose function does the whole request. */
export type ManifestEntry = Entry;

export interface ManifestMachine {
  /** `Frontend.reserve`. */
  readonly id: string;
  /** In AWS: letters, digits, `-`, `_`. */
  readonly name: string;
  /** `statemachines/Frontend.reserve.asl.json`, relative to the manifest. */
  readonly definition: string;
  readonly diagram: string;
  /** Name of the template's resource; `${HotelReserveMachineArn}` in definitions stands for the ARN of `HotelReserveMachine`. */
  readonly resource: string;
  /** Names of the parameters; the execution's input is `{ "args": [ … ] }`, encoded values. */
  readonly parameters: readonly string[];
  /** Its executions last at most five minutes. */
  readonly express?: true;
}

export interface ManifestFunction {
  /** Name of the service. */
  readonly name: string;
  /** Name of the template's resource and the placeholder for its ARN in the definitions: `${HotelFunctionArn}` for `HotelFunction`. */
  readonly resource: string;
  /** `functions/Hotel/index.mjs`. */
  readonly bundle: string;
  readonly runs: readonly string[];
  /** Mebibytes, where its methods say it. */
  readonly memory?: number;
  /** Seconds that an invocation may take, where its methods say it. */
  readonly timeout?: number;
}

export interface ManifestExtern {
  /** Name of the extern service. */
  readonly name: string;
  readonly resource: string;
  readonly bundle: string;
  /** The module that it was made from, relative to the application's root. */
  readonly module: string;
  readonly methods: readonly ManifestExternMethod[];
}

export interface ManifestExternMethod {
  readonly name: string;
  /** Seconds that one attempt may take. */
  readonly timeout: number;
  readonly retry: RetryPolicy;
}

export interface ManifestTable {
  readonly service: string;
  readonly states: readonly Omit<StateTable, 'span'>[];
}

export function emitManifest(application: Application): Manifest {
  return {
    format: 1,
    application: application.name,
    optimize: application.optimize,
    entries: application.entries,
    machines: application.workflows.map(workflow => manifestMachine(application, workflow)),
    functions: unitsOf(application).map(manifestFunction),
    externs: application.externs.map(manifestExtern),
    tables: application.services.filter(service => service.states.length > 0).map(manifestTable),
    errors: application.errors,
    ...withSignals(signalsOf(application)),
    ...(application.invariants.length === 0
      ? {}
      : { invariants: application.invariants.map(({ span: _, code: __, doc: ___, ...rest }) => rest) }),
  };
}

function withSignals(signals: readonly AwaitedSignal[]): Pick<Manifest, 'signals'> {
  return signals.length === 0 ? {} : { signals };
}

function manifestMachine(application: Application, workflow: Workflow): ManifestMachine {
  return {
    id: workflow.id,
    name: machineName(application.name, workflow.id),
    definition: machinePath(workflow.id),
    diagram: diagramPath(workflow.id),
    resource: machineResource(application, workflow.id),
    parameters: workflow.parameters,
    ...(workflow.express === true ? { express: true as const } : {}),
  };
}

function manifestFunction(unit: FunctionUnit): ManifestFunction {
  return {
    name: unit.name,
    resource: functionResource(unit.name),
    bundle: bundlePath(unit.name),
    runs: unit.runs.map(run => run.id),
    ...(unit.memory === undefined ? {} : { memory: unit.memory }),
    ...(unit.timeout === undefined ? {} : { timeout: secondsOf(unit.timeout) }),
  };
}

function manifestExtern({ name, module, methods }: ExternUnit): ManifestExtern {
  return {
    name,
    resource: functionResource(name),
    bundle: bundlePath(name),
    module,
    methods: methods.map(({ name, timeout, retry }) => ({ name, timeout, retry })),
  };
}

function manifestTable(service: Service): ManifestTable {
  return { service: service.name, states: service.states.map(({ span: _, ...state }) => state) };
}
