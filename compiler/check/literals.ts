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
import {
  alternatives,
  array,
  invalidType,
  isInvalid,
  isNullish,
  isPrimitive,
  lazyProperty,
  neverType,
  numberType,
  object,
  property,
  stringType,
  tuple,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { requireFit } from './fit.ts';
import { iterated, memberOf, tupleElement } from './members.ts';
import { isNullable, withoutNullish } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { typeProblems } from './type-problems.ts';
import type { ObjectType, Property, TupleType, Type } from './types.ts';
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
  return array(union(types));
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

export function checkObject(checker: Checker, node: ObjectLiteral, expected: Type | undefined): Type {
  const wanted = expected === undefined ? undefined : discriminated(checker, node, withoutNullish(expected));
  const properties = new Map<string, Property>();
  const seen = new Set<string>();
  let index: ObjectType['index'];
  for (const member of node.members) {
    if (member.kind === 'SpreadElement') {
      const type = checker.visit.expression(member.argument);
      spreadInto(checker, { properties, type, node: member.argument });
      continue;
    }
    if (member.kind === 'ComputedMember') {
      const computed = checkComputed(checker, member, wanted);
      if (computed.name === undefined) index = computed.index;
      else properties.set(computed.name, property(computed.type));
      continue;
    }
    const { name, span, type } = checkNamedMember(checker, member, wanted);
    if (seen.has(name)) complain(checker, typeProblems.duplicateMember, { args: { name }, span });
    seen.add(name);
    properties.set(name, property(type));
  }
  if (index !== undefined && properties.size > 0) {
    const values = [...properties.values()].map(each => each.type);
    index = { ...index, value: union([index.value, ...values]) };
  }
  return object(properties, index);
}

type NamedMember = Extract<ObjectMember, { kind: 'PropertyMember' | 'ShorthandMember' | 'MethodMember' }>;

function checkNamedMember(
  checker: Checker,
  member: NamedMember,
  wanted: Type | undefined,
): { name: string; span: ObjectMember['span']; type: Type } {
  const name = member.kind === 'ShorthandMember' ? member.name.name : member.name.text;
  const value = member.kind === 'ShorthandMember' ? member.name : member.value;
  const target = wanted === undefined ? undefined : wantedProperty(checker, wanted, name);
  return { name, span: member.name.span, type: literalFor(checker.visit.expression(value, target), target) };
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
  wanted: Type | undefined,
): { name: string | undefined; type: Type; index: ObjectType['index'] } {
  const key = checker.visit.expression(member.key);
  if (key.kind === 'literal') {
    const name = String(key.value);
    const target = wanted === undefined ? undefined : wantedProperty(checker, wanted, name);
    return {
      name,
      type: literalFor(checker.visit.expression(member.value, target), target),
      index: undefined,
    };
  }
  const target = wanted?.kind === 'object' ? wanted.index?.value : undefined;
  const value = literalFor(checker.visit.expression(member.value, target), target);
  const base = widenAll(key);
  const isNumber = alternatives(base).every(part => isPrimitive(part, 'number'));
  if (!isInvalid(key) && !checker.relations.assignable(base, union([stringType, numberType]))) {
    complain(checker, checkProblems.cannotBeKey, { args: { type: print(key) }, span: member.key.span });
  }
  return {
    name: undefined,
    type: value,
    index: { key: isNumber ? 'number' : 'string', value, readonly: false },
  };
}

function spreadInto(
  checker: Checker,
  { properties, type, node }: { properties: Map<string, Property>; type: Type; node: Expression },
): void {
  const known = withoutNullish(type);
  if (isInvalid(type) || (isPrimitive(known, 'never') && alternatives(type).every(isNullish))) return;
  const parts = alternatives(known).filter(part => !(part.kind === 'literal' && part.value === false));
  const maybe = isNullable(type) || parts.length < alternatives(known).length;
  const objects = parts.filter(part => part.kind === 'object');
  if (objects.length !== parts.length) {
    const other = parts.find(part => part.kind !== 'object');
    if (other?.kind === 'primitive' || other?.kind === 'literal' || other?.kind === 'promise') {
      complain(checker, checkProblems.spreadOfNonObject, { args: { type: print(type) }, span: node.span });
    }
  }
  const names = new Set(objects.flatMap(part => [...part.properties.keys()]));
  for (const name of names) {
    const found = objects.map(part => part.properties.get(name));
    const missing = maybe || found.some(each => each === undefined || each.optional);
    const before = properties.get(name);
    const types = (): Type[] => found.flatMap(each => (each === undefined ? [] : [each.type]));
    const make = (): Type => union(missing && before !== undefined ? [before.type, ...types()] : types());
    properties.set(name, lazyProperty(make, missing && (before === undefined || before.optional), false));
  }
}

/** `x as T`: only between types of which one fits the other. */
export function checkAs(checker: Checker, node: AsExpression): Type {
  if (node.type === 'const') return readonlyLiteral(checkConst(checker, node.expression));
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

/** Literals under `as const` keep their forms: arrays are tuples. */
function checkConst(checker: Checker, node: Expression): Type {
  if (node.kind === 'ArrayLiteral' && node.elements.every(element => element.kind !== 'SpreadElement')) {
    const type = tuple(node.elements.map(element => checkConst(checker, element as Expression)));
    checker.types.set(node, type);
    return type;
  }
  if (node.kind === 'ObjectLiteral') {
    const members = node.members.map(member =>
      member.kind === 'PropertyMember'
        ? ([member.name.text, checkConst(checker, member.value)] as const)
        : undefined,
    );
    if (members.every(member => member !== undefined)) {
      const type = object(members.map(([name, type]) => [name, property(type)]));
      checker.types.set(node, type);
      return type;
    }
  }
  return regular(checker.visit.expression(node));
}

export function checkSatisfies(checker: Checker, node: SatisfiesExpression): Type {
  const target = checker.visit.type(node.type);
  const source = checker.visit.expression(node.expression, target);
  requireFit(checker, { node: node.expression, source, target });
  return source;
}
