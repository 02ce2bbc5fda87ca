// Loops around waits. Each has a counter of its own that lives across the waits: it is part of the keys inside.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild, patternNames } from '../../../grammar/index.ts';
import type {
  DoWhileStatement,
  Expression,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  Statement,
  WhileStatement,
} from '../../../grammar/syntax.ts';
import { array as arrayOf } from '../../check/construct.ts';
import { iterated } from '../../check/members.ts';
import { typeOf } from '../context.ts';
import { array, assign, at, call, expressionStatement, id, literal, member } from '../estree.ts';
import { bind, holding } from './bindings.ts';
import { waitForEither, waitForPromises } from './durable.ts';
import type { FlowBlock } from './flow.ts';
import { refuseChanging } from './looked-through.ts';
import { forgetRounds } from './rounds.ts';
import type { Splitter } from './splitter.ts';
import { declareLocal, declarePerRound, sourceText, temporary } from './splitter.ts';
import { outlives, restore, statuses, tracking } from './statuses.ts';

interface LoopParts {
  readonly node: Statement;
  readonly name: string;
  readonly label: string | undefined;
  readonly body: Statement;
  /** What decides, in the words of the program. */
  readonly condition: string | undefined;
  /** Opens the block that decides; undefined: for ever. */
  readonly test: (() => js.Expression) | undefined;
  readonly begin?: ((counter: string) => void) | undefined;
  readonly update?: (() => void) | undefined;
  readonly testLast?: boolean;
}

export function forLoop(node: ForStatement, s: Splitter, label: string | undefined): void {
  const { init, test, update } = node;
  if (init?.kind === 'VariableStatement') {
    s.statement(init);
    for (const { pattern } of init.declarations) declarePerRound(patternNames(pattern), node.body, s);
  }
  if (init !== undefined && init.kind !== 'VariableStatement')
    s.builder.emit(expressionStatement(s.expression(init)));
  loop(s, {
    node,
    name: 'for',
    label,
    body: node.body,
    condition: test === undefined ? undefined : sourceText(s, test.span),
    test: test === undefined ? undefined : () => s.expression(test),
    update:
      update === undefined ? undefined : () => s.builder.emit(expressionStatement(s.expression(update))),
  });
}

export function whileLoop(node: WhileStatement, s: Splitter, label: string | undefined): void {
  loop(s, {
    node,
    name: 'while',
    label,
    body: node.body,
    condition: sourceText(s, node.test.span),
    test: () => s.expression(node.test),
  });
}

export function doWhileLoop(node: DoWhileStatement, s: Splitter, label: string | undefined): void {
  loop(s, {
    node,
    name: 'do while',
    label,
    body: node.body,
    condition: sourceText(s, node.test.span),
    test: () => s.expression(node.test),
    testLast: true,
  });
}

/** `for (const x of xs)`: the elements are counted, so that the counter is the index. */
export function forOfLoop(node: ForOfStatement, s: Splitter, label: string | undefined): void {
  refuseChanging(node, s);
  const { array: looked, give } = lookedThrough(node.iterable, s);
  const over = elementsOf(looked, s);
  eachLoop(node, { over, label }, s, (element, counter) => bindElement(node, give(element, counter), s));
}

/** `xs.entries()` of an array gives what is there when its turn comes, as `xs` itself does. */
function lookedThrough(
  node: Expression,
  s: Splitter,
): {
  readonly array: Expression;
  readonly give: (element: js.Expression, counter: js.Identifier) => js.Expression;
} {
  const whole = { array: node, give: (element: js.Expression) => element };
  if (node.kind !== 'CallExpression' || node.callee.kind !== 'MemberExpression') return whole;
  const { object, property } = node.callee;
  if (!['array', 'tuple'].includes(typeOf(s.scope, object).kind)) return whole;
  if (property.name === 'values') return { ...whole, array: object };
  if (property.name === 'keys') return { array: object, give: (_, counter) => counter };
  if (property.name !== 'entries') return whole;
  return { array: object, give: (element, counter) => array([counter, element]) };
}

/** `for await`: each element is waited for when its turn comes. What is no promise is its own value. */
function bindElement(node: ForOfStatement, element: js.Expression, s: Splitter): void {
  const type = typeOf(s.scope, node.iterable);
  const held = type.kind === 'array' ? type.element.kind : undefined;
  const label = 'await the next';
  const waits = node.await && held !== undefined && held !== 'primitive' && held !== 'literal';
  const at = { label, node: node.iterable };
  if (!waits) return bind(node.pattern, element, s);
  bind(
    node.pattern,
    held === 'promise' ? waitForPromises(element, 'one', at, s) : waitForEither(element, at, s),
    s,
  );
}

