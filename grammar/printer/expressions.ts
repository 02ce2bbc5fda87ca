// Printing expressions.
import type * as s from '../syntax.ts';
import { callSuffix, printArgs } from './calls.ts';
import { brackets, list, type Printer } from './context.ts';
import { type Doc, flat, group, indent, line, verbatim } from './document.ts';
import { arrow, functionExpression, objectLiteral } from './literals.ts';
import { firstOffset, level, levelOf, operatorLevel } from './precedence.ts';
import { quote } from './types.ts';
import { printValue } from './values.ts';

/** An expression, in parentheses if it binds less than `least`. */
export function printExpression(p: Printer, node: s.Expression, least: number): Doc {
  // A comment behind an opening parenthesis goes before it, where it stays when the parenthesis is not needed.
  const lead = p.comments.peek(node.span.end) === undefined ? '' : p.comments.lead(firstOffset(node));
  if (levelOf(node) >= least) return [lead, expressionDoc(p, node)];
  return [lead, '(', expressionDoc(p, node), ')'];
}

function expressionDoc(p: Printer, node: s.Expression): Doc {
  switch (node.kind) {
    case 'Identifier':
      return node.name;
    case 'ThisExpression':
      return 'this';
    case 'StringLiteral':
      return verbatim(quote(p.text.slice(node.span.start, node.span.end)));
    case 'NumberLiteral':
      return node.raw;
    case 'BooleanLiteral':
      return String(node.value);
    case 'NullLiteral':
      return 'null';
    case 'RegExpLiteral':
      return `/${node.pattern}/${node.flags}`;
    case 'TemplateLiteral':
      return template(p, node);
    case 'ArrayLiteral':
      return list(p, node.elements, each => element(p, each), {
        ...brackets,
        separator: ',',
        trailing: true,
        end: node.span.end,
      });
    case 'ObjectLiteral':
      return objectLiteral(p, node);
    case 'ArrowFunction':
      return arrow(p, node);
    case 'FunctionExpression':
      return functionExpression(p, node);
    case 'InvalidExpression':
      return p.text.slice(node.span.start, node.span.end);
    default:
      return compound(p, node);
  }
}

type Compound = Exclude<
  s.Expression,
  {
    kind:
      | 'Identifier'
      | 'ThisExpression'
      | 'StringLiteral'
      | 'NumberLiteral'
      | 'BooleanLiteral'
      | 'NullLiteral'
      | 'RegExpLiteral'
      | 'TemplateLiteral'
      | 'ArrayLiteral'
      | 'ObjectLiteral'
      | 'ArrowFunction'
      | 'FunctionExpression'
      | 'InvalidExpression';
  }
>;

function compound(p: Printer, node: Compound): Doc {
  switch (node.kind) {
    case 'UnaryExpression':
      return unary(p, node);
    case 'UpdateExpression':
      if (node.prefix) return [node.operator, p.expression(node.argument, level.unary)];
      return [p.expression(node.argument, level.call), node.operator];
    case 'AwaitExpression':
      return ['await ', p.expression(node.argument, level.unary)];
    case 'BinaryExpression':
    case 'LogicalExpression':
      return group(binary(p, node));
    case 'AsExpression':
      return cast(p, node.expression, 'as', node.type);
    case 'SatisfiesExpression':
      return cast(p, node.expression, 'satisfies', node.type);
    case 'AssignmentExpression':
      return assignment(p, node);
    case 'ConditionalExpression':
      return conditional(p, node);
    case 'SequenceExpression': {
      const docs = node.expressions.map(each => p.expression(each, level.assignment));
      return docs.flatMap((doc, i) => (i === 0 ? [doc] : [', ', doc]));
    }
    case 'NewExpression':
      return newExpression(p, node);
    case 'CallExpression':
    case 'MemberExpression':
    case 'IndexExpression':
    case 'NonNullExpression':
      return callSuffix(p, node);
    default:
      return node satisfies never;
  }
}

