// Arguments against signatures: how many, of what types, and what a generic function's type parameters stand for.
// Arguments that need no context are looked at first; function literals then get what is known by then.
import type { Label } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { Expression, SpreadElement, TypeNode } from '../../grammar/syntax.ts';
import { counts, eachArgument, givenCount, takesCount } from './argument-places.ts';
import {
  invalidType,
  isInvalid,
  isNever,
  isNullish,
  neverType,
  tuple,
  union,
  unknownType,
} from './construct.ts';
import { attempt, type Checker, complain } from './context.ts';
import { requireFit } from './fit.ts';
import { type Candidates, candidatesFor, infer, tells } from './infer.ts';
import { print, printSignature } from './print.ts';
import { checkProblems } from './problems.ts';
import { instantiate, mentionsParameters, substitute } from './substitute.ts';
import type { FunctionType, ParameterReference, Type } from './types.ts';
import { regular, widen } from './widen.ts';

export interface CallSite {
  readonly node: Expression;
  readonly args: readonly (Expression | SpreadElement)[];
  readonly typeArguments: readonly TypeNode[];
  /** As messages call it: `Hotel.reserve`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly expected: Type | undefined;
  /** Arguments are copied on their way. */
  readonly copied: boolean;
  readonly labels: readonly Label[];
}

export interface Resolved {
  readonly result: Type;
  readonly predicate: FunctionType['predicate'];
}

/** Finds the signature that fits the arguments, and what the call gives. */
export function resolveCall(checker: Checker, signatures: readonly FunctionType[], site: CallSite): Resolved {
  const [only] = signatures;
  if (only === undefined) {
    checkLoose(checker, site.args);
    return { result: { kind: 'invalid' }, predicate: undefined };
  }
  if (signatures.length === 1) return applySignature(checker, only, site, true);
  const { flow } = checker;
  const fitting = signatures.filter(signature => takesCount(checker, signature, site.args));
  for (const signature of fitting) {
    checker.flow = flow;
    const { value, problems } = attempt(checker, () => applySignature(checker, signature, site));
    if (problems.length === 0) return value;
  }
  checker.flow = flow;
  return applySignature(checker, fitting.at(-1) ?? only, site);
}

/** Arguments of a call that is wrong already: only to find what is wrong in them. */
export function checkLoose(checker: Checker, args: CallSite['args']): void {
  for (const arg of args) {
    const node = arg.kind === 'SpreadElement' ? arg.argument : arg;
    if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') {
      attempt(checker, () => checker.visit.expression(node));
    } else checker.visit.expression(node);
  }
}

function applySignature(checker: Checker, signature: FunctionType, site: CallSite, isOnly = false): Resolved {
  if (!takesCount(checker, signature, site.args)) {
    reportCount(checker, signature, site);
    checkLoose(checker, site.args);
    const open = mentionsParameters(signature.result) && signature.typeParameters.length > 0;
    return { result: open ? { kind: 'invalid' } : signature.result, predicate: undefined };
  }
  const given = typeArguments(checker, signature, site);
  const solved =
    signature.typeParameters.length === 0
      ? signature
      : given !== undefined
        ? instantiate(signature, given)
        : instantiate(signature, inferArguments(checker, signature, site));
  // What `...args: A` takes is known now.
  if (solved !== signature && !takesCount(checker, solved, site.args)) {
    reportCount(checker, solved, site);
    return { result: solved.result, predicate: undefined };
  }
  const known = given === undefined && signature.typeParameters.length > 0;
  // What a call gives that is not generic does not depend on its arguments.
  const { beside } = checker;
  const isKnown = isOnly && signature.typeParameters.length === 0;
  eachArgument(checker, solved, site.args, (node, wanted, at) => {
    checker.beside ||= isKnown;
    const source =
      known && checker.types.has(node)
        ? (checker.types.get(node) as Type)
        : checker.visit.expression(node, wanted);
    checker.beside = beside;
    requireFit(checker, {
      node,
      source,
      target: wanted,
      copied: site.copied,
      labels: site.labels,
      otherwise: ({ source: found, target, reason }) => {
        const parameter = solved.parameters[Math.min(at, solved.parameters.length - 1)]?.name ?? '';
        const args = {
          name: site.name,
          parameter,
          source: found,
          target,
          reason,
          signature: printSignature(site.name, solved),
        };
        complain(checker, checkProblems.argumentType, { args, span: node.span, labels: site.labels });
      },
    });
  });
  return { result: regular(solved.result), predicate: solved.predicate };
}

