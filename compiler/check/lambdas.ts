// Arrow functions and function expressions: their parameters are told by the context, their result is read off the body.
import type { ArrowFunction } from '../../grammar/syntax.ts';
import { inferredPredicate } from './conditions.ts';
import { alternatives, isPrimitive, promise, undefinedType, union } from './construct.ts';
import {
  type Body,
  type Checker,
  emptyFlow,
  inBody,
  type Lambda,
  signaturesOf,
  type TypeNames,
} from './context.ts';
import { captured } from './flow.ts';
import { bodyOf, checkBody, parameterTypes, requirePredicate } from './functions.ts';
import { withoutNullish } from './narrow.ts';
import { putOff } from './own-value.ts';
import { declareName } from './patterns.ts';
import type { FunctionType, Type } from './types.ts';

export function checkLambda(checker: Checker, node: Lambda, expected: Type | undefined): Type {
  const wanted = wantedFunction(expected);
  const { parameters: typeParameters, names } = checker.declared.typeParameters(
    node.typeParameters,
    checker.body.types,
  );
  const written = node.result === undefined ? undefined : checker.declared.type(node.result, names);
  const result = resultFor(node, { written, wanted });
  const outer = checker.body;
  const service = node.kind === 'ArrowFunction' ? outer.service : undefined;
  const name = node.kind === 'FunctionExpression' ? node.name : undefined;
  const body: Body = {
    ...bodyOf({ async: node.async, name }, { kind: 'lambda', service, names, result }),
    context: written === undefined,
    lambda: node,
    seesStates: outer.seesStates === true,
    beside:
      checker.beside || (result !== undefined && (written !== undefined || isPrimitive(result, 'void'))),
  };
  const flow = checker.flow === undefined ? emptyFlow : captured(checker, node.span.start, checker.flow);
  const look = (): Type =>
    inBody(checker, body, flow, () => {
      const parameters = parameterTypes(checker, node, wanted);
      const shell: FunctionType = {
        kind: 'function',
        typeParameters,
        parameters,
        result: written ?? { kind: 'invalid' },
      };
      if (checker.later?.has(node)) return shell;
      if (name !== undefined) declareName(checker, name, shell);
      const inner = checkBody(checker, node, parameters);
      const type: FunctionType = { ...shell, result: written ?? (node.async ? promise(inner) : inner) };
      return withPredicate(checker, node, { type, names });
    });
  const { beside } = checker;
  checker.beside = body.beside === true || node.body.kind === 'Block';
  const type = look();
  checker.beside = beside;
  return checker.later?.has(node) && type.kind === 'function' ? putOff(checker, node, type) : type;
}

function wantedFunction(expected: Type | undefined): FunctionType | undefined {
  if (expected === undefined) return undefined;
  const found = alternatives(withoutNullish(expected)).flatMap(signaturesOf);
  return found.length === 1 || found.every(each => each.parameters.length === found[0]?.parameters.length)
    ? found[0]
    : undefined;
}

/** What the body must give, or is wanted to give. */
function resultFor(
  node: Lambda,
  { written, wanted }: { written: Type | undefined; wanted: FunctionType | undefined },
): Type | undefined {
  const type = written ?? wanted?.result;
  if (type === undefined) return undefined;
  if (!node.async) return written !== undefined || !isPrimitive(type, 'unknown') ? type : undefined;
  const promised = alternatives(type).filter(part => part.kind === 'promise');
  return promised.length === 0 ? undefined : union(promised.map(part => part.value));
}

function withPredicate(
  checker: Checker,
  node: Lambda,
  { type, names }: { type: FunctionType; names: TypeNames },
): FunctionType {
  if (node.result?.kind === 'PredicateType') {
    const { parameter, type: narrowed } = node.result;
    requirePredicate(checker, node.result, { parameters: type.parameters, names });
    const at = type.parameters.findIndex(each => each.name === parameter.name);
    return { ...type, predicate: { parameter: at, type: checker.declared.type(narrowed, names) } };
  }
  const [only] = node.parameters;
  const [declared] = type.parameters;
  if (
    node.kind !== 'ArrowFunction' ||
    node.async ||
    node.result !== undefined ||
    node.parameters.length !== 1
  )
    return type;
  if (only?.pattern.kind !== 'Identifier' || declared === undefined || !isPrimitive(type.result, 'boolean'))
    return type;
  const expression = soleExpression(node);
  if (expression === undefined) return type;
  const given = declared.optional ? union([declared.type, undefinedType]) : declared.type;
  const narrowed = inferredPredicate(checker, { parameter: only.pattern, type: given, body: expression });
  return narrowed === undefined ? type : { ...type, predicate: { parameter: 0, type: narrowed } };
}

function soleExpression(node: ArrowFunction): Exclude<ArrowFunction['body'], { kind: 'Block' }> | undefined {
  if (node.body.kind !== 'Block') return node.body;
  const [only] = node.body.statements;
  return node.body.statements.length === 1 && only?.kind === 'ReturnStatement' ? only.value : undefined;
}
