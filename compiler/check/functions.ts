// Functions, methods and closures: their signatures, and the check of their bodies. A result that is not declared is
// read off the body when it is first asked for.

import { report } from '../../grammar/diagnostic.ts';
import type {
  Block,
  Expression,
  FunctionDeclaration,
  Identifier,
  LocalFunction,
  MethodDeclaration,
  Parameter,
  TypeNode,
  TypeParameter,
} from '../../grammar/syntax.ts';
import { annotation } from './annotations.ts';
import { awaitedType } from './awaited.ts';
import { bodyProblems } from './body-problems.ts';
import {
  alternatives,
  array,
  invalidType,
  isInvalid,
  isPrimitive,
  isUnknown,
  promise,
  undefinedType,
  union,
  voidType,
} from './construct.ts';
import {
  type Body,
  type Checker,
  complain,
  type Declared,
  emptyFlow,
  type Flow,
  inBody,
  type ServiceScope,
  type Signature,
  type Signatures,
  type TypeNames,
  withoutPaths,
} from './context.ts';
import { requireFit } from './fit.ts';
import { missingCases } from './missing-cases.ts';
import { withoutUndefined } from './narrow.ts';
import { askedInside, hasHole } from './own-value.ts';
import { bindPattern, withDefaults } from './patterns.ts';
import { print } from './print.ts';
import { parameterAt } from './relate.ts';
import { alike } from './spread.ts';
import { typeProblems } from './type-problems.ts';
import type { FunctionType, Type } from './types.ts';
import { keepsLiteral, regular, widen } from './widen.ts';

/** What all things with parameters and a body have. */
export interface FunctionShape {
  readonly async: boolean;
  readonly name?: Identifier | undefined;
  readonly typeParameters: readonly TypeParameter[];
  readonly parameters: readonly Parameter[];
  readonly result: TypeNode | undefined;
  readonly body: Block | Expression;
}

export function createSignatures(checker: Checker, declared: Declared): Signatures {
  const made = new Map<object, Signature>();
  const making = new Set<object>();
  const make = (
    declaration: FunctionDeclaration | LocalFunction | MethodDeclaration,
    around: Around,
  ): Signature => {
    const known = made.get(declaration);
    if (known !== undefined) return known;
    making.add(declaration);
    const signature = makeSignature(checker, declaration, { ...around, declared });
    making.delete(declaration);
    made.set(declaration, signature);
    return signature;
  };
  return {
    ofFunction(binding) {
      const scope = checker.resolution.scopes.get(binding.module);
      if (scope === undefined) return invalidType;
      if (making.has(binding.declaration)) {
        const { name } = binding.declaration;
        complain(checker, typeProblems.circularType, { args: { name: name.name }, span: name.span });
        return invalidType;
      }
      const names = { module: scope, parameters: new Map<string, Type>() };
      return make(binding.declaration, { kind: 'function', service: undefined, names, flow: emptyFlow }).type;
    },
    ofMethod: (declaration, { scope, names }) =>
      make(declaration, { kind: 'method', service: scope, names, flow: emptyFlow }),
    declareLocal(declaration) {
      const { body, flow } = checker;
      // Checked again with what encloses it: what is known around it may be another thing now.
      made.delete(declaration);
      make(declaration, {
        kind: 'function',
        service: body.service,
        names: body.types,
        flow: withoutPaths(flow),
      });
    },
    check: declaration => made.get(declaration)?.check(),
  };
}

interface Around {
  readonly kind: Body['kind'];
  readonly service: ServiceScope | undefined;
  readonly names: TypeNames;
  readonly flow: Flow;
}

/** A method cannot be generic: nothing more is said about what uses its type parameters. */
function unknownParameters(shape: FunctionShape, outer: TypeNames): TypeNames {
  const given = shape.typeParameters.map(({ name }) => [name.name, invalidType] as const);
  return { ...outer, parameters: new Map([...outer.parameters, ...given]) };
}

function makeSignature(
  checker: Checker,
  shape: FunctionShape,
  around: Around & { declared: Declared },
): Signature {
  const bound = around.declared.typeParameters(shape.typeParameters, around.names);
  const typeParameters = bound.parameters;
  const names = around.kind === 'method' ? unknownParameters(shape, around.names) : bound.names;
  const outer = bodyOf(shape, { ...around, names, result: undefined });
  const settle = <T>(run: () => T): T => {
    const { diagnostics } = checker;
    checker.diagnostics = checker.settled;
    try {
      return inBody(checker, outer, around.flow, run);
    } finally {
      checker.diagnostics = diagnostics;
    }
  };
  const parameters = settle(() => parameterTypes(checker, shape, undefined));
  const written = shape.result === undefined ? undefined : around.declared.type(shape.result, names);
  const given = written === undefined ? undefined : declaredResult(checker, shape, written);
  const look = (): Type => {
    const body = bodyOf(shape, { ...around, names, result: given });
    settle(() => requirePredicate(checker, shape.result, { parameters, names }));
    return settle(() =>
      inBody(checker, body, around.flow, () => besideStatements(checker, shape, parameters)),
    );
  };
  const check = inferring(checker, { shape, given, look });
  const result = (): Type => unwrap(given ?? check());
  const type: FunctionType = {
    kind: 'function',
    typeParameters,
    parameters,
    get result() {
      if (written !== undefined) return written;
      const inferred = check();
      return shape.async ? promise(inferred) : inferred;
    },
  };
  const predicate = shape.result?.kind === 'PredicateType' ? shape.result : undefined;
  if (predicate === undefined) return { type, names, result, check };
  const at = parameters.findIndex(parameter => parameter.name === predicate.parameter.name);
  const narrowed = around.declared.type(predicate.type, names);
  const withPredicate: FunctionType = { ...type, predicate: { parameter: at, type: narrowed } };
  return { type: withPredicate, names, result, check };
}

