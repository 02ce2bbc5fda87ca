// Printing functions, object literals, parameters and patterns.
import type * as s from '../syntax.ts';
import { braces, brackets, list, openedWide, type Printer, parens } from './context.ts';
import { type Doc, flat, group, ifBroken, indent, line, mustBreak } from './document.ts';
import { level } from './precedence.ts';
import { quote } from './types.ts';
import { breaksItself, printArrowBody } from './values.ts';

export function objectLiteral(p: Printer, node: s.ObjectLiteral): Doc {
  return list(p, node.members, each => member(p, each), {
    ...braces,
    separator: ',',
    trailing: true,
    end: node.span.end,
    broken: openedWide(p, node.span.start, node.members),
  });
}

function member(p: Printer, node: s.ObjectMember): Doc {
  switch (node.kind) {
    case 'PropertyMember':
      return [p.propertyName(node.name), ':', value(p, node.value)];
    case 'ShorthandMember':
      return node.name.name;
    case 'ComputedMember':
      return ['[', p.expression(node.key, level.assignment), ']:', value(p, node.value)];
    case 'MethodMember': {
      const { value: method } = node;
      const name = [method.async ? 'async ' : '', p.propertyName(node.name)];
      return [name, signature(p, method, node.name.span.end), ' ', p.block(method.body)];
    }
    case 'SpreadElement':
      return ['...', p.expression(node.argument, level.assignment)];
    default:
      return node satisfies never;
  }
}

function value(p: Printer, node: s.Expression): Doc {
  const doc = p.expression(node, level.assignment);
  return breaksItself(node) ? [' ', doc] : group(indent([line, doc]));
}

export function propertyName(p: Printer, name: s.PropertyName): Doc {
  const raw = p.text.slice(name.span.start, name.span.end);
  const lead = p.comments.lead(name.span.start);
  return [lead, name.form === 'string' ? quote(raw) : raw];
}

interface Signed {
  readonly typeParameters: readonly s.TypeParameter[];
  readonly parameters: readonly s.Parameter[];
  readonly result: s.TypeNode | undefined;
  readonly body: s.Expression | s.Block;
}

/** `<T>(a: T): R`, from the end of the name on. */
export function signature(p: Printer, node: Signed, start: number): Doc {
  const types = p.typeParameters(node.typeParameters, start);
  const until = node.result?.span.start ?? node.body.span.start;
  const parameters = p.parameters(node.parameters, closingParen(p, until));
  return [types, parameters, node.result === undefined ? '' : [': ', resultType(p, node.result)]];
}

/** The parameters break before the result does. */
function resultType(p: Printer, type: s.TypeNode): Doc {
  const doc = p.type(type);
  return mustBreak(doc) || type.kind === 'ObjectType' ? doc : flat(doc);
}

/** Comments may hold parentheses, but the last one before the result or the body is rarely in one. */
export function closingParen(p: Printer, before: number): number {
  return p.text.lastIndexOf(')', before - 1);
}

export function functionExpression(p: Printer, node: s.FunctionExpression): Doc {
  const word = node.async ? 'async function' : 'function';
  const name = node.name === undefined ? ' ' : ` ${node.name.name}`;
  return [word, name, signature(p, node, node.span.start), ' ', p.block(node.body)];
}

export function arrow(p: Printer, node: s.ArrowFunction): Doc {
  const head = [node.async ? 'async ' : '', arrowParameters(p, node), ' =>'];
  const { body } = node;
  if (body.kind === 'Block') return [head, ' ', p.block(body)];
  const doc = printArrowBody(p, body);
  const stays = breaksItself(body) || body.kind === 'ConditionalExpression';
  return stays ? [head, ' ', doc] : group([head, group(indent([line, doc]))]);
}

