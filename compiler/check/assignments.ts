// `a = b`, `a += b`, `a++`, `delete a.b`: what may be assigned, and what is known afterwards. Assigning through a state
// (`this.rooms[id].capacity -= 1`) is the one way to change what is stored in place.
import type {
  AssignmentExpression,
  Expression,
  IndexExpression,
  MemberExpression,
  UpdateExpression,
} from '../../grammar/syntax.ts';
import {
  checkLink,
  indexed,
  know,
  memberType,
  narrowed,
  objectOf,
  reportNoOwnMember,
  reportNullish,
  textOf,
} from './access.ts';
import {
  alternatives,
  anyTuple,
  invalidType,
  isInvalid,
  isPrimitive,
  named,
  numberType,
  undefinedType,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { eitherOf } from './empties.ts';
import { checkEvolvingElement } from './evolving.ts';
import { requireFit } from './fit.ts';
import { afterAssignment, assigned, join, referenceKey } from './flow.ts';
import { memberOf } from './members.ts';
import { isNullable, whenFalsy, whenTruthy, withoutNullish } from './narrow.ts';
import { arithmetic } from './operators.ts';
import { assignName, assignPattern } from './patterns.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { serviceProblems } from './service-problems.ts';
import { deepReadonly, isSnapshot } from './snapshot.ts';
import type { Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';
import { widen } from './widen.ts';

type Target = MemberExpression | IndexExpression;

export function checkAssignment(checker: Checker, node: AssignmentExpression): Type {
  const { target, operator, value } = node;
  if (target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern') {
    // An array literal that is taken apart at once, as in `[a, b] = [b, a]`, is a tuple.
    const type = checker.visit.expression(value, target.kind === 'ArrayPattern' ? anyTuple : undefined);
    assignPattern(checker, target, type);
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

function variableType(checker: Checker, target: Expression & { kind: 'Identifier' }): Type | undefined {
  const binding = checker.resolution.bindings.get(target);
  if (binding?.kind !== 'variable' || checker.evolving.has(binding)) return undefined;
  return checker.symbols.variableType(binding);
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
  return eitherOf(checker, { node: target, type: kept }, { node: value, type: widen(type) });
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

function store(
  checker: Checker,
  target: Expression,
  value: { node: Expression; type: Type },
  known?: Type | undefined,
): void {
  if (target.kind === 'Identifier') {
    assignName(checker, target, value);
    return;
  }
  // The parser has refused everything else.
  if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression') return;
  const declared = known ?? checker.types.get(target) ?? invalidType;
  const copied = stateAt(checker, target);
  requireFit(checker, { node: value.node, source: value.type, target: declared, copied });
  const key = referenceKey(checker.resolution, target);
  if (key === undefined || checker.flow === undefined) return;
  const after = afterAssignment(declared, value.type, checker.relations.assignable);
  checker.flow = assigned(checker.flow, key, after && copied ? deepReadonly(after) : after);
}

/** Whether a target is a state, or a part of one. */
function stateAt(checker: Checker, target: Expression): boolean {
  let node = target;
  while (node.kind === 'MemberExpression' || node.kind === 'IndexExpression') {
    if (checker.states.has(node)) return true;
    node = node.object;
  }
  return false;
}

/** The type that a target takes. */
export function writtenType(checker: Checker, target: Expression): Type {
  const type = findWritten(checker, target);
  checker.types.set(target, type);
  return type;
}

function findWritten(checker: Checker, target: Expression): Type {
  if (target.kind !== 'MemberExpression' && target.kind !== 'IndexExpression')
    return checker.visit.expression(target);
  if (target.optional) return invalidType;
  if (target.kind === 'MemberExpression' && target.object.kind === 'ThisExpression')
    return ownTarget(checker, target);
  const object = leadsToState(checker, target.object)
    ? { type: narrowedPlace(checker, target.object), ended: false }
    : checkLink(checker, target.object);
  const key = target.kind === 'IndexExpression' ? checker.visit.expression(target.index) : undefined;
  if (object.type.kind === 'collection' && target.kind === 'IndexExpression') {
    return stateElement(checker, object.type, target);
  }
  const known = objectOf(checker, target, object);
  if (known === undefined) return invalidType;
  if (target.kind === 'MemberExpression') return writtenMember(checker, target, known);
  return writtenElement(checker, target, { object: known, key: key ?? invalidType });
}

/** A place of a state, of which only a part is assigned: what is known of the snapshot in it holds for it. */
function narrowedPlace(checker: Checker, node: Expression): Type {
  const type = writtenType(checker, node);
  const snapshot = deepReadonly(type);
  const known = narrowed(checker, node, snapshot);
  if (known === snapshot) return type;
  const { assignable } = checker.relations;
  const left = alternatives(type).filter(part =>
    alternatives(known).some(one => assignable(one, deepReadonly(part))),
  );
  return left.length === 0 ? type : union(left);
}

function leadsToState(checker: Checker, node: Expression): boolean {
  let root = node;
  while (root.kind === 'MemberExpression' || root.kind === 'IndexExpression') {
    if (root.kind === 'MemberExpression' && root.object.kind === 'ThisExpression') {
      return checker.body.service?.states.has(root.property.name) === true;
    }
    root = root.object;
  }
  return false;
}

function ownTarget(checker: Checker, target: MemberExpression): Type {
  const { service } = checker.body;
  checker.visit.expression(target.object);
  if (service === undefined) return invalidType;
  const { name, span } = target.property;
  const state = service.states.get(name);
  if (state !== undefined) {
    checker.states.set(target, state);
    return state.type;
  }
  if (service.methods.has(name)) {
    complain(checker, serviceProblems.methodAssigned, { args: { method: `this.${name}` }, span });
  } else reportNoOwnMember(checker, name, span);
  return invalidType;
}

/** `this.rooms[id]` as something to assign, or to assign a part of. */
function stateElement(checker: Checker, type: Type & { kind: 'collection' }, target: IndexExpression): Type {
  const { collection, key, value } = type;
  if (value === undefined || collection === 'set' || collection === 'counter') {
    const args = { collection, object: textOf(target.object) ?? 'state' };
    complain(checker, serviceProblems.indexedState, { args, span: target.span });
    return invalidType;
  }
  const source = checker.types.get(target.index) ?? invalidType;
  requireFit(checker, { node: target.index, source, target: key ?? numberType });
  return value;
}

function writtenMember(checker: Checker, target: MemberExpression, object: Type): Type {
  const { name, span } = target.property;
  if (object.kind === 'collection') {
    const args = { name, object: textOf(target.object) ?? 'state' };
    complain(checker, serviceProblems.stateMemberAssigned, { args, span });
    return invalidType;
  }
  const member = memberOf(checker.members, object, name);
  if (member === undefined) {
    if (!isInvalid(object))
      unknownMember(checker, { object: textOf(target.object), type: object, name, span });
    return invalidType;
  }
  if (member.readonly) reportReadonly(checker, { name, span, object });
  const indexType =
    object.kind === 'object' && !object.properties.has(name) ? object.index?.value : undefined;
  return indexType ?? memberType(member);
}

function reportReadonly(checker: Checker, at: { name: string; span: Target['span']; object: Type }): void {
  const args = { name: at.name, type: print(at.object), snapshot: isSnapshot(at.object) };
  complain(checker, checkProblems.readonlyProperty, { args, span: at.span });
}

function writtenElement(checker: Checker, target: IndexExpression, at: { object: Type; key: Type }): Type {
  const { object, key } = at;
  if (isInvalid(object) || isInvalid(key)) return invalidType;
  const isReadonly =
    ((object.kind === 'array' || object.kind === 'tuple') && object.readonly) ||
    (object.kind === 'object' && object.index?.readonly === true);
  if (isReadonly || isPrimitive(object, 'string')) {
    reportReadonly(checker, { name: textOf(target.index) ?? print(key), span: target.span, object });
  }
  if (object.kind === 'array') {
    const fits = requireFit(checker, { node: target.index, source: key, target: numberType });
    return fits ? object.element : invalidType;
  }
  if (object.kind === 'object' && object.index !== undefined && key.kind !== 'literal')
    return object.index.value;
  if (
    object.kind === 'object' &&
    object.index !== undefined &&
    key.kind === 'literal' &&
    !object.properties.has(String(key.value))
  ) {
    return object.index.value;
  }
  return indexed(checker, object, { index: key, node: target });
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
