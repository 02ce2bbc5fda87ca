// Expressions, one by one. Every expression gets its type noted, the parts of patterns and chains too.
import type { AwaitExpression, Expression, Identifier } from '../../grammar/syntax.ts';
import { checkChain, checkThis } from './access.ts';
import { typeAhead } from './ahead.ts';
import { checkAssignment, checkDelete, checkUpdate } from './assignments.ts';
import { requireAsync } from './async.ts';
import { awaitedType } from './awaited.ts';
import { checkCall, checkCallChain, checkNew } from './calls.ts';
import { checkCoalesce, checkConditional } from './choices.ts';
import { checkBranch, checkLogical } from './conditions.ts';
import {
  booleanType,
  freshLiteral,
  invalidType,
  isInvalid,
  named,
  nullType,
  numberType,
  undefinedType,
  union,
} from './construct.ts';
import { type Checker, complain, signaturesOf } from './context.ts';
import { evolvingType } from './evolving.ts';
import { forgetStates, variableKey } from './flow.ts';
import { checkLambda } from './lambdas.ts';
import { checkArray, checkAs, checkObject, checkSatisfies, checkTemplate } from './literals.ts';
import { withoutNullish } from './narrow.ts';
import { checkBinary, checkUnary } from './operators.ts';
import { useNeeds } from './own-value.ts';
import { checkProblems } from './problems.ts';
import type { Type } from './types.ts';

/** The type of an expression at the current place; `expected` guides literals and function literals. */
export function checkExpression(checker: Checker, node: Expression, expected?: Type): Type {
  const type = typeOf(checker, node, expected);
  checker.types.set(node, type);
  return type;
}

function typeOf(checker: Checker, node: Expression, expected: Type | undefined): Type {
  switch (node.kind) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return freshLiteral(node.value);
    case 'NullLiteral':
      return nullType;
    case 'Identifier':
      return functionFor(checker, node, expected) ?? checkName(checker, node);
    case 'ThisExpression':
      return checkThis(checker, node);
    case 'TemplateLiteral':
      return checkTemplate(checker, node);
    case 'RegExpLiteral':
      return named('library', 'RegExp');
    case 'ArrayLiteral':
      return checkArray(checker, node, expected);
    case 'ObjectLiteral':
      return checkObject(checker, node, expected);
    case 'ArrowFunction':
    case 'FunctionExpression':
      return checkLambda(checker, node, expected);
    case 'MemberExpression':
    case 'IndexExpression':
      return checkChain(checker, node);
    case 'CallExpression':
      return checkCallChain(checker, node, expected);
    case 'NewExpression':
      return checkNew(checker, node, expected);
    case 'InvalidExpression':
      return invalidType;
    default:
      return typeOfOperation(checker, node, expected);
  }
}

type Operation = Extract<
  Expression,
  {
    kind:
      | 'UnaryExpression'
      | 'UpdateExpression'
      | 'BinaryExpression'
      | 'LogicalExpression'
      | 'AssignmentExpression'
      | 'ConditionalExpression'
      | 'AwaitExpression'
      | 'SequenceExpression'
      | 'AsExpression'
      | 'SatisfiesExpression'
      | 'NonNullExpression';
  }
>;

function typeOfOperation(checker: Checker, node: Operation, expected: Type | undefined): Type {
  switch (node.kind) {
    case 'UnaryExpression':
      if (node.operator === '!') return negation(checker, node);
      if (node.operator !== 'delete') return checkUnary(checker, node);
      checkDelete(checker, node.argument);
      return booleanType;
    case 'UpdateExpression':
      return checkUpdate(checker, node);
    case 'BinaryExpression':
      return checkBinary(checker, node);
    case 'LogicalExpression':
      return node.operator === '??'
        ? checkCoalesce(checker, node, expected)
        : checkLogical(checker, node, expected).type;
    case 'AssignmentExpression':
      return checkAssignment(checker, node);
    case 'ConditionalExpression':
      return checkConditional(checker, node, expected);
    case 'AwaitExpression':
      return checkAwait(checker, node, expected);
    case 'SequenceExpression':
      return checkSequence(checker, node.expressions);
    case 'AsExpression':
      return checkAs(checker, node, expected);
    case 'SatisfiesExpression':
      return checkSatisfies(checker, node);
    case 'NonNullExpression': {
      const type = checker.visit.expression(node.expression);
      complain(checker, checkProblems.nonNull, { args: {}, span: node.span });
      return withoutNullish(type);
    }
    default:
      return node satisfies never;
  }
}

