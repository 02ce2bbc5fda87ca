import test from 'ava';
import { validate } from '../../targets/asl/index.ts';
import { read } from '../../targets/asl/scan.ts';
import type { State, StateMachine, States } from '../../targets/asl/types.ts';

const end: State = { Type: 'Succeed', Output: '{% 1 %}' };

function machine(States: States, StartAt = Object.keys(States)[0] ?? ''): StateMachine {
  return { QueryLanguage: 'JSONata', StartAt, States };
}

function pass(Assign: Record<string, string>, Next: string): State {
  return { Type: 'Pass', Assign, Output: {}, Next };
}

const cases: readonly (readonly [string, StateMachine, readonly string[]])[] = [
  ['nothing', machine({ a: pass({ x: '{% 1 %}' }, 'b'), b: { Type: 'Succeed', Output: '{% $x %}' } }), []],
  [
    'a transition to nowhere',
    machine({ a: { Type: 'Pass', Next: 'b' } }),
    ['a leads to b, which does not exist'],
  ],
  [
    'a start that is not there',
    machine({ a: end }, 'b'),
    ['the first state b does not exist', 'nothing leads to a'],
  ],
  ['a state that nothing leads to', machine({ a: end, b: end }), ['nothing leads to b']],
  ['a state that neither ends nor goes on', machine({ a: { Type: 'Pass' } }), ['a must either end or go on']],
  [
    'a choice without a default',
    machine({ a: { Type: 'Choice', Choices: [{ Condition: true, Next: 'b' }] }, b: end }),
    ['a has no Default'],
  ],
  [
    'a variable that only one way assigns',
    machine({
      a: { Type: 'Choice', Choices: [{ Condition: true, Next: 'c', Assign: { x: 1 } }], Default: 'b' },
      b: pass({ y: '{% 1 %}' }, 'c'),
      c: { Type: 'Succeed', Output: '{% $x %}' },
    }),
    ['c: Output reads x before it is surely assigned'],
  ],
  [
    'a variable that the state itself assigns',
    machine({ a: { Type: 'Pass', Assign: { x: 1 }, Output: '{% $x %}', End: true } }),
    ['a: Output reads x before it is surely assigned'],
  ],
  [
    'a variable that a catcher does not assign',
    machine({
      a: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Assign: { x: 1 },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'b' }],
        Next: 'b',
      },
      b: { Type: 'Succeed', Output: '{% $x %}' },
    }),
    ['b: Output reads x before it is surely assigned'],
  ],
  [
    'inner blocks: a name twice, an outer variable assigned, an inner one read outside',
    machine({
      a: pass({ x: '{% 1 %}' }, 'p'),
      p: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'a', States: { a: pass({ x: '{% $x %}', y: '{% 2 %}' }, 'i'), i: end } }],
        Next: 'b',
      },
      b: { Type: 'Succeed', Output: '{% $y %}' },
    }),
    [
      'two states are called a',
      'a assigns x, which belongs to the block around',
      'b: Output reads y before it is surely assigned',
    ],
  ],
  [
    'a result and an error where there are none',
    machine({
      a: pass({ x: '{% $states.result %}' }, 'b'),
      b: { Type: 'Succeed', Output: '{% $states.errorOutput %}' },
    }),
    ['a: Assign/x reads the result where there is none', 'b: Output reads an error where there is none'],
  ],
  [
    'a wildcard that is not alone or not last',
    machine({
      a: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Retry: [{ ErrorEquals: ['States.ALL', 'SoldOut'] }],
        Catch: [
          { ErrorEquals: ['States.ALL'], Next: 'b' },
          { ErrorEquals: ['SoldOut'], Next: 'b' },
        ],
        Next: 'b',
      },
      b: end,
    }),
    [
      'a has States.ALL before the end or beside other names',
      'a has States.ALL before the end or beside other names',
    ],
  ],
  [
    'names without a context item',
    machine({ a: { Type: 'Succeed', Output: '{% phone & $.x & $states.input[phone = 1] %}' } }),
    [
      'a: Output names phone, but there is no context item',
      'a: Output names $, but there is no context item',
    ],
  ],
  [
    'a chain that is too long',
    machine({ a: { Type: 'Succeed', Output: `{% ${Array(81).fill('1').join(' + ')} %}` } }),
    ['a: Output chains 80 operators'],
  ],
  ['a name that is too long', machine({ ['x'.repeat(81)]: end }), [`the name ${'x'.repeat(81)} is too long`]],
  [
    'a variable that Step Functions refuses',
    machine({ a: pass({ _x: '{% 1 %}', states: '{% 1 %}' }, 'b'), b: end }),
    ['a assigns _x, which is no name of a variable', 'a assigns states, which is no name of a variable'],
  ],
];

for (const [title, definition, findings] of cases) {
  test(`the checks find ${title}`, t => {
    t.deepEqual(validate(definition), findings);
  });
}

test('variables that an expression needs', t => {
  const needs = (code: string): readonly string[] => [...read(code).variables].sort();
  t.deepEqual(needs('$a & "$b" & \'$c\' & `$d` & $string($e)'), ['a', 'e']);
  t.deepEqual(needs('($x := $y; $contains($x, /^\\$z"/i) ? $x : $u / $v / 2)'), ['u', 'v', 'y']);
  t.deepEqual(needs('$states.input[`$mu` = "x"][0].y'), ['states']);
});
