// Which variables of a method are still needed where: they are what crosses the waits.
import type * as js from 'estree';
import { withCaptured } from './closures.ts';
import { withSharing } from './groups.ts';
import { namesIn } from './mentions.ts';
import type { Flow, FlowBlock, FlowEnd, PlannedArguments, Wait } from './split/flow.ts';
import { continuations, waitResults } from './split/flow.ts';

export interface Liveness {
  /** Variables whose values a block, or what comes after it, may read. */
  at(block: number): ReadonlySet<string>;
  /** What must be known after the wait at the end of a block, results of the wait left out. */
  after(block: FlowBlock): ReadonlySet<string>;
}

interface BlockUses {
  /** Read before the block itself has set them. */
  readonly reads: ReadonlySet<string>;
  readonly sets: ReadonlySet<string>;
}

export function liveness(flow: Flow): Liveness {
  const known = new Set(flow.variables.keys());
  const uses = new Map(flow.blocks.map(b => [b.id, usesOf(b, known, flow.closures)]));
  const live = new Map<number, Set<string>>(flow.blocks.map(b => [b.id, new Set()]));
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of [...flow.blocks].reverse()) {
      const set = live.get(block.id) as Set<string>;
      const size = set.size;
      for (const name of blockLive(block, uses.get(block.id) as BlockUses, live, flow)) set.add(name);
      changed ||= set.size > size;
    }
  }
  return {
    at: block => withSharing(live.get(block) ?? [], flow.groups),
    after: block => {
      const found = withSharing(liveAtEnd(block, live, flow), flow.groups);
      const results = withSharing(waitResults(block.end), flow.groups);
      for (const { name } of flow.groups) if (results.has(name)) found.add(name);
      return found;
    },
  };
}

function blockLive(
  block: FlowBlock,
  { reads, sets }: BlockUses,
  live: ReadonlyMap<number, ReadonlySet<string>>,
  flow: Flow,
): Set<string> {
  const found = new Set(reads);
  for (const name of liveAtEnd(block, live, flow)) if (!sets.has(name)) found.add(name);
  for (const name of handlerLive(block, live, { pending: undefined, groups: flow.groups })) found.add(name);
  return found;
}

/** What the handler of an error needs; an error that leaves the method waits for what is pending. */
function handlerLive(
  block: FlowBlock,
  live: ReadonlyMap<number, ReadonlySet<string>>,
  { pending, groups }: Pick<Flow, 'pending' | 'groups'>,
): string[] {
  const { handler } = block;
  if (handler === undefined) return pending === undefined ? [] : [pending];
  const there = live.get(handler.block) ?? new Set<string>();
  const names = [...there].filter(name => name !== handler.variable);
  if (!there.has(handler.variable)) return names;
  // The handler asks what its error shares with others.
  return [...names, ...groups.filter(g => g.members.has(handler.variable)).map(g => g.name)];
}

/** What the blocks that come next need, without what the wait in between gives. */
function liveAtEnd(
  block: FlowBlock,
  live: ReadonlyMap<number, ReadonlySet<string>>,
  flow: Pick<Flow, 'pending' | 'groups'>,
): string[] {
  const { pending } = flow;
  const next = continuations(block.end).flatMap(to => [...(live.get(to) ?? [])]);
  // The turn that comes after a boundary may throw, too.
  if (block.end.kind === 'boundary' && pending !== undefined) next.push(pending);
  if (block.end.kind !== 'wait') return next;
  const results = new Set(waitResults(block.end));
  return [
    ...next.filter(name => !results.has(name)),
    ...handlerLive(block, live, flow),
    ...(pending === undefined ? [] : [pending]),
  ];
}

/** Variables that the wait itself reads: arguments, items, the counters in its keys. */
export function waitReads(end: FlowEnd): string[] {
  if (end.kind !== 'wait') return [];
  return [...waitInputs(end.wait), ...end.wait.iterations];
}

/** What a wait reads from a variable, where a call takes whatever its caller gave. */
export function waitHolds(end: FlowEnd): string[] {
  return end.kind === 'wait' ? held(end.wait) : [];
}

function held(wait: Wait): string[] {
  if (wait.kind === 'promises') return [wait.promises];
  if (wait.kind === 'calls') return [];
  return [wait.items, ...(typeof wait.concurrency === 'string' ? [wait.concurrency] : [])];
}

function waitInputs(wait: Wait): string[] {
  return wait.kind === 'calls' ? wait.calls.flatMap(c => argumentNames(c.args)) : held(wait);
}

function argumentNames(args: PlannedArguments): string[] {
  if (args.kind === 'array') return [args.variable];
  return args.operands.flatMap(o => (o.kind === 'variable' ? [o.variable] : []));
}

function usesOf(block: FlowBlock, known: ReadonlySet<string>, closures: Flow['closures']): BlockUses {
  const reads = new Set<string>();
  const sets = new Set<string>();
  const read = (name: string): void => {
    for (const each of closures.has(name) ? withCaptured([name], closures) : [name])
      if (known.has(each) && !sets.has(each)) reads.add(each);
  };
  for (const statement of block.statements) {
    const target = plainAssignment(statement);
    for (const node of target?.value ?? [statement]) for (const name of namesIn(node)) read(name);
    for (const name of target?.names ?? []) sets.add(name);
  }
  for (const name of endNames(block.end)) read(name);
  return { reads, sets };
}

function endNames(end: FlowEnd): Iterable<string> {
  if (end.kind === 'branch') return namesIn(end.test);
  if (end.kind === 'throw') return namesIn(end.error);
  if (end.kind === 'return') return end.value === undefined ? [] : namesIn(end.value);
  return waitReads(end);
}

/** `name = value;` or `({ name } = value);` as a whole statement sets the names for sure. */
function plainAssignment(statement: js.Statement): { names: string[]; value: js.Node[] } | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return undefined;
  const { operator, left, right } = statement.expression;
  if (operator !== '=' || left.type === 'MemberExpression') return undefined;
  const defaults: js.Node[] = [];
  return { names: boundNames(left, defaults), value: [right, ...defaults] };
}

/** `to = from;` as a whole statement. */
export function plainRename(statement: js.Statement): { to: string; from: string } | undefined {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return undefined;
  const { operator, left, right } = statement.expression;
  if (operator !== '=' || left.type !== 'Identifier' || right.type !== 'Identifier') return undefined;
  return { to: left.name, from: right.name };
}

/** The names that a pattern sets; its default values and keys go to `defaults`. */
function boundNames(pattern: js.Pattern, defaults: js.Node[]): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap(p => {
        if (p.type === 'Property' && p.computed) defaults.push(p.key);
        return boundNames(p.type === 'Property' ? p.value : p.argument, defaults);
      });
    case 'ArrayPattern':
      return pattern.elements.flatMap(e => (e === null ? [] : boundNames(e, defaults)));
    case 'RestElement':
      return boundNames(pattern.argument, defaults);
    case 'AssignmentPattern':
      defaults.push(pattern.right);
      return boundNames(pattern.left, defaults);
    case 'MemberExpression':
      defaults.push(pattern);
      return [];
    default:
      pattern satisfies never;
      return [];
  }
}
