import test from 'ava';
import type { Application, Node } from '../../compiler/ir/workflow.ts';
import type { Template } from '../../targets/cloudformation/index.ts';
import { emitTemplate } from '../../targets/cloudformation/index.ts';
import { emitSfn } from '../../targets/index.ts';
import { servedEntry } from '../../targets/units.ts';
import { golden } from './golden.ts';
import {
  application,
  call,
  constant,
  entry,
  line,
  returns,
  run,
  service,
  source,
  unit,
  workflow,
} from './ir.ts';
import { findingsOf } from './template.ts';
import { workflows } from './workflows.ts';

const rooms = { name: 'rooms', collection: 'map', key: 'string', scanned: false, span: line(3) } as const;
const booking = workflows['two runs']!;
const fused = workflow('Trip.fan', ['user'], run('n1', 'Trip.fan'));

const trips: Application = application({
  services: [service('Hotel', { states: [rooms] }), service('Flight', { states: [rooms] }), service('Trip')],
  workflows: [booking, fused],
  entries: [
    entry('Trip.book', { workflow: 'Trip.book', http: { method: 'POST', path: '/trips/:user' } }),
    entry('Trip.fan', { workflow: 'Trip.fan' }),
    entry('Hotel.reserve', { run: 'Hotel.reserve/n1' }),
  ],
  functions: [
    unit('Hotel', {
      runs: [{ id: 'Hotel.reserve/n1', graph: booking.graph }],
      reads: ['Hotel.rooms'],
      writes: ['Hotel.rooms'],
    }),
    unit('Flight', { runs: [{ id: 'Flight.reserve/n2', graph: booking.graph }], writes: ['Flight.rooms'] }),
    unit('Trip', { runs: [{ id: 'Trip.fan/n1', graph: fused.graph }] }),
  ],
});

test('the template of two services behind a workflow', t => {
  golden(t, 'template.json', emitSfn(trips, { sources: [source] }).files.get('template.json') ?? '');
});

test('CloudFormation would take the template', t => {
  t.deepEqual(findingsOf(emitTemplate(trips)), []);
});

test('the check of templates finds what is wrong', t => {
  const template = emitTemplate(trips);
  const { Role: _, ...rest } = template.Resources.HotelFunction!.Properties;
  const broken: Template = {
    ...template,
    Resources: {
      ...template.Resources,
      HotelFunction: {
        Type: 'AWS::Lambda::Function',
        Properties: { ...rest, Colour: 'red', Description: { 'Fn::Sub': '${TripBookMachine}${Nobody}' } },
      },
    },
  };
  t.deepEqual(findingsOf(broken), [
    'HotelFunction lacks Role',
    'HotelFunction has Colour, which AWS::Lambda::Function does not know',
    '/Resources/HotelFunction/Properties/Description refers to Nobody, which does not exist',
    'a circle of references: HotelFunction → TripBookMachine → HotelFunction',
    'a circle of references: HotelFunction → TripBookMachine → TripBookMachineRole → HotelFunction',
  ]);
});

test('a function may touch what its code touches', t => {
  const scanned = service('Hotel', { states: [{ ...rooms, scanned: true }] });
  const services = [scanned, service('Flight', { states: [rooms] })];
  const { Resources } = emitTemplate({ ...trips, services });
  const actions = (id: string): readonly string[] => {
    const found = JSON.stringify(Resources[id]?.Properties).match(/dynamodb:\w+/g) ?? [];
    return [...new Set(found)].sort();
  };
  t.true(actions('HotelFunctionRole').includes('dynamodb:Query'));
  t.false(actions('FlightFunctionRole').includes('dynamodb:Query'));
  t.false(actions('HotelFunctionRole').includes('dynamodb:UpdateItem'), 'only counters are updated');
  t.false(JSON.stringify(Resources.TripFunctionRole).includes('HotelTable'));
});

test('the manifest names what was built', t => {
  golden(t, 'manifest.json', emitSfn(trips, { sources: [source] }).files.get('manifest.json') ?? '');
});

test('a build twice is the same, and has a file per machine', t => {
  const build = emitSfn(trips, { sources: [source] });
  t.deepEqual(emitSfn(trips, { sources: [source] }), build);
  t.deepEqual(build.diagnostics, []);
  t.deepEqual(
    [...build.files.keys()],
    ['template.json', 'manifest.json', 'statemachines/Trip.book.asl.json', 'statemachines/Trip.fan.asl.json'],
  );
});

test('a machine whose name is too long, or which is too large, is refused with its place', t => {
  const long = workflow(`Trip.${'x'.repeat(80)}`, ['user'], run('n1', 'Trip.book'));
  const calls = Array.from({ length: 800 }, (_, i) =>
    run(`n${i}`, 'Hotel.reserve', {
      exits: i === 799 ? [] : [{ exit: 'next', outputs: [], next: `n${i + 1}` }],
      inputs: [],
      onError: i === 799 ? undefined : { variable: `error${i}`, next: `n${i + 1}` },
    }),
  );
  const large = workflow('Trip.large', [], ...calls);
  const { diagnostics } = emitSfn(application({ workflows: [long, large] }), { sources: [source] });
  t.deepEqual(
    diagnostics.map(({ code, span }) => [code, span]),
    [
      ['MU4002', line(2)],
      ['MU4001', line(2)],
    ],
  );
});

test('a request that commits once needs no machine; one that commits twice goes through it', t => {
  const turn = (id: string, next: string, moves: 'always' | 'none') =>
    call(id, 'Hotel.reserve', {
      next,
      ledger: { row: moves === 'always' ? 'may write' : 'touches no state', entry: moves, why: '' },
    });
  const served = (...nodes: readonly Node[]) => {
    const runs = [{ id: 'Hotel.reserve/1', graph: { start: 'n1', nodes } }];
    const reserve = entry('Hotel.reserve', { workflow: 'Hotel.reserve', run: 'Hotel.reserve/1' });
    return servedEntry(application({ functions: [unit('Hotel', { runs })] }), reserve).workflow;
  };
  const end = returns('end', constant(null));
  t.is(served(turn('n1', 'n2', 'none'), turn('n2', 'end', 'always'), end), undefined);
  t.is(served(turn('n1', 'n2', 'always'), turn('n2', 'end', 'always'), end), 'Hotel.reserve');
  t.is(served(turn('n1', 'n1', 'always'), end), 'Hotel.reserve');
});
