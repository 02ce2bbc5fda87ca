// Patterns, parameters and signatures from the concrete tree, and patterns from the literals they look like.
import type { CstNode, IToken } from 'chevrotain';
import { grammarProblems as problems } from '../problems.ts';
import type * as s from '../syntax.ts';
import {
  type Builder,
  endOf,
  has,
  identifier,
  node,
  nodeSpan,
  nodes,
  type Signature,
  startOf,
  token,
  tokenSpan,
  tokens,
} from './concrete.ts';

export function buildPattern(b: Builder, cst: CstNode): s.Pattern {
  const object = node(cst, 'objectPattern');
  if (object !== undefined) return objectPattern(b, object);
  const array = node(cst, 'arrayPattern');
  if (array !== undefined) return arrayPattern(b, array);
  return bound(b, identifier(b, token(cst, 'Identifier') as IToken));
}

/** What TypeScript's strict mode, in which all modules are, keeps for itself. */
const kept: ReadonlySet<string> = new Set([
  'arguments',
  'eval',
  'implements',
  'interface',
  'package',
  'private',
  'protected',
  'public',
  'static',
]);

function bound(b: Builder, name: s.Identifier): s.Identifier {
  const args = { what: 'a name or a pattern', found: `\`${name.name}\``, reserved: true };
  if (kept.has(name.name)) b.report(problems.expectedName, args, name.span);
  return name;
}

function objectPattern(b: Builder, cst: CstNode): s.ObjectPattern {
  const properties: s.PatternProperty[] = [];
  let rest: s.PatternTarget | undefined;
  const all = nodes(cst, 'patternProperty');
  all.forEach((property, i) => {
    const name = token(property, 'Identifier');
    if (name !== undefined) {
      if (i < all.length - 1) b.report(problems.restNotLast, {}, nodeSpan(b, property));
      rest = bound(b, identifier(b, name));
    } else properties.push(patternProperty(b, property));
  });
  return { kind: 'ObjectPattern', span: nodeSpan(b, cst), properties, rest };
}

function patternProperty(b: Builder, cst: CstNode): s.PatternProperty {
  const span = nodeSpan(b, cst);
  const key = patternKey(b, node(cst, 'propertyName') as CstNode);
  const value = node(cst, 'pattern');
  const init = node(cst, 'expression');
  const fallback = init === undefined ? undefined : b.expression(init);
  if (value === undefined) return shorthand(b, { span, key, default: fallback });
  const pattern = b.pattern(value);
  return { kind: 'PatternProperty', span, key, value: pattern, default: fallback, shorthand: false };
}

export function patternKey(b: Builder, cst: CstNode): s.PropertyName | s.ComputedKey {
  const key = b.propertyName(cst);
  return key.kind === 'PropertyName' ? key : { kind: 'ComputedKey', span: nodeSpan(b, cst), expression: key };
}

/** A key without a target: `{ a }`, `{ a = 1 }`. */
export function shorthand(
  b: Builder,
  part: Pick<s.PatternProperty, 'span' | 'key' | 'default'>,
): s.PatternProperty {
  const { key } = part;
  const isName = key.kind === 'PropertyName' && key.form === 'identifier';
  if (!isName) {
    const expected = '`:` and a name for the value';
    b.report(problems.expected, { expected, found: 'none' }, key.span);
  }
  const name = key.kind === 'PropertyName' ? key.text : '';
  const value = bound(b, { kind: 'Identifier', span: key.span, name });
  const { span, default: fallback } = part;
  return { kind: 'PatternProperty', span, key, value, default: fallback, shorthand: true };
}

/** Elements and commas in order; a comma without an element before it leaves a hole. */
export function withHoles(cst: CstNode, name: string): readonly (CstNode | undefined)[] {
  const commas = [...tokens(cst, 'Comma')];
  const result: (CstNode | undefined)[] = [];
  for (const element of nodes(cst, name)) {
    let separators = result.length === 0 ? 1 : 0;
    while (commas[0] !== undefined && commas[0].startOffset < startOf(element)) {
      commas.shift();
      if (separators > 0) result.push(undefined);
      separators++;
    }
    result.push(element);
  }
  const trailing = nodes(cst, name).length === 0 ? commas.length : commas.length - 1;
  for (let i = 0; i < trailing; i++) result.push(undefined);
  return result;
}

function arrayPattern(b: Builder, cst: CstNode): s.ArrayPattern {
  const elements: (s.PatternElement | undefined)[] = [];
  let rest: s.Pattern | undefined;
  const all = withHoles(cst, 'patternElement');
  all.forEach((element, i) => {
    if (element === undefined) {
      elements.push(undefined);
      return;
    }
    const pattern = b.pattern(node(element, 'pattern') as CstNode);
    const init = node(element, 'expression');
    if (has(element, 'Ellipsis')) {
      if (i < all.length - 1 || init !== undefined) b.report(problems.restNotLast, {}, nodeSpan(b, element));
      rest = pattern;
      return;
    }
    elements.push({
      kind: 'PatternElement',
      span: nodeSpan(b, element),
      value: pattern,
      default: init === undefined ? undefined : b.expression(init),
    });
  });
  return { kind: 'ArrayPattern', span: nodeSpan(b, cst), elements, rest };
}

export function buildSignature(b: Builder, cst: CstNode): Signature {
  const result = node(cst, 'type');
  return {
    typeParameters: b.typeParameters(node(cst, 'typeParameters')),
    parameters: parameters(b, node(cst, 'parameters') as CstNode),
    result: result === undefined ? undefined : b.type(result),
  };
}

function parameters(b: Builder, cst: CstNode): readonly s.Parameter[] {
  const all = nodes(cst, 'parameter');
  return all.map((parameter, i) => {
    const rest = has(parameter, 'Ellipsis');
    if (rest && i < all.length - 1) b.report(problems.restNotLast, {}, nodeSpan(b, parameter));
    for (const decorator of nodes(parameter, 'decorator')) {
      const name = token(decorator, 'Identifier')?.image ?? '';
      b.report(problems.misplacedDecorator, { name, what: 'a parameter' }, nodeSpan(b, decorator));
    }
    for (const word of tokens(parameter, 'modifier')) {
      b.report(problems.misplacedModifier, { word: word.image, what: 'a parameter' }, tokenSpan(b, word));
    }
    const type = node(parameter, 'type');
    const init = node(parameter, 'expression');
    return {
      kind: 'Parameter',
      span: nodeSpan(b, parameter),
      pattern: b.pattern(node(parameter, 'pattern') as CstNode),
      optional: has(parameter, 'Question'),
      rest,
      type: type === undefined ? undefined : b.type(type),
      default: init === undefined ? undefined : b.expression(init),
    };
  });
}

/** The declarators of `let`, `const` and `var`; whether a value must be there is asked by the caller. */
export function declarators(b: Builder, cst: CstNode): readonly s.VariableDeclarator[] {
  return nodes(cst, 'declarator').map(declarator => {
    const type = node(declarator, 'type');
    const init = node(declarator, 'expression');
    return {
      kind: 'VariableDeclarator',
      span: b.span(startOf(declarator), endOf(declarator)),
      pattern: b.pattern(node(declarator, 'pattern') as CstNode),
      type: type === undefined ? undefined : b.type(type),
      init: init === undefined ? undefined : b.expression(init),
    };
  });
}
