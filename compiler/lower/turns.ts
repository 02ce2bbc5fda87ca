// Cuts a flow into turns. A turn is everything that can run from one entry (the start of the method, the end of a wait, a
// catch of a call's error) up to the next wait; it becomes one JavaScript function.
//
//   export async function Frontend$reserve$1($, v) {
//     let { user, room } = v;
//     …
//     return { exit: 2, values: { user, args } };
//   }
import type * as js from 'estree';
import type { Span } from '../../grammar/source.ts';
import { holdsMatch } from '../check/durable.ts';
import type { TurnNode } from '../ir/workflow.ts';
import { closuresAmong, codeNames, endExpression } from './closures.ts';
import { Touches } from './context.ts';
import { begunIn, emitBlocks, startedName } from './emit.ts';
import { enteringOf, mayThrow, whereGivenUp } from './entering.ts';
import { asyncFunction, call, declare, exported, id, member, property } from './estree.ts';
import { findsOf, withGroups } from './groups.ts';
import type { Liveness } from './liveness.ts';
import { liveness, waitHolds, waitReads } from './liveness.ts';
import { assigns, isNode } from './mentions.ts';
import { turnName } from './names.ts';
import { type CodeTypes, type Way, waysThrough } from './native/ways.ts';
import type { Flow, FlowBlock, FlowEnd, Handler } from './split/flow.ts';
import { successors, waitResults } from './split/flow.ts';
import { returnExit } from './split/method.ts';
import { isPlainData } from './split/splitter.ts';

export interface Turn {
  readonly number: number;
  /** The block where it begins. */
  readonly entry: number;
  /** The name that gets the caught error, where the turn begins with a catch. */
  readonly caught: string | undefined;
  readonly inputs: readonly string[];
  /** What it, or what comes after it, looks at. */
  readonly needs: ReadonlySet<string>;
  readonly exits: readonly TurnExit[];
  readonly touches: Touches;
  readonly transaction: boolean;
  /** Where it begins: the loops around that are part of its keys. */
  readonly region: number;
  readonly span: Span;
  readonly code: js.Statement | js.ModuleDeclaration;
  /** The turn does nothing but hand on what it was given: the platform can do that itself. */
  readonly trivial: boolean;
  /** All that the code does, as ways with native expressions; undefined: it needs a function. */
  readonly ways: readonly Way[] | undefined;
  /** Where it fails that was given up (`TurnNode`). */
  readonly givenUp: TurnNode['givenUp'];
}

export interface TurnExit {
  readonly exit: number;
  readonly end: Extract<FlowEnd, { kind: 'wait' | 'boundary' | 'return' }>;
  /** The handler for errors of the wait. */
  readonly handler: Handler | undefined;
  readonly region: number;
  /** Names whose values it carries. */
  readonly carries: readonly string[];
  /** The last condition on the way to it, where the turn has several exits. */
  readonly label: string | undefined;
  /** The turn may have begun calls before it. */
  readonly begun: boolean;
}

export function turnsOf(flow: Flow, types: CodeTypes): readonly Turn[] {
  const live = liveness(flow);
  const exits = new ExitNumbers();
  const cuts = [...entryBlocks(flow)].map(([entry, caught], number) =>
    cut({ flow, live, exits, types }, entry, caught, number),
  );
  const changed = new Set(
    cuts.flatMap(c => c.blocks.flatMap(b => [...carried(c, b), ...waitResults(b.end), ...waitHolds(b.end)])),
  );
  const parameters = flow.parameters.map(p => p.name).filter(name => changed.has(name));
  return cuts.map(c => turn(c.number === 0 ? { ...c, always: new Set(parameters) } : c));
}

/** Blocks where a turn begins, in the order of the text, with the variable of a catch. */
function entryBlocks(flow: Flow): ReadonlyMap<number, string | undefined> {
  const found = new Map<number, string | undefined>([[flow.start, undefined]]);
  for (const { end, handler } of flow.blocks) {
    if (end.kind === 'boundary') found.set(end.to, undefined);
    if (end.kind === 'wait') {
      found.set(end.resume, undefined);
      if (handler !== undefined) found.set(handler.block, handler.variable);
    }
  }
  return found;
}