function reportCount(checker: Checker, signature: FunctionType, site: CallSite): void {
  const { least, most } = counts(signature);
  const args = {
    name: site.name,
    least,
    most,
    given: givenCount(checker, site.args) ?? site.args.length,
    signature: printSignature(site.name, signature),
  };
  const extra = site.args[most];
  const span = extra === undefined ? site.nameSpan : extra.span;
  complain(checker, checkProblems.argumentCount, { args, span, labels: site.labels });
}

function typeArguments(
  checker: Checker,
  signature: FunctionType,
  site: CallSite,
): readonly Type[] | undefined {
  if (site.typeArguments.length === 0) return undefined;
  const { typeParameters } = signature;
  const given = site.typeArguments.map(node => checker.visit.type(node));
  const wanted = typeParameters.length;
  const least = typeParameters.filter(parameter => parameter.default === undefined).length;
  if (given.length < least || given.length > wanted) {
    const args = { name: site.name, wanted, given: given.length };
    const span = site.typeArguments[wanted]?.span ?? site.nameSpan;
    complain(checker, checkProblems.typeArgumentCount, { args, span });
    return typeParameters.map(parameter => parameter.constraint ?? invalidType);
  }
  const by = new Map<number, Type>();
  for (const [i, { id, default: fallback }] of typeParameters.entries())
    by.set(id, given[i] ?? (fallback === undefined ? invalidType : substitute(fallback, by)));
  return typeParameters.map((parameter, i) => {
    const constraint = parameter.constraint && substitute(parameter.constraint, by);
    const type = by.get(parameter.id) ?? invalidType;
    if (constraint === undefined || checker.relations.assignable(type, constraint)) return type;
    const args = { given: print(type), name: parameter.name, constraint: print(constraint) };
    complain(checker, checkProblems.constraintNotMet, {
      args,
      span: site.typeArguments[i]?.span ?? site.nameSpan,
    });
    return invalidType;
  });
}

/** A function literal whose parameters have no types: it can say nothing before it is told what they are. */
function isSensitive(node: Expression): boolean {
  switch (node.kind) {
    case 'ArrowFunction':
    case 'FunctionExpression':
      return node.parameters.some(parameter => parameter.type === undefined) || node.result === undefined;
    case 'ObjectLiteral':
      return node.members.some(
        member =>
          (member.kind === 'PropertyMember' && isSensitive(member.value)) ||
          (member.kind === 'MethodMember' && isSensitive(member.value)),
      );
    case 'ConditionalExpression':
      return isSensitive(node.consequent) || isSensitive(node.alternate);
    default:
      return false;
  }
}

