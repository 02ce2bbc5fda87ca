// What `muc build` wrote, as the engine uses it: the manifest at once, state machines when they are first needed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { StateMachine } from '../asl/types.ts';
import type { Manifest, ManifestEntry } from '../manifest.ts';

export interface Machine {
  /** `Frontend.reserve`. */
  readonly id: string;
  readonly name: string;
  readonly definition: StateMachine;
}

export interface Build {
  readonly manifest: Manifest;
  entry(method: string): ManifestEntry | undefined;
  machine(id: string): Machine | undefined;
  /** Milliseconds that an attempt of an extern function may take; undefined where the function is none. */
  externLimit(name: string, method: string): number | undefined;
  /** Those of extern services. */
  readonly externBundles: { readonly [name: string]: string };
  /** The machine of an ARN. */
  machineAt(arn: string): Machine | undefined;
  /** The function that hosts a run. */
  functionOf(run: string): string | undefined;
  /** The bundles as URLs, by function name. */
  readonly bundles: { readonly [name: string]: string };
}

const account = 'us-east-1:000000000000';

export function loadBuild(folder: string): Build {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
  if (manifest.format !== 1)
    throw new Error(`${folder}: this engine reads builds of format 1, not ${String(manifest.format)}`);
  const entries = new Map(manifest.entries.map(entry => [entry.method, entry]));
  const hosts = new Map(
    manifest.functions.flatMap(({ name, runs }) => runs.map(run => [run, name] as const)),
  );
  const machines = new Map<string, Machine>();
  // A build of before there were any has no list.
  const { externs = [] } = manifest;
  const machine = (id: string): Machine | undefined => {
    const known = machines.get(id) ?? loadMachine(folder, manifest, id);
    if (known !== undefined) machines.set(id, known);
    return known;
  };
  return {
    manifest,
    entry: method => entries.get(method),
    functionOf: run => hosts.get(run),
    bundles: bundlesOf(folder, manifest.functions),
    externBundles: bundlesOf(folder, externs),
    externLimit(name, method) {
      const seconds = externs
        .find(extern => extern.name === name)
        ?.methods.find(each => each.name === method)?.timeout;
      return seconds === undefined ? undefined : seconds * 1000;
    },
    machine,
    machineAt: arn => {
      const listed = manifest.machines.find(({ name }) => arnOf(name) === arn);
      return listed && machine(listed.id);
    },
  };
}

function bundlesOf(
  folder: string,
  functions: readonly { readonly name: string; readonly bundle: string }[],
): { readonly [name: string]: string } {
  return Object.fromEntries(
    functions.map(({ name, bundle }) => [name, pathToFileURL(join(folder, bundle)).href]),
  );
}

function loadMachine(folder: string, manifest: Manifest, id: string): Machine | undefined {
  const listed = manifest.machines.find(machine => machine.id === id);
  if (listed === undefined) return undefined;
  const text = readFileSync(join(folder, listed.definition), 'utf8');
  return { id, name: listed.name, definition: JSON.parse(substitute(text, manifest)) as StateMachine };
}

/** As CloudFormation does with `DefinitionSubstitutions`. */
function substitute(text: string, { functions, externs = [], machines }: Manifest): string {
  const arns = new Map<string, string>([
    ...[...functions, ...externs].map(
      ({ name, resource }) => [`${resource}Arn`, `arn:aws:lambda:${account}:function:${name}`] as const,
    ),
    ...machines.map(({ name, resource }) => [`${resource}Arn`, arnOf(name)] as const),
  ]);
  return text.replace(/\$\{(\w+)\}/g, (whole, placeholder: string) => arns.get(placeholder) ?? whole);
}

/** A function's name, from its ARN (maybe with a version) or as it is. */
export function functionName(reference: string): string {
  return reference.startsWith('arn:') ? (reference.split(':')[6] ?? reference) : reference;
}

export function executionArn(machine: Pick<Machine, 'name'>, name: string): string {
  return `arn:aws:states:${account}:execution:${machine.name}:${name}`;
}

export function machineArn(machine: Pick<Machine, 'name'>): string {
  return arnOf(machine.name);
}

function arnOf(machine: string): string {
  return `arn:aws:states:${account}:stateMachine:${machine}`;
}
