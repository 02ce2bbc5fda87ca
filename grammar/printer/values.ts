// Expressions in places that ask for something of their own: behind `=`, behind `=>`, as a statement.
import type * as s from '../syntax.ts';
import type { Printer } from './context.ts';
import { type Doc, group, indent, line } from './document.ts';
import { beginsWith, level, levelOf } from './precedence.ts';

/** What stands behind `=`: on the next line if it does not fit and cannot break by itself. */
export function printValue(p: Printer, node: s.Expression): Doc {
  const doc = p.expression(node, level.assignment);
  return breaksItself(node) ? [' ', doc] : group(indent([line, doc]));
}

export function breaksItself(node: s.Expression): boolean {
  switch (node.kind) {
    case 'AwaitExpression':
    case 'UnaryExpression':
      return breaksItself(node.argument);
    case 'AsExpression':
    case 'SatisfiesExpression':
      return breaksItself(node.expression);
    case 'CallExpression':
    case 'NewExpression':
    case 'ObjectLiteral':
    case 'ArrayLiteral':
    case 'ArrowFunction':
    case 'FunctionExpression':
    case 'TemplateLiteral':
      return true;
    default:
      return false;
  }
}

const statementStarts = new Set(['ObjectLiteral', 'FunctionExpression']);
const bodyStarts = new Set(['ObjectLiteral']);

/** An expression where a statement could begin. */
export function printStatementExpression(p: Printer, node: s.Expression): Doc {
  return wrap(p, node, beginsWith(node, statementStarts, level.sequence));
}
/** An expression behind `=>`. */
export function printArrowBody(p: Printer, node: s.Expression): Doc {
  return wrap(p, node, levelOf(node) < level.assignment || beginsWith(node, bodyStarts, level.assignment));
}

function wrap(p: Printer, node: s.Expression, inParentheses: boolean): Doc {
  if (!inParentheses) return p.expression(node, level.sequence);
  const lead = p.comments.lead(node.span.start);
  return [lead, '(', p.expression(node, level.sequence), ')'];
}
