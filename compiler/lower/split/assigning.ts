// Assignments that wait somewhere inside. The place that is assigned is settled before the value is waited for: keys are put
// aside, and `+=` looks at the old value first, as in JavaScript.
import type * as js from 'estree';
import type { AssignmentExpression, Expression } from '../../../grammar/syntax.ts';
import type { Scope } from '../context.ts';
import { undefinedValue } from '../estree.ts';
import { lowerProblems } from '../problems.ts';
import type { Splitter } from './splitter.ts';
import { isConstant, refuse, spill } from './splitter.ts';

export function assignmentOf(node: AssignmentExpression, s: Splitter): js.Expression {
  const { target, value } = node;
  if (/^(&&|\|\||\?\?)=$/.test(node.operator)) return misplaced(node, s);
  const keys = keysOf(target);
  if (keys === undefined || changes(value, rootOf(target), s)) return misplaced(node, s);
  const given = new Map(keys.map(k => [k, kept(k, s)]));
  const scope = (): Scope => ({ ...s.scope, given });
  const before =
    node.operator === '='
      ? undefined
      : spill(s, s.scope.to.expression(target as Expression, scope()), target as Expression);
  const right = s.expression(value);
  const operator = node.operator.slice(0, -1) as js.BinaryOperator;
  given.set(
    value,
    before === undefined ? right : { type: 'BinaryExpression', operator, left: before, right },
  );
  return s.scope.to.expression({ ...node, operator: '=' }, scope());
}

/** The computed keys of what is assigned, from left to right; undefined where what leads there is more than a name. */
function keysOf(target: AssignmentExpression['target']): readonly Expression[] | undefined {
  switch (target.kind) {
    case 'Identifier':
    case 'ThisExpression':
    case 'ObjectPattern':
    case 'ArrayPattern':
      return [];
    case 'MemberExpression':
      return keysOf(target.object);
    case 'IndexExpression': {
      const before = keysOf(target.object);
      return before === undefined ? undefined : [...before, target.index];
    }
    default:
      return undefined;
  }
}

/** The variable that holds what is assigned in: `totals` of `totals[shop].sum = …`. */
function rootOf(target: AssignmentExpression['target']): Expression | undefined {
  if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression') {
    const { object } = target;
    return object.kind === 'Identifier' ? object : rootOf(object);
  }
  return undefined;
}

/** Whether evaluating `value` makes another thing of the variable. */
function changes(value: Expression, root: Expression | undefined, s: Splitter): boolean {
  const symbol = root?.kind === 'Identifier' ? s.scope.lowering.program.names.get(root) : undefined;
  return symbol?.kind === 'variable' && s.scope.lowering.assigned(value).has(symbol);
}

/** The value of a key, so that what runs next cannot change it. */
function kept(key: Expression, s: Splitter): js.Expression {
  const value = s.expression(key);
  return isConstant(value) ? value : spill(s, value, key);
}

function misplaced(node: AssignmentExpression, s: Splitter): js.Expression {
  refuse(s, lowerProblems.awaitPlace, { name: 'in this assignment' }, node.span);
  return undefinedValue();
}