/** Exits are numbered in the method, so that two turns that wait at one place name it alike. */
class ExitNumbers {
  readonly #numbers = new Map<FlowBlock, number>();

  of(block: FlowBlock): number {
    const known = this.#numbers.get(block);
    if (known !== undefined) return known;
    const number = this.#numbers.size + returnExit + 1;
    this.#numbers.set(block, number);
    return number;
  }
}

interface Method {
  readonly flow: Flow;
  readonly live: Liveness;
  readonly exits: ExitNumbers;
  readonly types: CodeTypes;
}

/** The blocks of one turn, and what it does to the variables that it is given. */
interface Cut extends Method {
  readonly number: number;
  readonly entry: number;
  readonly caught: string | undefined;
  readonly blocks: readonly FlowBlock[];
  /** Live variables that its code looks at. */
  readonly given: ReadonlySet<string>;
  /** The blocks at whose end it may have begun calls. */
  readonly begun: ReadonlySet<number>;
  /** Live variables that it leaves as they are. */
  readonly untouched: ReadonlySet<string>;
  /** Parameters that some later turn changes: the first one makes variables of them. */
  readonly always: ReadonlySet<string>;
}

function cut(method: Method, entry: number, caught: string | undefined, number: number): Cut {
  const { flow, live } = method;
  const blocks = blocksFrom(flow, entry);
  const mentioned = withGroups(
    blocks.flatMap(b => [...codeNames(b, flow.closures)]),
    flow.groups,
  );
  const known = inputsOf(flow, live, entry);
  const same = known.filter(name => !mentioned.has(name) || !mayChange(name, flow, blocks));
  return {
    ...method,
    number,
    entry,
    caught,
    blocks,
    given: new Set(known.filter(name => mentioned.has(name))),
    begun: begunAtExits(blocks),
    untouched: new Set(same),
    always: new Set(),
  };
}

/** All ways to return are one exit. */
function begunAtExits(blocks: readonly FlowBlock[]): ReadonlySet<number> {
  const begun = begunIn(blocks);
  const returning = blocks.filter(mayReturn).map(b => b.id);
  return returning.some(id => begun.has(id)) ? new Set([...begun, ...returning]) : begun;
}

/** Code that looks at a text or number and never assigns it leaves it as it is; what has parts may be changed in place. */
function mayChange(name: string, flow: Flow, blocks: readonly FlowBlock[]): boolean {
  const type = flow.variables.get(name)?.type;
  if (type === undefined || !isPlainData(type)) return true;
  const called = closuresAmong(new Set(blocks.flatMap(b => [...codeNames(b, flow.closures)])), flow.closures);
  return (
    called.some(([, made]) => assigns(made, name)) ||
    blocks.some(
      b =>
        b.handler?.variable === name ||
        [...b.statements, ...endExpression(b.end)].some(c => assigns(c, name)),
    )
  );
}

/** What a wait or boundary must carry: what comes later needs it, and this turn may have made it what it is. */
function carried({ flow, live, untouched, always }: Cut, block: FlowBlock): readonly string[] {
  const { end } = block;
  if (end.kind !== 'wait' && end.kind !== 'boundary') return [];
  const counters = countersAround(flow, end.kind === 'wait' ? end.resume : end.to);
  const needed = new Set([...live.after(block), ...waitReads(end), ...counters]);
  return [...needed]
    .filter(name => flow.variables.get(name)?.turnOnly !== true && (always.has(name) || !untouched.has(name)))
    .sort();
}

/** The counters of the loops around a block: they are part of the keys there. */
function countersAround(flow: Flow, id: number): readonly string[] {
  const counters: string[] = [];
  let region = flow.regions[flow.blocks.find(b => b.id === id)?.region ?? 0];
  while (region !== undefined) {
    if (region.iteration !== undefined) counters.push(region.iteration);
    region = region.parent === undefined ? undefined : flow.regions[region.parent];
  }
  return counters;
}

