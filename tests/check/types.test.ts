// The types that the tables hold, at marked places; what they name, call and store.
import test from 'ava';
import type { Type } from '../../compiler/check/index.ts';
import { notDurable, print } from '../../compiler/check/index.ts';
import { checked, markedTypes } from './checking.ts';

const hotel = `
export type Room = { capacity: number; guests: string[] };
error SoldOut { what: string }
service Hotel {
  state rooms: Map<string, Room>;
  state log: List<string>;
  state visits: Counter;
  state owner: string | undefined;
  free(id: string): number { return /*?*/this.rooms.get(id)?.capacity ?? 0; }
  guests(id: string): string[] { const room = /*?*/this.rooms.get(id); return [...(room?.guests ?? [])]; }
  all() { return /*?*/this.rooms.entries(); }
  note(text: string): void { this.log.push(text); /*?*/this.log.at(0); /*?*/this.visits.take(1); }
  plain() { return this.free("a"); }
  async later() { return await Desk.open(); }
}
service Desk {
  open(): boolean { return true; }
  async show(ids: string[]): Promise<void> {
    const p = /*?*/Hotel.free("a");
    const both = await /*?*/Promise.all([Hotel.free("a"), Hotel.guests("b")]);
    const many = await /*?*/Promise.all(ids.map(id => Hotel.free(id)));
    const later = /*?*/Hotel.later();
    await p; await later; console.log(both, many);
    try { await Hotel.free("a"); } catch (e) { /*?*/e; if (e instanceof SoldOut) /*?*/e.what; }
  }
}`;

test('states give snapshots, calls between services give promises', t => {
  t.deepEqual(markedTypes(hotel), [
    'this.rooms.get(id)?.capacity ?? 0: number',
    'this.rooms.get(id): Room | undefined',
    'this.rooms.entries(): readonly (readonly [string, Room])[]',
    'this.log.at(0): string | undefined',
    'this.visits.take(1): boolean',
    'Hotel.free("a"): Promise<number>',
    'Promise.all([Hotel.free("a"), Hotel.guests("b")]): Promise<[number, string[]]>',
    'Promise.all(ids.map(id => Hotel.free(id))): Promise<number[]>',
    'Hotel.later(): Promise<boolean>',
    'e: unknown',
    'e.what: string',
  ]);
});

test('every expression has a type and every identifier in code a symbol', t => {
  const { program, diagnostics } = checked(hotel);
  t.deepEqual(
    diagnostics.map(diagnostic => diagnostic.message),
    [],
  );
  for (const [node, type] of program.types) t.truthy(type, node.kind);
  for (const node of program.types.keys())
    if (node.kind === 'Identifier') t.true(program.names.has(node), node.name);
  t.deepEqual(
    [...program.states.values()].map(state => `${state.name} ${state.collection} ${state.key}`),
    [
      'rooms map string',
      'rooms map string',
      'rooms map string',
      'log list undefined',
      'log list undefined',
      'visits counter undefined',
    ],
  );
});

test('calls know what they call', t => {
  const { program } = checked(hotel);
  const targets = [...program.calls.values()].map(target =>
    target.kind === 'builtin'
      ? target.name
      : target.kind === 'service' || target.kind === 'own'
        ? `${target.kind} ${target.method.id}`
        : target.kind === 'state'
          ? `${target.state.name}.${target.operation}`
          : target.kind,
  );
  t.deepEqual([...new Set(targets)].sort(), [
    'Array.map',
    'Promise.all',
    'console.log',
    'log.at',
    'log.push',
    'own Hotel.free',
    'rooms.entries',
    'rooms.get',
    'service Desk.open',
    'service Hotel.free',
    'service Hotel.guests',
    'service Hotel.later',
    'visits.take',
  ]);
});

test('a method has its result without the promise, declared or not', t => {
  const [service] = checked(hotel).program.services;
  const results = service?.methods.map(method => `${method.name}: ${print(method.result)}`);
  t.deepEqual(results?.slice(-2), ['plain: number', 'later: boolean']);
});

test('shadowed names are distinct symbols, one per declaration', t => {
  const { program } = checked(
    'function f(x: number): number { { const x = "a"; console.log(x, x); } return x; }',
  );
  const symbols = [...program.names].filter(([node]) => node.name === 'x').map(([, symbol]) => symbol);
  t.is(symbols.length, 5);
  t.is(new Set(symbols).size, 2);
});

const durability: readonly (readonly [type: string, reason: string | undefined])[] = [
  ['{ id: string; tags: string[]; at: number | null }', undefined],
  ['[string, { a?: boolean }]', undefined],
  ['Tree', undefined],
  ['SoldOut', undefined],
  ['() => void', 'it is a function'],
  ['{ on: { done: () => void } }', 'it holds a function at `on.done`'],
  ['Promise<string>[]', 'it holds a promise at `[…]`'],
  ['Map<string, number>', 'it is a `Map<string, number>`'],
  ['unknown', 'it is a value of unknown type'],
];

for (const [written, reason] of durability) {
  test(`${written} is ${reason === undefined ? 'durable' : `not durable: ${reason}`}`, t => {
    const text = `error SoldOut { what: string }
type Tree = { value: number; children: Tree[] };
function f(x: ${written}): void { console.log(x); }`;
    const { program } = checked(text);
    const symbol = [...program.names].find(([node]) => node.name === 'x')?.[1];
    t.is(notDurable((symbol as { type: Type }).type), reason);
  });
}