function inferArguments(checker: Checker, signature: FunctionType, site: CallSite): readonly Type[] {
  const { typeParameters } = signature;
  const candidates = candidatesFor(typeParameters);
  const fromResult = candidatesFor(typeParameters, true);
  if (site.expected !== undefined) infer(fromResult, site.expected, signature.result);
  const late: (readonly [Expression, Type])[] = [];
  const last = signature.parameters.at(-1);
  const together: Type[] = [];
  eachArgument(checker, signature, site.args, (node, wanted) => {
    if (last?.rest && wanted === last.type && wanted.kind === 'parameter') {
      together.push(widen(checker.visit.expression(node)));
      return;
    }
    // What `Partial<T>` takes need not be all of a `T`: what others say of it counts more.
    if (isSensitive(node) || (wanted.kind === 'named' && wanted.compute !== undefined)) {
      late.push([node, wanted]);
      return;
    }
    const context = substitute(wanted, shapes(typeParameters, fromResult));
    infer(candidates, checker.visit.expression(node, context), wanted);
  });
  const fixed = new Map<number, Type>();
  const toldAs = (id: number, type: Type): Type => {
    const told = fresh(candidates, id, type);
    const constraint = typeParameters.find(parameter => parameter.id === id)?.constraint;
    return keepsPrimitive(constraint) ? regular(told) : widen(told);
  };
  // What the parameters of a function literal were told they are stays so.
  const fix = (wanted: Type, known: ReadonlyMap<number, Type>): ReadonlyMap<number, Type> => {
    const result = new Map(known);
    for (const [id, type] of known) {
      const told =
        fixed.get(id) ?? (tells(wanted, id) && candidates.found.has(id) ? toldAs(id, type) : undefined);
      if (told === undefined) continue;
      fixed.set(id, told);
      result.set(id, told);
    }
    return result;
  };
  for (const [node, wanted] of late) {
    const known = fix(wanted, solvedSoFar(typeParameters, candidates, fromResult, { checker, signature }));
    const source = checker.visit.expression(node, contextOf(wanted, known, typeParameters));
    infer(candidates, source, wanted);
  }
  // Arguments for `...args: A` are one tuple, unless a function has said what it takes.
  if (last?.rest && last.type.kind === 'parameter' && !candidates.found.has(last.type.id))
    infer(candidates, tuple(together), last.type);
  return typeParameters.map(parameter => {
    const found = candidates.found.get(parameter.id) ?? fromResult.found.get(parameter.id);
    const type =
      fixed.get(parameter.id) ??
      (found === undefined ? undefined : solve(checker, found, { parameter, signature }));
    return type === undefined
      ? unsolved(checker, site, { parameter, known: solvedSoFar(typeParameters, candidates) })
      : bounded(checker, site, { parameter, type, known: withConstraints(typeParameters, candidates) });
  });
}

interface Solving {
  readonly parameter: ParameterReference;
  readonly known: ReadonlyMap<number, Type>;
}

/** What a type parameter stands for, if it is what the constraint asks for. */
function bounded(
  checker: Checker,
  site: CallSite,
  { parameter, type, known }: Solving & { type: Type },
): Type {
  const { constraint } = parameter;
  if (constraint === undefined) return type;
  const bound = substitute(constraint, known);
  if (checker.relations.assignable(type, bound)) return type;
  const args = { given: print(type), name: parameter.name, constraint: print(bound) };
  complain(checker, checkProblems.constraintNotMet, { args, span: site.nameSpan });
  return { kind: 'invalid' };
}

/** A single literal is taken as it was written, so that it can widen. */
function fresh(candidates: Candidates, id: number, type: Type): Type {
  const found = candidates.found.get(id) ?? [];
  return found.length === 1 ? (found[0] as Type) : type;
}

/** Type parameters that nothing is known about guide by the form of what is around them. */
function shapes(parameters: readonly ParameterReference[], known: Candidates): ReadonlyMap<number, Type> {
  const result = new Map(solvedSoFar(parameters, known));
  for (const { id, constraint } of parameters)
    if (!result.has(id) && constraint === undefined) result.set(id, unknownType);
  return result;
}

/** A type parameter that nothing is known about is its constraint where another one's constraint mentions it. */
function withConstraints(
  parameters: readonly ParameterReference[],
  known: Candidates,
): ReadonlyMap<number, Type> {
  const result = new Map(solvedSoFar(parameters, known));
  for (const { id, constraint } of parameters)
    if (!result.has(id) && constraint !== undefined && !mentionsParameters(constraint))
      result.set(id, constraint);
  return result;
}

