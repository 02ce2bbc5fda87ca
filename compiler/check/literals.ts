// Array, object and template literals, guided by the type that is wanted of them.
import type {
  ArrayLiteral,
  AsExpression,
  Expression,
  ObjectLiteral,
  ObjectMember,
  SatisfiesExpression,
  TemplateLiteral,
} from '../../grammar/syntax.ts';
import { keyType } from './access.ts';
import {
  alternatives,
  array,
  invalidType,
  isInvalid,
  isPrimitive,
  neverType,
  property,
  stringType,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { requireFit } from './fit.ts';
import { iterated, memberOf, tupleElement } from './members.ts';
import { withoutNullish } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { alike, finishDraft, setProperty, spreadInto, startDraft } from './spread.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, TupleType, Type } from './types.ts';
import { literalFor, readonlyLiteral, regular, widenAll } from './widen.ts';

export function checkTemplate(checker: Checker, node: TemplateLiteral): Type {
  for (const part of node.expressions) checker.visit.expression(part);
  return stringType;
}

/** Arrays where an array is wanted, tuples where a tuple is. */
export function checkArray(checker: Checker, node: ArrayLiteral, expected: Type | undefined): Type {
  const parts = expected === undefined ? [] : alternatives(expected);
  const wantedTuple = parts.find(part => part.kind === 'tuple');
  if (wantedTuple?.kind === 'tuple') return checkTuple(checker, node, wantedTuple);
  const elements = parts
    .map(part => (part.kind === 'parameter' ? undefined : iterated(part)))
    .filter(part => part !== undefined);
  const wanted = elements.length === 0 ? undefined : union(elements);
  const types: Type[] = [];
  for (const element of node.elements) {
    if (element.kind === 'SpreadElement') types.push(spread(checker, element.argument, expected));
    else types.push(literalFor(checker.visit.expression(element, wanted), wanted));
  }
  if (types.length === 0) return array(neverType);
  return array(union(wanted === undefined ? alike(types) : types));
}

function spread(checker: Checker, node: Expression, expected: Type | undefined): Type {
  const type = checker.visit.expression(node, expected);
  if (isInvalid(type)) return type;
  const element = iterated(type);
  if (element !== undefined) return element;
  complain(checker, checkProblems.notIterable, { args: { type: print(type) }, span: node.span });
  return invalidType;
}

function checkTuple(checker: Checker, node: ArrayLiteral, wanted: TupleType): Type {
  const elements: TupleType['elements'][number][] = [];
  for (const element of node.elements) {
    if (element.kind !== 'SpreadElement') {
      const target = tupleElement(wanted, elements.length);
      const type = literalFor(checker.visit.expression(element, target), target);
      elements.push({ type, optional: false, rest: false });
      continue;
    }
    const type = checker.visit.expression(element.argument, wanted);
    if (type.kind === 'tuple') elements.push(...type.elements);
    else elements.push({ type: iterated(type) ?? invalidType, optional: false, rest: true });
  }
  return { kind: 'tuple', elements, readonly: false };
}

/** How the values of an object literal are looked at: with a target, or under `as const`. */
type Look = (node: Expression, target: Type | undefined) => Type;

export function checkObject(checker: Checker, node: ObjectLiteral, expected: Type | undefined): Type {
  const wanted = expected === undefined ? undefined : discriminated(checker, node, withoutNullish(expected));
  return objectOf(checker, node, {
    wanted,
    look: (value, target) => literalFor(checker.visit.expression(value, target), target),
  });
}

function objectOf(
  checker: Checker,
  node: ObjectLiteral,
  { wanted, look }: { wanted: Type | undefined; look: Look },
): Type {
  const draft = startDraft();
  for (const member of node.members) {
    if (member.kind === 'SpreadElement') {
      const type = checker.visit.expression(member.argument);
      spreadInto(checker, draft, { type, node: member.argument });
      continue;
    }
    if (member.kind === 'ComputedMember') {
      const computed = checkComputed(checker, member, { wanted, look });
      if (computed.name === undefined) draft.index = computed.index;
      else setProperty(draft, computed.name, property(computed.type));
      continue;
    }
    const name = member.kind === 'ShorthandMember' ? member.name.name : member.name.text;
    const { span } = member.name;
    const target = wanted === undefined ? undefined : wantedProperty(checker, wanted, name);
    const type = look(member.kind === 'ShorthandMember' ? member.name : member.value, target);
    if (draft.written.has(name)) complain(checker, typeProblems.duplicateMember, { args: { name }, span });
    draft.written.set(name, span);
    if (!hasComputed(node)) draft.index = undefined;
    setProperty(draft, name, property(type));
  }
  return finishDraft(draft);
}

function hasComputed(node: ObjectLiteral): boolean {
  return node.members.some(member => member.kind === 'ComputedMember');
}

function wantedProperty(checker: Checker, wanted: Type, name: string): Type | undefined {
  const found: Type[] = [];
  for (const part of alternatives(wanted)) {
    if (part.kind === 'object') {
      const known = part.properties.get(name)?.type ?? part.index?.value;
      if (known !== undefined) found.push(known);
    } else if (part.kind === 'intersection' || part.kind === 'parameter') {
      const member = memberOf(checker.members, part, name);
      if (member !== undefined) found.push(member.type);
    }
  }
  return found.length === 0 ? undefined : union(found);
}

/** The alternatives of a discriminated union that the literal can still be, by the literals written in it. */
function discriminated(checker: Checker, node: ObjectLiteral, expected: Type): Type {
  if (expected.kind !== 'union') return expected;
  let parts = expected.types;
  for (const member of node.members) {
    if (member.kind !== 'PropertyMember') continue;
    const { value } = member;
    if (value.kind !== 'StringLiteral' && value.kind !== 'NumberLiteral' && value.kind !== 'BooleanLiteral')
      continue;
    const fitting = parts.filter(part => {
      const known = part.kind === 'object' ? part.properties.get(member.name.text)?.type : undefined;
      return (
        known === undefined || checker.relations.assignable({ kind: 'literal', value: value.value }, known)
      );
    });
    if (fitting.length > 0) parts = fitting;
  }
  return parts.length === expected.types.length ? expected : union(parts);
}

function checkComputed(
  checker: Checker,
  member: Extract<ObjectMember, { kind: 'ComputedMember' }>,
  { wanted, look }: { wanted: Type | undefined; look: Look },
): { name: string | undefined; type: Type; index: ObjectType['index'] } {
  const key = keyType(checker, member.key);
  if (key.kind === 'literal') {
    const name = String(key.value);
    const target = wanted === undefined ? undefined : wantedProperty(checker, wanted, name);
    return { name, type: look(member.value, target), index: undefined };
  }
  const value = look(member.value, wanted?.kind === 'object' ? wanted.index?.value : undefined);
  const base = widenAll(key);
  const isNumber = alternatives(base).every(part => isPrimitive(part, 'number'));
  return {
    name: undefined,
    type: value,
    index: { key: isNumber ? 'number' : 'string', value, readonly: false },
  };
}

/** `x as T`: only between types of which one fits the other. */
export function checkAs(checker: Checker, node: AsExpression, expected?: Type): Type {
  if (node.type === 'const') {
    const type = readonlyLiteral(checkConst(checker, node.expression));
    return type.kind === 'tuple' && wantsMutable(expected) ? { ...type, readonly: false } : type;
  }
  const target = checker.visit.type(node.type);
  const source = checker.visit.expression(node.expression, target);
  if (isInvalid(source) || isInvalid(target)) return target;
  if (checker.relations.assignable(source, target)) return target;
  if (isPrimitive(source, 'unknown')) {
    complain(checker, checkProblems.castOfUnknown, { args: { target: print(target) }, span: node.span });
  } else if (!checker.relations.comparable(widenAll(source), target)) {
    complain(checker, checkProblems.castUnrelated, {
      args: { source: print(source), target: print(target) },
      span: node.span,
    });
  }
  return target;
}

/** Where an array is wanted that may be changed, `[1, 2] as const` is one. */
function wantsMutable(expected: Type | undefined): boolean {
  if (expected === undefined) return false;
  return alternatives(expected).some(
    part => (part.kind === 'array' || part.kind === 'tuple') && !part.readonly,
  );
}

/** Literals under `as const` keep their forms: arrays are tuples. */
function checkConst(checker: Checker, node: Expression): Type {
  const type = constType(checker, node);
  checker.types.set(node, type);
  return type;
}

function constType(checker: Checker, node: Expression): Type {
  if (node.kind === 'ObjectLiteral') {
    return objectOf(checker, node, { wanted: undefined, look: value => checkConst(checker, value) });
  }
  if (node.kind !== 'ArrayLiteral') return regular(checker.visit.expression(node));
  const elements = node.elements.flatMap((element): readonly TupleType['elements'][number][] => {
    if (element.kind !== 'SpreadElement')
      return [{ type: checkConst(checker, element), optional: false, rest: false }];
    const type = checker.visit.expression(element.argument);
    if (type.kind === 'tuple') return type.elements;
    return [{ type: iterated(type) ?? invalidType, optional: false, rest: true }];
  });
  return { kind: 'tuple', elements, readonly: false };
}

export function checkSatisfies(checker: Checker, node: SatisfiesExpression): Type {
  const target = checker.visit.type(node.type);
  const source = checker.visit.expression(node.expression, target);
  requireFit(checker, { node: node.expression, source, target });
  return source;
}
