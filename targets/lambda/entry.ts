// The entry module of a function: the runs that it hosts as tables over the code of the generated modules.
//
//   import { host } from "mu:entry";
//   import { Hotel$reserve } from "./hotel.mjs";
//   export const { handler, execute } = host({ runs: { "Hotel.reserve/0": { start: "n1", nodes: { … } } }, entries: [ … ] });
import type { CodeRef } from '../../compiler/ir/code.ts';
import type { Entry, FunctionUnit, Graph, Invariant, Node } from '../../compiler/ir/workflow.ts';
import type { Span } from '../../grammar/source.ts';
import type { AwaitedSignal } from '../signals.ts';
import type { Data } from './literals.ts';
import { literal } from './literals.ts';

export interface Hosted {
  readonly unit: FunctionUnit;
  readonly entries: readonly Entry[];
  readonly invariants: readonly Invariant[];
  /** The entries whose requests it tells of. */
  readonly asked: readonly Entry[];
  /** What it delivers. */
  readonly signals: readonly AwaitedSignal[];
  /** `hotel.mu:12:3`. */
  readonly place: (span: Span) => string;
}

export function entryModule({ unit, entries, asked, invariants, signals, place }: Hosted): string {
  const imports = new Imports();
  const runs: Data = Object.fromEntries(unit.runs.map(run => [run.id, graphTable(run.graph, imports)]));
  const checks = invariants.map(({ title, reads, code, span }) =>
    data({ title, place: place(span), reads, code: imports.name(code) }),
  );
  const program = literal({
    runs,
    entries: entries.map(entry => entry as unknown as Data),
    invariants: checks.length === 0 ? undefined : checks,
    asked: asked.length === 0 ? undefined : asked.map(told),
    signals: signals.length === 0 ? undefined : signals.map(data),
  });
  return [
    'import { host } from "mu:entry";',
    ...imports.statements(),
    '',
    `export const { handler, execute } = host(${program});`,
    '',
  ].join('\n');
}

/** What tells an outcome as the method's own route would. */
function told({ method, workflow, run, express, http }: Entry): Data {
  const { status, errors } = http ?? {};
  const kept = status === undefined && errors === undefined ? undefined : { ...http };
  return data({ method, parameters: [], workflow, run, express, http: kept });
}

function graphTable(graph: Graph, imports: Imports): Data {
  const nodes = graph.nodes.map((node): [string, Data] => [node.id, nodeTable(node, imports)]);
  return { start: graph.start, nodes: Object.fromEntries(nodes) };
}

/** A node as it is, without what is for people only; code and graphs in it are put in place. */
function nodeTable(node: Node, imports: Imports): Data {
  const { span: _, region: __, ...rest } = node;
  switch (rest.kind) {
    case 'turn':
    case 'call':
      return data({ ...rest, code: imports.name(rest.code) });
    case 'fork': {
      const branches = rest.branches.map(branch => ({ ...branch, graph: graphTable(branch.graph, imports) }));
      return data({ ...rest, branches });
    }
    case 'each':
      return data({ ...rest, body: graphTable(rest.body, imports) });
    case 'run':
      return data({ ...rest, graph: graphTable(rest.graph, imports) });
    case 'choice':
    case 'timer':
    case 'signal':
    case 'extern':
    case 'start':
    case 'settled':
    case 'settle':
    case 'return':
    case 'throw':
    case 'leave':
      return data(rest);
    default:
      return rest satisfies never;
  }
}

/** The nodes of the graph are plain data; their types are interfaces, which TypeScript takes for open. */
function data(node: object): Data {
  return node as Data;
}

/** Names under which the entry module knows the code. Two modules may export the same one. */
class Imports {
  readonly #modules = new Map<string, Map<string, string>>();
  readonly #taken = new Set(['host', 'handler', 'execute']);

  name(code: CodeRef): { readonly identifier: string } {
    const module = this.#modules.get(code.module) ?? new Map<string, string>();
    this.#modules.set(code.module, module);
    const identifier = module.get(code.name) ?? this.#unique(code.name);
    module.set(code.name, identifier);
    return { identifier };
  }

  statements(): readonly string[] {
    const modules = [...this.#modules].sort(([a], [b]) => (a < b ? -1 : 1));
    return modules.map(([path, names]) => importStatement(path, names));
  }

  #unique(name: string): string {
    let identifier = name;
    for (let count = 2; this.#taken.has(identifier); count++) identifier = `${name}$${count}`;
    this.#taken.add(identifier);
    return identifier;
  }
}

function importStatement(path: string, names: ReadonlyMap<string, string>): string {
  const specifiers = [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, local]) => (name === local ? name : `${name} as ${local}`));
  const line = `import { ${specifiers.join(', ')} } from ${JSON.stringify(`./${path}`)};`;
  return line.length <= 110
    ? line
    : line.replace('{ ', '{\n  ').replaceAll(', ', ',\n  ').replace(' }', ',\n}');
}
