// Each invariant of the workflow graph, broken once, is found; a sound graph has nothing to find.
import test from 'ava';
import { verify } from '../../compiler/ir/verify.ts';
import type { Workflow } from '../../compiler/ir/workflow.ts';
import { call, graph, leave, line, returns, run, turn, variable, workflow } from '../targets/ir.ts';

const sound = workflow(
  'Trip.book',
  ['user'],
  run('n1', 'Hotel.reserve', { exits: [{ exit: 'on', outputs: ['user'], next: 'n2' }] }),
  returns('n2', variable('user')),
);

test('a sound graph', t => {
  t.deepEqual(verify(sound), []);
});

test('I1: a node stands once', t => {
  const twice = { ...sound, graph: graph(...sound.graph.nodes, returns('n2', variable('user'))) };
  t.deepEqual(verify(twice), ['node n2 stands twice']);
});

test('I1: the start is there', t => {
  t.deepEqual(verify({ ...sound, graph: { ...sound.graph, start: 'n9' } }), ['the start n9 is missing']);
});

test('I1: edges stay in their graph', t => {
  const loose = workflow('Trip.book', ['user'], turn('n1', 'Trip.book#0', { exits: [exit('n9')] }));
  t.deepEqual(verify(loose), ['n1 leads to n9, which is not in its graph']);
});

test('I1: something leads to every node', t => {
  const lost = workflow(
    'Trip.book',
    ['user'],
    returns('n1', variable('user')),
    returns('n2', variable('user')),
  );
  t.deepEqual(verify(lost), ['nothing leads to n2']);
});

test('I2: what is read is set on some way', t => {
  const unset = workflow('Trip.book', ['user'], returns('n1', variable('room')));
  t.deepEqual(verify(unset), ['n1 reads room, which is not set on any way to it']);
});

test('I2: the result of a call is set after it, not where it fails', t => {
  const failing = workflow(
    'Trip.book',
    ['user'],
    call('n1', 'Hotel.reserve', { result: 'room', next: 'n2', onError: { variable: 'error', next: 'n3' } }),
    returns('n2', variable('room')),
    returns('n3', variable('room')),
  );
  t.deepEqual(verify(failing), ['n3 reads room, which is not set on any way to it']);
});

test('I3: who leaves a run takes one of its exits', t => {
  const without = withRun({ exits: [] });
  t.deepEqual(verify(without), ['n1 has no exit on']);
});

test('I3: every exit of a run is taken', t => {
  const more = withRun({ exits: [exitOf('on'), exitOf('off')] });
  t.deepEqual(verify(more), ['nothing in n1 leaves by off']);
});

test('I3: outside of runs nobody leaves', t => {
  t.deepEqual(verify(workflow('Trip.book', ['user'], leave('n1', 'on'))), [
    'n1 leaves where there is no run',
  ]);
});

test('I4: two runs have two names', t => {
  const same = workflow(
    'Trip.book',
    ['user'],
    run('n1', 'Hotel.reserve', { run: 'Trip.book/1', exits: [{ exit: 'on', outputs: [], next: 'n2' }] }),
    run('n2', 'Hotel.reserve', { run: 'Trip.book/1', graph: graph(returns('r', variable('user'))) }),
  );
  t.deepEqual(verify(same), ['run Trip.book/1 stands twice']);
});

test('I5: a node stands in a region, and regions form a tree', t => {
  t.deepEqual(verify({ ...sound, regions: [] }).slice(0, 1), ['n1 stands in no region']);
  const [root] = sound.regions;
  const loose = { id: 1, parent: undefined, kind: 'loop' as const, label: 'for', span: line(3) };
  t.deepEqual(verify({ ...sound, regions: [root!, loose] }), ['region 1 does not hang below an earlier one']);
  t.deepEqual(verify({ ...sound, regions: [root!, { ...loose, id: 7, parent: 0 }] }), [
    'region 1 says that it is 7',
  ]);
});

function exit(next: string) {
  return { exit: 1, outputs: [], next };
}

function exitOf(name: string) {
  return { exit: name, outputs: [], next: 'n2' };
}

/** A run whose graph leaves by `on`. */
function withRun(rest: { readonly exits: readonly ReturnType<typeof exitOf>[] }): Workflow {
  const inner = graph(call('c', 'Hotel.reserve', { next: 'l' }), leave('l', 'on'));
  const first = run('n1', 'Hotel.reserve', { graph: inner, exits: rest.exits });
  const nodes = rest.exits.length === 0 ? [first] : [first, returns('n2', variable('user'))];
  return workflow('Trip.book', ['user'], ...nodes);
}
