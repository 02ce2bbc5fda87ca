// Patterns: what the names in them hold when they are declared or assigned.
import type { ArrayPattern, Expression, Identifier, ObjectPattern, Pattern } from '../../grammar/syntax.ts';
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
import { assignEvolving } from './evolving.ts';
import { requireFit } from './fit.ts';
import { afterAssignment, assigned, variableKey, withValue } from './flow.ts';
import { iterated, memberOf } from './members.ts';
import { isNullable, withoutNullish, withoutUndefined } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { Relations } from './relate.ts';
import type { Property, Type } from './types.ts';
import { unknownMember } from './unknown-member.ts';
import { utilityType } from './utility-types.ts';
import { widen } from './widen.ts';

/** What is done with each name of a pattern and the type of its value. */
type Take = (name: Identifier, type: Type) => void;

/** Declares the names of a pattern for a value of the type. */
export function bindPattern(checker: Checker, pattern: Pattern, type: Type, source?: Expression): void {
  if (pattern.kind !== 'Identifier') rememberParts(checker, { pattern, type, source });
  takeApart(checker, { pattern, type }, (name, part) => declareName(checker, name, part));
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
    if (fallback === undefined || type.properties.has(key.text)) return [];
    const { value: found } = attempt(checker, () => checker.visit.expression(fallback));
    const inside = withDefaults(checker, part.value, { node: fallback, type: widen(found) });
    return [[key.text, property(inside, true)]];
  });
  return missing.length === 0 ? type : object([...type.properties, ...missing], type.index);
}

/** Assigns the parts of a value to variables that exist. */
export function assignPattern(checker: Checker, pattern: Pattern, type: Type): void {
  takeApart(checker, { pattern, type }, (name, part) =>
    assignName(checker, name, { node: name, type: part }),
  );
}

export function assignName(
  checker: Checker,
  name: Identifier,
  value: { node: Expression; type: Type },
): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding === undefined) return;
  checker.names.set(name, checker.symbols.of(binding));
  if (binding.kind !== 'variable') return;
  const declared = checker.symbols.variableType(binding) ?? invalidType;
  checker.types.set(name, declared);
  if (checker.evolving.has(binding) && binding.form === 'let') {
    assignEvolving(checker, binding, value);
    return;
  }
  // That a constant is assigned has been said, and it is all there is to say.
  if (binding.form === 'const' || binding.form === 'module') return;
  const labels = [{ span: binding.declaration.span, text: `\`${name.name}\` is \`${print(declared)}\`` }];
  const fits = requireFit(checker, { node: value.node, source: value.type, target: declared, labels });
  if (checker.flow === undefined) return;
  const known = fits ? afterAssignment(declared, value.type, checker.relations.assignable) : undefined;
  checker.flow = withValue(assigned(checker.flow, variableKey(binding), known), binding);
}

function takeApart(checker: Checker, { pattern, type }: { pattern: Pattern; type: Type }, take: Take): void {
  switch (pattern.kind) {
    case 'Identifier':
      take(pattern, type);
      return;
    case 'ObjectPattern':
      takeObject(checker, { pattern, type }, take);
      return;
    case 'ArrayPattern':
      takeArray(checker, { pattern, type }, take);
      return;
    default:
      pattern satisfies never;
  }
}

function takeObject(
  checker: Checker,
  { pattern, type }: { pattern: ObjectPattern; type: Type },
  take: Take,
): void {
  // A service is no value: the rules say so.
  const known = isService(type) ? invalidType : definite(checker, pattern, type);
  const taken = new Set<string>();
  for (const { key, value, default: fallback } of pattern.properties) {
    taken.add(key.text);
    const looked = fallback === undefined ? known : withoutEmpty(known);
    const member = isInvalid(known) ? undefined : memberOf(checker.members, looked, key.text);
    if (member === undefined && !isInvalid(known)) {
      unknownMember(checker, { object: undefined, type: known, name: key.text, span: key.span });
    }
    const found =
      member === undefined
        ? invalidType
        : member.optional
          ? union([member.type, undefinedType])
          : member.type;
    takeApart(checker, { pattern: value, type: withDefault(checker, found, fallback) }, take);
  }
  if (pattern.rest !== undefined) take(pattern.rest, withoutProperties(checker.relations, known, taken));
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

function withoutProperties(relations: Relations, type: Type, taken: ReadonlySet<string>): Type {
  if (type.kind === 'union') return union(type.types.map(part => withoutProperties(relations, part, taken)));
  if (type.kind === 'parameter' || type.kind === 'intersection')
    return utilityType(relations, 'Omit', [type, union([...taken].map(literal))]);
  if (type.kind !== 'object') return isInvalid(type) ? type : object([]);
  // The rest is a new object: what was readonly in the old one can be changed in it.
  const left = [...type.properties].filter(([name]) => !taken.has(name));
  return object(
    left.map(([name, part]) => [name, lazyProperty(() => part.type, part.optional, false)]),
    type.index,
  );
}

function takeArray(
  checker: Checker,
  { pattern, type }: { pattern: ArrayPattern; type: Type },
  take: Take,
): void {
  const known = definite(checker, pattern, type);
  pattern.elements.forEach((element, i) => {
    if (element === undefined) return;
    const found = elementAt(checker, { pattern, type: known }, i);
    takeApart(checker, { pattern: element.value, type: withDefault(checker, found, element.default) }, take);
  });
  if (pattern.rest === undefined) return;
  const rest = union(alternatives(known).map(part => restFrom(part, pattern.elements.length)));
  takeApart(checker, { pattern: pattern.rest, type: rest }, take);
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
  if (element !== undefined) return union([element, undefinedType]);
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

function withDefault(checker: Checker, type: Type, fallback: Expression | undefined): Type {
  if (fallback === undefined) return type;
  const known = withoutUndefined(type);
  const value = checker.visit.expression(fallback, known);
  return union([known, checker.relations.assignable(value, known) ? known : widen(value)]);
}
