// An application with calls that run on by themselves, as the lowering would give it, built into a folder: recursion across
// awaits, a race against a year's sleep, a call that fails, a signal that nobody sends.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asksLibrary } from '../../compiler/ir/tokens.ts';
import { verify } from '../../compiler/ir/verify.ts';
import { allNodes } from '../../compiler/ir/walk.ts';
import type { Application, FunctionUnit, Node, TurnNode, Workflow } from '../../compiler/ir/workflow.ts';
import { fuse } from '../../compiler/optimise/fuse.ts';
import { bundle } from '../../targets/bundle/index.ts';
import { emitSfn } from '../../targets/index.ts';
import {
  application,
  constant,
  entry,
  returns,
  service,
  settle,
  settled,
  signal,
  source,
  start,
  timer,
  turn,
  variable,
  workflow,
} from './ir.ts';

const library = fileURLToPath(new URL('../../stdlib', import.meta.url));

/** What the turns do. */
const code = `
export function Trip$fib$0($, { n }) {
  if (n < 2) return { exit: 1, values: { value: n } };
  const promises = [$.begin("Trip.fib.started", [n - 1]), $.begin("Trip.fib.started", [n - 2])];
  return { exit: 2, values: { promises, started: $.started() } };
}
export function Trip$fib$1($, { result }) {
  return { exit: 1, values: { value: result[0] + result[1] } };
}
export function Trip$race$0($, { kind }) {
  const promises = [$.begin("Trip.nap.started", []), $.begin("Trip.hear.started", [])];
  if (kind !== "none") promises.push($.begin("Trip.work.started", [kind]));
  return { exit: 1, values: { promises, started: $.started() } };
}
export function Trip$race$1($, { promises, result }) {
  return { exit: 1, values: { value: { result, keys: promises.map(({ key }) => key) } } };
}
export function Trip$work$0($, { kind }) {
  if (kind === "fails") throw new SoldOut({ seats: 0.1 + 0.2 });
  return { exit: 1, values: { value: [kind] } };
}
import { defineError } from "mu:runtime";
const SoldOut = defineError("SoldOut");
`;

const failed = { variable: 'error', next: 'failed' };

function step(id: string, name: string, inputs: readonly string[], exits: TurnNode['exits']): TurnNode {
  return turn(id, name, { inputs: inputs.map(each => ({ name: each, from: variable(each) })), exits });
}

function exit(number: number, next: string, ...outputs: readonly string[]): TurnNode['exits'][number] {
  return { exit: number, next, outputs: outputs.map(name => ({ name, variable: name })) };
}

type Body = readonly [id: string, parameters: readonly string[], nodes: readonly Node[]];

const fib: Body = [
  'Trip.fib',
  ['n'],
  [
    step('n1', 'Trip.fib#0', ['n'], [exit(1, 'end', 'value'), exit(2, 'n2', 'promises', 'started')]),
    start('n2', ['Trip.fib.started'], 'n3'),
    settled('n3', 'all', { next: 'n4' }),
    step('n4', 'Trip.fib#1', ['result'], [exit(1, 'end', 'value')]),
  ],
];

const racing = ['Trip.hear.started', 'Trip.nap.started', 'Trip.work.started'];
const race: Body = [
  'Trip.race',
  ['kind'],
  [
    step('n1', 'Trip.race#0', ['kind'], [exit(1, 'n2', 'promises', 'started')]),
    start('n2', racing, 'n3'),
    settled('n3', 'race', { next: 'n4' }),
    step('n4', 'Trip.race#1', ['promises', 'result'], [exit(1, 'end', 'value')]),
  ],
];

const work: Body = ['Trip.work', ['kind'], [step('n1', 'Trip.work#0', ['kind'], [exit(1, 'end', 'value')])]];
const year = { kind: 'seconds', value: constant(365 * 86_400) } as const;
const napping = { ...step('n2', 'Trip.fib#0', ['n'], [exit(1, 'end', 'value')]) };
const nap: Body = [
  'Trip.nap',
  ['n'],
  [timer('n1', year, 'n2'), { ...napping, inputs: [{ name: 'n', from: constant(1) }] }],
];
const hear: Body = [
  'Trip.hear',
  [],
  [signal('n1', { next: 'end', result: 'value', shape: { kind: 'string' } })],
];

function ended([id, parameters, nodes]: Body): Workflow {
  return workflow(id, parameters, ...nodes, returns('end', variable('value')));
}

/** The same as a call that runs on by itself. */
function begun([id, parameters, nodes]: Body): Workflow {
  const inner = nodes.map(node => {
    if (node.kind === 'start' || !('next' in node || 'exits' in node)) return node;
    return { ...node, onError: failed } as Node;
  });
  const ends = [
    settle('failed', 'error', variable('error'), 'over'),
    settle('end', 'value', variable('value'), 'over'),
    returns('over', { kind: 'undefined' }),
  ];
  return { ...workflow(`${id}.started`, parameters, ...inner, ...ends), started: true };
}

export function promising(): Application {
  const workflows = [ended(fib), ended(race), ...[fib, work, nap, hear].map(begun)].map(each =>
    fuse(each, 'balanced'),
  );
  for (const each of workflows) {
    const problems = verify(each);
    if (problems.length > 0) throw new Error(`${each.id}: ${problems.join('; ')}`);
  }
  const runs = workflows.flatMap(({ graph }) => allNodes(graph)).flatMap(n => (n.kind === 'run' ? [n] : []));
  const unit: FunctionUnit = {
    name: 'Trip',
    runs: runs.map(({ run: id, graph }) => ({ id, graph })),
    reads: [],
    writes: [],
  };
  if (!workflows.some(asksLibrary)) throw new Error('nothing to test');
  const parameter = (name: string) => ({
    name,
    optional: false,
    rest: false,
    type: 'unknown',
    shape: { kind: 'unknown' as const },
  });
  return application({
    services: [service('Trip')],
    workflows,
    functions: [unit],
    entries: [
      entry('Trip.fib', { workflow: 'Trip.fib', parameters: [parameter('n')] }),
      entry('Trip.race', { workflow: 'Trip.race', parameters: [parameter('kind')] }),
    ],
  });
}

export async function buildPromising(folder: string): Promise<void> {
  const { files, functions } = emitSfn(promising(), { sources: [source] });
  const sources = new Map([...functions.files, ['trip.mjs', code]]);
  const bundles = await bundle({ ...functions, files: sources }, library);
  for (const [path, text] of [...files, ...bundles]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
