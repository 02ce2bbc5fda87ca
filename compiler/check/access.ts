// `this`, `a.b`, `a[b]`: what a value's members are, narrowed by what is known at the place.
import type { Span } from '../../grammar/source.ts';
import type { Expression, IndexExpression, MemberExpression, ThisExpression } from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { keptElement, keptIndex, readIndex } from './computed.ts';
import {
  alternatives,
  array,
  invalidType,
  isInvalid,
  isPrimitive,
  named,
  neverType,
  numberType,
  stringType,
  undefinedType,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { isMatch } from './durable.ts';
import { evolvingElement } from './evolving.ts';
import { narrowTo, referenceKey } from './flow.ts';
import { iterated, type Member, memberOf } from './members.ts';
import { isNullable, withoutNullish, withoutUndefined } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { serviceProblems } from './service-problems.ts';
import { deepReadonly } from './snapshot.ts';
import type { Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';

/** What evaluating a link of a chain gives, and whether `?.` before it may have ended the chain. */
export interface Link {
  readonly type: Type;
  readonly ended: boolean;
}

export function checkThis(checker: Checker, node: ThisExpression): Type {
  const { service } = checker.body;
  if (service !== undefined) return named('service', service.symbol.name);
  complain(checker, serviceProblems.thisOutside, { args: {}, span: node.span });
  return invalidType;
}

/** The type that a chain as a whole has. */
export function checkChain(checker: Checker, node: MemberExpression | IndexExpression): Type {
  const { type, ended } = checkLink(checker, node);
  return ended ? union([type, undefinedType]) : type;
}

/** Checks a part of a chain; its type is without the `undefined` of a chain that ended before. */
export function checkLink(checker: Checker, node: Expression): Link {
  if (node.kind !== 'MemberExpression' && node.kind !== 'IndexExpression') {
    return checker.links(node);
  }
  const link = node.kind === 'MemberExpression' ? checkMember(checker, node) : checkIndex(checker, node);
  checker.types.set(node, link.ended ? union([link.type, undefinedType]) : link.type);
  return link;
}

/** Methods of a service are called, and nothing else of it can be seen. */
function reportMemberOfService(checker: Checker, node: MemberExpression, service: string): void {
  const { name, span } = node.property;
  const scope = checker.symbols.service(service);
  if (scope === undefined || scope.methods.has(name)) {
    const args = { method: `${service}.${name}` };
    complain(checker, serviceProblems.methodAsValue, { args, span: node.span });
    return;
  }
  const args = { service, name, near: nearest(name, scope.methods.keys()), state: scope.states.has(name) };
  complain(checker, serviceProblems.noMethod, { args, span });
}

function checkMember(checker: Checker, node: MemberExpression): Link {
  const { service } = checker.body;
  if (node.object.kind === 'ThisExpression') {
    checker.types.set(node.object, checkThis(checker, node.object));
    return { type: service === undefined ? invalidType : checkOwnMember(checker, node), ended: false };
  }
  const { name, span } = node.property;
  const evolving = name === 'length' ? evolvingElement(checker, node.object) : undefined;
  const object =
    evolving === undefined ? checkLink(checker, node.object) : { type: array(evolving), ended: false };
  const known = objectOf(checker, node, object);
  if (known === undefined) return { type: invalidType, ended: false };
  const ended = object.ended || (node.optional && isNullable(object.type));
  if (known.kind === 'named' && (known.family === 'service' || known.family === 'extern')) {
    const state = stateSeen(checker, node, known.name);
    if (state !== undefined) return { type: state, ended };
    reportMemberOfService(checker, node, known.name);
    return { type: invalidType, ended };
  }
  const member = memberOf(checker.members, known, name);
  if (member === undefined) {
    const text = textOf(node.object);
    unknownMember(checker, { object: text, type: known, name, span });
    return { type: invalidType, ended };
  }
  if (known.kind === 'collection' && member.type.kind === 'function') {
    const args = { method: `${textOf(node.object) ?? 'this'}.${name}` };
    complain(checker, serviceProblems.methodAsValue, { args, span: node.span });
    return { type: invalidType, ended };
  }
  return { type: narrowed(checker, node, memberType(member)), ended };
}

/** `Hotel.rooms` in an invariant. */
function stateSeen(checker: Checker, node: MemberExpression, service: string): Type | undefined {
  if (checker.body.seesStates !== true) return undefined;
  const scope = checker.symbols.services().find(({ symbol }) => symbol.name === service);
  const state = scope?.states.get(node.property.name);
  if (state === undefined) return undefined;
  checker.states.set(node, state);
  return state.type.kind === 'collection' ? state.type : narrowed(checker, node, deepReadonly(state.type));
}

export function memberType(member: Member): Type {
  return member.optional ? union([member.type, undefinedType]) : member.type;
}

/** What is known about a reference at the current place, or else its declared type. */
export function narrowed(checker: Checker, node: Expression, declared: Type): Type {
  if (checker.flow === undefined || checker.flow.narrowed.size === 0) return declared;
  const key = referenceKey(checker.resolution, node);
  const known = key === undefined ? undefined : checker.flow.narrowed.get(key);
  return known === undefined ? declared : ofLink(checker, known, declared);
}

/** What a test of `a?.b` found out holds of the whole chain; where there is an `a`, its `b` is as it was declared. */
function ofLink(checker: Checker, known: Type, declared: Type): Type {
  if (!isNullable(known) || isNullable(declared) || alternatives(declared).some(isOpen)) return known;
  return checker.relations.assignable(undefinedType, declared) ? known : withoutUndefined(known);
}

function isOpen(part: Type): boolean {
  return part.kind === 'parameter' || part.kind === 'named' || part.kind === 'invalid';
}

/** The object of a member without nullish alternatives, which are reported where `?.` does not care for them. */
export function objectOf(
  checker: Checker,
  node: { readonly object: Expression; readonly optional: boolean },
  object: Link,
): Type | undefined {
  if (isInvalid(object.type)) return undefined;
  if (!isNullable(object.type)) return object.type;
  const known = withoutNullish(object.type);
  if (!node.optional) reportNullish(checker, node.object, object.type);
  return known === neverType && !node.optional ? undefined : known;
}

export function reportNullish(checker: Checker, node: Expression, type: Type): void {
  const parts = alternatives(type);
  const missing = parts.some(part => isPrimitive(part, 'undefined') || isPrimitive(part, 'void'));
  const isNull = parts.some(part => isPrimitive(part, 'null'));
  const what = missing && isNull ? 'null or undefined' : isNull ? 'null' : 'undefined';
  const value = textOf(node);
  const object = node.kind === 'IndexExpression' ? checker.types.get(node.object) : undefined;
  const isEntry =
    node.kind === 'IndexExpression' && object?.kind === 'collection' && object.collection === 'map';
  const map = isEntry ? textOf(node.object) : undefined;
  complain(checker, checkProblems.possiblyNullish, { args: { value, what, map }, span: node.span });
}

/** A reference as it is written; undefined for anything longer. */
export function textOf(node: Expression): string | undefined {
  switch (node.kind) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'MemberExpression': {
      const object = textOf(node.object);
      return object === undefined ? undefined : `${object}${node.optional ? '?.' : '.'}${node.property.name}`;
    }
    default:
      return undefined;
  }
}

function checkOwnMember(checker: Checker, node: MemberExpression): Type {
  const { service } = checker.body;
  const { name, span } = node.property;
  const state = service?.states.get(name);
  if (state !== undefined) {
    checker.states.set(node, state);
    if (state.type.kind === 'collection') return state.type;
    return narrowed(checker, node, deepReadonly(state.type));
  }
  if (service?.methods.has(name)) {
    complain(checker, serviceProblems.methodAsValue, { args: { method: `this.${name}` }, span: node.span });
    return invalidType;
  }
  reportNoOwnMember(checker, name, span);
  return invalidType;
}

export function reportNoOwnMember(checker: Checker, name: string, span: MemberExpression['span']): void {
  const { service } = checker.body;
  if (service === undefined) return;
  const near = nearest(name, [...service.states.keys(), ...service.methods.keys()]);
  const args = { service: service.symbol.name, name, near };
  complain(checker, serviceProblems.noOwnMember, { args, span });
}

function checkIndex(checker: Checker, node: IndexExpression): Link {
  const object = checkLink(checker, node.object);
  const index = checker.visit.expression(node.index);
  const known = objectOf(checker, node, object);
  if (known === undefined) return { type: invalidType, ended: false };
  const ended = object.ended || (node.optional && isNullable(object.type));
  if (isInvalid(index)) return { type: invalidType, ended };
  if (known.kind === 'collection') {
    const args = { collection: known.collection, object: textOf(node.object) ?? 'state' };
    complain(checker, serviceProblems.indexedState, { args, span: node.span });
    return { type: invalidType, ended };
  }
  const found = indexed(checker, known, { index, span: node.index.span, object: textOf(node.object) });
  return { type: narrowed(checker, node, found), ended };
}

/** The type of `[key]`, by which a property is named. */
export function keyType(checker: Checker, key: Expression): Type {
  const type = checker.visit.expression(key);
  if (isInvalid(type) || checker.relations.assignable(type, union([stringType, numberType]))) return type;
  complain(checker, checkProblems.cannotBeKey, { args: { type: print(type) }, span: key.span });
  return invalidType;
}

/** The type of `object[index]`; `at.object` is its text, if it is short. */
export function indexed(
  checker: Checker,
  object: Type,
  at: { readonly index: Type; readonly span: Span; readonly object: string | undefined },
): Type {
  const { index, span } = at;
  const open = isProperty(object, index)
    ? undefined
    : (keptElement(object, index) ?? readIndex(object, index));
  if (open !== undefined) return open;
  const types = alternatives(index).map(key => {
    if (key.kind === 'literal') {
      // A match has always been of something: its whole.
      if (key.value === 0 && isMatch(object)) return stringType;
      const element = typeof key.value === 'number' && !holdsTuple(object) ? iterated(object) : undefined;
      if (element !== undefined) return union([element, undefinedType]);
      const member = memberOf(checker.members, object, String(key.value));
      if (member !== undefined) return memberType(member);
      if (object.kind === 'tuple' && typeof key.value === 'number') {
        const args = { type: print(object), length: object.elements.length, index: key.value };
        complain(checker, checkProblems.tupleIndex, { args, span });
      } else
        unknownMember(checker, {
          object: at.object,
          type: object,
          name: String(key.value),
          span,
        });
      return invalidType;
    }
    const found = byBase(object, key);
    if (found !== undefined) return found;
    const args = { type: print(object), key: print(key) };
    complain(checker, checkProblems.cannotIndex, { args, span });
    return invalidType;
  });
  return union(types);
}

/** A property of a known name is what the constraint says. */
function isProperty(object: Type, key: Type): boolean {
  return object.kind === 'parameter' && key.kind === 'literal' && typeof key.value === 'string';
}

function holdsTuple(type: Type): boolean {
  return alternatives(type).some(part => part.kind === 'tuple');
}

function byBase(object: Type, key: Type): Type | undefined {
  if (object.kind === 'union') {
    const parts = object.types.map(part => byBase(part, key));
    return parts.every(part => part !== undefined) ? union(parts) : undefined;
  }
  if (isPrimitive(key, 'number')) {
    const element = object.kind === 'named' && object.name !== 'RegExpMatch' ? undefined : iterated(object);
    if (element !== undefined) return union([element, undefinedType]);
    return object.kind === 'object' && object.index !== undefined
      ? union([object.index.value, undefinedType])
      : undefined;
  }
  if (isPrimitive(key, 'string') && object.kind === 'object' && object.index?.key === 'string') {
    return union([object.index.value, undefinedType]);
  }
  const kept = keptElement(object, key);
  if (kept !== undefined) return kept;
  if (key.kind === 'named' && key.name === 'keyof') return keptIndex(object, key);
  if (key.kind === 'parameter' && key.constraint !== undefined) {
    if (key.constraint.kind === 'named' && key.constraint.name === 'keyof') return keptIndex(object, key);
    return byBase(object, key.constraint);
  }
  return undefined;
}

/** A narrowed reference is known at the place from now on. */
export function know(checker: Checker, node: Expression, type: Type): void {
  const key = referenceKey(checker.resolution, node);
  if (key !== undefined && checker.flow !== undefined) checker.flow = narrowTo(checker.flow, key, type);
}
