// Workflow graphs written by hand, shortly: what the lowering would give for small programs.
import type { Program } from 'estree';
import type {
  Application,
  CallNode,
  ChoiceNode,
  EachNode,
  Effects,
  Entry,
  ForkNode,
  FunctionUnit,
  Graph,
  LeaveNode,
  Node,
  Operand,
  ReturnNode,
  RunNode,
  Service,
  SettledNode,
  SettleNode,
  SignalNode,
  StartNode,
  ThrowNode,
  TimerNode,
  TurnNode,
  Workflow,
} from '../../compiler/ir/workflow.ts';
import type { Source, Span } from '../../grammar/source.ts';
import { lineStarts, positionAt } from '../../grammar/source.ts';

export const source: Source = {
  path: 'trip.mu',
  text: Array.from({ length: 40 }, (_, i) => `line ${i + 1}`).join('\n'),
};

/** A whole line of the source above. */
export function line(number: number): Span {
  const starts = lineStarts(source.text);
  const start = starts[number - 1] ?? 0;
  return { path: source.path, start, end: (starts[number] ?? source.text.length + 1) - 1 };
}

export function place(span: Span): string {
  const { line, column } = positionAt(lineStarts(source.text), span.start);
  return `${span.path}:${line}:${column}`;
}

const none: Effects = { reads: [], writes: [], throws: [] };
const base = (id: string, label: string, at: number) => ({ id, label, span: line(at), region: 0 });

export function variable(name: string): Operand {
  return { kind: 'variable', variable: name };
}

export function constant(value: string | number | boolean | null): Operand {
  return { kind: 'constant', value };
}

export function graph(...nodes: readonly Node[]): Graph {
  return { start: nodes[0]?.id ?? '', nodes };
}

export function call(id: string, method: string, rest: Partial<CallNode> = {}): CallNode {
  const service = method.split('.')[0] ?? '';
  return {
    ...base(id, method, 10),
    kind: 'call',
    method,
    service,
    code: { module: 'trip.mjs', name: method.replace('.', '$') },
    site: 'Trip.book/1',
    args: { kind: 'array', elements: [variable('user')] },
    result: undefined,
    next: 'leave',
    onError: undefined,
    effects: none,
    ledger: { row: 'may write', entry: 'always', why: 'it may write' },
    ...rest,
  };
}

export function turn(id: string, name: string, rest: Partial<TurnNode> = {}): TurnNode {
  return {
    ...base(id, name, 12),
    kind: 'turn',
    code: { module: 'trip.mjs', name: name.replace('.', '$').replace('#', '$') },
    turn: name,
    service: name.split('.')[0] ?? '',
    transaction: false,
    inputs: [{ name: 'user', from: variable('user') }],
    exits: [{ exit: 1, outputs: [], next: 'leave' }],
    onError: undefined,
    effects: none,
    ledger: { row: 'touches no state', entry: 'none', why: 'it touches no state' },
    ...rest,
  };
}

export function leave(id: string, exit: string, ...outputs: string[]): LeaveNode {
  return { ...base(id, 'leave', 12), kind: 'leave', exit, outputs };
}

export function returns(id: string, value: Operand, at = 30): ReturnNode {
  return { ...base(id, 'return', at), kind: 'return', value };
}

/** Five minutes; a variable is a time. */
export function timer(
  id: string,
  wait: TimerNode['wait'],
  next: string,
  onError?: TimerNode['onError'],
): TimerNode {
  return {
    ...base(id, wait.kind === 'seconds' ? 'sleep 5 minutes' : 'sleepUntil', 14),
    kind: 'timer',
    wait,
    next,
    onError,
  };
}

export function signal(id: string, rest: Partial<SignalNode>): SignalNode {
  return {
    ...base(id, 'signal approval', 15),
    kind: 'signal',
    signal: constant('approval'),
    timeout: undefined,
    shape: { kind: 'literal', value: '{% $x %}' },
    result: 'message',
    key: { parts: ['Trip.book/signal1'] },
    next: 'end',
    onError: undefined,
    ...rest,
  };
}

/** What a turn has begun. */
export function start(id: string, workflows: readonly string[], next: string): StartNode {
  const label = `start ${workflows.map(name => name.replace('.started', '')).join(', ')}`;
  return { ...base(id, label, 16), kind: 'start', starts: 'started', workflows, next };
}

