// The workflow graph as text: `muc inspect --emit ir`, and what tests compare.
//
//   workflow Frontend.reserve(user, flightId, hotelId)
//     start n1
//     run n1 Frontend.reserve/1 on Frontend, key Frontend.reserve/1, in (flightId, hotelId, user)
//       turn n1_first "transaction" Frontend.reserve#0 (…) reads Hotel.rooms … entry always (may write): it may write …
import { type Native, type NativeSet, partsOf } from './native.ts';
import { allNodes, nestedGraphs } from './walk.ts';
import type {
  Application,
  Binding,
  ErrorEdge,
  Graph,
  Invariant,
  KeyExpression,
  LedgerDecision,
  Node,
  Operand,
  RunUnit,
  Workflow,
} from './workflow.ts';

export function printApplication(application: Application): string {
  const functions = application.functions.map(
    f =>
      `function ${f.name}: runs ${f.runs.map(r => r.id).join(', ')}; reads ${list(f.reads)}; writes ${list(f.writes)}`,
  );
  const lines = [
    ...application.workflows.map(printWorkflow),
    ...withoutMachine(application).map(printDirectRun),
    ...functions,
    ...application.invariants.map(printInvariant),
  ];
  return `${lines.join('\n')}\n`;
}

/** Runs that no state machine invokes: a request for the method is served by its function alone. */
export function withoutMachine({ functions, workflows }: Application): readonly DirectRun[] {
  const invoked = new Set(
    workflows
      .flatMap(({ graph }) => allNodes(graph))
      .flatMap(node => (node.kind === 'run' ? [node.run] : [])),
  );
  return functions.flatMap(({ name, runs }) =>
    runs.filter(({ id }) => !invoked.has(id)).map(({ id, graph }) => ({ id, graph, function: name })),
  );
}

export interface DirectRun extends RunUnit {
  /** `FunctionUnit.name`. */
  readonly function: string;
}

/** `method Stock.take`, of the run `Stock.take/1`. */
export function printDirectRun({ id, graph, function: host }: DirectRun): string {
  return [`method ${methodOfRun(id)}, run ${id} on ${host}`, ...indented(printGraph(graph)), ''].join('\n');
}

export function methodOfRun(run: string): string {
  return run.split('/')[0] ?? run;
}

export function printInvariant({ title, service, code, reads }: Invariant): string {
  const where = service === undefined ? '' : ` of ${service}`;
  return `invariant ${JSON.stringify(title)}${where}: ${code.name} reads ${list(reads)}`;
}

export function printWorkflow(workflow: Workflow): string {
  return [
    `workflow ${workflow.id}(${workflow.parameters.join(', ')})`,
    ...indented(printGraph(workflow.graph)),
    '',
  ].join('\n');
}

function printGraph(graph: Graph): string[] {
  return [`start ${graph.start}`, ...graph.nodes.flatMap(printNode)];
}

function printNode(node: Node): string[] {
  const nested = nestedGraphs(node).flatMap((g, i) => [
    ...(node.kind === 'fork' ? [`branch${gives(node.branches[i]?.result)}`] : []),
    ...(node.kind === 'fork' ? indented(printGraph(g)) : printGraph(g)),
  ]);
  return [
    `${node.kind} ${node.id} ${JSON.stringify(node.label)} ${details(node)}`.trimEnd(),
    ...indented(nested),
  ];
}