function unsolved(checker: Checker, site: CallSite, { parameter, known }: Solving): Type {
  const { default: fallback, constraint } = parameter;
  if (fallback !== undefined) return substitute(fallback, known);
  if (constraint !== undefined) return constraint;
  // What is wrong with an argument was said, and that nothing follows from it need not be.
  const types = site.args.map(arg => checker.types.get(arg.kind === 'SpreadElement' ? arg.argument : arg));
  if (types.some(isBroken)) return invalidType;
  if (site.node.kind !== 'NewExpression') return unknownType;
  complain(checker, checkProblems.cannotInfer, { args: { name: site.name }, span: site.nameSpan });
  return { kind: 'invalid' };
}

/** Something was wrong with it, or with what it gives. */
function isBroken(type: Type | undefined): boolean {
  return type !== undefined && (isInvalid(type) || (type.kind === 'function' && isInvalid(type.result)));
}

function solvedSoFar(
  parameters: readonly ParameterReference[],
  candidates: Candidates,
  fallback?: Candidates,
  how?: { checker: Checker; signature: FunctionType },
): ReadonlyMap<number, Type> {
  const known = new Map<number, Type>();
  for (const parameter of parameters) {
    const found = candidates.found.get(parameter.id) ?? fallback?.found.get(parameter.id);
    if (found === undefined) continue;
    known.set(
      parameter.id,
      how === undefined
        ? union(found)
        : (solve(how.checker, found, { parameter, signature: how.signature }) ?? union(found)),
    );
  }
  return known;
}

/** What a function literal is told: its parameters' types must be known, its result may still be open. */
function contextOf(
  wanted: Type,
  known: ReadonlyMap<number, Type>,
  parameters: readonly ParameterReference[],
): Type {
  const all = new Map(known);
  for (const parameter of parameters)
    if (!all.has(parameter.id)) all.set(parameter.id, parameter.constraint ?? unknownType);
  if (wanted.kind !== 'function') return substitute(wanted, all);
  const open = substitute(wanted.result, known);
  return {
    ...wanted,
    parameters: wanted.parameters.map(parameter => ({ ...parameter, type: substitute(parameter.type, all) })),
    result: open,
  };
}

/** One type for all that was found: literals widen unless they are wanted, and the others have to fit it. */
function solve(
  checker: Checker,
  found: readonly Type[],
  { parameter, signature }: { parameter: ParameterReference; signature: FunctionType },
): Type | undefined {
  const keep = keepsPrimitive(parameter.constraint) || isAtTop(signature.result, parameter);
  const types = found.map(type => (keep ? regular(type) : widen(type))).filter(type => !isNever(type));
  if (types.length === 0) return found.length === 0 ? undefined : neverType;
  if (types.length === 1) return types[0];
  if (isLiteralsOfOneKind(types)) return union(types);
  const definite = types.filter(type => !isNullish(type));
  const nullish = types.filter(isNullish);
  const widest = definite.find(type => definite.every(other => checker.relations.assignable(other, type)));
  const first = widest ?? definite[0];
  return first === undefined ? union(nullish) : union([first, ...nullish]);
}

function isLiteralsOfOneKind(types: readonly Type[]): boolean {
  const [first] = types;
  if (first?.kind !== 'literal') return false;
  return types.every(type => type.kind === 'literal' && typeof type.value === typeof first.value);
}

function keepsPrimitive(constraint: Type | undefined): boolean {
  if (constraint === undefined) return false;
  const parts = constraint.kind === 'union' ? constraint.types : [constraint];
  return parts.some(
    part =>
      part.kind === 'literal' ||
      (part.kind === 'primitive' && ['string', 'number', 'boolean'].includes(part.name)) ||
      (part.kind === 'named' && (part.name === 'keyof' || part.name === 'indexed')),
  );
}

function isAtTop(type: Type, parameter: ParameterReference): boolean {
  if (type.kind === 'parameter') return type.id === parameter.id;
  return (
    (type.kind === 'union' || type.kind === 'intersection') &&
    type.types.some(part => isAtTop(part, parameter))
  );
}
