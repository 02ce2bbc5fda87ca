// Assignments that wait somewhere inside. The place that is assigned is settled before the value is waited for, and `+=`
// looks at the old value first, as in JavaScript; `??=` and its like may not wait at all.
import type * as js from 'estree';
import type {
  AssignmentExpression,
  Expression,
  UnaryExpression,
  UpdateExpression,
} from '../../../grammar/syntax.ts';
import { typeOf } from '../context.ts';
import { destructuring } from '../destructuring.ts';
import { assign, expressionStatement, id } from '../estree.ts';
import { bind, holding } from './bindings.ts';
import { branch, eitherType, holds } from './branches.ts';
import type { Given } from './places.ts';
import { settle } from './places.ts';
import type { Splitter } from './splitter.ts';
import { spill, temporary } from './splitter.ts';

export function assignmentOf(node: AssignmentExpression, s: Splitter): js.Expression {
  const { target, value, operator } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern') {
    if (!s.splits(target)) return destructuring(target, s.expression(value), s.scope);
    const whole = holding(s, s.expression(value), typeOf(s.scope, value), value.span);
    bind(target, whole, s, typeOf(s.scope, value));
    return whole;
  }
  const given: Given = new Map();
  settle(target, [value], s, given);
  const read = (): js.Expression => s.scope.to.expression(target, { ...s.scope, given });
  const store = (stored: js.Expression): js.Expression => {
    given.set(value, stored);
    return s.scope.to.expression({ ...node, operator: '=' }, { ...s.scope, given });
  };
  if (operator === '&&=' || operator === '||=' || operator === '??=') {
    const name = temporary(s, 'value', eitherType(target, node, s), node.span);
    s.builder.emit(expressionStatement(assign(id(name), read())));
    branch(s, node, holds(operator.slice(0, 2), id(name)), {
      yes: () => {
        s.builder.emit(expressionStatement(assign(id(name), s.expression(value))));
        s.builder.emit(expressionStatement(store(id(name))));
      },
    });
    return id(name);
  }
  if (operator === '=') return store(s.expression(value));
  const before = spill(s, read(), target as Expression);
  const binary = operator.slice(0, -1) as js.BinaryOperator;
  return store({ type: 'BinaryExpression', operator: binary, left: before, right: s.expression(value) });
}

/** `a[await S.f()]++`, `delete a[await S.f()]`. */
export function changeOf(node: UpdateExpression | UnaryExpression, s: Splitter): js.Expression {
  const given: Given = new Map();
  settle(node.argument, [], s, given);
  return s.scope.to.expression(node, { ...s.scope, given });
}