function details(node: Node): string {
  switch (node.kind) {
    case 'turn': {
      const exits = node.exits.map(
        e => `${e.exit} (${e.outputs.map(o => o.variable).join(', ')}) → ${e.next}`,
      );
      return `${node.turn} (${node.inputs.map(binding).join(', ')}) ${exits.join(' | ')}${failing(node.onError)}${ledger(node.ledger)}`;
    }
    case 'call':
      return `${node.site} ${operand(node.args)}${gives(node.result)} → ${node.next}${failing(node.onError)}${ledger(node.ledger)}`;
    case 'run': {
      const exits = node.exits.map(e => `${e.exit} (${e.outputs.join(', ')}) → ${e.next}`);
      return `${node.run} on ${node.function}, key ${keyText(node.key)}, in (${node.inputs.join(', ')}) ${exits.join(' | ')}${failing(node.onError)}`;
    }
    case 'choice':
      return [
        ...node.choices.map(c => `${native(c.when)}${setting(c.sets)} → ${c.next}`),
        `else${setting(node.sets)} → ${node.otherwise}`,
      ].join(' | ');
    case 'fork':
      return `join ${node.join} → ${node.next}${failing(node.onError)}`;
    case 'each': {
      const most = node.concurrency === 0 ? '' : ` at most ${node.concurrency}`;
      return `${node.item}, ${node.index} of ${node.items}${most} join ${node.join}${gives(node.result)} → ${node.next}${failing(node.onError)}`;
    }
    case 'timer':
      return `${node.wait.kind} ${operand(node.wait.value)} → ${node.next}${failing(node.onError)}`;
    case 'signal': {
      const timeout = node.timeout === undefined ? '' : `, at most ${operand(node.timeout)} s`;
      return `${operand(node.signal)}${timeout}, key ${keyText(node.key)}${gives(node.result)} → ${node.next}${failing(node.onError)}`;
    }
    case 'extern':
      return `${node.method} at ${node.site}, key ${keyText(node.key)}, with ${operand(node.args)}${gives(node.result)} → ${node.next}${failing(node.onError)}`;
    case 'start':
      return `${node.starts}: ${list(node.workflows)} → ${node.next}`;
    case 'settled':
      return `${node.mode} of ${node.promises}, key ${keyText(node.key)}${gives(node.result)} → ${node.next}${failing(node.onError)}`;
    case 'settle':
      return `${node.outcome} ${operand(node.value)} → ${node.next}`;
    case 'return':
      return operand(node.value);
    case 'throw':
      return node.error;
    case 'leave':
      return `by ${node.exit} (${node.outputs.join(', ')})`;
    default:
      node satisfies never;
      return '';
  }
}

function keyText({ parts }: KeyExpression): string {
  return parts.map(p => (typeof p === 'string' ? p : `[${p.iteration}]`)).join('');
}

function setting(sets: readonly NativeSet[]): string {
  return sets.length === 0 ? '' : ` (${sets.map(s => `${s.variable} = ${native(s.value)}`).join(', ')})`;
}

function native(expression: Native): string {
  const { kind } = expression;
  if (kind === 'operand') return operand(expression.operand);
  const parts = partsOf(expression).map(native);
  if (kind === 'member' || kind === 'field') return `${parts[0]}.${expression.name}`;
  if (kind === 'compare' || kind === 'sum') return `(${parts.join(` ${expression.operator} `)})`;
  if (kind === 'is') return `is ${expression.type}(${parts.join()})`;
  if (kind === 'object')
    return `{ ${expression.properties.map(p => `${p.name}: ${native(p.value)}`).join(', ')} }`;
  return `${kind}(${parts.join(', ')})`;
}

function binding({ name, from }: Binding): string {
  return from.kind === 'variable' && from.variable === name ? name : `${name} = ${operand(from)}`;
}

export function operand(value: Operand): string {
  switch (value.kind) {
    case 'variable':
      return value.variable;
    case 'constant':
      return JSON.stringify(value.value);
    case 'undefined':
      return 'undefined';
    case 'array':
      return `[${value.elements.map(operand).join(', ')}]`;
    case 'object':
      return `{ ${value.properties.map(p => `${p.name}: ${operand(p.value)}`).join(', ')} }`;
    default:
      value satisfies never;
      return '';
  }
}

function gives(variable: string | undefined): string {
  return variable === undefined ? '' : ` as ${variable}`;
}

function failing(edge: ErrorEdge | undefined): string {
  return edge === undefined ? '' : `, error as ${edge.variable} → ${edge.next}`;
}

function ledger({ entry, row, why }: LedgerDecision): string {
  return `; entry ${entry} (${row}): ${why}`;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : names.join(', ');
}

function indented(lines: readonly string[]): string[] {
  return lines.map(line => `  ${line}`);
}
