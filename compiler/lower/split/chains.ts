// Calls whose callee or arguments wait, and chains with `?.` around waits: what stands behind a `?.` is evaluated only where
// there is something before it.
import type * as js from 'estree';
import type {
  CallExpression,
  Expression,
  IndexExpression,
  MemberExpression,
  SpreadElement,
} from '../../../grammar/syntax.ts';
import { isPromiseCall } from '../begin.ts';
import { typeOf } from '../context.ts';
import { assign, expressionStatement, id, undefinedValue } from '../estree.ts';
import { isFunction } from '../given.ts';
import { branch, isMissing } from './branches.ts';
import { beginParts } from './durable.ts';
import { evaluate } from './evaluate.ts';
import type { Given } from './places.ts';
import { settleObject } from './places.ts';
import type { Splitter } from './splitter.ts';
import { spill, temporary } from './splitter.ts';

type Link = CallExpression | MemberExpression | IndexExpression;

/** A member, an element or a call that waits somewhere inside. */
export function linkWithWaits(node: Link, s: Splitter): js.Expression {
  if (node.kind === 'CallExpression') {
    if (isPromiseCall(node, s.scope)) return beginParts(node, s, true);
  }
  const start = firstWait(node, s);
  if (start !== node && !(isLink(start) && isOptional(start))) {
    const given: Given = new Map([[start, s.expression(start)]]);
    return s.scope.to.expression(node, { ...s.scope, given });
  }
  if (!isOptional(node)) return plainLink(node, s);
  const result = temporary(s, 'value', typeOf(s.scope, node), node.span);
  s.builder.emit(expressionStatement(assign(id(result), undefinedValue())));
  follow(node, s, value => s.builder.emit(expressionStatement(assign(id(result), value))));
  return id(result);
}

/** The part of a chain after which nothing waits any more: it is evaluated first, and the rest stays as it is. */
function firstWait(node: Link, s: Splitter): Expression {
  let found: Expression = node;
  while (isLink(found) && !ownParts(found).some(p => s.splits(p))) found = inner(found);
  return found;
}

function ownParts(node: Link): readonly (Expression | SpreadElement)[] {
  if (node.kind === 'CallExpression') return node.args;
  return node.kind === 'IndexExpression' ? [node.index] : [];
}

/** What a link hangs on, where that is a link of the same chain. */
function inner(node: Link): Expression {
  return node.kind === 'CallExpression' ? node.callee : node.object;
}

function isLink(node: Expression): node is Link {
  return (
    node.kind === 'CallExpression' || node.kind === 'MemberExpression' || node.kind === 'IndexExpression'
  );
}

/** Whether a `?.` stands in the chain that ends here. */
function isOptional(node: Link): boolean {
  const before = inner(node);
  return node.optional || (isLink(before) && isOptional(before));
}

/** Evaluates a chain link by link; `then` gets its value where no `?.` ended it before. */
function follow(node: Expression, s: Splitter, then: (value: js.Expression) => void): void {
  if (!isLink(node) || !isOptional(node)) return then(s.expression(node));
  const before = inner(node);
  if (
    node.kind === 'CallExpression' &&
    isLink(before) &&
    before.kind !== 'CallExpression' &&
    !node.optional
  ) {
    // The callee is a method: its object is evaluated, and looked at by its `?.`; then the arguments are.
    const receiver = before;
    return follow(receiver.object, s, object => {
      const held = nameOf(object, receiver.object, s);
      present(held, receiver, s, () => then(whole(node, new Map([[receiver.object, held]]), s)));
    });
  }
  follow(before, s, value => {
    if (!node.optional) return then(whole(node, new Map([[before, value]]), s));
    const held = nameOf(value, before, s);
    present(held, node, s, () => then(whole(node, new Map([[before, held]]), s)));
  });
}

/** A name for the value of a link: the program's own where it is never assigned. */
function nameOf(value: js.Expression, node: Expression, s: Splitter): js.Identifier {
  const { lowering } = s.scope;
  const symbol = node.kind === 'Identifier' ? lowering.program.names.get(node) : undefined;
  if (
    value.type === 'Identifier' &&
    symbol?.kind === 'variable' &&
    !lowering.assigned(s.method.declaration).has(symbol)
  )
    return value;
  return spill(s, value, node);
}

/** Goes on only if there is a value, where the link asks. */
function present(held: js.Expression, link: Link, s: Splitter, then: () => void): void {
  if (!link.optional) return then();
  const test: js.Expression = {
    type: 'UnaryExpression',
    operator: '!',
    prefix: true,
    argument: isMissing(held),
  };
  branch(s, link, test, { yes: then });
}

/** A link, once what it hangs on is known. */
function whole(node: Link, given: Given, s: Splitter): js.Expression {
  evaluate(ownParts(node), s, given);
  return s.scope.to.expression(node, { ...s.scope, given });
}

function plainLink(node: Link, s: Splitter): js.Expression {
  const given: Given = new Map();
  if (node.kind === 'CallExpression') settleCallee(node, s, given);
  else if (node.kind === 'IndexExpression' && s.splits(node.index))
    settleObject(node.object, [node.index], s, given);
  else if (s.splits(node.object)) given.set(node.object, s.expression(node.object));
  return whole(node, given, s);
}

/** What is called, before its arguments are evaluated. */
function settleCallee(node: CallExpression, s: Splitter, given: Given): void {
  const { callee, args } = node;
  if (isFunction(callee as Expression) || callee.kind === 'Identifier') return;
  const target = s.scope.lowering.program.calls.get(node);
  if (target?.kind === 'state' || target?.kind === 'own' || target?.kind === 'function') return;
  if (callee.kind === 'MemberExpression' || callee.kind === 'IndexExpression') {
    if (args.some(a => s.splits(a))) settleObject(callee.object, args, s, given);
    else if (s.splits(callee.object)) given.set(callee.object, s.expression(callee.object));
  } else given.set(callee, spill(s, s.expression(callee), callee));
}
