// What the parts of a build are called: CloudFormation resources, state machines, files. Emitters that never see one
// another (machines, template, manifest) meet in these names.
import type { Application } from '../compiler/ir/workflow.ts';

/** The placeholder for a function's ARN in the definitions: `HotelFunctionArn` stands as `${HotelFunctionArn}`. */
export function functionArn(unit: string): string {
  return `${functionResource(unit)}Arn`;
}

export function functionResource(unit: string): string {
  return `${logical(unit)}Function`;
}

/** The parameter of the template that holds the environment of an extern service's function. */
export function environmentParameter(unit: string): string {
  return `${logical(unit)}Environment`;
}

export function tableResource(service: string): string {
  return `${logical(service)}Table`;
}

/**
 * `HotelReserve` for `Hotel.reserve`, by method. Where two methods run together into one name, the later gets a number:
 * what is named so (machines, routes) may be replaced without loss.
 */
export function methodResources(methods: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const method of new Set(methods)) {
    const wanted = method.split('.').map(logical).map(capital).join('');
    let name = wanted;
    for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
    taken.add(name);
    names.set(method, name);
  }
  return names;
}

/** `HotelReserveMachine`. */
export function machineResource(application: Application, workflow: string): string {
  const { entries, workflows } = application;
  const names = methodResources([...workflows.map(({ id }) => id), ...entries.map(({ method }) => method)]);
  return `${names.get(workflow)}Machine`;
}

/** The placeholder for a machine's ARN in the definitions of others. */
export function machineArnName(application: Application, workflow: string): string {
  return `${machineResource(application, workflow)}Arn`;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** Names of machines are restricted: what is no letter, digit or `_` is spelled by its code point. */
export function machineName(application: string, workflow: string): string {
  const spelled = workflow.replace(/[^A-Za-z0-9_.]/gu, char => `_${codePoint(char)}_`);
  return `${application}-${spelled.replaceAll('.', '-')}`;
}

/** The longest name of a state, a machine or an execution. */
export const longestName = 80;

export function machinePath(workflow: string): string {
  return `statemachines/${workflow}.asl.json`;
}

export function diagramPath(workflow: string): string {
  return `diagrams/${workflow}.svg`;
}

export function bundlePath(unit: string): string {
  return `functions/${unit}/index.mjs`;
}

/** What is uploaded for a function: its bundle in a zip file. */
export function archivePath(unit: string): string {
  return `functions/${unit}.zip`;
}

/**
 * Letters and digits only, and different for different names, because a table that changes its logical id is replaced:
 * `Z` is the escape.
 */
function logical(name: string): string {
  return name.replace(/Z|[^A-Za-z0-9]/gu, char => (char === 'Z' ? 'ZZ' : `Z${codePoint(char)}Z`));
}

function codePoint(char: string): string {
  return (char.codePointAt(0) ?? 0).toString(16);
}
