// Which evaluation each kind of expression has.
import { Bug } from '../../grammar/diagnostic.ts';
import type {
  BinaryExpression,
  ConditionalExpression,
  Expression,
  LogicalExpression,
  SequenceExpression,
  UnaryExpression,
} from '../../grammar/syntax.ts';
import { evaluateName, linkMember } from './access.ts';
import { evaluateAssignment, evaluateUpdate } from './assignments.ts';
import { evaluateAwait, evaluateNew, linkCall } from './calls.ts';
import { ProgramError } from './errors.ts';
import { makeFunction } from './functions.ts';
import { evaluateArray, evaluateObject, evaluateTemplate } from './literals.ts';
import { broken, type Evaluation, type Frame } from './machine.ts';
import { operate } from './operators.ts';
import { placeOf } from './places.ts';
import { Promised } from './promised.ts';

export function* evaluate(node: Expression, frame: Frame): Evaluation {
  const value = yield* link(node, frame);
  return value === broken ? undefined : value;
}

export function* link(node: Expression, frame: Frame): Evaluation {
  switch (node.kind) {
    case 'Identifier':
      return evaluateName(node, frame);
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return node.value;
    case 'NullLiteral':
      return null;
    case 'RegExpLiteral':
      return new RegExp(node.pattern, node.flags);
    case 'ArrowFunction':
    case 'FunctionExpression':
      return makeFunction(node, frame);
    case 'MemberExpression':
    case 'IndexExpression':
      return yield* linkMember(node, frame);
    case 'CallExpression':
      return yield* linkCall(node, frame);
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return yield* link(node.expression, frame);
    default:
      return yield* evaluateOther(node, frame);
  }
}

type Other = Exclude<
  Expression,
  {
    kind:
      | 'Identifier'
      | 'StringLiteral'
      | 'NumberLiteral'
      | 'BooleanLiteral'
      | 'NullLiteral'
      | 'RegExpLiteral'
      | 'ArrowFunction'
      | 'FunctionExpression'
      | 'MemberExpression'
      | 'IndexExpression'
      | 'CallExpression'
      | 'AsExpression'
      | 'SatisfiesExpression'
      | 'NonNullExpression';
  }
>;

function* evaluateOther(node: Other, frame: Frame): Evaluation {
  switch (node.kind) {
    case 'TemplateLiteral':
      return yield* evaluateTemplate(node, frame);
    case 'ArrayLiteral':
      return yield* evaluateArray(node, frame);
    case 'ObjectLiteral':
      return yield* evaluateObject(node, frame);
    case 'UnaryExpression':
      return yield* evaluateUnary(node, frame);
    case 'UpdateExpression':
      return yield* evaluateUpdate(node, frame);
    case 'BinaryExpression':
      return yield* evaluateBinary(node, frame);
    case 'LogicalExpression':
      return yield* evaluateLogical(node, frame);
    case 'AssignmentExpression':
      return yield* evaluateAssignment(node, frame);
    case 'ConditionalExpression':
      return yield* evaluateConditional(node, frame);
    case 'NewExpression':
      return yield* evaluateNew(node, frame);
    case 'AwaitExpression':
      return yield* evaluateAwait(node, frame);
    case 'SequenceExpression':
      return yield* evaluateSequence(node, frame);
    case 'ThisExpression':
    case 'InvalidExpression':
      throw new Bug('this has no value', node.span);
    default:
      return node satisfies never;
  }
}

function* evaluateUnary(node: UnaryExpression, frame: Frame): Evaluation {
  if (node.operator === 'delete') return (yield* placeOf(node.argument, frame)).delete();
  const value = yield* evaluate(node.argument, frame);
  switch (node.operator) {
    case '!':
      return !value;
    case '-':
      return -(value as number);
    case '+':
      return Number(value);
    case '~':
      return ~(value as number);
    case 'typeof':
      return typeof value;
    case 'void':
      if (value instanceof Promised) value.floating = true;
      return undefined;
    default:
      return node.operator satisfies never;
  }
}

function* evaluateBinary(node: BinaryExpression, frame: Frame): Evaluation {
  const left = yield* evaluate(node.left, frame);
  if (node.operator === 'instanceof') return yield* isInstance(left, node.right, frame);
  return operate(node.operator, left, yield* evaluate(node.right, frame));
}

function* isInstance(value: unknown, type: Expression, frame: Frame): Evaluation<boolean> {
  const symbol = type.kind === 'Identifier' ? frame.machine.program.names.get(type) : undefined;
  if (symbol?.kind === 'error')
    return value instanceof ProgramError && ProgramError.declaredName(value) === symbol.name;
  if (symbol?.kind === 'builtin' && symbol.name === 'Error') return value instanceof ProgramError;
  const known = yield* evaluate(type, frame);
  return typeof known === 'function' && value instanceof known;
}

function* evaluateLogical(node: LogicalExpression, frame: Frame): Evaluation {
  const left = yield* evaluate(node.left, frame);
  if (node.operator === '&&' ? !left : node.operator === '||' ? left : left !== undefined && left !== null)
    return left;
  return yield* evaluate(node.right, frame);
}

function* evaluateConditional(node: ConditionalExpression, frame: Frame): Evaluation {
  return yield* evaluate((yield* evaluate(node.test, frame)) ? node.consequent : node.alternate, frame);
}

function* evaluateSequence(node: SequenceExpression, frame: Frame): Evaluation {
  let last: unknown;
  for (const expression of node.expressions) last = yield* evaluate(expression, frame);
  return last;
}
