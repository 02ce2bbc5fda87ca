// What methods ask of the functions that run them: `@memory`, also of their services, and `@timeout`. A method that runs as a
// part of another one's turn asks for both.
import { memorySize, timeoutSeconds } from '../check/decorators/index.ts';
import type { CheckedProgram, MethodSymbol } from '../check/program.ts';
import type { CallGraph } from '../graph/callgraph.ts';

export interface Limits {
  /** Mebibytes. */
  readonly memory?: number;
  /** Seconds. */
  readonly timeout?: number;
}

/** By method: `Hotel.reserve`. Those that ask for nothing are not there. */
export function limitsOf(program: CheckedProgram, graph: CallGraph): ReadonlyMap<string, Limits> {
  const found = new Map<string, Limits>();
  for (const service of program.services) {
    const common = memorySize(service.declaration.decorators);
    for (const method of service.methods) {
      const together = [...inOneTurn(method, graph)];
      const memory = largest([common, ...together.map(each => memorySize(each.declaration.decorators))]);
      const timeout = largest(together.map(each => timeoutSeconds(each.declaration.decorators)));
      if (memory === undefined && timeout === undefined) continue;
      found.set(method.id, {
        ...(memory === undefined ? {} : { memory }),
        ...(timeout === undefined ? {} : { timeout }),
      });
    }
  }
  return found;
}

/** The method, and those that run in its turns. */
function inOneTurn(method: MethodSymbol, graph: CallGraph): ReadonlySet<MethodSymbol> {
  const found = new Set([method]);
  for (const each of found)
    for (const { target, use, inTransaction } of graph.sitesFrom(each))
      if (target.kind === 'method' && (use === 'plain' || inTransaction || each !== method))
        found.add(target.method);
  return found;
}

function largest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