function turn(c: Cut): Turn {
  const { flow, blocks } = c;
  const first = blocks[0] as FlowBlock;
  const exits = blocks.flatMap(b => exitOf(c, b));
  const returns = blocks.filter(b => mayReturn(b));
  if (returns[0] !== undefined)
    exits.unshift({ ...returning0(returns[0]), begun: returns.some(b => c.begun.has(b.id)) });
  const labels = exits.length > 1 ? exitLabels(blocks) : new Map<FlowBlock, string>();
  const labelled = exits.map(e => ({ ...e, label: [...labels].find(([b]) => b.end === e.end)?.[1] }));
  const handed = new Set(exits.flatMap(e => e.carries));
  const inputs = inputsOf(flow, c.live, c.entry).filter(
    name => c.given.has(name) || (c.always.has(name) && handed.has(name)),
  );
  const touches = new Touches();
  for (const b of blocks) touches.add(b.touches);
  const { service, name } = flow.method;
  const exitAt = (b: FlowBlock): TurnExit | undefined => exitOf(c, b)[0];
  const ways = exits.some(e => sharesValues(c, e))
    ? undefined
    : waysThrough({ flow, blocks, inputs, exitAt, returnExit, types: c.types });
  const trivial = isTrivial(blocks, touches);
  const entering = enteringOf(blocks, flow.notes);
  const givenUp = whereGivenUp(flow, first, entering, trivial || ways !== undefined);
  const body = [
    ...declarations(flow, inputs, blocks, handed),
    ...emitBlocks(
      {
        exitAt,
        groups: flow.groups,
        finds: findsOf(flow),
        givesFinds: holdsMatch(flow.method.result),
        begun: c.begun,
        entering: givenUp === 'inside' ? entering : undefined,
      },
      blocks,
    ),
  ];
  return {
    number: c.number,
    entry: c.entry,
    caught: c.caught,
    inputs,
    needs: c.live.at(c.entry),
    exits: labelled,
    touches,
    transaction: blocks.some(b => b.transaction),
    region: first.region,
    span: spanOf(blocks, flow),
    code: exported(asyncFunction(turnName(service, name, c.number), [id('$'), id('v')], body)),
    ways: ways?.map(way => withStarted(way, exits)),
    trivial,
    givenUp,
  };
}

function isTrivial(blocks: readonly FlowBlock[], { begins }: Touches): boolean {
  const [first] = blocks;
  return (
    blocks.length === 1 && first?.statements.length === 0 && first.end.kind !== 'throw' && begins.size === 0
  );
}

/** What needs no function begins no calls, and says so where another way to the same exit may begin some. */
function withStarted(way: Way, exits: readonly TurnExit[]): Way {
  if (exits.find(e => e.exit === way.exit)?.begun !== true) return way;
  return { ...way, values: new Map([...way.values, [startedName, { kind: 'array', elements: [] }]]) };
}

/** For each block of a turn the condition that was decided last on a way to it: `value > 100`, or that it did not hold. */
function exitLabels(blocks: readonly FlowBlock[]): ReadonlyMap<FlowBlock, string> {
  const labels = new Map<FlowBlock, string>();
  const visit = (b: FlowBlock | undefined, label: string | undefined): void => {
    if (b === undefined || labels.has(b)) return;
    labels.set(b, label ?? '');
    const go = (id: number, text: string | undefined): void =>
      visit(
        blocks.find(o => o.id === id),
        text ?? label,
      );
    if (b.end.kind === 'goto') go(b.end.to, undefined);
    if (b.end.kind === 'branch') {
      go(b.end.yes, b.end.text);
      go(b.end.no, b.end.text === undefined ? undefined : (b.end.otherwise ?? 'else'));
    }
  };
  visit(blocks[0], undefined);
  return labels;
}

/** Whether an exit has to say which of its values are one object: only a function can tell. */
function sharesValues({ flow, entry }: Cut, { carries }: TurnExit): boolean {
  const first = entry === flow.start;
  return flow.groups.some(
    g => carries.includes(g.name) && (!first || carries.some(name => g.members.has(name))),
  );
}