export function settled(id: string, mode: SettledNode['mode'], rest: Partial<SettledNode>): SettledNode {
  return {
    ...base(id, `await ${mode}`, 17),
    kind: 'settled',
    promises: 'promises',
    mode,
    result: 'result',
    key: { parts: [`Trip/${id}`] },
    next: 'end',
    onError: undefined,
    ...rest,
  };
}

export function settle(id: string, outcome: 'value' | 'error', value: Operand, next: string): SettleNode {
  return { ...base(id, outcome === 'value' ? 'done' : 'failed', 29), kind: 'settle', outcome, value, next };
}

export function throws(id: string, error: string): ThrowNode {
  return { ...base(id, `throw ${error}`, 31), kind: 'throw', error };
}

/** A run of one call; `exits` as `exit → [next, outputs…]`. */
export function run(id: string, method: string, rest: Partial<RunNode> = {}): RunNode {
  const exits = rest.exits ?? [];
  return {
    ...base(id, method, 10),
    kind: 'run',
    run: `${method}/${id}`,
    function: method.split('.')[0] ?? '',
    key: { parts: [`${method}/${id}`] },
    inputs: ['user'],
    graph: graph(
      call(`${id}c`, method, { next: `${id}l` }),
      ...exits.map((exit, i) => leave(i === 0 ? `${id}l` : `${id}l${i}`, exit.exit, ...exit.outputs)),
      ...(exits.length === 0 ? [returns(`${id}l`, variable('result'))] : []),
    ),
    onError: undefined,
    ...rest,
    exits,
  };
}

export function choice(id: string, rest: Pick<ChoiceNode, 'label' | 'choices' | 'otherwise'>): ChoiceNode {
  return { ...base(id, rest.label, 14), kind: 'choice', sets: [], ...rest };
}

/** A way of a choice: taken if the variable has this value. */
export function chosen(
  name: string,
  equals: string | number | boolean,
  next: string,
  label: string,
): ChoiceNode['choices'][number] {
  const left = { kind: 'operand', operand: variable(name) } as const;
  const right = { kind: 'operand', operand: { kind: 'constant', value: equals } } as const;
  return { when: { kind: 'equal', left, right }, sets: [], next, label };
}

export function fork(id: string, rest: Pick<ForkNode, 'branches' | 'next'> & Partial<ForkNode>): ForkNode {
  return { ...base(id, 'await Promise.all', 16), kind: 'fork', join: 'all', onError: undefined, ...rest };
}

export function each(id: string, rest: Pick<EachNode, 'body' | 'next'> & Partial<EachNode>): EachNode {
  return {
    ...base(id, 'each hotel', 18),
    kind: 'each',
    items: 'hotels',
    item: 'hotel',
    index: 'index',
    concurrency: 0,
    result: undefined,
    join: 'all',
    onError: undefined,
    ...rest,
  };
}

export function workflow(id: string, parameters: readonly string[], ...nodes: readonly Node[]): Workflow {
  return {
    id,
    service: id.split('.')[0] ?? '',
    span: line(2),
    doc: undefined,
    parameters,
    graph: graph(...nodes),
    regions: [{ id: 0, parent: undefined, kind: 'method', label: id, span: line(2) }],
  };
}

export function application(parts: Partial<Application> = {}): Application {
  return {
    name: 'trips',
    services: [],
    errors: ['SoldOut'],
    modules: [],
    workflows: [],
    entries: [],
    functions: [],
    externs: [],
    invariants: [],
    calls: [],
    optimize: 'balanced',
    ...parts,
  };
}

export function service(name: string, parts: Partial<Service> = {}): Service {
  return { name, span: line(1), doc: undefined, states: [], methods: [], ...parts };
}

export function entry(method: string, parts: Partial<Entry> = {}): Entry {
  return { method, parameters: [], http: undefined, workflow: undefined, run: undefined, ...parts };
}

export function unit(name: string, parts: Partial<FunctionUnit> = {}): FunctionUnit {
  return { name, runs: [], reads: [], writes: [], ...parts };
}

export function program(...body: Program['body']): Program {
  return { type: 'Program', sourceType: 'module', body };
}
