// Which function serves which entry: the one that hosts its run, else its service's. A service may serve an entry whose
// runs all live with other services; it gets a function without runs, for its routes.
import type { Application, Entry, FunctionUnit } from '../compiler/ir/workflow.ts';

/** All functions of a build, in the order of the application. */
export function unitsOf(application: Application): readonly FunctionUnit[] {
  const names = new Set(application.functions.map(unit => unit.name));
  const missing = new Set(application.entries.map(entry => servingUnit(application, entry)));
  const added = [...missing].filter(name => !names.has(name));
  return [...application.functions, ...added.map(name => ({ name, runs: [], reads: [], writes: [] }))];
}

/** Name of the function that answers requests for the entry. */
export function servingUnit(application: Application, entry: Entry): string {
  const host = application.functions.find(unit => unit.runs.some(run => run.id === entry.run));
  return host?.name ?? serviceOf(entry.method);
}

/** Entries whose requests this function answers. */
export function entriesOf(application: Application, unit: FunctionUnit): readonly Entry[] {
  return application.entries.filter(entry => servingUnit(application, entry) === unit.name);
}

function serviceOf(method: string): string {
  return method.split('.')[0] ?? method;
}
