// A value has to fit a type: says so if it does not, at the smallest part of the expression that does not fit.
import type { Label } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { Expression, ObjectLiteral } from '../../grammar/syntax.ts';
import { nearest } from '../load/nearest.ts';
import { alternatives, isInvalid, isPrimitive, undefinedType, union } from './construct.ts';
import { type Checker, complain } from './context.ts';
import { memberNames, memberOf } from './members.ts';
import { isNullable, withoutNullish } from './narrow.ts';
import { print, printApart } from './print.ts';
import { checkProblems } from './problems.ts';
import { deepReadonly, isSnapshot } from './snapshot.ts';
import type { ObjectType, Type } from './types.ts';

export interface Fitting {
  readonly node: Expression;
  readonly source: Type;
  readonly target: Type;
  /** The value is copied on its way: `readonly` does not matter. */
  readonly copied?: boolean;
  readonly labels?: readonly Label[];
  /** What to say where nothing smaller is to blame. */
  readonly otherwise?: (found: { source: string; target: string; reason: string | undefined }) => void;
}

export function requireFit(checker: Checker, fitting: Fitting): boolean {
  const { node, source, target } = fitting;
  if (fits(checker, fitting)) return !reportExcess(checker, node, target);
  if (blameParts(checker, fitting)) return false;
  // A parameter that nobody gives a type has been reported.
  if (source.kind === 'function' && source.parameters.some(({ type }) => isInvalid(type))) return false;
  const found = {
    source: printApart(source, target),
    target: print(target),
    reason: reason(checker, source, target),
  };
  if (fitting.otherwise !== undefined) fitting.otherwise(found);
  else
    complain(checker, checkProblems.notAssignable, {
      args: found,
      span: node.span,
      labels: fitting.labels ?? [],
    });
  return false;
}

function fits(checker: Checker, { source, target, copied }: Fitting): boolean {
  const { relations } = checker;
  return copied === true ? relations.copyable(source, target) : relations.assignable(source, target);
}

/** Looks for the parts of a literal that do not fit; says whether it found one. */
function blameParts(checker: Checker, fitting: Fitting): boolean {
  const { node, target } = fitting;
  const { otherwise: _, ...rest } = fitting;
  switch (node.kind) {
    case 'ObjectLiteral':
      return blameMembers(checker, rest, node);
    case 'ArrayLiteral': {
      if (target.kind !== 'array') return false;
      let blamed = false;
      for (const element of node.elements) {
        if (element.kind === 'SpreadElement') continue;
        const part = { ...rest, node: element, source: typeAt(checker, element), target: target.element };
        if (!fits(checker, part)) blamed = !requireFit(checker, part) || blamed;
      }
      return blamed;
    }
    case 'ConditionalExpression': {
      let blamed = false;
      for (const branch of [node.consequent, node.alternate]) {
        const part = { ...rest, node: branch, source: typeAt(checker, branch) };
        if (!fits(checker, part)) blamed = !requireFit(checker, { ...fitting, ...part }) || blamed;
      }
      return blamed;
    }
    default:
      return false;
  }
}

function typeAt(checker: Checker, node: Expression): Type {
  return checker.types.get(node) ?? { kind: 'invalid' };
}

function blameMembers(checker: Checker, fitting: Fitting, node: ObjectLiteral): boolean {
  const target = objectFor(withoutNullish(fitting.target), checker, node);
  if (target === undefined) return false;
  let blamed = false;
  for (const member of node.members) {
    if (member.kind !== 'PropertyMember' && member.kind !== 'ShorthandMember') continue;
    const name = member.kind === 'PropertyMember' ? member.name.text : member.name.name;
    const value = member.kind === 'PropertyMember' ? member.value : member.name;
    const wanted = target.properties.get(name)?.type ?? target.index?.value;
    if (wanted === undefined) continue;
    const optional = target.properties.get(name)?.optional === true;
    const part = {
      ...fitting,
      node: value,
      source: typeAt(checker, value),
      target: optional ? union([wanted, undefinedType]) : wanted,
    };
    if (!fits(checker, part)) blamed = !requireFit(checker, part) || blamed;
  }
  return blamed || reportMissing(checker, fitting, { node, target });
}

/** The alternative of a union that a literal is meant to be. */
function objectFor(target: Type, checker: Checker, node: ObjectLiteral): ObjectType | undefined {
  const objects = alternatives(target).filter(part => part.kind === 'object');
  if (objects.length <= 1) return objects[0];
  return objects.find(object => {
    for (const member of node.members) {
      if (member.kind !== 'PropertyMember') continue;
      const wanted = object.properties.get(member.name.text);
      if (wanted?.type.kind !== 'literal') continue;
      const given = checker.types.get(member.value);
      if (given?.kind === 'literal' && given.value === wanted.type.value) return true;
    }
    return false;
  });
}

function reportMissing(
  checker: Checker,
  fitting: Fitting,
  { node, target }: { node: ObjectLiteral; target: ObjectType },
): boolean {
  const source = fitting.source;
  const missing = [...target.properties]
    .filter(([name, property]) => !property.optional && memberOf(checker.members, source, name) === undefined)
    .map(([name]) => name);
  if (missing.length === 0) return false;
  const args = { names: missing, target: print(target) };
  complain(checker, checkProblems.missingProperties, { args, span: node.span, labels: fitting.labels ?? [] });
  return true;
}