/** The result of a function: looked for once, when it is first asked for. */
function inferring(
  checker: Checker,
  { shape, given, look }: { shape: FunctionShape; given: Type | undefined; look: () => Type },
): () => Type {
  let state: 'open' | 'running' | { readonly inferred: Type } = 'open';
  let asked: 'no' | 'beside' | 'circular' = 'no';
  const circular = (): void => {
    if (asked !== 'circular') reportRecursion(checker, shape);
    asked = 'circular';
  };
  return () => {
    if (typeof state === 'object') return state.inferred;
    if (state === 'running') {
      if (given !== undefined) return given;
      if (asked === 'no') asked = 'beside';
      askedInside(checker, circular);
      return invalidType;
    }
    state = 'running';
    const { length } = checker.settled;
    const inferred = look();
    if (asked === 'beside' && hasHole(inferred)) circular();
    state = { inferred: asked === 'circular' ? invalidType : inferred };
    if (asked === 'beside') {
      // Its statements have called it: now that its result is known they are looked at again.
      checker.settled.length = length;
      look();
    }
    return state.inferred;
  };
}

/** Checks a body, in which only what it returns matters to its result. */
function besideStatements(checker: Checker, shape: FunctionShape, parameters: Parameters): Type {
  const { beside } = checker;
  checker.beside = shape.result !== undefined || shape.body.kind === 'Block';
  const type = checkBody(checker, shape, parameters);
  checker.beside = beside;
  return type;
}

function unwrap(type: Type): Type {
  return type.kind === 'promise' ? type.value : type;
}

/** What `return` must give; an async function's declared result is a promise of it. */
function declaredResult(checker: Checker, shape: FunctionShape, written: Type): Type {
  if (!shape.async || isInvalid(written)) return written;
  if (written.kind === 'promise') return written.value;
  const span = shape.result?.span ?? shape.body.span;
  checker.settled.push(report(bodyProblems.asyncResult, { result: print(written) }, span));
  return written;
}

function reportRecursion(checker: Checker, shape: FunctionShape): void {
  if (shape.name !== undefined) {
    const problem = report(bodyProblems.recursiveResult, { name: shape.name.name }, shape.name.span);
    checker.settled.push(problem);
  }
}

/** `x is T` of a parameter that can be a `T`. */
export function requirePredicate(
  checker: Checker,
  node: TypeNode | undefined,
  { parameters, names }: { parameters: Parameters; names: TypeNames },
): void {
  if (node?.kind !== 'PredicateType') return;
  const { name } = node.parameter;
  const parameter = parameters.find(each => each.name === name);
  if (parameter === undefined) return;
  const tested = checker.declared.type(node.type, names);
  const type = parameter.optional ? union([parameter.type, undefinedType]) : parameter.type;
  if (checker.relations.assignable(tested, type)) return;
  const args = { name, type: print(type), tested: print(tested) };
  complain(checker, bodyProblems.otherPredicate, { args, span: node.type.span });
}

export function bodyOf(
  shape: Pick<FunctionShape, 'async' | 'name'>,
  at: { kind: Body['kind']; service: ServiceScope | undefined; names: TypeNames; result: Type | undefined },
): Body {
  return {
    kind: at.kind,
    async: shape.async,
    name: shape.name,
    service: at.service,
    types: at.names,
    result: at.result,
    copiesResult: at.kind === 'method',
    returns: [],
    jumps: [],
    labels: [],
  };
}

type Parameters = FunctionType['parameters'];

/** The types of parameters: written, wanted by the context, or read off the default value. */
export function parameterTypes(
  checker: Checker,
  shape: FunctionShape,
  expected: FunctionType | undefined,
): Parameters {
  let before: string | undefined;
  return shape.parameters.map((parameter, i) => {
    const { pattern, default: value, rest } = parameter;
    const name = pattern.kind === 'Identifier' ? pattern.name : `argument${i + 1}`;
    const optional = parameter.optional || value !== undefined;
    if (before !== undefined && !optional && !rest)
      complain(checker, bodyProblems.requiredAfterOptional, { args: { name, before }, span: pattern.span });
    if (parameter.optional) before = name;
    return { name, type: parameterType(checker, parameter, { expected, at: i }), optional, rest };
  });
}

