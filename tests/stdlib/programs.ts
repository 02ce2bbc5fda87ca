// Programs as the compiler would write them: code of turns, and run tables.
import type {
  CallNode,
  Graph,
  LedgerEntry,
  Node,
  Operand,
  Program,
  TurnNode,
} from '../../stdlib/runtime/graph.ts';
import { counter, defineError, list, map, type Turn } from '../../stdlib/runtime/index.ts';
import type { Callee } from '../../stdlib/runtime/turn.ts';

export const counts = map('Backend', 'counts', { key: 'string', scanned: false });
export const seats = counter('Flight', 'seats');
export const log = list('Order', 'log');
export const flags = map('Config', 'flags', { key: 'string', scanned: false });

export const SoldOut = defineError('SoldOut');

/** Returns the count before. */
export async function increment($: Turn, key: string): Promise<number> {
  const count = ((await counts.get($, key)) ?? 0) as number;
  await counts.set($, key, count + 1);
  return count;
}

export async function takeSeat($: Turn, count: number): Promise<string> {
  if (!(await seats.take($, count))) throw new SoldOut({ what: 'flight' });
  return $.uuid();
}

async function addToLog($: Turn, text: string): Promise<number> {
  return await log.push($, { text, id: $.uuid(), at: $.now() });
}

async function readFlag($: Turn, name: string): Promise<boolean> {
  return ((await flags.get($, name)) ?? false) as boolean;
}

/** Two counters in one transaction, and an error when the first is odd. */
async function both($: Turn, v: { a: string; b: string }): Promise<unknown> {
  const mark = $.mark();
  try {
    const [a, b] = [$.start(increment, v.a), $.start(increment, v.b)];
    const sums = await $.all([a, b]);
    if (((sums[0] as number) & 1) === 1) throw new SoldOut({ what: v.a });
    return { exit: 1, values: { sums } };
  } catch (error) {
    $.rollback(mark);
    throw error;
  }
}

async function pass(_: Turn, v: { key: string }): Promise<unknown> {
  return { exit: 1, values: { args: [v.key] } };
}

async function describe($: Turn, v: { count: number; order?: number }): Promise<unknown> {
  return { exit: 1, values: { text: `count ${v.count} ${$.uuid()}` } };
}

export const variable = (name: string): Operand => ({ kind: 'variable', variable: name });
export const array = (...elements: Operand[]): Operand => ({ kind: 'array', elements });

export function graph(...nodes: Node[]): Graph {
  return { start: nodes[0]?.id ?? '', nodes: Object.fromEntries(nodes.map(node => [node.id, node])) };
}

export interface CallOptions {
  readonly args: Operand;
  readonly result?: string;
  readonly next: string;
  readonly ledger?: LedgerEntry;
  readonly onError?: { readonly variable: string; readonly next: string };
}

export function call(id: string, code: Callee, { ledger = 'always', ...rest }: CallOptions): CallNode {
  return { kind: 'call', id, code, ledger: { entry: ledger }, ...rest };
}

export interface TurnOptions {
  readonly inputs?: readonly string[];
  readonly outputs?: readonly string[];
  readonly next: string;
  readonly ledger?: LedgerEntry;
  readonly onError?: { readonly variable: string; readonly next: string };
}

export function turn(id: string, code: Callee, options: TurnOptions): TurnNode {
  const { inputs = [], outputs = [], next, ledger = 'always', ...rest } = options;
  return {
    kind: 'turn',
    id,
    code,
    inputs: inputs.map(name => ({ name, from: variable(name) })),
    exits: [{ exit: 1, outputs: outputs.map(name => ({ name, variable: name })), next }],
    ledger: { entry: ledger },
    ...rest,
  };
}

export const give = (id: string, value: Operand): Node => ({ kind: 'return', id, value });

const counterRun = graph(
  call('n1', increment, { args: array(variable('key')), result: 'count', next: 'n2' }),
  give('n2', variable('count')),
);

const chainRun = graph(
  turn('n1', pass, { inputs: ['key'], outputs: ['args'], next: 'n2', ledger: 'none' }),
  call('n2', increment, { args: variable('args'), result: 'count', next: 'n3' }),
  turn('n3', describe, { inputs: ['count'], outputs: ['text'], next: 'n4', ledger: 'none' }),
  give('n4', variable('text')),
);

const treeRun = graph(
  turn('n1', both, { inputs: ['a', 'b'], outputs: ['sums'], next: 'n2' }),
  give('n2', variable('sums')),
);

/** Reads, decides on what it read, and writes twice. */
const branchRun = graph(
  call('n1', readFlag, { args: array(variable('flag')), result: 'yes', next: 'n2', ledger: 'carried' }),
  { kind: 'choice', id: 'n2', choices: [{ variable: 'yes', equals: true, next: 'n3' }], otherwise: 'n4' },
  call('n3', increment, { args: array(variable('a')), result: 'count', next: 'n5' }),
  call('n4', increment, { args: array(variable('b')), result: 'count', next: 'n5' }),
  call('n5', addToLog, { args: array(variable('flag')), result: 'length', next: 'n6' }),
  give('n6', array(variable('yes'), variable('count'), variable('length'))),
);

/** Two branches, of which the first may fail; what failed is handled. */
const forkRun = graph(
  {
    kind: 'fork',
    id: 'n1',
    join: 'all',
    next: 'n5',
    onError: { variable: 'error', next: 'n6' },
    branches: [
      {
        graph: graph(
          call('n2', takeSeat, { args: array({ kind: 'constant', value: 2 }), result: 'ticket', next: 'n3' }),
          give('n3', variable('ticket')),
        ),
        result: 'seat',
        outputs: [],
      },
      {
        graph: graph(
          call('n7', increment, { args: array(variable('key')), result: 'count', next: 'n8' }),
          call('n8', addToLog, { args: array(variable('key')), result: 'length', next: 'n9' }),
          give('n9', {
            kind: 'object',
            properties: [
              { name: 'value', value: variable('count') },
              {
                name: 'outputs',
                value: { kind: 'object', properties: [{ name: 'length', value: variable('length') }] },
              },
            ],
          }),
        ),
        result: 'before',
        outputs: ['length'],
      },
    ],
  },
  give('n5', array(variable('seat'), variable('before'), variable('length'))),
  call('n6', addToLog, { args: array(variable('key')), result: 'length', next: 'n10' }),
  give('n10', array(variable('error'), variable('length'))),
);

const readRun = graph(
  call('n1', readFlag, { args: array(variable('flag')), result: 'yes', next: 'n2', ledger: 'none' }),
  give('n2', variable('yes')),
);

export const program: Program = {
  entries: [],
  runs: {
    counter: counterRun,
    chain: chainRun,
    tree: treeRun,
    branch: branchRun,
    fork: forkRun,
    read: readRun,
  },
};
