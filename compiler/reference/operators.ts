// Operators on values that are there: JavaScript's own.
import { Bug } from '../../grammar/diagnostic.ts';
import type { BinaryOperator } from '../../grammar/syntax.ts';

type Operator = (a: never, b: never) => unknown;

const operators: { readonly [O in Exclude<BinaryOperator, 'instanceof'>]: Operator } = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a % b,
  '**': (a: number, b: number) => a ** b,
  '===': (a: unknown, b: unknown) => a === b,
  '!==': (a: unknown, b: unknown) => a !== b,
  '==': () => refuse('=='),
  '!=': () => refuse('!='),
  '<': (a: number, b: number) => a < b,
  '<=': (a: number, b: number) => a <= b,
  '>': (a: number, b: number) => a > b,
  '>=': (a: number, b: number) => a >= b,
  '<<': (a: number, b: number) => a << b,
  '>>': (a: number, b: number) => a >> b,
  '>>>': (a: number, b: number) => a >>> b,
  '&': (a: number, b: number) => a & b,
  '|': (a: number, b: number) => a | b,
  '^': (a: number, b: number) => a ^ b,
  in: (a: string, b: object) => a in b,
};

function refuse(operator: string): never {
  throw new Bug(`the checker refuses ${operator}`);
}

export function operate(operator: Exclude<BinaryOperator, 'instanceof'>, a: unknown, b: unknown): unknown {
  return operators[operator](a as never, b as never);
}