function parameterType(
  checker: Checker,
  parameter: Parameter,
  { expected, at }: { expected: FunctionType | undefined; at: number },
): Type {
  const { type: node, default: value } = parameter;
  if (node !== undefined) {
    const type = annotation(checker, parameter.pattern, () => checker.visit.type(node));
    if (parameter.rest && !['array', 'tuple', 'invalid', 'parameter'].includes(type.kind)) {
      complain(checker, bodyProblems.restType, { args: { type: print(type) }, span: node.span });
      return array(invalidType);
    }
    return type;
  }
  if (expected !== undefined) {
    const wanted = parameter.rest ? restType(expected, at) : parameterAt(expected, at);
    if (wanted !== undefined) return wanted;
  }
  const { pattern } = parameter;
  if (value !== undefined)
    return withDefaults(checker, pattern, { node: value, type: widen(checker.visit.expression(value)) });
  const args = { name: pattern.kind === 'Identifier' ? pattern.name : 'parameter' };
  complain(checker, bodyProblems.parameterWithoutType, { args, span: parameter.span });
  return invalidType;
}

function restType(expected: FunctionType, at: number): Type | undefined {
  const rest = expected.parameters.slice(at);
  const [all] = rest;
  if (all?.rest && rest.length === 1) return all.type;
  const types = rest.map(parameter =>
    parameter.rest && parameter.type.kind === 'array' ? parameter.type.element : parameter.type,
  );
  return types.length === 0 ? undefined : array(union(types));
}

/** What a parameter holds in the body: its default value stands for `undefined`. */
function typeInside(checker: Checker, parameter: Parameter, declared: Type): Type {
  const { default: fallback, optional } = parameter;
  if (fallback === undefined) return optional ? union([declared, undefinedType]) : declared;
  const source = checker.visit.expression(fallback, declared);
  requireFit(checker, { node: fallback, source, target: declared });
  const mayStay = alternatives(source).some(part => isPrimitive(part, 'undefined'));
  return mayStay ? declared : withoutUndefined(declared);
}

/** Checks parameters and body in the current body; gives the result, for an async function what its promise holds. */
export function checkBody(checker: Checker, shape: FunctionShape, parameters: Parameters): Type {
  const { body } = checker;
  body.inParameters = true;
  shape.parameters.forEach((parameter, i) => {
    const declared = parameters[i];
    if (declared === undefined) return;
    const inside = typeInside(checker, parameter, declared.type);
    bindPattern(checker, parameter.pattern, inside);
  });
  body.inParameters = false;
  if (shape.body.kind !== 'Block') return checkExpressionBody(checker, shape.body);
  checker.visit.statements(shape.body.statements);
  const fallsThrough = checker.flow !== undefined;
  const { result } = body;
  if (result !== undefined && body.context !== true) {
    if (fallsThrough) requireReturn(checker, shape, result);
    return result;
  }
  const types = body.returns.map(each => each.type);
  if (types.length === 0) return fallsThrough ? voidType : alwaysThrows(body);
  if (fallsThrough)
    types.push(body.returns.every(each => each.node === undefined) ? voidType : undefinedType);
  return inferredResult(types, result);
}

/** A method or declared function that always throws gives nothing, an arrow function `never`, as in TypeScript. */
function alwaysThrows(body: Body): Type {
  return body.kind === 'lambda' ? { kind: 'primitive', name: 'never' } : voidType;
}

function checkExpressionBody(checker: Checker, node: Expression): Type {
  const { body } = checker;
  const source = checker.visit.expression(node, body.result);
  if (body.result === undefined)
    return inferredResult([body.async ? awaitedType(source) : source], undefined);
  if (isPrimitive(body.result, 'void')) return body.result;
  const given = body.async ? awaitedType(source) : source;
  if (body.context !== true) requireFit(checker, { node, source: given, target: body.result });
  return body.context === true ? inferredResult([given], body.result) : body.result;
}

/** The common type of results: a single literal widens, several stay what they are. */
export function inferredResult(types: readonly Type[], expected: Type | undefined): Type {
  const type = union(expected === undefined ? alike(types) : types);
  const single = type.kind === 'literal';
  if (keepsLiteral(type, expected)) return regular(type);
  return single ? widen(type) : regular(type);
}

function requireReturn(checker: Checker, shape: FunctionShape, result: Type): void {
  if (isInvalid(result) || isUnknown(result)) return;
  if (alternatives(result).some(part => isPrimitive(part, 'void') || isPrimitive(part, 'undefined'))) return;
  if (isPrimitive(result, 'never')) {
    complain(checker, bodyProblems.neverReturns, { args: {}, span: shape.result?.span ?? shape.body.span });
    return;
  }
  const { name } = shape;
  const span = shape.result?.span ?? name?.span ?? shape.body.span;
  const some = checker.body.returns.length > 0;
  const missing = missingCases(checker, shape.body);
  const args = { name: name?.name, result: print(result), some, missing };
  complain(checker, bodyProblems.missingReturn, { args, span });
}