/** `for (const key in value)`: the keys are those from before the loop; one that was deleted meanwhile is passed over. */
export function forInLoop(node: ForInStatement, s: Splitter, label: string | undefined): void {
  const object = s.expression(node.object);
  const deletes = contains(
    node.body,
    child => child.kind === 'UnaryExpression' && child.operator === 'delete',
  );
  const held = deletes ? holding(s, object, typeOf(s.scope, node.object), node.object.span) : object;
  const over = id(temporary(s, 'keys', undefined, node.object.span));
  s.builder.emit(expressionStatement(assign(over, call(member(id('Object'), 'keys'), held))));
  eachLoop(node, { over, label }, s, key => {
    if (deletes) {
      const there = s.builder.block(node.span);
      const gone = s.jumps[s.jumps.length - 1]?.continueTo as number;
      const test = call(member(id('Object'), 'hasOwn'), held, key);
      s.builder.end({ kind: 'branch', test, yes: there, no: gone }, node.span);
      s.builder.open(there);
    }
    bind(node.pattern, key, s);
  });
}

function contains(node: SyntaxNode, test: (node: SyntaxNode) => boolean): boolean {
  let found = test(node);
  forEachChild(node, child => {
    found ||= contains(child, test);
  });
  return found;
}

/** A loop over what a name holds; `first` takes each element. */
function eachLoop(
  node: ForOfStatement | ForInStatement,
  { over, label }: { readonly over: js.Identifier; readonly label: string | undefined },
  s: Splitter,
  first: (element: js.Expression, counter: js.Identifier) => void,
): void {
  const [name] = patternNames(node.pattern);
  if (node.keyword !== undefined) {
    for (const each of patternNames(node.pattern)) declareLocal(each, s);
    declarePerRound(patternNames(node.pattern), node.body, s);
  }
  let counter = '';
  const parts: LoopParts = {
    node,
    name: `for each ${name?.name ?? 'element'}`,
    label,
    body: node.body,
    condition: `next ${name?.name ?? ''}`.trim(),
    test: () => ({
      type: 'BinaryExpression',
      operator: '<',
      left: id(counter),
      right: member(over, 'length'),
    }),
    begin: made => {
      counter = made;
    },
    update: undefined,
  };
  loop(s, parts, () => first(at(over, id(counter)), id(counter)));
}

/** A name that holds the elements: the program's own where it is never assigned, else one of ours. */
function elementsOf(node: Expression, s: Splitter): js.Identifier {
  const type = typeOf(s.scope, node);
  const value = s.expression(node);
  if (
    type.kind === 'array' &&
    value.type === 'Identifier' &&
    s.builder.variables.has(value.name) &&
    node.kind === 'Identifier'
  ) {
    const symbol = s.scope.lowering.program.names.get(node);
    if (symbol?.kind === 'variable' && !s.scope.lowering.assigned(s.method.declaration).has(symbol))
      return value;
  }
  const isArray = type.kind === 'array' || type.kind === 'tuple';
  const element = isArray ? undefined : iterated(type);
  const name = temporary(s, 'elements', element === undefined ? type : arrayOf(element), node.span);
  s.builder.emit(
    expressionStatement(
      assign(id(name), isArray ? value : array([{ type: 'SpreadElement', argument: value }])),
    ),
  );
  return id(name);
}

/**
 *     counter = 0 → head: test? → body … next: counter++ , update → head
 *                            └→ after
 */
function loop(s: Splitter, parts: LoopParts, first?: () => void): void {
  const { builder } = s;
  const { node } = parts;
  const counter = temporary(s, 'loop', undefined, node.span);
  parts.begin?.(counter);
  builder.emit(expressionStatement(assign(id(counter), literal(0))));
  const before = statuses(s);
  const touched = tracking(s, () => forgetRounds(s, parts.body, () => rounds(s, parts, counter, first)));
  for (const promise of touched.keys()) {
    if (before.has(promise)) outlives(promise, s);
  }
  restore(s, before);
}

/** Gives the block where a round begins. */
function rounds(s: Splitter, parts: LoopParts, counter: string, first: (() => void) | undefined): FlowBlock {
  const { builder } = s;
  const { node } = parts;
  const blocks = { head: -1, body: -1, next: -1, after: -1 };
  builder.within({ kind: 'loop', label: parts.name, span: node.span, iteration: counter }, () => {
    for (const name of ['head', 'body', 'next', 'after'] as const) blocks[name] = builder.block(node.span);
    builder.end({ kind: 'goto', to: parts.testLast ? blocks.body : blocks.head }, node.span);
    builder.open(blocks.head);
    const test = parts.test?.();
    const { body: yes, after: no } = blocks;
    builder.end(
      test === undefined
        ? { kind: 'goto', to: yes }
        : { kind: 'branch', test, yes, no, text: parts.condition, otherwise: 'done' },
      node.span,
    );
    builder.open(blocks.body);
    const { label } = parts;
    s.jumps.push({ label, breakTo: blocks.after, continueTo: blocks.next, finals: s.finals.length });
    s.iterations.push(counter);
    first?.();
    s.statement(parts.body);
    s.iterations.pop();
    s.jumps.pop();
    builder.follow(blocks.next, node.span);
    builder.emit(expressionStatement(assign(id(counter), literal(1), '+=')));
    parts.update?.();
    builder.end({ kind: 'goto', to: blocks.head }, node.span);
    builder.open(blocks.after);
  });
  return builder.blocks[blocks.body] as FlowBlock;
}
