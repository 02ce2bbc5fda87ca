// The passes after the lowering on small graphs: turns that only hand on go, neighbours become runs, and each turn of a run
// knows whether it moves the ledger's entry.
import test from 'ava';
import type { Effects, Graph, Node, OptimizeLevel, RunNode, Workflow } from '../../compiler/ir/workflow.ts';
import { fuse } from '../../compiler/optimise/fuse.ts';
import { decideLedger } from '../../compiler/optimise/ledger.ts';
import { elideTurns } from '../../compiler/optimise/native.ts';
import { call, fork, graph, leave, line, returns, turn, variable, workflow } from '../targets/ir.ts';

const reading: Effects = { reads: ['Hotel.rooms'], writes: [], throws: [] };
const writing: Effects = { reads: [], writes: ['Hotel.rooms'], throws: [] };

function entries(made: Graph): readonly string[] {
  return made.nodes.flatMap(n => ('ledger' in n ? [`${n.id} ${n.ledger.entry}`] : []));
}

test('ledger: what may write always moves the entry', t => {
  const made = decideLedger(graph(call('a', 'Hotel.reserve', { effects: writing }), leave('leave', 'on')));
  t.deepEqual(entries(made), ['a always']);
});

test('ledger: a read is carried only where a later turn writes', t => {
  const made = decideLedger(
    graph(
      call('a', 'Hotel.free', { effects: reading, next: 'b' }),
      call('b', 'Hotel.reserve', { effects: writing, next: 'c' }),
      call('c', 'Hotel.free', { effects: reading, next: 'd' }),
      turn('d', 'Trip.book#1'),
      leave('leave', 'on'),
    ),
  );
  t.deepEqual(entries(made), ['a carried', 'b always', 'c none', 'd none']);
});

test('ledger: a write in a handler comes later, too', t => {
  const made = decideLedger(
    graph(
      call('a', 'Hotel.free', { effects: reading, onError: { variable: 'error', next: 'b' } }),
      call('b', 'Hotel.reserve', { effects: writing }),
      leave('leave', 'on'),
    ),
  );
  t.deepEqual(entries(made), ['a carried', 'b always']);
});

test('ledger: a read in a branch is carried where a later branch writes', t => {
  const made = decideLedger(
    graph(
      fork('f', {
        next: 'leave',
        branches: [
          branch(call('a', 'Hotel.free', { effects: reading })),
          branch(call('b', 'Hotel.reserve', { effects: writing })),
        ],
      }),
      leave('leave', 'on'),
    ),
  );
  const [forked] = made.nodes;
  t.deepEqual(forked?.kind === 'fork' ? forked.branches.flatMap(b => entries(b.graph)) : [], [
    'a carried',
    'b always',
  ]);
});

test('elide: a turn that gives what it got is no turn', t => {
  const made = elideTurns(
    graph(
      call('a', 'Hotel.reserve', { next: 'b' }),
      turn('b', 'Trip.book#1', { passes: [], exits: [{ exit: 1, outputs: [], next: 'c' }] }),
      returns('c', variable('user')),
    ),
  );
  t.deepEqual(made.nodes.map(lead), ['a → c', 'c']);
});

test('elide: a result takes the name under which it is given back', t => {
  const made = elideTurns(
    graph(
      call('a', 'Hotel.reserve', { result: 'room', next: 'b' }),
      turn('b', 'Trip.book#1', {
        passes: [{ variable: 'value', from: variable('room') }],
        exits: [{ exit: 0, outputs: [{ name: 'value', variable: 'value' }], next: 'c' }],
      }),
      returns('c', variable('value')),
    ),
  );
  t.deepEqual(made.nodes.map(lead), ['a → b', 'b']);
  const last = made.nodes.at(-1);
  t.deepEqual(last?.kind === 'return' ? last.value : undefined, variable('room'));
});

test('elide: a turn that does something stays', t => {
  const made = elideTurns(
    graph(
      turn('b', 'Trip.book#1', { exits: [{ exit: 1, outputs: [], next: 'c' }] }),
      returns('c', variable('user')),
    ),
  );
  t.is(made.nodes.length, 2);
});

const chain = workflow(
  'Trip.book',
  ['user'],
  turn('n1', 'Trip.book#0', { exits: [{ exit: 1, outputs: [], next: 'n2' }] }),
  call('n2', 'Hotel.reserve', { effects: writing, next: 'n3' }),
  call('n3', 'Hotel.free', { effects: reading, next: 'n4' }),
  call('n4', 'Flight.reserve', { effects: { ...writing, writes: ['Flight.seats'] }, next: 'n5' }),
  returns('n5', variable('user')),
);

test('fuse: one run each, one for a service, one for all', t => {
  t.deepEqual(runs(chain, 'visibility'), ['Trip: n1', 'Hotel: n2', 'Hotel: n3', 'Flight: n4']);
  t.deepEqual(runs(chain, 'balanced'), ['Hotel: n1 n2 n3', 'Flight: n4']);
  t.deepEqual(runs(chain, 'cost'), ['Trip: n1 n2 n3 n4']);
});

test('fuse: what two ways lead to begins a run of its own', t => {
  const diamond = workflow(
    'Trip.book',
    ['user'],
    turn('n1', 'Trip.book#0', {
      exits: [
        { exit: 1, outputs: [], next: 'n2' },
        { exit: 2, outputs: [], next: 'n3' },
      ],
    }),
    fork('n2', { next: 'n3', branches: [branch(call('a', 'Hotel.free', { effects: reading }), 'user')] }),
    turn('n3', 'Trip.book#1', { exits: [{ exit: 1, outputs: [], next: 'n4' }] }),
    returns('n4', variable('user')),
  );
  t.true(runs(diamond, 'balanced').includes('Trip: n3'));
});

test('fuse: the key of a run has the iterations of the loops around', t => {
  const looping: Workflow = {
    ...workflow(
      'Trip.book',
      ['user', 'loop'],
      { ...call('n1', 'Hotel.reserve', { next: 'n2' }), region: 1 },
      returns('n2', variable('user')),
    ),
    regions: [
      ...chain.regions,
      { id: 1, parent: 0, kind: 'loop', label: 'for', span: line(3), iteration: 'loop' },
    ],
  };
  const [only] = fuse(looping, 'visibility').graph.nodes;
  t.deepEqual(only?.kind === 'run' ? only.key.parts.slice(1) : [], [{ iteration: 'loop' }]);
});

function branch(inner: Node, value = 'user') {
  const made = { ...inner, next: `${inner.id}_end` } as Node;
  return {
    label: inner.label,
    graph: graph(made, returns(`${inner.id}_end`, variable(value))),
    result: undefined,
    outputs: [],
  };
}

function lead(node: Node): string {
  return 'next' in node ? `${node.id} → ${node.next}` : node.id;
}

/** `Hotel: n1 n2`: the function, and the calls and turns that it runs. */
function runs(program: Workflow, level: OptimizeLevel): readonly string[] {
  const found = fuse(program, level).graph.nodes.filter((n): n is RunNode => n.kind === 'run');
  return found.map(r => {
    const inner = r.graph.nodes.filter(n => n.kind === 'call' || n.kind === 'turn');
    return `${r.function}: ${inner.map(n => n.id.replace('_first', '')).join(' ')}`;
  });
}
