// The workflows that the tests of machines share, by what they show.
import type { Workflow } from '../../compiler/ir/workflow.ts';
import {
  call,
  choice,
  chosen,
  constant,
  each,
  fork,
  graph,
  leave,
  returns,
  run,
  settle,
  settled,
  signal,
  start,
  throws,
  timer,
  turn,
  variable,
  workflow,
} from './ir.ts';

const failed = { variable: 'error', next: 'failed' };

export const workflows: { readonly [title: string]: Workflow } = {
  'one run': workflow('Hotel.reserve', ['user'], run('n1', 'Hotel.reserve')),

  'two runs': workflow(
    'Trip.book',
    ['user', 'hotel'],
    run('n1', 'Hotel.reserve', { exits: [{ exit: 'next', outputs: ['room'], next: 'n2' }] }),
    run('n2', 'Flight.reserve', {
      inputs: ['user', 'room'],
      exits: [{ exit: 'next', outputs: [], next: 'n3' }],
    }),
    returns('n3', variable('room')),
  ),

  'timers and signals': workflow(
    'Trip.book',
    ['due'],
    timer('n1', { kind: 'seconds', value: constant(300) }, 'n2'),
    timer('n2', { kind: 'until', value: variable('due') }, 'n3'),
    signal('n3', { next: 'n4', result: 'first' }),
    signal('n4', {
      timeout: constant(259_200),
      key: { parts: ['Trip.book/signal2'] },
      next: 'n5',
      onError: { variable: 'error', next: 'n6' },
    }),
    returns('n5', variable('message')),
    throws('n6', 'error'),
  ),

  'a loop': workflow(
    'Trip.retry',
    ['user'],
    run('n1', 'Trip.start', { exits: [{ exit: 'go', outputs: ['loop1', 'left'], next: 'n2' }] }),
    run('n2', 'Hotel.reserve', {
      inputs: ['user', 'loop1', 'left'],
      key: { parts: ['Trip.retry/2', { iteration: 'loop1' }, 'Hotel.reserve'] },
      exits: [
        { exit: 'again', outputs: ['loop1', 'left'], next: 'n2' },
        { exit: 'done', outputs: ['room'], next: 'n3' },
      ],
    }),
    returns('n3', variable('room')),
  ),

  'an exit or a return': workflow(
    'Trip.maybe',
    ['user'],
    run('n1', 'Hotel.find', {
      exits: [{ exit: 'found', outputs: ['room'], next: 'n2' }],
      graph: graph(
        turn('n1t', 'Trip.maybe#0', {
          exits: [
            { exit: 1, outputs: [], next: 'n1l' },
            { exit: 2, outputs: [], next: 'n1r' },
          ],
        }),
        leave('n1l', 'found', 'room'),
        returns('n1r', constant('none')),
      ),
    }),
    returns('n2', variable('room')),
  ),

  'errors caught': workflow(
    'Trip.careful',
    ['user'],
    run('n1', 'Hotel.reserve', {
      exits: [{ exit: 'next', outputs: ['room'], next: 'n2' }],
      onError: { variable: 'error', next: 'n3' },
    }),
    returns('n2', variable('room')),
    run('n3', 'Trip.log', {
      inputs: ['user', 'error'],
      exits: [
        { exit: 'rethrow', outputs: [], next: 'n4' },
        { exit: 'ignore', outputs: [], next: 'n5' },
      ],
    }),
    throws('n4', 'error'),
    returns('n5', { kind: 'undefined' }),
  ),

  'a choice': workflow(
    'Trip.choose',
    ['kind'],
    choice('n1', {
      label: 'switch (kind)',
      choices: [
        chosen('kind', '{% "${x}" %}', 'n2', 'case strange'),
        chosen('kind', 3, 'n3', 'case 3'),
        chosen('kind', true, 'n3', 'case true'),
      ],
      otherwise: 'n4',
    }),
    returns('n2', constant('{% $x %}')),
    returns('n3', {
      kind: 'object',
      properties: [
        { name: '${a}', value: variable('kind') },
        {
          name: 'list',
          value: {
            kind: 'array',
            elements: [variable('kind'), { kind: 'array', elements: [variable('kind')] }],
          },
        },
        { name: 'gone', value: { kind: 'undefined' } },
      ],
    }),
    returns('n4', { kind: 'array', elements: [variable('kind'), constant('a ${b}'), constant(null)] }),
  ),

  'a fork': workflow(
    'Trip.both',
    ['user'],
    fork('n1', {
      branches: [
        { label: 'room', graph: graph(run('n2', 'Hotel.reserve')), result: 'room', outputs: [] },
        { label: 'seat', graph: graph(run('n3', 'Flight.reserve')), result: undefined, outputs: [] },
      ],
      next: 'n4',
    }),
    returns('n4', variable('room')),
  ),

  'a fork in a try': workflow(
    'Trip.tryBoth',
    ['user'],
    fork('n1', {
      branches: [
        {
          label: 'room',
          graph: graph(
            run('n2', 'Hotel.reserve', {
              exits: [{ exit: 'next', outputs: ['inner'], next: 'n2r' }],
              onError: { variable: 'problem', next: 'n2t' },
            }),
            returns('n2r', {
              kind: 'object',
              properties: [
                { name: 'value', value: variable('inner') },
                {
                  name: 'outputs',
                  value: { kind: 'object', properties: [{ name: 'price', value: variable('inner') }] },
                },
              ],
            }),
            throws('n2t', 'problem'),
          ),
          result: 'room',
          outputs: ['price'],
        },
        { label: 'seat', graph: graph(run('n3', 'Flight.reserve')), result: 'seat', outputs: [] },
      ],
      next: 'n4',
      onError: { variable: 'failure', next: 'n5' },
    }),
    returns('n4', { kind: 'array', elements: [variable('room'), variable('price'), variable('seat')] }),
    throws('n5', 'failure'),
  ),

  'settled branches': workflow(
    'Trip.settle',
    ['user'],
    fork('n1', {
      join: 'settled',
      branches: [
        { label: 'room', graph: graph(run('n2', 'Hotel.reserve')), result: 'room', outputs: [] },
        {
          label: 'seat',
          graph: graph(
            run('n3', 'Flight.reserve', {
              exits: [],
              onError: { variable: 'problem', next: 'n3t' },
            }),
            throws('n3t', 'problem'),
          ),
          result: 'seat',
          outputs: [],
        },
      ],
      next: 'n4',
    }),
    returns('n4', { kind: 'array', elements: [variable('room'), variable('seat')] }),
  ),

  'a fan-out': workflow(
    'Trip.all',
    ['user', 'hotels'],
    each('n1', {
      body: graph(
        run('n2', 'Hotel.reserve', {
          inputs: ['user', 'hotel'],
          key: { parts: ['Trip.all/1', { iteration: 'index' }, 'Hotel.reserve'] },
        }),
      ),
      result: 'rooms',
      next: 'n3',
      concurrency: 100,
    }),
    returns('n3', variable('rooms')),
  ),

  'a fan-out in a fork': workflow(
    'Trip.nest',
    ['user', 'hotels'],
    fork('n1', {
      branches: [
        {
          label: 'rooms',
          graph: graph(
            each('n2', {
              body: graph(run('n3', 'Hotel.reserve', { inputs: ['user', 'hotel'] })),
              result: 'inner',
              next: 'n4',
            }),
            returns('n4', variable('inner')),
          ),
          result: 'rooms',
          outputs: [],
        },
        { label: 'seat', graph: graph(run('n5', 'Flight.reserve')), result: 'seat', outputs: [] },
      ],
      next: 'n6',
    }),
    returns('n6', { kind: 'array', elements: [variable('rooms'), variable('seat')] }),
  ),

  promises: workflow(
    'Trip.promise',
    ['user'],
    run('n1', 'Hotel.ask', { exits: [{ exit: 'go', outputs: ['promises', 'started'], next: 'n2' }] }),
    start('n2', ['Hotel.reserve.started', 'Trip.promise.started'], 'n3'),
    settled('n3', 'race', { next: 'n4', onError: { variable: 'problem', next: 'n5' } }),
    settled('n4', 'settled', { result: undefined, next: 'n6' }),
    throws('n5', 'problem'),
    returns('n6', variable('result')),
  ),

  'a started workflow': {
    ...workflow(
      'Trip.promise.started',
      ['user', 'due', 'started', 'promises'],
      timer('n1', { kind: 'seconds', value: constant(300) }, 'n2', failed),
      timer('n2', { kind: 'until', value: variable('due') }, 'n3', failed),
      fork('n3', {
        branches: [
          {
            label: 'message',
            graph: graph(
              signal('n3a', { next: 'n3b', timeout: constant(60), result: 'first' }),
              returns('n3b', variable('first')),
            ),
            result: 'approval',
            outputs: [],
          },
          {
            label: 'other',
            graph: graph(
              signal('n3c', { next: 'n3d', result: 'second', key: { parts: ['Trip.book/signal2'] } }),
              timer('n3d', { kind: 'seconds', value: variable('due') }, 'n3e'),
              returns('n3e', variable('second')),
            ),
            result: undefined,
            outputs: [],
          },
        ],
        next: 'n4',
        onError: failed,
      }),
      start('n4', ['Trip.promise.started'], 'n5'),
      settled('n5', 'one', { next: 'n6', onError: failed }),
      signal('n6', { next: 'done', onError: failed, key: { parts: ['Trip.book/signal3'] } }),
      settle('done', 'value', variable('approval'), 'end'),
      settle('failed', 'error', variable('error'), 'end'),
      returns('end', { kind: 'undefined' }),
    ),
    started: true,
  },

  'a fused run': workflow(
    'Trip.fused',
    ['user'],
    run('n1', 'Trip.fused', {
      label: 'Trip.fused',
      graph: graph(
        turn('n1a', 'Trip.fused#0', { exits: [{ exit: 1, outputs: [], next: 'n1b' }] }),
        call('n1b', 'Hotel.reserve', { next: 'n1c' }),
        call('n1c', 'Flight.reserve', { next: 'n1r', result: 'seat' }),
        returns('n1r', variable('seat')),
      ),
    }),
  ),
};
