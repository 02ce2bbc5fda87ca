// What stands left of `=`: a literal there is a pattern.
import type { CstNode } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import { type Builder, has, node, nodeSpan, nodes, tokens } from './concrete.ts';
import { patternKey, shorthand, withHoles } from './patterns.ts';

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
  let rest: s.PatternTarget | undefined;
  const all = nodes(literal, 'objectMember');
  all.forEach((member, i) => {
    if (!has(member, 'Ellipsis')) {
      const property = propertyTarget(b, member);
      if (property !== undefined) properties.push(property);
      return;
    }
    const span = nodeSpan(b, member);
    if (i < all.length - 1) b.report(problems.restNotLast, {}, span);
    const { value } = targetOf(b, node(member, 'expression') as CstNode);
    if (value.kind === 'ObjectPattern' || value.kind === 'ArrayPattern')
      b.report(problems.badTarget, { what: 'A pattern after `...`' }, value.span);
    else rest = value;
  });
  return { kind: 'ObjectPattern', span: nodeSpan(b, literal), properties, rest };
}

function propertyTarget(b: Builder, member: CstNode): s.PatternProperty | undefined {
  const span = nodeSpan(b, member);
  const key = patternKey(b, node(member, 'propertyName') as CstNode);
  const value = node(member, 'expression');
  const fallback = node(member, 'default');
  if (node(member, 'signature') !== undefined) {
    b.report(problems.badTarget, { what: 'A method' }, span);
    return undefined;
  }
  if (value !== undefined)
    return { kind: 'PatternProperty', span, key, ...targetOf(b, value), shorthand: false };
  return shorthand(b, { span, key, default: fallback === undefined ? undefined : b.expression(fallback) });
}

interface Target {
  readonly value: s.Pattern;
  readonly default: s.Expression | undefined;
}

/** `a`, `a.b = 1`, `[a]`, `{ a } = {}` inside of a pattern. */
function targetOf(b: Builder, cst: CstNode): Target {
  const left = node(cst, 'operand');
  const plain = left !== undefined && !has(cst, 'consequent') && !has(cst, 'operator');
  const sign = tokens(cst, 'assign')
    .map(each => each.image)
    .join('');
  const init = node(cst, 'value');
  const fallback = init === undefined ? undefined : b.expression(init);
  if (plain && (init === undefined || sign === '=')) return { value: patternOf(b, left), default: fallback };
  b.report(problems.badTarget, { what: 'This expression' }, nodeSpan(b, cst));
  return { value: nothing(nodeSpan(b, cst)), default: fallback };
}

/** What an operand is as the target of an assignment: a pattern, or what can be assigned itself. */
export function patternOf(b: Builder, operand: CstNode): s.Pattern {
  const literal = literalOf(operand);
  if (literal !== undefined) return patternOfLiteral(b, literal);
  const target = b.operand(operand);
  if (target.kind === 'Identifier') return target;
  if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression') {
    checkTarget(b, target);
    return target;
  }
  if (target.kind !== 'InvalidExpression')
    b.report(problems.badTarget, { what: nounFor(target) }, nodeSpan(b, operand));
  return nothing(nodeSpan(b, operand));
}

function nothing(span: s.Identifier['span']): s.Identifier {
  return { kind: 'Identifier', span, name: '' };
}

/** Whether a value can be put there. `x!` and `x as T` are left to the checker. */
export function checkTarget(b: Builder, target: s.Expression): void {
  if (target.kind === 'Identifier' || target.kind === 'InvalidExpression') return;
  if (target.kind === 'NonNullExpression') return checkTarget(b, target.expression);
  if ((target.kind === 'MemberExpression' || target.kind === 'IndexExpression') && !inOptionalChain(target))
    return;
  b.report(problems.badTarget, { what: nounFor(target) }, target.span);
}

export function inOptionalChain(target: s.Expression): boolean {
  if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression') {
    return target.optional || inOptionalChain(target.object);
  }
  return target.kind === 'CallExpression' && (target.optional || inOptionalChain(target.callee));
}

function nounFor(target: s.Expression): string {
  if (target.kind === 'CallExpression') return 'The result of a call';
  if (target.kind.endsWith('Literal')) return 'A literal';
  if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression')
    return 'An optional chain `?.`';
  if (target.kind === 'ThisExpression') return '`this`';
  return 'This expression';
}
