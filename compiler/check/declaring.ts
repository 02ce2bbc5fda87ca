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
  /** Generic types whose missing arguments are looked for: a default that asks for them again has no end. */
  readonly open: Set<object>;
  readonly ids: { readonly of: WeakMap<Type, number>; next: number };
  depth: number;
  /** A generic type with its arguments is being read: what is wrong in it is said of its declaration. */
  instance: boolean;
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
  later(declaring, () => (type.kind === 'array' ? type.element : undefined));
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

/** What is read when it is used is read in the end in any case, so that its problems are found. */
export function later(declaring: Declaring, read: () => unknown): void {
  if (!declaring.instance) declaring.pending.push(read);
}
