// The JavaScript of one turn: its blocks, put together so that a person can read them where that is possible.
import type * as js from 'estree';
import { type Entering, mayThrow } from './entering.ts';
import {
  assign,
  block,
  call,
  conditional,
  declare,
  expressionStatement,
  id,
  literal,
  member,
  object,
  property,
  returning,
} from './estree.ts';
import type { SharedGroup } from './groups.ts';
import { isNode } from './mentions.ts';
import type { FlowBlock, Handler } from './split/flow.ts';
import { successors } from './split/flow.ts';
import { exitValue, returnExit } from './split/method.ts';

/** What a turn hands over where it ends. */
export interface Exits {
  /** Number and names of the exit at the end of a block. */
  readonly groups: readonly SharedGroup[];
  /** Variables that may hold what a regular expression found. */
  readonly finds: ReadonlySet<string>;
  /** Whether such a thing is the result. */
  readonly givesFinds: boolean;
  exitAt(block: FlowBlock): { readonly exit: number; readonly carries: readonly string[] } | undefined;
  /** The blocks at whose end the turn may have begun calls: it says which at their exits. */
  readonly begun: ReadonlySet<number>;
  /** Where the code is told that the platform has given the turn up, if it handles that. */
  readonly entering: Entering | undefined;
}

/** The blocks at whose end something may have been begun on some way through the turn. */
export function begunIn(blocks: readonly FlowBlock[]): ReadonlySet<number> {
  const byId = new Map(blocks.map(b => [b.id, b]));
  const open = blocks.filter(b => b.touches.begins.size > 0);
  const found = new Set(open.map(b => b.id));
  for (let b = open.pop(); b !== undefined; b = open.pop()) {
    const handler = b.handler === undefined ? [] : [b.handler.block];
    for (const to of [...successors(b.end), ...handler]) {
      const next = byId.get(to);
      if (next === undefined || found.has(to)) continue;
      found.add(to);
      open.push(next);
    }
  }
  return found;
}

/** The name under which a turn hands out what it began. */
export const startedName = '$started';

function started(c: Exits, b: FlowBlock): js.Property[] {
  return c.begun.has(b.id) ? [property(startedName, call(member(id('$'), 'started')))] : [];
}

/** The statements of a block. Those that stayed whole may return from the method. */
function codeOf(c: Exits, block: FlowBlock): readonly js.Statement[] {
  const { statements } = block;
  const code = c.begun.has(block.id) ? statements.map(s => withStarted(s, started(c, block))) : statements;
  if (c.entering?.block !== block) return code;
  return code.toSpliced(c.entering.index, 0, expressionStatement(call(member(id('$'), 'enter'))));
}

function withStarted<N extends js.Node>(node: N, more: readonly js.Property[]): N {
  if (/Function/.test(node.type)) return node;
  if (node.type === 'ReturnStatement' && node.argument?.type === 'ObjectExpression')
    return { ...node, argument: withMore(node.argument, more) };
  const entries = Object.entries(node).map(([key, value]) => {
    if (Array.isArray(value)) return [key, value.map(v => (isNode(v) ? withStarted(v, more) : v))];
    return [key, key !== 'loc' && isNode(value) ? withStarted(value, more) : value];
  });
  return Object.fromEntries(entries) as N;
}

/** `{ exit: 0, values: { …, $started } }`. */
function withMore(node: js.ObjectExpression, more: readonly js.Property[]): js.ObjectExpression {
  const properties = node.properties.map(p => {
    const values = p.type === 'Property' && p.key.type === 'Identifier' && p.key.name === 'values';
    if (!values || p.value.type !== 'ObjectExpression') return p;
    return { ...p, value: { ...p.value, properties: [...p.value.properties, ...more] } };
  });
  return { ...node, properties };
}

/** The code of the blocks: nested where each has one way in and nobody catches, else a loop over their numbers. */
export function emitBlocks(c: Exits, blocks: readonly FlowBlock[]): js.Statement[] {
  const ways = new Map<number, number>([[(blocks[0] as FlowBlock).id, 1]]);
  for (const b of blocks) for (const to of successors(b.end)) ways.set(to, (ways.get(to) ?? 0) + 1);
  const simple = blocks.every(b => (ways.get(b.id) ?? 0) <= 1 && (b.handler === undefined || !mayThrow(b)));
  return simple ? nested(c, blocks, blocks[0] as FlowBlock) : numbered(c, blocks);
}