function checkSequence(checker: Checker, parts: readonly Expression[]): Type {
  for (const part of parts.slice(0, -1)) {
    checker.visit.expression(part);
    if (isPlain(part)) complain(checker, checkProblems.unusedValue, { args: {}, span: part.span });
  }
  const last = parts.at(-1);
  return last === undefined ? invalidType : checker.visit.expression(last);
}

/** Whether computing it changes nothing, whatever else. */
function isPlain(node: Expression): boolean {
  switch (node.kind) {
    case 'Identifier':
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'ArrowFunction':
    case 'FunctionExpression':
    case 'RegExpLiteral':
      return true;
    case 'BinaryExpression':
      return isPlain(node.left) && isPlain(node.right);
    case 'UnaryExpression':
      return node.operator !== 'delete' && node.operator !== 'void' && isPlain(node.argument);
    default:
      return false;
  }
}

function negation(checker: Checker, node: Expression): Type {
  const { type, whenTrue, whenFalse } = checkBranch(checker, node);
  checker.flow = whenTrue === undefined ? whenFalse : (checker.flow ?? whenTrue);
  return type;
}

/** Links of chains that are no member accesses. */
export function checkOtherLink(
  checker: Checker,
  node: Expression,
): { readonly type: Type; readonly ended: boolean } {
  if (node.kind !== 'CallExpression') return { type: checker.visit.expression(node), ended: false };
  const link = checkCall(checker, node, undefined);
  checker.types.set(node, link.ended ? union([link.type, undefinedType]) : link.type);
  return link;
}

function checkName(checker: Checker, node: Identifier): Type {
  const binding = checker.resolution.bindings.get(node);
  if (binding === undefined) return invalidType;
  checker.names.set(node, checker.symbols.of(binding));
  switch (binding.kind) {
    case 'variable': {
      const known = checker.symbols.variableType(binding);
      const declared =
        known === undefined || isInvalid(known) ? (typeAhead(checker, binding) ?? invalidType) : known;
      const key = variableKey(binding);
      useNeeds(checker, binding);
      if (checker.flow?.unassigned.has(binding.id)) {
        const labels = [{ span: binding.declaration.span, text: 'declared without a value here' }];
        complain(checker, checkProblems.usedUnassigned, {
          args: { name: node.name },
          span: node.span,
          labels,
        });
        return declared;
      }
      if (checker.evolving.has(binding)) return evolvingType(checker, binding);
      return checker.flow?.narrowed.get(key) ?? declared;
    }
    case 'function': {
      const symbol = checker.symbols.of(binding);
      return symbol.kind === 'function' ? symbol.type : invalidType;
    }
    case 'service':
    case 'extern':
      return named(binding.kind, binding.name);
    case 'error':
      return named('library', `typeof ${binding.name}`);
    case 'builtin':
      return builtinValue(checker, binding.name);
    default:
      return binding satisfies never;
  }
}

/** `xs.map(String)`: where a function is wanted, these names are functions. */
function functionFor(checker: Checker, node: Identifier, expected: Type | undefined): Type | undefined {
  const binding = checker.resolution.bindings.get(node);
  if (binding?.kind !== 'builtin' || expected === undefined || signaturesOf(expected).length === 0)
    return undefined;
  checker.names.set(node, binding);
  return checker.library.function(binding.name);
}

function builtinValue(checker: Checker, name: string): Type {
  if (name === 'undefined') return undefinedType;
  if (name === 'NaN' || name === 'Infinity') return numberType;
  const hasMembers = checker.library.staticNames(name).length > 0;
  return (hasMembers ? undefined : checker.library.function(name)) ?? named('library', `typeof ${name}`);
}

function checkAwait(checker: Checker, node: AwaitExpression, expected: Type | undefined): Type {
  requireAsync(checker, { ...node.span, end: node.span.start + 'await'.length });
  const wanted = expected === undefined ? undefined : ({ kind: 'promise', value: expected } as const);
  const type = checker.visit.expression(node.argument, wanted);
  if (checker.flow !== undefined) checker.flow = forgetStates(checker.flow);
  return awaitedType(type);
}
