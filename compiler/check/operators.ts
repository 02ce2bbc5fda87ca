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
import { nearLiteral } from './widen.ts';

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

function checkEquality(checker: Checker, { node, left, right, leftNode, rightNode }: Operation): void {
  if (isInvalid(left) || isInvalid(right) || isNever(left) || isNever(right)) return;
  const fresh = [leftNode, rightNode].find(isFreshOrNaN);
  if (fresh !== undefined) {
    const args = { number: fresh.kind === 'Identifier' };
    complain(checker, checkProblems.neverEqual, { args, span: node.span });
    return;
  }
  if (isUnknown(left) || isUnknown(right) || isOpen(left, right)) return;
  if (checker.relations.comparable(left, right) || isNullishOnly(left) || isNullishOnly(right)) return;
  const args = {
    left: print(left),
    right: print(right),
    promise: left.kind === 'promise' || right.kind === 'promise',
    near: nearLiteral(left, right) ?? nearLiteral(right, left),
  };
  complain(checker, checkProblems.noOverlap, { args, span: node.span });
}

/** A type parameter that is compared with something other than another one that has nothing to do with it. */
function isOpen(left: Type, right: Type): boolean {
  if (left.kind === 'parameter' && right.kind === 'parameter')
    return left.constraint !== undefined || right.constraint !== undefined || left.id === right.id;
  return left.kind === 'parameter' || right.kind === 'parameter';
}

/** What is equal to nothing: an object that has just been made, and `NaN`. */
function isFreshOrNaN(node: Expression): boolean {
  return (
    node.kind === 'ObjectLiteral' ||
    node.kind === 'ArrayLiteral' ||
    node.kind === 'ArrowFunction' ||
    (node.kind === 'Identifier' && node.name === 'NaN')
  );
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
  if (both(numberLike) || isOrdered(checker, left, right)) return;
  const args = { operator, left: print(left), right: print(right) };
  complain(checker, checkProblems.operandTypes, { args, span: node.span });
}

/** Texts, booleans and mixtures of them with numbers, as long as the two can be compared at all. */
function isOrdered(checker: Checker, left: Type, right: Type): boolean {
  const plain = union([numberType, stringType, booleanType]);
  if (!isOf(checker, left, plain) || !isOf(checker, right, plain)) return false;
  const numbers = [left, right].filter(type => isOf(checker, type, numberType)).length;
  return numbers !== 1 && checker.relations.comparable(left, right);
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
  const wrong = ([type]: readonly [Type, Expression]): boolean => !isOf(checker, type, numberType);
  const operands = [[left, leftNode] as const, [right, rightNode] as const].filter(wrong);
  if (operands.length === 2 && !operands.some(([type]) => isNullable(type))) {
    const args = { operator, left: print(left), right: print(right) };
    complain(checker, checkProblems.operandTypes, { args, span: operation.node.span });
    return invalidType;
  }
  for (const [type, operand] of operands) {
    if (isNullable(type)) reportNullish(checker, operand, type);
    else
      complain(checker, checkProblems.arithmeticOperand, {
        args: { operator, type: print(type) },
        span: operand.span,
      });
  }
  return operands.length > 0 ? invalidType : numberType;
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

function checkInstanceOf(checker: Checker, { left, leftNode, right, rightNode }: Operation): void {
  const plain = alternatives(left).every(part => part.kind === 'primitive' || part.kind === 'literal');
  if (plain && !isUnknown(left) && !isNever(left)) {
    complain(checker, checkProblems.instanceOfPrimitive, {
      args: { type: print(left) },
      span: leftNode.span,
    });
    return;
  }
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
  // `-text` and `~text` make a number of a text, as `+text` does.
  if (!isInvalid(type) && isNullable(type)) reportNullish(checker, argument, type);
  return numberType;
}