function nested(c: Exits, blocks: readonly FlowBlock[], from: FlowBlock): js.Statement[] {
  const go = (to: number): js.Statement[] => nested(c, blocks, blocks.find(b => b.id === to) as FlowBlock);
  const { end } = from;
  const code = codeOf(c, from);
  if (end.kind === 'goto') return [...code, ...go(end.to)];
  if (end.kind === 'branch') return [...code, conditional(end.test, block(go(end.yes))), ...go(end.no)];
  return [...code, ...leave(c, from)];
}

/**
 *     let at = 3;
 *     for (;;) {
 *       try {
 *         switch (at) { case 3: …; at = 5; continue; … }
 *       } catch (thrown) {
 *         switch (at) { case 3: error = thrown; at = 7; continue; default: throw thrown; }
 *       }
 *     }
 */
function numbered(c: Exits, blocks: readonly FlowBlock[]): js.Statement[] {
  const cases = blocks.map(b => switchCase(b.id, [block([...codeOf(c, b), ...numberedEnd(c, b)])]));
  const body: js.Statement = { type: 'SwitchStatement', discriminant: id('at'), cases };
  const catching = blocks.filter(b => b.handler !== undefined && mayThrow(b));
  const guarded: js.Statement =
    catching.length === 0
      ? body
      : {
          type: 'TryStatement',
          block: block([body]),
          handler: { type: 'CatchClause', param: id('thrown'), body: block([handlers(catching)]) },
          finalizer: null,
        };
  return [
    declare('let', id('at'), literal((blocks[0] as FlowBlock).id)),
    { type: 'ForStatement', init: null, test: null, update: null, body: block([guarded]) },
  ];
}

function handlers(catching: readonly FlowBlock[]): js.Statement {
  const rethrow: js.Statement = { type: 'ThrowStatement', argument: id('thrown') };
  const cases = catching.map(b => {
    const { variable, block: to } = b.handler as Handler;
    return switchCase(b.id, [expressionStatement(assign(id(variable), id('thrown'))), ...goTo(to)]);
  });
  return {
    type: 'SwitchStatement',
    discriminant: id('at'),
    cases: [...cases, { type: 'SwitchCase', test: null, consequent: [rethrow] }],
  };
}

function switchCase(number: number, consequent: js.Statement[]): js.SwitchCase {
  return { type: 'SwitchCase', test: literal(number), consequent };
}

function goTo(block: number): js.Statement[] {
  return [expressionStatement(assign(id('at'), literal(block))), { type: 'ContinueStatement', label: null }];
}

function numberedEnd(c: Exits, b: FlowBlock): js.Statement[] {
  if (b.end.kind === 'goto') return goTo(b.end.to);
  if (b.end.kind === 'branch') return [conditional(b.end.test, block(goTo(b.end.yes))), ...goTo(b.end.no)];
  return leave(c, b);
}

/** The end of the turn. */
function leave(c: Exits, b: FlowBlock): js.Statement[] {
  const { end } = b;
  if (end.kind === 'throw') return [{ type: 'ThrowStatement', argument: end.error }];
  if (end.kind === 'return') {
    const result = end.value && (c.givesFinds ? call(id('matched'), end.value) : end.value);
    const value = result === undefined ? [] : [property('value', result)];
    return [returning(exitValue(returnExit, [...value, ...started(c, b)]))];
  }
  const exit = c.exitAt(b);
  const carries = exit?.carries ?? [];
  const values = carries.map(name => property(name, carriedValue(c, name, carries)));
  const left = exitValue(exit?.exit ?? returnExit, [...values, ...started(c, b)]);
  // What cannot be sent is thrown here, where the program may catch it.
  const guarded = b.handler !== undefined && mayThrow(b) && values.length > 0;
  return [returning(guarded ? call(member(id('$'), 'leave'), left) : left)];
}

/** A variable, whole: `name`, `matched(name)`; or what the variables of a group share: `sharing({ rows, last })`. */
function carriedValue(c: Exits, name: string, carries: readonly string[]): js.Expression {
  const group = c.groups.find(g => g.name === name);
  if (group === undefined) return c.finds.has(name) ? call(id('matched'), id(name)) : id(name);
  const members = carries.filter(other => group.members.has(other));
  return call(id('sharing'), object(members.map(other => property(other, id(other)))));
}