function arrowParameters(p: Printer, node: s.ArrowFunction): Doc {
  const only = node.parameters[0];
  const plain =
    only !== undefined &&
    node.parameters.length === 1 &&
    node.typeParameters.length === 0 &&
    node.result === undefined &&
    only.pattern.kind === 'Identifier' &&
    !only.optional &&
    !only.rest &&
    only.type === undefined &&
    only.default === undefined &&
    p.comments.peek(node.body.span.start) === undefined;
  if (plain && only.pattern.kind === 'Identifier') return only.pattern.name;
  const types = p.typeParameters(node.typeParameters, node.span.start);
  const until = node.result?.span.start ?? p.text.lastIndexOf('=>', node.body.span.start - 1);
  const parameters = p.parameters(node.parameters, closingParen(p, until));
  return [types, parameters, node.result === undefined ? '' : [': ', arrowResult(p, node.result)]];
}

/** `(): (() => void) => x` */
function arrowResult(p: Printer, type: s.TypeNode): Doc {
  return type.kind === 'FunctionType' ? ['(', p.type(type), ')'] : p.type(type);
}

export function parameters(p: Printer, all: readonly s.Parameter[], end: number): Doc {
  const trailing = all.at(-1)?.rest !== true;
  return list(p, all, each => parameter(p, each), { ...parens, separator: ',', trailing, end });
}

function parameter(p: Printer, node: s.Parameter): Doc {
  return [
    node.rest ? '...' : '',
    p.pattern(node.pattern),
    node.optional ? '?' : '',
    node.type === undefined ? '' : [': ', p.type(node.type)],
    node.default === undefined ? '' : [' = ', p.expression(node.default, level.assignment)],
  ];
}

export function pattern(p: Printer, node: s.Pattern): Doc {
  const lead = p.comments.lead(node.span.start);
  switch (node.kind) {
    case 'Identifier':
      return [lead, node.name];
    case 'MemberExpression':
    case 'IndexExpression':
      return [lead, p.expression(node, level.call)];
    case 'ObjectPattern':
      return [lead, objectPattern(p, node)];
    case 'ArrayPattern':
      return [lead, arrayPattern(p, node)];
    default:
      return node satisfies never;
  }
}

function objectPattern(p: Printer, node: s.ObjectPattern): Doc {
  const rest = node.rest === undefined ? [] : [node.rest];
  const items: readonly (s.PatternProperty | s.PatternTarget)[] = [...node.properties, ...rest];
  const print = (each: s.PatternProperty | s.PatternTarget): Doc =>
    each.kind === 'PatternProperty' ? patternProperty(p, each) : ['...', p.pattern(each)];
  return list(p, items, print, {
    ...braces,
    separator: ',',
    trailing: node.rest === undefined,
    end: node.span.end,
  });
}

function patternProperty(p: Printer, node: s.PatternProperty): Doc {
  const key = patternKey(p, node);
  const target = node.shorthand ? '' : [': ', p.pattern(node.value)];
  return [
    key,
    target,
    node.default === undefined ? '' : [' = ', p.expression(node.default, level.assignment)],
  ];
}

function patternKey(p: Printer, { key, shorthand }: s.PatternProperty): Doc {
  if (key.kind === 'ComputedKey') return ['[', p.expression(key.expression, level.assignment), ']'];
  return shorthand ? p.text.slice(key.span.start, key.span.end) : p.propertyName(key);
}

function arrayPattern(p: Printer, node: s.ArrayPattern): Doc {
  const docs: Doc[] = node.elements.map((element, i): Doc => {
    const comma = i < node.elements.length - 1 || node.rest !== undefined || element === undefined ? ',' : '';
    const separator =
      comma !== '' && (i < node.elements.length - 1 || node.rest !== undefined) ? [comma, line] : comma;
    if (element === undefined) return separator;
    const lead = p.comments.lead(element.span.start);
    const fallback =
      element.default === undefined ? '' : [' = ', p.expression(element.default, level.assignment)];
    return [lead, p.pattern(element.value), fallback, separator];
  });
  const last = node.elements.at(-1);
  if (node.rest !== undefined) docs.push('...', p.pattern(node.rest));
  else if (last !== undefined) docs.push(ifBroken(','));
  return group([brackets.open, indent([brackets.pad, docs]), brackets.pad, brackets.close]);
}