/** Nothing but the arguments has a value when a method begins. */
function inputsOf(flow: Flow, live: Liveness, entry: number): readonly string[] {
  const given = new Set(flow.parameters.map(p => p.name));
  const kept = (name: string): boolean => flow.variables.get(name)?.turnOnly !== true;
  return [...live.at(entry)].filter(name => kept(name) && (entry !== flow.start || given.has(name))).sort();
}

/** The place of the code that a turn runs: of its transaction, else where it begins. */
function spanOf(blocks: readonly FlowBlock[], flow: Flow): Span {
  const first = blocks[0] as FlowBlock;
  return (
    (blocks.find(b => b.transaction) ?? blocks.find(b => b.statements.length > 0) ?? first).span ??
    flow.method.declaration.span
  );
}

/** The blocks of the turn that begins at `entry`, in the order of the text. */
function blocksFrom(flow: Flow, entry: number): FlowBlock[] {
  const byId = new Map(flow.blocks.map(b => [b.id, b]));
  const found = new Set<number>();
  const open = [entry];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const b = byId.get(next);
    if (b === undefined || found.has(next)) continue;
    found.add(next);
    open.push(...successors(b.end));
    if (b.handler !== undefined && mayThrow(b)) open.push(b.handler.block);
  }
  const rest = [...found].filter(b => b !== entry).sort((a, b) => a - b);
  return [entry, ...rest].map(b => byId.get(b) as FlowBlock);
}

function exitOf(c: Cut, block: FlowBlock): TurnExit[] {
  const { end, handler, region } = block;
  if (end.kind !== 'wait' && end.kind !== 'boundary') return [];
  return [
    {
      exit: c.exits.of(block),
      end,
      handler,
      region,
      carries: carried(c, block),
      label: undefined,
      begun: c.begun.has(block.id),
    },
  ];
}

/** A turn returns at the end of a block, or from inside a statement that stayed whole. */
function mayReturn(block: FlowBlock): boolean {
  return block.end.kind === 'return' || block.statements.some(hasReturn);
}

function hasReturn(statement: js.Node): boolean {
  if (statement.type === 'ReturnStatement') return true;
  if (/Function/.test(statement.type)) return false;
  return Object.values(statement).some(v =>
    Array.isArray(v) ? v.some(item => isNode(item) && hasReturn(item)) : isNode(v) && hasReturn(v),
  );
}

function returning0(block: FlowBlock): TurnExit {
  const end = block.end.kind === 'return' ? block.end : { kind: 'return' as const, value: undefined };
  return {
    exit: returnExit,
    end,
    handler: undefined,
    region: block.region,
    carries: [],
    label: undefined,
    begun: false,
  };
}

/** `let { user } = v;` and `let total;` for what the turn sets itself. */
function declarations(
  flow: Flow,
  inputs: readonly string[],
  blocks: readonly FlowBlock[],
  handed: ReadonlySet<string>,
): js.Statement[] {
  const used = new Set([...blocks.flatMap(b => [...codeNames(b, flow.closures)]), ...handed]);
  const own = [...used].filter(name => flow.variables.has(name) && !inputs.includes(name)).sort();
  const given = inputs.filter(name => flow.variables.has(name));
  const result: js.Statement[] = [];
  if (given.length > 0) {
    const properties = given.map(name => property(name, id(name)) as js.AssignmentProperty);
    result.push(declare('let', { type: 'ObjectPattern', properties }, givenValues(flow, given)));
  }
  if (own.length > 0) {
    const declarators = own.map(name => ({
      type: 'VariableDeclarator' as const,
      id: id(name),
      init: null,
    }));
    result.push({ type: 'VariableDeclaration', kind: 'let', declarations: declarators });
  }
  for (const [name, made] of closuresAmong(used, flow.closures))
    result.push(declare('const', id(name), made));
  return result;
}

/** `v`, or `joined(v, v.shared)`. */
function givenValues({ groups }: Flow, given: readonly string[]): js.Expression {
  return groups
    .filter(g => given.includes(g.name))
    .reduce<js.Expression>((values, { name }) => call(id('joined'), values, member(id('v'), name)), id('v'));
}
