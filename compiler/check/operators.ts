// Unary and binary operators: what they take and what they give.
import type { BinaryExpression, BinaryOperator, Expression, UnaryExpression } from '../../grammar/syntax.ts';
import { reportNullish, textOf } from './access.ts';
import {
  alternatives,
  booleanType,
  freshLiteral,
  invalidType,
  isInvalid,
  isNever,
  isUnknown,
  literal,
  numberType,
  stringType,
  union,
} from './construct.ts';
import { type Checker, complain } from './context.ts';
import { isNullable } from './narrow.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import type { Type } from './types.ts';

export interface Operation {
  readonly node: Expression;
  readonly operator: BinaryOperator;
  readonly left: Type;
  readonly right: Type;
  readonly leftNode: Expression;
  readonly rightNode: Expression;
}

export function checkBinary(checker: Checker, node: BinaryExpression): Type {
  const { operator } = node;
  const left = checker.visit.expression(node.left);
  const right = checker.visit.expression(node.right);
  const operation = { node, operator, left, right, leftNode: node.left, rightNode: node.right };
  switch (operator) {
    case '==':
    case '!=':
      complain(checker, checkProblems.looseEquality, { args: { operator }, span: node.span });
      return booleanType;
    case '===':
    case '!==':
      checkEquality(checker, operation);
      return booleanType;
    case '<':
    case '<=':
    case '>':
    case '>=':
      checkOrder(checker, operation);
      return booleanType;
    case 'in':
      checkIn(checker, operation);
      return booleanType;
    case 'instanceof':
      checkInstanceOf(checker, operation);
      return booleanType;
    default:
      return arithmetic(checker, operation);
  }
}

function checkEquality(checker: Checker, { node, left, right }: Operation): void {
  if (isInvalid(left) || isInvalid(right) || isNever(left) || isNever(right)) return;
  if (isUnknown(left) || isUnknown(right) || left.kind === 'parameter' || right.kind === 'parameter') return;
  if (checker.relations.comparable(left, right) || isNullishOnly(left) || isNullishOnly(right)) return;
  const args = {
    left: print(left),
    right: print(right),
    promise: left.kind === 'promise' || right.kind === 'promise',
  };
  complain(checker, checkProblems.noOverlap, { args, span: node.span });
}

function isNullishOnly(type: Type): boolean {
  return alternatives(type).every(
    part => part.kind === 'primitive' && ['undefined', 'null', 'void'].includes(part.name),
  );
}

function isOf(checker: Checker, type: Type, wanted: Type): boolean {
  return checker.relations.assignable(type, wanted);
}

const date: Type = { kind: 'named', family: 'library', name: 'Date', args: [] };
const numberLike: Type = { kind: 'union', types: [numberType, date] };

function checkOrder(checker: Checker, operation: Operation): void {
  const { left, right, node, operator } = operation;
  if (isInvalid(left) || isInvalid(right)) return;
  if (reportNullishOperands(checker, operation)) return;
  const both = (wanted: Type): boolean => isOf(checker, left, wanted) && isOf(checker, right, wanted);
  if (both(numberLike) || both(stringType) || both(booleanType)) return;
  const args = { operator, left: print(left), right: print(right) };
  complain(checker, checkProblems.operandTypes, { args, span: node.span });
}

function reportNullishOperands(checker: Checker, { left, right, leftNode, rightNode }: Operation): boolean {
  if (isNullable(left)) reportNullish(checker, leftNode, left);
  if (isNullable(right)) reportNullish(checker, rightNode, right);
  return isNullable(left) || isNullable(right);
}

export function arithmetic(checker: Checker, operation: Operation): Type {
  const { left, right, operator, leftNode, rightNode } = operation;
  if (isInvalid(left) || isInvalid(right)) return operator === '+' ? invalidType : numberType;
  if (operator === '+') return plus(checker, operation);
  for (const [type, operand] of [
    [left, leftNode],
    [right, rightNode],
  ] as const) {
    if (isOf(checker, type, numberType)) continue;
    if (isNullable(type)) reportNullish(checker, operand, type);
    else
      complain(checker, checkProblems.arithmeticOperand, {
        args: { operator, type: print(type) },
        span: operand.span,
      });
  }
  return numberType;
}

function plus(checker: Checker, operation: Operation): Type {
  const { left, right, node } = operation;
  const isText = (type: Type): boolean => !isNever(type) && isOf(checker, type, stringType);
  if (isOf(checker, left, numberType) && isOf(checker, right, numberType)) return numberType;
  if (isText(left) || isText(right)) {
    const other = isText(left) ? right : left;
    if (other.kind !== 'promise') return stringType;
  }
  if (reportNullishOperands(checker, operation)) return invalidType;
  const args = { operator: '+', left: print(left), right: print(right) };
  complain(checker, checkProblems.operandTypes, { args, span: node.span });
  return invalidType;
}

function checkIn(checker: Checker, { left, right, leftNode, rightNode }: Operation): void {
  if (!isInvalid(left) && !isOf(checker, left, union([stringType, numberType]))) {
    complain(checker, checkProblems.inOperand, {
      args: { type: print(left), side: 'left' },
      span: leftNode.span,
    });
  }
  const isObject = alternatives(right).every(
    part => !['primitive', 'literal', 'function', 'promise'].includes(part.kind),
  );
  if (isObject) return;
  if (isNullable(right)) reportNullish(checker, rightNode, right);
  else
    complain(checker, checkProblems.inOperand, {
      args: { type: print(right), side: 'right' },
      span: rightNode.span,
    });
}

/** The type of the instances of what stands right of `instanceof`. */
export function instanceType(checker: Checker, node: Expression): Type | undefined {
  const binding = node.kind === 'Identifier' ? checker.resolution.bindings.get(node) : undefined;
  if (binding?.kind === 'error') return { kind: 'named', family: 'error', name: binding.name, args: [] };
  if (binding?.kind !== 'builtin') return undefined;
  if (['Date', 'RegExp', 'Error'].includes(binding.name)) {
    return { kind: 'named', family: 'library', name: binding.name, args: [] };
  }
  return undefined;
}

function checkInstanceOf(checker: Checker, { right, rightNode }: Operation): void {
  if (isInvalid(right) || instanceType(checker, rightNode) !== undefined) return;
  complain(checker, checkProblems.instanceOfOperand, {
    args: { value: textOf(rightNode) },
    span: rightNode.span,
  });
}

const typeofResults: Type = union(
  ['string', 'number', 'boolean', 'undefined', 'object', 'function', 'symbol', 'bigint'].map(literal),
);

/** All unary operators but `!` and `delete`. */
export function checkUnary(checker: Checker, node: UnaryExpression): Type {
  const { operator, argument } = node;
  const type = checker.visit.expression(argument);
  switch (operator) {
    case 'typeof':
      return typeofResults;
    case 'void':
      return { kind: 'primitive', name: 'undefined' };
    case '-':
      if (type.kind === 'literal' && typeof type.value === 'number') return freshLiteral(-type.value);
      break;
    case '+':
      if (type.kind === 'literal' && typeof type.value === 'number') return type;
      // `+text` makes a number of a text, as in TypeScript.
      return numberType;
    default:
      break;
  }
  if (isInvalid(type) || isOf(checker, type, numberType)) return numberType;
  if (isNullable(type)) reportNullish(checker, argument, type);
  else
    complain(checker, checkProblems.arithmeticOperand, {
      args: { operator, type: print(type) },
      span: argument.span,
    });
  return numberType;
}