function element(p: Printer, node: s.Expression | s.SpreadElement): Doc {
  if (node.kind === 'SpreadElement') return ['...', p.expression(node.argument, level.assignment)];
  return p.expression(node, level.assignment);
}

function template(p: Printer, node: s.TemplateLiteral): Doc {
  return node.parts.map((part, i): Doc => {
    const text = verbatim(i === 0 ? `\`${part.raw}` : `}${part.raw}`);
    const next = node.expressions[i];
    return next === undefined ? [text, '`'] : [text, '${', flat(p.expression(next, level.sequence))];
  });
}

function unary(p: Printer, node: s.UnaryExpression): Doc {
  const { operator, argument } = node;
  if (operator.length > 1) return [operator, ' ', p.expression(argument, level.unary)];
  const first =
    argument.kind === 'UnaryExpression' || (argument.kind === 'UpdateExpression' && argument.prefix)
      ? argument.operator.charAt(0)
      : '';
  if (first === operator && operator !== '!' && operator !== '~') {
    return [operator, '(', p.expression(argument, level.sequence), ')'];
  }
  return [operator, p.expression(argument, level.unary)];
}

/** Chains of one precedence stand side by side, so that they break together. */
function binary(p: Printer, node: s.BinaryExpression | s.LogicalExpression): Doc {
  const own = operatorLevel(node.operator);
  const power = node.operator === '**';
  const right = (): Doc => [
    p.comments.trail(node.left.span.end),
    indent([line, `${node.operator} `, side(p, node, node.right, power ? own : own + 1)]),
  ];
  const { left } = node;
  const same =
    (left.kind === 'BinaryExpression' || left.kind === 'LogicalExpression') &&
    operatorLevel(left.operator) === own &&
    !power;
  if (same) {
    const lead = p.comments.lead(left.span.start);
    const first = binary(p, left);
    return [lead, first, right()];
  }
  const first = side(p, node, left, power ? level.postfix : own);
  return [first, right()];
}

function side(
  p: Printer,
  parent: s.BinaryExpression | s.LogicalExpression,
  node: s.Expression,
  least: number,
): Doc {
  const mixed =
    parent.kind === 'LogicalExpression' &&
    node.kind === 'LogicalExpression' &&
    (parent.operator === '??') !== (node.operator === '??');
  return p.expression(node, mixed ? level.primary : least);
}

function cast(p: Printer, node: s.Expression, word: string, type: s.TypeNode | 'const'): Doc {
  const value = p.expression(node, operatorLevel('<'));
  return [value, ` ${word} `, type === 'const' ? 'const' : p.type(type)];
}

function assignment(p: Printer, node: s.AssignmentExpression): Doc {
  const target =
    node.target.kind === 'ObjectPattern' || node.target.kind === 'ArrayPattern'
      ? p.pattern(node.target)
      : p.expression(node.target, level.call);
  return group([target, ` ${node.operator}`, printValue(p, node.value)]);
}

function conditional(p: Printer, node: s.ConditionalExpression): Doc {
  const test = p.expression(node.test, level.conditional + 1);
  const yes = branch(p, node.consequent);
  const trail = p.comments.trail(node.consequent.span.end);
  const no = p.expression(node.alternate, level.assignment);
  return group([test, indent([line, '? ', yes, trail, line, ': ', no])]);
}

/** `c ? (a): T => b : d` is hard to read, for people too. */
function branch(p: Printer, node: s.Expression): Doc {
  if (node.kind !== 'ArrowFunction' || node.result === undefined) return p.expression(node, level.assignment);
  return p.expression(node, level.primary);
}

function newExpression(p: Printer, node: s.NewExpression): Doc {
  const callee = p.expression(node.callee, plainCallee(node.callee) ? level.call : level.primary + 1);
  return ['new ', callee, p.typeArguments(node.typeArguments), printArgs(p, node.args, node.span.end)];
}

function plainCallee(node: s.Expression): boolean {
  if (node.kind === 'MemberExpression') return !node.optional && plainCallee(node.object);
  return node.kind === 'Identifier' || node.kind === 'ThisExpression';
}
