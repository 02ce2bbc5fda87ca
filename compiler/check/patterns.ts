// Patterns: what the names in them hold when they are declared or assigned.
import type {
  ArrayPattern,
  Expression,
  Identifier,
  ObjectPattern,
  Pattern,
  PatternProperty,
  PatternTarget,
} from '../../grammar/syntax.ts';
import { indexed, keyType, memberType } from './access.ts';
import { rememberParts } from './aliased.ts';
import {
  alternatives,
  array,
  invalidType,
  isInvalid,
  lazyProperty,
  literal,
  object,
  property,
  tuple,
  undefinedType,
  union,
} from './construct.ts';
import { attempt, type Checker, complain } from './context.ts';
import { isMatch } from './durable.ts';
import { assigned, variableKey, withValue } from './flow.ts';
import { iterated, memberOf } from './members.ts';
import { isNullable, withoutNullish, withoutUndefined } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { Relations } from './relate.ts';
import { store, variableType, writtenType } from './targets.ts';
import type { Property, Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';
import { utilityType } from './utility-types.ts';
import { widen } from './widen.ts';

/** What is done with each target of a pattern. */
interface Taking {
  /** Before the value is read, as JavaScript does it: looks at what leads to the target. */
  readonly reach?: (target: PatternTarget) => void;
  /** What a target takes, for its default value. */
  readonly wanted?: (target: PatternTarget) => Type | undefined;
  readonly take: (target: PatternTarget, type: Type) => void;
}

/** Declares the names of a pattern for a value of the type. */
export function bindPattern(checker: Checker, pattern: Pattern, type: Type, source?: Expression): void {
  if (pattern.kind !== 'Identifier') rememberParts(checker, { pattern, type, source });
  const take = (target: PatternTarget, part: Type): void => {
    if (target.kind === 'Identifier') declareName(checker, target, part);
  };
  takeApart(checker, { pattern, type }, { take });
}

export function declareName(checker: Checker, name: Identifier, type: Type): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind !== 'variable') return;
  checker.symbols.setVariable(binding, type);
  checker.names.set(name, checker.symbols.of(binding));
  checker.variables.set(variableKey(binding), binding);
  if (checker.flow !== undefined)
    checker.flow = withValue(assigned(checker.flow, variableKey(binding)), binding);
}

/** `{ a = 1 } = {}`: a literal that is taken apart at once may leave out what has a default value. */
export function withDefaults(
  checker: Checker,
  pattern: Pattern,
  value: { node: Expression; type: Type },
): Type {
  const { node, type } = value;
  if (pattern.kind !== 'ObjectPattern' || node.kind !== 'ObjectLiteral' || type.kind !== 'object')
    return type;
  const missing = pattern.properties.flatMap((part): [string, Property][] => {
    const { key, default: fallback } = part;
    if (fallback === undefined || key.kind !== 'PropertyName' || type.properties.has(key.text)) return [];
    const { value: found } = attempt(checker, () => checker.visit.expression(fallback));
    const inside = withDefaults(checker, part.value, { node: fallback, type: widen(found) });
    return [[key.text, property(inside, true)]];
  });
  return missing.length === 0 ? type : object([...type.properties, ...missing], type.index);
}

/** Assigns the parts of a value to what exists. */
export function assignPattern(checker: Checker, pattern: Pattern, type: Type): void {
  const taking: Taking = {
    reach: target => {
      if (target.kind !== 'Identifier') writtenType(checker, target);
    },
    wanted: target =>
      target.kind === 'Identifier' ? variableType(checker, target) : checker.types.get(target),
    take: (target, part) => store(checker, target, { node: target, type: part }),
  };
  reach(pattern, taking);
  takeApart(checker, { pattern, type }, taking);
}

function takeApart(
  checker: Checker,
  { pattern, type }: { pattern: Pattern; type: Type },
  taking: Taking,
): void {
  switch (pattern.kind) {
    case 'Identifier':
    case 'MemberExpression':
    case 'IndexExpression':
      taking.take(pattern, type);
      return;
    case 'ObjectPattern':
      takeObject(checker, { pattern, type }, taking);
      return;
    case 'ArrayPattern':
      takeArray(checker, { pattern, type }, taking);
      return;
    default:
      pattern satisfies never;
  }
}

function takeObject(
  checker: Checker,
  { pattern, type }: { pattern: ObjectPattern; type: Type },
  taking: Taking,
): void {
  // A service is no value: the rules say so.
  const known = isService(type) ? invalidType : definite(checker, pattern, type);
  const taken: Type[] = [];
  for (const { key, value, default: fallback } of pattern.properties) {
    const name = key.kind === 'PropertyName' ? literal(key.text) : keyType(checker, key.expression);
    taken.push(name);
    reach(value, taking);
    const looked = fallback === undefined ? known : withoutEmpty(known);
    const found = partAt(checker, { key, name }, { known, looked });
    takeApart(
      checker,
      { pattern: value, type: withDefault(checker, found, { value, fallback, taking }) },
      taking,
    );
  }
  if (pattern.rest === undefined) return;
  reach(pattern.rest, taking);
  taking.take(pattern.rest, withoutProperties(checker.relations, known, union(taken)));
}

function reach(target: Pattern, { reach: how }: Taking): void {
  if (target.kind !== 'ObjectPattern' && target.kind !== 'ArrayPattern') how?.(target);
}

