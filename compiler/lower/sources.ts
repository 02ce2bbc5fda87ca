// Which names may lead to the same array or object, as far as the code of a method can tell. What is assigned, stored or passed
// may be shared from then on; what is a text or a number is not.
import type * as js from 'estree';
import type { Type } from '../check/types.ts';
import { isNode } from './mentions.ts';

/** `class`: a map, a set or a date. */
export type ObjectKind = 'array' | 'object' | 'class';
export type Kinds = ReadonlySet<ObjectKind>;

const anything: Kinds = new Set<ObjectKind>(['array', 'object', 'class']);

/** The kinds of objects that a value of the type may be; with `inside` those in it, however deep, and not itself. */
export function kindsOf(type: Type | undefined, inside: boolean, seen: ReadonlySet<Type> = new Set()): Kinds {
  if (type === undefined) return anything;
  if (inside && seen.has(type)) return new Set();
  const found = new Set<ObjectKind>();
  const within = inside ? new Set([...seen, type]) : seen;
  const add = (part: Type, deeper: boolean): void => {
    for (const kind of kindsOf(part, deeper, within)) found.add(kind);
  };
  const whole = (part: Type): void => {
    add(part, false);
    add(part, true);
  };
  switch (type.kind) {
    case 'primitive':
      return type.name === 'unknown' ? anything : found;
    case 'literal':
    case 'function':
    case 'invalid':
      return found;
    case 'array':
      if (inside) whole(type.element);
      else found.add('array');
      return found;
    case 'tuple':
      if (inside) for (const element of type.elements) whole(element.type);
      else found.add('array');
      return found;
    case 'object':
      if (!inside) return found.add('object');
      for (const property of type.properties.values()) whole(property.type);
      if (type.index !== undefined) whole(type.index.value);
      return found;
    case 'union':
    case 'intersection':
      for (const part of type.types) add(part, inside);
      return found;
    default:
      return anything;
  }
}

/** A name that a value may come from; `inside`: only what is in it, because the value is a new container. */
export interface Source {
  readonly name: string;
  readonly inside: boolean;
}

/** Methods that give a new container of what is in theirs. */
const fresh =
  /^(slice|filter|concat|flat|toSorted|toReversed|toSpliced|with|values|entries|map|flatMap|from)$/;

/** The names that what an expression gives may share something with. */
export function sourcesOf(node: js.Node): Source[] {
  switch (node.type) {
    case 'Identifier':
      return /[$]|^undefined$/.test(node.name) ? [] : [{ name: node.name, inside: false }];
    case 'MemberExpression':
      if (!node.computed && node.property.type === 'Identifier' && node.property.name === 'length') return [];
      return [...sourcesOf(node.object), ...inner(sourcesOf(node.object))];
    case 'ChainExpression':
      return sourcesOf(node.expression);
    case 'AwaitExpression':
    case 'SpreadElement':
      return node.type === 'SpreadElement' ? inner(sourcesOf(node.argument)) : sourcesOf(node.argument);
    case 'ConditionalExpression':
      return [...sourcesOf(node.consequent), ...sourcesOf(node.alternate)];
    case 'LogicalExpression':
      return [...sourcesOf(node.left), ...sourcesOf(node.right)];
    case 'SequenceExpression':
      return sourcesOf(node.expressions[node.expressions.length - 1] as js.Expression);
    case 'AssignmentExpression':
      return [...(isNode(node.left) ? sourcesOf(node.left) : []), ...sourcesOf(node.right)];
    case 'ArrayExpression':
      return node.elements.flatMap(e => (e === null ? [] : sourcesOf(e)));
    case 'ObjectExpression':
      return node.properties.flatMap(p => sourcesOf(p.type === 'Property' ? p.value : p));
    case 'NewExpression':
      return node.arguments.flatMap(sourcesOf);
    case 'ArrowFunctionExpression':
      return bodySources(node);
    case 'CallExpression':
      return callSources(node);
    default:
      return [];
  }
}

function inner(sources: readonly Source[]): Source[] {
  return sources.map(s => ({ ...s, inside: true }));
}

function callSources(node: js.SimpleCallExpression): Source[] {
  const args = node.arguments.flatMap(a => sourcesOf(a));
  const { callee } = node;
  if (callee.type === 'Identifier')
    return callee.name === 'structuredClone' ? [] : [...args, { name: callee.name, inside: false }];
  if (callee.type === 'ArrowFunctionExpression') return [...bodySources(callee), ...args];
  if (callee.type !== 'MemberExpression') return args;
  if (isBegin(callee)) return [];
  const from = sourcesOf(callee.object);
  const method = callee.property.type === 'Identifier' ? callee.property.name : '';
  return fresh.test(method) ? [...inner(from), ...args] : [...from, ...inner(from), ...args];
}

/** `$.begin(…)`: a promise is only a name. */
function isBegin({ object, property }: js.MemberExpression): boolean {
  return (
    object.type === 'Identifier' &&
    object.name === '$' &&
    property.type === 'Identifier' &&
    property.name === 'begin'
  );
}

/** What the calls of a function may give. */
function bodySources(node: js.ArrowFunctionExpression): Source[] {
  if (node.body.type !== 'BlockStatement') return sourcesOf(node.body);
  const found: Source[] = [];
  const visit = (each: js.Node): void => {
    if (each.type === 'ReturnStatement' && each.argument) found.push(...sourcesOf(each.argument));
    for (const value of Object.values(each)) {
      if (Array.isArray(value)) for (const item of value) isNode(item) && visit(item);
      else if (isNode(value)) visit(value);
    }
  };
  visit(node.body);
  return found;
}
