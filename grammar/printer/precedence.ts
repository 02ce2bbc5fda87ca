// How closely expressions bind, so that parentheses stand where the tree needs them and nowhere else.
import type * as s from '../syntax.ts';

export const level = {
  sequence: 0,
  assignment: 1,
  conditional: 2,
  unary: 16,
  postfix: 17,
  call: 18,
  primary: 19,
} as const;

const binary: Readonly<Record<s.BinaryOperator | s.LogicalOperator, number>> = {
  '??': 3,
  '||': 4,
  '&&': 5,
  '|': 6,
  '^': 7,
  '&': 8,
  '==': 9,
  '!=': 9,
  '===': 9,
  '!==': 9,
  '<': 10,
  '>': 10,
  '<=': 10,
  '>=': 10,
  in: 10,
  instanceof: 10,
  '<<': 11,
  '>>': 11,
  '>>>': 11,
  '+': 12,
  '-': 12,
  '*': 13,
  '/': 13,
  '%': 13,
  '**': 14,
};

export function operatorLevel(operator: s.BinaryOperator | s.LogicalOperator): number {
  return binary[operator];
}

export function levelOf(node: s.Expression): number {
  switch (node.kind) {
    case 'SequenceExpression':
      return level.sequence;
    case 'AssignmentExpression':
    case 'ArrowFunction':
      return level.assignment;
    case 'ConditionalExpression':
      return level.conditional;
    case 'BinaryExpression':
    case 'LogicalExpression':
      return binary[node.operator];
    case 'AsExpression':
    case 'SatisfiesExpression':
      return binary['<'];
    case 'UnaryExpression':
    case 'AwaitExpression':
      return level.unary;
    case 'UpdateExpression':
      return node.prefix ? level.unary : level.postfix;
    case 'CallExpression':
    case 'NewExpression':
    case 'MemberExpression':
    case 'IndexExpression':
    case 'NonNullExpression':
      return level.call;
    case 'Identifier':
    case 'ThisExpression':
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
    case 'RegExpLiteral':
    case 'TemplateLiteral':
    case 'ArrayLiteral':
    case 'ObjectLiteral':
    case 'FunctionExpression':
    case 'InvalidExpression':
      return level.primary;
    default:
      return node satisfies never;
  }
}

/** Whether the text of an expression would begin with `{` or `function`, which begin something else there. */
export function beginsWith(node: s.Expression, kinds: ReadonlySet<string>, least: number): boolean {
  if (levelOf(node) < least) return false;
  if (kinds.has(node.kind)) return true;
  switch (node.kind) {
    case 'SequenceExpression':
      return beginsWith(node.expressions[0] as s.Expression, kinds, level.assignment);
    case 'AssignmentExpression':
      if (node.target.kind === 'ObjectPattern') return kinds.has('ObjectLiteral');
      return node.target.kind !== 'ArrayPattern' && beginsWith(node.target, kinds, level.call);
    case 'ConditionalExpression':
      return beginsWith(node.test, kinds, level.conditional + 1);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return beginsWith(node.left, kinds, binary[node.operator]);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return beginsWith(node.expression, kinds, levelOf(node));
    case 'UpdateExpression':
      return !node.prefix && beginsWith(node.argument, kinds, level.call);
    case 'CallExpression':
      return node.callee.kind !== 'FunctionExpression' && beginsWith(node.callee, kinds, level.call);
    case 'MemberExpression':
    case 'IndexExpression':
      return beginsWith(node.object, kinds, level.call);
    default:
      return false;
  }
}

/** Where the first word of an expression stands, inside of whatever parentheses are around it. */
export function firstOffset(node: s.Expression): number {
  switch (node.kind) {
    case 'SequenceExpression':
      return firstOffset(node.expressions[0] as s.Expression);
    case 'AssignmentExpression':
      if (node.target.kind === 'ObjectPattern' || node.target.kind === 'ArrayPattern')
        return node.target.span.start;
      return firstOffset(node.target);
    case 'ConditionalExpression':
      return firstOffset(node.test);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return firstOffset(node.left);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return firstOffset(node.expression);
    case 'UpdateExpression':
      return node.prefix ? node.span.start : firstOffset(node.argument);
    case 'CallExpression':
      return firstOffset(node.callee);
    case 'MemberExpression':
    case 'IndexExpression':
      return firstOffset(node.object);
    default:
      return node.span.start;
  }
}
