// What a call's arguments, and what is wanted of its result, say of the type parameters of a generic function.
// Arguments that need no context are looked at first; function literals then get what is known by then.
import type { Expression } from '../../grammar/syntax.ts';
import { type CallSite, eachArgument } from './argument-places.ts';
import { invalidType, isInvalid, isNever, isNullish, neverType, union, unknownType } from './construct.ts';
import { type Checker, complain } from './context.ts';
import { type Candidates, candidatesFor, infer, tells } from './infer.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { mentionsParameters, substitute } from './substitute.ts';
import type { FunctionType, ParameterReference, TupleType, Type } from './types.ts';
import { regular, widen } from './widen.ts';

/** Those that are written down. */
export function typeArguments(
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
    case 'LogicalExpression':
      return isSensitive(node.left) || isSensitive(node.right);
    default:
      return false;
  }
}

interface Look {
  readonly signature: FunctionType;
  readonly site: CallSite;
  readonly candidates: Candidates;
  readonly fromResult: Candidates;
}

interface Looked {
  /** Arguments that can say something only when they are told what they are for. */
  readonly late: readonly (readonly [Expression, Type])[];
  /** What goes to `...args: A`. */
  readonly together: TupleType['elements'];
}

/** Infers from the arguments that need no context. */
function firstLook(checker: Checker, { signature, site, candidates, fromResult }: Look): Looked {
  const late: (readonly [Expression, Type])[] = [];
  const last = signature.parameters.at(-1);
  const together: TupleType['elements'][number][] = [];
  const isTogether = (wanted: Type): boolean =>
    last?.rest === true && wanted === last.type && wanted.kind === 'parameter';
  eachArgument(checker, signature, site.args, {
    again: true,
    spread: (_, { type, count }, wanted) => {
      if (count === 'all' || !isTogether(wanted)) infer(candidates, type, wanted);
      else together.push({ type: widen(type), optional: false, rest: count === 'any' });
      return true;
    },
    argument: (node, wanted) => {
      if (isTogether(wanted)) {
        together.push({ type: widen(checker.visit.expression(node)), optional: false, rest: false });
        return;
      }
      // What `Partial<T>` takes need not be all of a `T`: what others say of it counts more.
      if (isSensitive(node) || (wanted.kind === 'named' && wanted.compute !== undefined)) {
        late.push([node, wanted]);
        return;
      }
      const context = substitute(wanted, shapes(signature.typeParameters, fromResult));
      infer(candidates, checker.visit.expression(node, context), wanted);
    },
  });
  return { late, together };
}

/** What the type parameters of a generic function stand for in a call. */
export function inferArguments(checker: Checker, signature: FunctionType, site: CallSite): readonly Type[] {
  const { typeParameters } = signature;
  const candidates = candidatesFor(typeParameters);
  const fromResult = candidatesFor(typeParameters, true);
  if (site.expected !== undefined) infer(fromResult, site.expected, signature.result);
  const { late, together } = firstLook(checker, { signature, site, candidates, fromResult });
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
  const last = signature.parameters.at(-1);
  if (last?.rest && last.type.kind === 'parameter' && !candidates.found.has(last.type.id))
    infer(candidates, { kind: 'tuple', elements: together, readonly: false }, last.type);
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

/** Something was wrong with it, or with what it gives; a collection of the store is nothing that can be given. */
function isBroken(type: Type | undefined): boolean {
  if (type?.kind === 'collection') return true;
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