/** Properties in an object literal that its target does not have. */
export function reportExcess(checker: Checker, node: Expression, target: Type): boolean {
  if (node.kind === 'ConditionalExpression') {
    const first = reportExcess(checker, node.consequent, target);
    return reportExcess(checker, node.alternate, target) || first;
  }
  if (node.kind === 'ArrayLiteral') return reportExcessInArray(checker, node.elements, target);
  if (node.kind !== 'ObjectLiteral') return false;
  const possible = alternatives(target).filter(
    part => !isPrimitive(part, 'undefined') && !isPrimitive(part, 'null'),
  );
  const known = possible.filter(part => part.kind === 'object');
  if (known.length === 0 || known.length !== possible.length) return false;
  const objects = meant(checker, node, known);
  if (objects.some(part => part.index?.key === 'string' || (!part.index && part.properties.size === 0))) {
    return reportExcessInValues(checker, node, objects);
  }
  let found = false;
  for (const member of node.members) {
    if (
      member.kind !== 'PropertyMember' &&
      member.kind !== 'ShorthandMember' &&
      member.kind !== 'MethodMember'
    )
      continue;
    const name = member.kind === 'ShorthandMember' ? member.name.name : member.name.text;
    const wanted = objects.flatMap(part => {
      const element = /^\d+$/.test(name) ? part.index?.value : undefined;
      return part.properties.get(name)?.type ?? element ?? [];
    });
    if (wanted.length === 0) {
      const [only] = objects;
      const to = objects.length === 1 && only !== undefined ? only : target;
      reportUnknownProperty(checker, { name, span: member.name.span, target: to });
      found = true;
    } else if (member.kind === 'PropertyMember' && objects.length === 1) {
      found = reportExcess(checker, member.value, wanted[0] as Type) || found;
    }
  }
  return found;
}

/** The alternatives of a discriminated union that a literal can be, by its discriminants. */
function meant(checker: Checker, node: ObjectLiteral, objects: readonly ObjectType[]): readonly ObjectType[] {
  let left = objects;
  for (const member of node.members) {
    if (member.kind !== 'PropertyMember' && member.kind !== 'ShorthandMember') continue;
    const name = member.kind === 'PropertyMember' ? member.name.text : member.name.name;
    if (!objects.some(part => part.properties.get(name)?.type.kind === 'literal')) continue;
    const given = checker.types.get(member.kind === 'PropertyMember' ? member.value : member.name);
    if (given === undefined) continue;
    const fitting = left.filter(part => {
      const wanted = part.properties.get(name);
      return wanted === undefined || checker.relations.assignable(given, wanted.type);
    });
    if (fitting.length > 0) left = fitting;
  }
  return left;
}

function reportExcessInArray(
  checker: Checker,
  elements: readonly (Expression | { kind: 'SpreadElement' })[],
  target: Type,
): boolean {
  const known = withoutNullish(target);
  let found = false;
  elements.forEach((element, i) => {
    if (element.kind === 'SpreadElement') return;
    const wanted =
      known.kind === 'array' ? known.element : known.kind === 'tuple' ? known.elements[i]?.type : undefined;
    if (wanted !== undefined) found = reportExcess(checker, element as Expression, wanted) || found;
  });
  return found;
}

/** A record takes every name; its values may be literals with excess properties. */
function reportExcessInValues(
  checker: Checker,
  node: ObjectLiteral,
  objects: readonly ObjectType[],
): boolean {
  const [only] = objects;
  if (objects.length !== 1 || only?.index === undefined) return false;
  let found = false;
  for (const member of node.members) {
    if (member.kind !== 'PropertyMember') continue;
    const wanted = only.properties.get(member.name.text)?.type ?? only.index.value;
    found = reportExcess(checker, member.value, wanted) || found;
  }
  return found;
}

function reportUnknownProperty(checker: Checker, at: { name: string; span: Span; target: Type }): void {
  const near = nearest(at.name, memberNames(checker.members, at.target));
  const args = { name: at.name, target: print(at.target), near };
  complain(checker, checkProblems.excessProperty, { args, span: at.span });
}

/** Why a type does not fit, where that is not plain from the two. */
function reason(checker: Checker, source: Type, target: Type, depth = 0): string | undefined {
  const { relations, members } = checker;
  if (depth > 4 || isInvalid(source) || isPrimitive(source, 'void')) return undefined;
  if (source.kind === 'promise' && relations.assignable(source.value, target))
    return 'It is a promise: write `await` before it.';
  if (isNullable(source) && !isNullable(target) && relations.assignable(withoutNullish(source), target)) {
    const what = alternatives(source).some(part => isPrimitive(part, 'undefined')) ? 'undefined' : 'null';
    return `It may be \`${what}\`: test for that first, or give another value with \`??\`.`;
  }
  if (depth === 0 && isSnapshot(source) && relations.assignable(source, deepReadonly(target)))
    return 'It comes from a state, and nothing in it can be changed: let the other type have `readonly` arrays, or give a copy, `structuredClone(…)`.';
  if (
    (source.kind === 'array' || source.kind === 'tuple') &&
    source.readonly &&
    target.kind === 'array' &&
    !target.readonly
  ) {
    return 'It is readonly: copy it with `[...value]`, or make the other type `readonly`.';
  }
  if (target.kind !== 'object' || source.kind === 'union') return undefined;
  for (const [name, wanted] of target.properties) {
    const mine = memberOf(members, source, name);
    if (mine === undefined && wanted.optional) continue;
    if (mine === undefined) return `\`${name}\` is missing.`;
    if (mine.optional && !wanted.optional) return `\`${name}\` may be missing.`;
    const type = wanted.optional ? union([wanted.type, undefinedType]) : wanted.type;
    if (relations.assignable(mine.type, type)) continue;
    const inner = reason(checker, mine.type, type, depth + 1);
    return `\`${name}\` is \`${print(mine.type)}\` instead of \`${print(type)}\`.${inner === undefined ? '' : ` ${inner}`}`;
  }
  return undefined;
}