/** `looked` is the type of the whole where the property is there. */
function partAt(
  checker: Checker,
  { key, name }: { key: PatternProperty['key']; name: Type },
  { known, looked }: { known: Type; looked: Type },
): Type {
  if (isInvalid(known) || isInvalid(name)) return invalidType;
  if (key.kind === 'ComputedKey' && known.kind !== 'collection')
    return indexed(checker, looked, { index: name, span: key.expression.span, object: undefined });
  const text = key.kind === 'PropertyName' ? key.text : print(name);
  const member = key.kind === 'PropertyName' ? memberOf(checker.members, looked, text) : undefined;
  if (member !== undefined) return memberType(member);
  unknownMember(checker, { object: undefined, type: known, name: text, span: key.span });
  return invalidType;
}

function isService(type: Type): boolean {
  return type.kind === 'named' && type.family === 'service';
}

/** `const { size = 1 } = options ?? {};`: what is not in `{}` has its default. */
function withoutEmpty(type: Type): Type {
  const filled = alternatives(type).filter(
    part => part.kind !== 'object' || part.properties.size > 0 || part.index !== undefined,
  );
  return filled.length === 0 ? type : union(filled);
}

function withoutProperties(relations: Relations, type: Type, taken: Type): Type {
  if (type.kind === 'union') return union(type.types.map(part => withoutProperties(relations, part, taken)));
  if (type.kind === 'parameter' || type.kind === 'intersection')
    return utilityType(relations, 'Omit', [type, taken]);
  if (type.kind !== 'object') return isInvalid(type) ? type : object([]);
  // The rest is a new object: what was readonly in the old one can be changed in it.
  const left = [...type.properties].filter(([name]) => !isTaken(relations, name, taken));
  return object(
    left.map(([name, part]) => [name, lazyProperty(() => part.type, part.optional, false)]),
    type.index,
  );
}

/** Whether a property is surely no part of the rest. A key that may be any text may be its name. */
function isTaken(relations: Relations, name: string, taken: Type): boolean {
  return alternatives(taken).some(key =>
    key.kind === 'literal' ? String(key.value) === name : relations.assignable(literal(name), key),
  );
}

function takeArray(
  checker: Checker,
  { pattern, type }: { pattern: ArrayPattern; type: Type },
  taking: Taking,
): void {
  const known = definite(checker, pattern, type);
  pattern.elements.forEach((element, i) => {
    if (element === undefined) return;
    reach(element.value, taking);
    const found = elementAt(checker, { pattern, type: known }, i);
    const { value, default: fallback } = element;
    const part = withDefault(checker, found, { value, fallback, taking });
    takeApart(checker, { pattern: value, type: part }, taking);
  });
  if (pattern.rest === undefined) return;
  reach(pattern.rest, taking);
  const rest = union(alternatives(known).map(part => restFrom(part, pattern.elements.length)));
  takeApart(checker, { pattern: pattern.rest, type: rest }, taking);
}

function restFrom(type: Type, from: number): Type {
  return type.kind === 'tuple' && type.elements.every(element => !element.rest && !element.optional)
    ? tuple(type.elements.slice(from).map(element => element.type))
    : array(iterated(type) ?? invalidType);
}

function elementAt(
  checker: Checker,
  at: { pattern: ArrayPattern; type: Type; beside?: boolean },
  index: number,
): Type {
  const { pattern, type } = at;
  if (isInvalid(type)) return type;
  if (type.kind === 'union')
    return union(type.types.map(part => elementAt(checker, { ...at, type: part, beside: true }, index)));
  // `[]` beside other arrays: `const [first] = list ?? [];`
  if (type.kind === 'tuple' && type.elements.length === 0 && at.beside) return undefinedType;
  if (type.kind === 'tuple') {
    const member = memberOf(checker.members, type, String(index));
    if (member !== undefined) return member.optional ? union([member.type, undefinedType]) : member.type;
    const span = pattern.elements[index]?.span ?? pattern.span;
    const args = { type: print(type), length: type.elements.length, index };
    complain(checker, checkProblems.tupleIndex, { args, span });
    return invalidType;
  }
  const element = iterated(type);
  // A match has always been of something: its whole.
  if (element !== undefined) return index === 0 && isMatch(type) ? element : union([element, undefinedType]);
  if (index === 0)
    complain(checker, checkProblems.notIterable, { args: { type: print(type) }, span: pattern.span });
  return invalidType;
}

/** A value that may be missing cannot be taken apart. */
function definite(checker: Checker, pattern: Pattern, type: Type): Type {
  if (!isNullable(type)) return type;
  complain(checker, checkProblems.patternOfNullish, { args: { type: print(type) }, span: pattern.span });
  return withoutNullish(type);
}

function withDefault(
  checker: Checker,
  type: Type,
  part: { readonly value: Pattern; readonly fallback: Expression | undefined; readonly taking: Taking },
): Type {
  const { value: target, fallback, taking } = part;
  if (fallback === undefined) return type;
  const known = withoutUndefined(type);
  const isPattern = target.kind === 'ObjectPattern' || target.kind === 'ArrayPattern';
  const wanted = (isPattern ? undefined : taking.wanted?.(target)) ?? known;
  const value = checker.visit.expression(fallback, wanted);
  if (checker.relations.assignable(value, known)) return known;
  return union([known, checker.relations.assignable(value, wanted) ? value : widen(value)]);
}
