// `build/sfn/manifest.json`: what a build consists of, for whoever runs or deploys it. The local engine reads this file,
// the state machines and the function bundles, and nothing else of a build.
import type { Entry, OptimizeLevel, StateTable } from '../compiler/ir/workflow.ts';

export interface Manifest {
  /** Version of this format. */
  readonly format: 1;
  readonly application: string;
  readonly optimize: OptimizeLevel;
  readonly entries: readonly ManifestEntry[];
  readonly machines: readonly ManifestMachine[];
  readonly functions: readonly ManifestFunction[];
  readonly tables: readonly ManifestTable[];
  readonly errors: readonly string[];
}

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
  /** Names of the parameters; the execution's input is `{ "args": [ … ] }`, encoded values. */
  readonly parameters: readonly string[];
}

export interface ManifestFunction {
  /** Name of the service. */
  readonly name: string;
  /** Name of the template's resource and the placeholder for its ARN in the definitions: `${HotelFunctionArn}` for `HotelFunction`. */
  readonly resource: string;
  /** `functions/Hotel/index.mjs`. */
  readonly bundle: string;
  readonly runs: readonly string[];
}

export interface ManifestTable {
  readonly service: string;
  readonly states: readonly Omit<StateTable, 'span'>[];
}
