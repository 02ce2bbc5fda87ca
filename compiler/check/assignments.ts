// `a = b`, `a += b`, `a++`, `delete a.b`: what may be assigned, and what is known afterwards. Assigning through a state
// (`this.rooms[id].capacity -= 1`) is the one way to change what is stored in place.
import type { AssignmentExpression, Expression, UpdateExpression } from '../../grammar/syntax.ts';
import { checkLink, know, narrowed, reportNullish } from './access.ts';
import { invalidType, isInvalid, named, numberType, undefinedType, union } from './construct.ts';
import { type Checker, complain } from './context.ts';
import { eitherOf } from './empties.ts';
import { checkEvolvingElement } from './evolving.ts';
import { reportExcess } from './fit.ts';
import { assigned, join, referenceKey } from './flow.ts';
import { isNullable, whenFalsy, whenTruthy, withoutNullish } from './narrow.ts';
import { arithmetic } from './operators.ts';
import { wantedFor } from './pattern-shapes.ts';
import { assignPattern } from './patterns.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { deepReadonly } from './snapshot.ts';
import { leadsToState, store, type Target, variableType, writtenType } from './targets.ts';
import type { Type } from './types.ts';
import { widen } from './widen.ts';

export function checkAssignment(checker: Checker, node: AssignmentExpression): Type {
  const { target, operator, value } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern') {
    const wanted = wantedFor(checker, target);
    const problems = checker.diagnostics.length;
    const type = checker.visit.expression(value, wanted);
    assignPattern(checker, target, type);
    if (checker.diagnostics.length === problems) reportExcess(checker, value, wanted);
    return type;
  }
  if (operator === '=') return checkPlain(checker, target, value);
  if (operator === '&&=' || operator === '||=' || operator === '??=')
    return checkLogical(checker, node, target);
  const before = readTarget(checker, target);
  const right = checker.visit.expression(value);
  const sign = operator.slice(0, -1) as Parameters<typeof arithmetic>[1]['operator'];
  const result = arithmetic(checker, {
    node,
    operator: sign,
    left: before,
    right,
    leftNode: target,
    rightNode: value,
  });
  store(checker, target, { node, type: result });
  return result;
}

function checkPlain(checker: Checker, target: Expression, value: Expression): Type {
  const evolved =
    target.kind === 'IndexExpression' ? checkEvolvingElement(checker, target, value) : undefined;
  if (evolved !== undefined) return evolved;
  const { length } = checker.diagnostics;
  const wanted = target.kind === 'Identifier' ? variableType(checker, target) : writtenType(checker, target);
  if (wanted?.kind === 'collection') {
    // The rules refuse it; `new Map()` shall not be asked for its types as well.
    const { key, value: element } = wanted;
    const args = [key, element].filter(part => part !== undefined);
    return checker.visit.expression(
      value,
      named('library', wanted.collection === 'map' ? 'Map' : 'Set', args),
    );
  }
  const refused = checker.diagnostics.length > length;
  const type = checker.visit.expression(value, wanted);
  // What cannot be assigned at all need not fit.
  store(checker, target, { node: value, type }, refused ? invalidType : wanted);
  return type;
}

function checkLogical(checker: Checker, node: AssignmentExpression, target: Expression): Type {
  const before = readTarget(checker, target);
  const { operator, value } = node;
  const kept =
    operator === '&&=' ? whenFalsy(before) : operator === '||=' ? whenTruthy(before) : withoutNullish(before);
  const flow = checker.flow;
  if (operator === '&&=') know(checker, target, whenTruthy(before));
  const wanted = target.kind === 'Identifier' ? variableType(checker, target) : undefined;
  const type = checker.visit.expression(value, wanted ?? before);
  store(checker, target, { node: value, type });
  const after = checker.flow;
  checker.flow = flow;
  know(checker, target, kept);
  checker.flow = join(checker.flow, after);
  const either = eitherOf(checker, { node: target, type: kept }, { node: value, type: widen(type) });
  // It may be what is stored already, and what is assigned is stored as a copy: changing it would change nothing.
  return leadsToState(checker, target) ? deepReadonly(either) : either;
}

/** Reads what is to be changed. */
function readTarget(checker: Checker, target: Expression): Type {
  if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression') {
    const type = writtenType(checker, target);
    return narrowed(checker, target, mayBeMissing(checker, target) ? union([type, undefinedType]) : type);
  }
  return checker.visit.expression(target);
}

/** An element of an array, a record or a stored collection is written as it is, but may be missing when it is read. */
function mayBeMissing(checker: Checker, target: Target): boolean {
  const object = checker.types.get(target.object);
  if (object === undefined) return false;
  if (object.kind === 'array' || object.kind === 'collection') return target.kind === 'IndexExpression';
  if (object.kind !== 'object' || object.index === undefined) return false;
  const name = target.kind === 'MemberExpression' ? target.property.name : undefined;
  const key = target.kind === 'IndexExpression' ? checker.types.get(target.index) : undefined;
  const known = name ?? (key?.kind === 'literal' ? String(key.value) : undefined);
  return known === undefined || !object.properties.has(known);
}

export function checkUpdate(checker: Checker, node: UpdateExpression): Type {
  const before = readTarget(checker, node.argument);
  if (!isInvalid(before) && isNullable(before)) {
    reportNullish(checker, node.argument, before);
    return numberType;
  }
  if (!isInvalid(before) && !checker.relations.assignable(before, numberType)) {
    const args = { operator: node.operator, type: print(before) };
    complain(checker, checkProblems.arithmeticOperand, { args, span: node.argument.span });
    return numberType;
  }
  store(checker, node.argument, { node, type: numberType });
  return numberType;
}

/** `delete a.b`: only what may be missing can be deleted. */
export function checkDelete(checker: Checker, argument: Expression): void {
  if (argument.kind !== 'MemberExpression' && argument.kind !== 'IndexExpression') {
    checker.visit.expression(argument);
    complain(checker, checkProblems.deleteOperand, { args: {}, span: argument.span });
    return;
  }
  if (argument.kind === 'IndexExpression' && leadsToState(checker, argument)) {
    checkLink(checker, argument);
    return;
  }
  const chained = isChained(argument);
  const type = chained ? checker.visit.expression(argument) : writtenType(checker, argument);
  if (isInvalid(type)) return;
  const found = checker.types.get(argument.object);
  const object = chained && found !== undefined ? withoutNullish(found) : found;
  const name = argument.kind === 'MemberExpression' ? argument.property.name : undefined;
  const property = object?.kind === 'object' && name !== undefined ? object.properties.get(name) : undefined;
  if (property !== undefined && !property.optional) {
    complain(checker, checkProblems.deleteRequired, { args: { name: name ?? '' }, span: argument.span });
  }
  const key = referenceKey(checker.resolution, argument);
  if (key !== undefined && checker.flow !== undefined) checker.flow = assigned(checker.flow, key);
}

/** `a?.b.c`: there may be nothing to delete from. */
function isChained(node: Expression): boolean {
  if (node.kind !== 'MemberExpression' && node.kind !== 'IndexExpression') return false;
  return node.optional || isChained(node.object);
}
