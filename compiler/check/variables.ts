// `let` and `const`: the types of variables, and which have no value yet.

import { patternNames } from '../../grammar/index.ts';
import type { Expression, Identifier, VariableDeclarator, VariableStatement } from '../../grammar/syntax.ts';
import { annotation } from './annotations.ts';
import { alternatives, anyTuple, invalidType, isPrimitive, isUnknown, undefinedType } from './construct.ts';
import type { Checker } from './context.ts';
import { assignEvolving, isEmptyArray } from './evolving.ts';
import { requireFit } from './fit.ts';
import { afterAssignment, assigned, narrowTo, variableKey, withoutValue, withValue } from './flow.ts';
import { lookingAt } from './own-value.ts';
import { reportUntaken } from './pattern-shapes.ts';
import { bindPattern, declareName, withDefaults } from './patterns.ts';
import type { Type } from './types.ts';
import { widen } from './widen.ts';

export function checkVariables(checker: Checker, node: VariableStatement): void {
  for (const declarator of node.declarations) checkDeclarator(checker, node.keyword, declarator);
}

function checkDeclarator(checker: Checker, keyword: 'let' | 'const', node: VariableDeclarator): void {
  const { init, pattern, type: written } = node;
  const declared = written && annotation(checker, pattern, () => checker.visit.type(written));
  if (init === undefined) {
    declareWithoutValue(checker, node, { keyword, declared });
    return;
  }
  if (declared === undefined && pattern.kind === 'Identifier') {
    if (evolves(keyword, init)) {
      declareEvolving(checker, pattern, { type: checker.visit.expression(init), node: init });
      return;
    }
    declareAhead(checker, pattern, init);
    if (keyword === 'const') rememberAlias(checker, pattern, init);
  }
  const problems = checker.diagnostics.length;
  const look = (): Type => checker.visit.expression(init, declared ?? wantedBy(pattern));
  const asks = pattern.kind === 'Identifier' && declared === undefined;
  const declare = (type: Type): void =>
    bindPattern(checker, pattern, keyword === 'const' ? type : widen(type));
  const source = asks ? lookingAt(checker, { name: pattern, init, declare }, look) : look();
  if (declared === undefined) {
    const type = keyword === 'const' && pattern.kind === 'Identifier' ? source : widen(source);
    bindPattern(checker, pattern, withDefaults(checker, pattern, { node: init, type }), init);
    if (checker.diagnostics.length === problems) reportUntaken(checker, pattern, { node: init, type });
    return;
  }
  const fits = requireFit(checker, { node: init, source, target: declared });
  bindPattern(checker, pattern, declared);
  if (pattern.kind === 'Identifier' && fits) know(checker, pattern, { declared, source });
}

/** An array literal that is taken apart at once is a tuple. */
function wantedBy(pattern: VariableDeclarator['pattern']): Type | undefined {
  return pattern.kind === 'ArrayPattern' ? anyTuple : undefined;
}

/** `const f = (n: number): number => f(n - 1)` may call itself: its signature is written. */
function declareAhead(
  checker: Checker,
  pattern: Expression & { kind: 'Identifier' },
  init: Expression,
): void {
  if ((init.kind !== 'ArrowFunction' && init.kind !== 'FunctionExpression') || init.result === undefined)
    return;
  if (init.parameters.some(parameter => parameter.type === undefined)) return;
  const { parameters: typeParameters, names } = checker.declared.typeParameters(
    init.typeParameters,
    checker.body.types,
  );
  const parameters = init.parameters.map(({ pattern: name, type, optional, rest, default: value }) => ({
    name: name.kind === 'Identifier' ? name.name : 'argument',
    type: type === undefined ? invalidType : checker.declared.type(type, names),
    optional: optional || value !== undefined,
    rest,
  }));
  const result = checker.declared.type(init.result, names);
  declareName(checker, pattern, { kind: 'function', typeParameters, parameters, result });
}

/** `let x = null` and `const xs = []` say nothing about what they will hold. */
function evolves(keyword: 'let' | 'const', init: Expression): boolean {
  if (isEmptyArray(init)) return true;
  return (
    keyword === 'let' &&
    (init.kind === 'NullLiteral' || (init.kind === 'Identifier' && init.name === 'undefined'))
  );
}

function declareEvolving(checker: Checker, name: Identifier, first: { type: Type; node?: Expression }): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind !== 'variable') return;
  checker.evolving.add(binding);
  declareName(checker, name, first.type);
  assignEvolving(checker, binding, first);
}

function rememberAlias(checker: Checker, name: Identifier, init: Expression): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind === 'variable') checker.aliases.set(binding, init);
}

function know(
  checker: Checker,
  name: Expression & { kind: 'Identifier' },
  { declared, source }: { declared: Type; source: Type },
): void {
  const binding = checker.resolution.bindings.get(name);
  if (binding?.kind !== 'variable' || checker.flow === undefined) return;
  const after = afterAssignment(declared, source, checker.relations.assignable);
  if (after !== undefined) checker.flow = assigned(checker.flow, variableKey(binding), after);
}

function declareWithoutValue(
  checker: Checker,
  node: VariableDeclarator,
  { keyword, declared }: { keyword: 'let' | 'const'; declared: Type | undefined },
): void {
  const { pattern } = node;
  // The parser has refused constants and patterns without a value.
  if (keyword === 'let' && pattern.kind === 'Identifier' && declared === undefined) {
    declareEvolving(checker, pattern, { type: undefinedType });
    return;
  }
  bindPattern(checker, pattern, declared ?? invalidType);
  if (declared === undefined || checker.flow === undefined) return;
  for (const name of patternNames(pattern)) {
    const binding = checker.resolution.bindings.get(name);
    if (binding?.kind !== 'variable') continue;
    const mayBeMissing =
      isUnknown(declared) || alternatives(declared).some(part => isPrimitive(part, 'undefined'));
    checker.flow = mayBeMissing
      ? narrowTo(withValue(checker.flow, binding), variableKey(binding), {
          kind: 'primitive',
          name: 'undefined',
        })
      : withoutValue(checker.flow, binding);
  }
}
