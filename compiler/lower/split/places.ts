// Places: what an assignment, `++`, `delete` or a method call works on. Where something waits before it is used, its parts are
// settled first, as JavaScript does: keys are put aside, and so is the object, unless its name still leads to it afterwards.
import type * as js from 'estree';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Expression, SpreadElement } from '../../../grammar/syntax.ts';
import { statePath } from '../state-places.ts';
import type { Splitter } from './splitter.ts';
import { isConstant, spill } from './splitter.ts';

/** Values of parts of an expression that are there already. */
export type Given = Map<Expression, js.Expression>;

type Later = readonly (Expression | SpreadElement)[];

/** Settles where `target` leads, before `later` runs. */
export function settle(target: Expression, later: Later, s: Splitter, given: Given): void {
  if (s.scope.lowering.program.states.has(target)) return;
  switch (target.kind) {
    case 'MemberExpression':
      return settleObject(target.object, later, s, given);
    case 'IndexExpression':
      settleObject(target.object, [...later, target.index], s, given);
      given.set(target.index, kept(target.index, s));
      return;
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return settle(target.expression, later, s, given);
    default:
      return;
  }
}

/** Settles the object of a member or a method call. */
export function settleObject(node: Expression, later: Later, s: Splitter, given: Given): void {
  const { states } = s.scope.lowering.program;
  if (states.has(node)) return;
  if (statePath(node, states) || staysThere(node, later, s)) settle(node, later, s, given);
  else given.set(node, spill(s, s.expression(node), node));
}

/** The value of a key, so that what runs next cannot change it. */
export function kept(key: Expression, s: Splitter): js.Expression {
  const value = s.expression(key);
  return isConstant(value) ? value : spill(s, value, key);
}

/** Whether a path of names and keys leads to the same object after `later`. */
function staysThere(node: Expression, later: Later, s: Splitter): boolean {
  const { lowering } = s.scope;
  switch (node.kind) {
    case 'Identifier': {
      const symbol = lowering.program.names.get(node);
      if (symbol?.kind !== 'variable') return true;
      return !later.some(l => lowering.assigned(l).has(symbol) || callsUnknown(l, s));
    }
    case 'ThisExpression':
      return true;
    case 'MemberExpression':
      return !node.optional && !later.some(l => changesObjects(l, s)) && staysThere(node.object, later, s);
    case 'IndexExpression':
      return (
        !node.optional &&
        !s.splits(node.index) &&
        !later.some(l => changesObjects(l, s)) &&
        !changesObjects(node.index, s) &&
        staysThere(node.object, [...later, node.index], s)
      );
    case 'AsExpression':
    case 'SatisfiesExpression':
      return staysThere(node.expression, later, s);
    default:
      return false;
  }
}

const changing =
  /^(Array\.(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)|Object\.(assign|defineProperty))$/;

/** Whether evaluating a node may put something else into an object. */
function changesObjects(node: SyntaxNode, s: Splitter): boolean {
  if (node.kind === 'AssignmentExpression') {
    if (node.target.kind !== 'Identifier') return true;
  } else if (node.kind === 'UpdateExpression') {
    if (node.argument.kind !== 'Identifier') return true;
  } else if (node.kind === 'UnaryExpression' && node.operator === 'delete') return true;
  else if (node.kind === 'CallExpression') {
    const target = s.scope.lowering.program.calls.get(node);
    if (target?.kind === 'builtin' && changing.test(target.name)) return true;
    if (isUnknownCall(node, s)) return true;
  }
  return anyChild(node, child => changesObjects(child, s));
}

/** Whether a node calls code that may assign variables of the method. */
function callsUnknown(node: SyntaxNode, s: Splitter): boolean {
  return isUnknownCall(node, s) || anyChild(node, child => callsUnknown(child, s));
}

function isUnknownCall(node: SyntaxNode, s: Splitter): boolean {
  if (node.kind !== 'CallExpression') return false;
  const target = s.scope.lowering.program.calls.get(node);
  if (target === undefined || target.kind === 'value' || target.kind === 'function') return true;
  return target.kind === 'own' && !target.method.declaration.async;
}

function anyChild(node: SyntaxNode, test: (node: SyntaxNode) => boolean): boolean {
  let found = false;
  forEachChild(node, child => {
    found ||= test(child);
  });
  return found;
}
