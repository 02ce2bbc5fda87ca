// What stands left of `=`: a literal there is a pattern.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import { type Builder, has, identifier, node, nodeSpan, nodes, token } from './concrete.ts';
import { withHoles } from './patterns.ts';

/** The array or object literal that an operand consists of, if it is nothing else. */
export function literalOf(operand: CstNode): CstNode | undefined {
  if (has(operand, 'prefix') || has(operand, 'suffix') || has(operand, 'postfix')) return undefined;
  const primary = node(operand, 'primary');
  return primary === undefined ? undefined : (node(primary, 'array') ?? node(primary, 'object'));
}

export function patternOfLiteral(b: Builder, literal: CstNode): s.ObjectPattern | s.ArrayPattern {
  return literal.name === 'array' ? arrayTarget(b, literal) : objectTarget(b, literal);
}

function arrayTarget(b: Builder, literal: CstNode): s.ArrayPattern {
  const elements: (s.PatternElement | undefined)[] = [];
  let rest: s.Pattern | undefined;
  const all = withHoles(literal, 'spreadable');
  all.forEach((element, i) => {
    if (element === undefined) {
      elements.push(undefined);
      return;
    }
    const target = targetOf(b, node(element, 'expression') as CstNode);
    if (has(element, 'Ellipsis')) {
      if (i < all.length - 1) b.report(problems.restNotLast, {}, nodeSpan(b, element));
      rest = target.value;
    } else elements.push({ kind: 'PatternElement', span: nodeSpan(b, element), ...target });
  });
  return { kind: 'ArrayPattern', span: nodeSpan(b, literal), elements, rest };
}

function objectTarget(b: Builder, literal: CstNode): s.ObjectPattern {
  const properties: s.PatternProperty[] = [];
  let rest: s.Identifier | undefined;
  const all = nodes(literal, 'objectMember');
  all.forEach((member, i) => {
    const span = nodeSpan(b, member);
    if (has(member, 'Ellipsis')) {
      if (i < all.length - 1) b.report(problems.restNotLast, {}, span);
      const target = targetOf(b, node(member, 'expression') as CstNode).value;
      if (target.kind === 'Identifier') rest = target;
      else b.report(problems.memberPattern, {}, span);
      return;
    }
    const key = b.propertyName(node(member, 'propertyName') as CstNode);
    const value = node(member, 'expression');
    const fallback = node(member, 'default');
    if (key.kind !== 'PropertyName') b.report(problems.computedPattern, {}, key.span);
    else if (node(member, 'signature') !== undefined) b.report(problems.memberPattern, {}, span);
    else if (value !== undefined) {
      properties.push({ kind: 'PatternProperty', span, key, ...targetOf(b, value), shorthand: false });
    } else {
      const bound: s.Identifier = { kind: 'Identifier', span: key.span, name: key.text };
      const init = fallback === undefined ? undefined : b.expression(fallback);
      properties.push({ kind: 'PatternProperty', span, key, value: bound, default: init, shorthand: true });
    }
  });
  return { kind: 'ObjectPattern', span: nodeSpan(b, literal), properties, rest };
}

interface Target {
  readonly value: s.Pattern;
  readonly default: s.Expression | undefined;
}

/** `a`, `a = 1`, `[a]`, `{ a } = {}` inside of a pattern. */
function targetOf(b: Builder, cst: CstNode): Target {
  const operands = nodes(cst, 'operand');
  const operand = operands[0];
  const plain = operands.length === 1 && !has(cst, 'consequent') && !has(cst, 'operator');
  const init = node(cst, 'value');
  const fallback = init === undefined ? undefined : b.expression(init);
  if (operand !== undefined && plain) {
    const literal = literalOf(operand);
    if (literal !== undefined) return { value: patternOfLiteral(b, literal), default: fallback };
    const primary = node(operand, 'primary');
    const name = primary === undefined ? undefined : token(primary, 'Identifier');
    const bare = !has(operand, 'prefix') && !has(operand, 'suffix') && !has(operand, 'postfix');
    if (name !== undefined && bare) return { value: identifier(b, name as IToken), default: fallback };
  }
  b.report(problems.memberPattern, {}, nodeSpan(b, cst));
  return { value: { kind: 'Identifier', span: nodeSpan(b, cst), name: '' }, default: fallback };
}
