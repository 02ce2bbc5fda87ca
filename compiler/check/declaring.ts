// What the files that give written types their meaning share.
import { type Label, type Problem, report } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { InterfaceDeclaration, ReferenceType, TypeDeclaration, TypeNode } from '../../grammar/syntax.ts';
import { invalidType } from './construct.ts';
import type { Checker, TypeNames } from './context.ts';
import { typeProblems } from './type-problems.ts';
import type { Type } from './types.ts';

export interface Declaring {
  /** What a written type means, and the body of a declared one. */
  readonly typeOf: (node: TypeNode, names: TypeNames) => Type;
  readonly bodyOf: (
    declaration: TypeDeclaration | InterfaceDeclaration,
    at: { names: TypeNames; alias: string },
  ) => Type;
  readonly checker: Checker;
  readonly pending: (() => unknown)[];
  readonly plain: Map<object, Type | 'resolving'>;
  readonly instances: Map<object, Map<string, Type | 'resolving'>>;
  readonly ids: { readonly of: WeakMap<Type, number>; next: number };
  depth: number;
}

export function complain<A>(
  declaring: Declaring,
  problem: Problem<A>,
  at: { args: A; span: Span; labels?: readonly Label[] },
): Type {
  declaring.checker.settled.push(report(problem, at.args, at.span, at.labels ?? []));
  return invalidType;
}

export function lazy<T extends Type>(declaring: Declaring, type: T): T {
  declaring.pending.push(() => (type.kind === 'array' ? type.element : undefined));
  return type;
}

export function wrongTypeArguments(
  declaring: Declaring,
  node: ReferenceType,
  { least, most }: { least: number; most: number },
): Type {
  const args = { name: node.name.name, least, most, given: node.args.length };
  return complain(declaring, typeProblems.typeArgumentCount, { args, span: node.span });
}
