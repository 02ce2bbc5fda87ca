import aslValidator from 'asl-validator';
import test from 'ava';
import { builtinErrors } from '../../compiler/resolve/index.ts';
import { undeclaredErrors } from '../../targets/asl/failures.ts';
import { emitMachine, stateIndex } from '../../targets/asl/machine.ts';
import { validate } from '../../targets/asl/validate.ts';
import { json } from '../../targets/json.ts';
import { golden } from './golden.ts';
import { line, place, returns, variable, workflow } from './ir.ts';
import { workflows } from './workflows.ts';

const emit = (title: string) => emitMachine(workflows[title]!, { errors: ['SoldOut', 'NoSuchHotel'], place });

for (const title of Object.keys(workflows)) {
  test(`${title}: the machine`, t => {
    golden(t, `${title.replaceAll(' ', '-')}.asl.json`, json(emit(title)));
  });

  test(`${title}: Step Functions would take it`, t => {
    const { isValid, errorsText } = aslValidator(JSON.parse(JSON.stringify(emit(title))));
    t.true(isValid, errorsText('\n'));
  });

  test(`${title}: our own checks find nothing`, t => {
    t.deepEqual(validate(emit(title)), []);
  });
}

test('every state is in the index with its node and its place', t => {
  const entries = stateIndex(workflows['a fork']!);
  t.deepEqual(
    entries.map(entry => [entry.state, entry.node]),
    [
      ['await Promise.all', 'n1'],
      ['Hotel.reserve', 'n2'],
      ['Hotel.reserve', 'n2c'],
      ['Hotel.reserve', 'n2l'],
      ['Flight.reserve', 'n3'],
      ['Flight.reserve', 'n3c'],
      ['Flight.reserve', 'n3l'],
      ['return', 'n4'],
      ['Trip.both(user)', undefined],
      ['Hotel.reserve settles', 'n2'],
      ['room failed', 'n1'],
      ['Flight.reserve settles', 'n3'],
      ['seat failed', 'n1'],
      ['room or seat failed?', 'n1'],
      ['room or seat failed', 'n1'],
    ],
  );
  t.deepEqual(entries[1]?.span, line(10));
});

test('two nodes with one label, and a label that is too long, get names of their own', t => {
  const long = 'x'.repeat(200);
  const named = (id: string, label: string) => ({ ...returns(id, variable('user')), label });
  const names = stateIndex(
    workflow(
      'Trip.book',
      [],
      named('n1', 'go'),
      named('n2', 'go'),
      named('n3', long),
      named('n4', `${long}y`),
    ),
  ).map(entry => entry.state);
  t.deepEqual(names, ['go', 'go (2)', `${'x'.repeat(79)}…`, `${'x'.repeat(75)}… (2)`]);
});

test('every error that the language declares keeps its name on its way through a machine', t => {
  t.deepEqual(
    [...builtinErrors].filter(name => !undeclaredErrors.includes(name)),
    [],
  );
});
