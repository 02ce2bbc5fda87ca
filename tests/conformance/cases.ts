// Machines and what the service's documentation says that becomes of them. Each is one behaviour.
import type { Json } from '../../stdlib/runtime/ports.ts';

export interface Case {
  readonly title: string;
  /** States of a machine that starts with the first one. */
  readonly states: { readonly [name: string]: Json };
  readonly language?: 'JSONata';
  readonly input?: Json;
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
}

const pass = (fields: { readonly [field: string]: Json }): Case['states'] => ({
  S: { Type: 'Pass', ...fields, End: true },
});
const format = (call: string) => pass({ Parameters: { 'v.$': call } });
const choice = (rule: { readonly [field: string]: Json }): Case['states'] => ({
  S: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
  Yes: { Type: 'Pass', Result: true, End: true },
  No: { Type: 'Pass', Result: false, End: true },
});
const prefix = (state: string) =>
  `An error occurred while executing the state '${state}' (entered at the event id #2). `;

export const cases: readonly Case[] = [
  {
    title: 'a wildcard selects every element',
    states: pass({ InputPath: '$.xs[*].n' }),
    input: { xs: [{ n: 1 }, { n: 2 }] },
    output: [1, 2],
  },
  {
    title: 'a wildcard that matches nothing is an empty list',
    states: pass({ InputPath: '$[*]' }),
    input: {},
    output: [],
  },
  {
    title: 'a slice with a step',
    states: pass({ InputPath: '$.xs[0:4:2]' }),
    input: { xs: [0, 1, 2, 3, 4] },
    output: [0, 2],
  },
  {
    title: 'a negative index counts from the end',
    states: pass({ InputPath: '$.xs[-1]' }),
    input: { xs: [1, 2] },
    output: 2,
  },
  {
    title: 'a filter compares members',
    states: pass({ InputPath: "$.xs[?(@.n > 1 && @.k == 'a')].n" }),
    input: {
      xs: [
        { n: 2, k: 'a' },
        { n: 3, k: 'b' },
        { n: 1, k: 'a' },
      ],
    },
    output: [2],
  },
  {
    title: 'a filter asks for presence',
    states: pass({ InputPath: '$.xs[?(@.n)]' }),
    input: { xs: [{ n: 0 }, {}] },
    output: [{ n: 0 }],
  },
  { title: 'a deep scan', states: pass({ InputPath: '$..n' }), input: { n: 1, a: { n: 2 } }, output: [1, 2] },
  { title: 'names in brackets', states: pass({ InputPath: "$['a.b']" }), input: { 'a.b': 1 }, output: 1 },
  {
    title: 'a missing path fails',
    states: pass({ InputPath: '$.no' }),
    error: 'States.Runtime',
    cause: `${prefix('S')}Invalid path '$.no' : Missing property in path $['no']`,
  },
  { title: 'a null path is an empty object', states: pass({ InputPath: null }), input: { a: 1 }, output: {} },
  {
    title: 'ResultPath makes what is not there',
    states: pass({ Result: 1, ResultPath: '$.a.b' }),
    input: { c: 2 },
    output: { c: 2, a: { b: 1 } },
  },
  {
    title: 'a null ResultPath drops the result',
    states: pass({ Result: 1, ResultPath: null }),
    input: { c: 2 },
    output: { c: 2 },
  },
  {
    title: 'a ResultPath into a string does not match',
    states: pass({ Result: 1, ResultPath: '$.a.b' }),
    input: { a: 'text' },
    error: 'States.ResultPathMatchFailure',
  },
  { title: 'a Result is no template', states: pass({ Result: { 'v.$': '$.a' } }), output: { 'v.$': '$.a' } },
  {
    title: 'Format prints objects as Java does',
    states: format("States.Format('{} and {}', $.a, $.b)"),
    input: { a: { x: 1, y: [] }, b: null },
    output: { v: '{x=1, y=[]} and null' },
  },
  {
    title: 'Format leaves escaped braces',
    states: format("States.Format('\\{\\} {}', 1)"),
    output: { v: '{} 1' },
  },
  {
    title: 'StringSplit takes any of the signs',
    states: format("States.StringSplit('a.b+c', '.+')"),
    output: { v: ['a', 'b', 'c'] },
  },
  { title: 'MathAdd rounds half up', states: format('States.MathAdd(1.49, -1.5)'), output: { v: 0 } },
  {
    title: 'ArrayPartition',
    states: format('States.ArrayPartition($.xs, 2)'),
    input: { xs: [1, 2, 3] },
    output: { v: [[1, 2], [3]] },
  },
  {
    title: 'ArrayUnique compares by value',
    states: format('States.ArrayUnique($.xs)'),
    input: { xs: [{ a: 1 }, { a: 1 }, 1] },
    output: { v: [{ a: 1 }, 1] },
  },
  {
    title: 'ArrayRange includes its end',
    states: format('States.ArrayRange(1, 9, 4)'),
    output: { v: [1, 5, 9] },
  },
  {
    title: 'ArrayContains looks into objects',
    states: format('States.ArrayContains($.xs, $.xs[0])'),
    input: { xs: [{ a: [1] }] },
    output: { v: true },
  },
  {
    title: 'JsonMerge is shallow',
    states: format('States.JsonMerge($.a, $.b, false)'),
    input: { a: { x: { y: 1 } }, b: { x: { z: 2 } } },
    output: { v: { x: { z: 2 } } },
  },
  {
    title: 'a deep JsonMerge is refused',
    states: format('States.JsonMerge($.a, $.a, true)'),
    input: { a: {} },
    error: 'States.IntrinsicFailure',
  },
  {
    title: 'StringToJson of blanks is null',
    states: format("States.StringToJson(' ')"),
    output: { v: null },
  },
  {
    title: 'Base64 is of UTF-8',
    states: format("States.Base64Decode(States.Base64Encode('ä€'))"),
    output: { v: 'ä€' },
  },
  {
    title: 'Hash',
    states: format("States.Hash('abc', 'SHA-1')"),
    output: { v: 'a9993e364706816aba3e25717850c26c9cd0d89d' },
  },
  {
    title: 'another type than the operator is false',
    states: choice({ Variable: '$.v', NumericEquals: 1 }),
    input: { v: '1' },
    output: false,
  },
  {
    title: 'IsPresent of what is missing',
    states: choice({ Variable: '$.v', IsPresent: false }),
    output: true,
  },
  {
    title: 'a missing Variable fails',
    states: choice({ Variable: '$.v', IsNull: true }),
    error: 'States.Runtime',
  },
  {
    title: 'And, Or, Not',
    states: choice({
      And: [
        { Not: { Variable: '$.a', StringEquals: 'x' } },
        {
          Or: [
            { Variable: '$.b', BooleanEquals: false },
            { Variable: '$.b', BooleanEquals: true },
          ],
        },
      ],
    }),
    input: { a: 'y', b: true },
    output: true,
  },
  {
    title: 'StringMatches with stars',
    states: choice({ Variable: '$.v', StringMatches: 'log-*.txt' }),
    input: { v: 'log-1.txt' },
    output: true,
  },
  {
    title: 'instants in other zones are equal',
    states: choice({ Variable: '$.v', TimestampEqualsPath: '$.w' }),
    input: { v: '2020-01-01T00:00:00Z', w: '2020-01-01T01:00:00+01:00' },
    output: true,
  },
  {
    title: 'no rule and no Default',
    states: {
      S: { Type: 'Choice', Choices: [{ Variable: '$.v', IsNull: true, Next: 'T' }] },
      T: { Type: 'Succeed' },
    },
    input: { v: 1 },
    error: 'States.NoChoiceMatched',
  },
  {
    title: 'all fields see the variables on entry',
    states: {
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'B' },
      B: { Type: 'Pass', Assign: { x: 2 }, OutputPath: '$x', End: true },
    },
    output: 1,
  },
  {
    title: 'variables outside are seen inside',
    states: {
      A: { Type: 'Pass', Assign: { x: 1 }, Next: 'P' },
      P: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', InputPath: '$x', End: true } } }],
        End: true,
      },
    },
    output: [1],
  },
  {
    title: 'a JSONata state in a JSONPath machine',
    states: {
      A: { Type: 'Pass', Assign: { x: 20 }, Next: 'B' },
      B: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $x + 1 %}', End: true },
    },
    output: 21,
  },
  {
    title: 'nothing in a field fails with its place',
    language: 'JSONata',
    states: pass({ Output: { r: '{% $states.input.no %}' } }),
    error: 'States.QueryEvaluationError',
    cause: `${prefix('S')}The JSONata expression '$states.input.no' specified for the field 'Output/r' returned nothing (undefined).`,
  },
  {
    title: 'a Condition must be a boolean',
    language: 'JSONata',
    states: { S: { Type: 'Choice', Choices: [{ Condition: '{% 1 %}', Next: 'T' }] }, T: { Type: 'Succeed' } },
    error: 'States.QueryEvaluationError',
  },
  {
    title: 'Items, ItemSelector and the context',
    language: 'JSONata',
    states: {
      S: {
        Type: 'Map',
        Items: '{% [1..3] %}',
        ItemSelector: {
          n: '{% $states.context.Map.Item.Value * 2 %}',
          i: '{% $states.context.Map.Item.Index %}',
        },
        ItemProcessor: {
          StartAt: 'I',
          States: { I: { Type: 'Pass', Output: '{% $states.input.n + $states.input.i %}', End: true } },
        },
        End: true,
      },
    },
    output: [2, 5, 8],
  },
  {
    title: 'a Map without items is an empty list',
    states: {
      S: {
        Type: 'Map',
        ItemsPath: '$.xs',
        ItemProcessor: { StartAt: 'I', States: { I: { Type: 'Pass', End: true } } },
        End: true,
      },
    },
    input: { xs: [] },
    output: [],
  },
  {
    title: 'batches of a distributed Map',
    states: {
      S: {
        Type: 'Map',
        ItemsPath: '$.xs',
        ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'k.$': '$.k' } },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'I',
          States: { I: { Type: 'Pass', End: true } },
        },
        End: true,
      },
    },
    input: { xs: [1, 2, 3], k: 'v' },
    output: [
      { Items: [1, 2], BatchInput: { k: 'v' } },
      { Items: [3], BatchInput: { k: 'v' } },
    ],
  },
  {
    title: 'a failure beyond what is tolerated',
    states: {
      S: {
        Type: 'Map',
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'I',
          States: { I: { Type: 'Fail', Error: 'E' } },
        },
        End: true,
      },
    },
    input: [1],
    error: 'States.ExceedToleratedFailureThreshold',
  },
  {
    title: 'failures that are tolerated',
    states: {
      S: {
        Type: 'Map',
        ToleratedFailurePercentage: 50,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'I',
          States: {
            I: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'F' }], Default: 'O' },
            F: { Type: 'Fail' },
            O: { Type: 'Succeed' },
          },
        },
        End: true,
      },
    },
    input: [1, 2],
    output: [2],
  },
  {
    title: 'the error of a branch, caught with its cause',
    states: {
      S: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'F',
            States: { F: { Type: 'Fail', Error: 'E', CausePath: "States.Format('no {}', $.what)" } },
          },
        ],
        Catch: [{ ErrorEquals: ['E'], ResultPath: '$.error', Next: 'C' }],
        End: true,
      },
      C: { Type: 'Succeed' },
    },
    input: { what: 'luck' },
    output: { what: 'luck', error: { Error: 'E', Cause: 'no luck' } },
  },
  { title: 'a Fail without a name', states: { S: { Type: 'Fail' } }, error: '' },
  {
    title: 'an error of the machine itself is not caught',
    states: {
      S: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'I', States: { I: { Type: 'Pass', InputPath: '$.no', End: true } } }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }],
        End: true,
      },
      C: { Type: 'Succeed' },
    },
    error: 'States.Runtime',
  },
  {
    title: 'an instant in the past',
    states: { S: { Type: 'Wait', TimestampPath: '$.t', End: true } },
    input: { t: '2020-01-01T00:00:00Z' },
    output: { t: '2020-01-01T00:00:00Z' },
  },
  {
    title: 'half a second is no whole number',
    states: { S: { Type: 'Wait', SecondsPath: '$.t', End: true } },
    input: { t: 0.5 },
    error: 'States.Runtime',
  },
];
