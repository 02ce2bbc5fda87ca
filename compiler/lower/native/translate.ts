// JavaScript expressions of a turn as native ones (compiler/ir/native.ts), where that is possible: undefined where anything
// could differ. Values of variables that the turn has set already are put in.
import type * as js from 'estree';
import { holdsMatch } from '../../check/durable.ts';
import type { Type } from '../../check/types.ts';
import type { Native } from '../../ir/native.ts';
import { isPrimitive, kindsOf, mayBe, only } from './kinds.ts';

export interface Translation {
  /** What is known of an expression's type. */
  typeOf(node: js.Expression): Type | undefined;
  /** What a variable holds now; undefined: nobody knows, or it is no variable of the method. */
  valueOf(name: string): Native | undefined;
  /** Some `as` in the program may have lied about a type: then nothing that JSONata could fail on is translated. */
  readonly doubtful: boolean;
}

const undefinedNative: Native = { kind: 'operand', operand: { kind: 'undefined' } };
const nullNative: Native = { kind: 'operand', operand: { kind: 'constant', value: null } };
const yes: Native = { kind: 'operand', operand: { kind: 'constant', value: true } };
const no: Native = { kind: 'operand', operand: { kind: 'constant', value: false } };

type Translate<K extends js.Expression['type']> = (
  node: Extract<js.Expression, { type: K }>,
  t: Translation,
) => Native | undefined;

const translators: { readonly [K in js.Expression['type']]?: Translate<K> } = {
  Identifier: variable,
  Literal: constant,
  UnaryExpression: unary,
  BinaryExpression: binary,
  LogicalExpression: logical,
  ConditionalExpression: conditional,
  MemberExpression: (node, t) => (node.optional ? undefined : memberOf(node, t)),
  ChainExpression: chain,
  TemplateLiteral: template,
  ArrayExpression: list,
  ObjectExpression: record,
};

export function translate(node: js.Expression, t: Translation): Native | undefined {
  return (translators[node.type] as Translate<typeof node.type> | undefined)?.(node as never, t);
}

/** Whether a value is truthy, as a boolean. */
export function truth(node: js.Expression, t: Translation): Native | undefined {
  const value = translate(node, t);
  return value === undefined ? undefined : truthOf(value, t.typeOf(node), t);
}

function truthOf(value: Native, type: Type | undefined, t: Translation): Native | undefined {
  if (isComputed(value)) return value;
  const kinds = kindsOf(type);
  if (kinds.has('other') || t.doubtful) return undefined;
  if (only(type, 'boolean')) return value;
  const falsy: Native[] = [];
  if (kinds.has('undefined')) falsy.push(undefinedNative);
  if (kinds.has('null')) falsy.push(nullNative);
  if (kinds.has('boolean')) falsy.push(no);
  if (kinds.has('number')) falsy.push({ kind: 'operand', operand: { kind: 'constant', value: 0 } });
  if (kinds.has('string')) falsy.push({ kind: 'operand', operand: { kind: 'constant', value: '' } });
  const tests = falsy.map((none): Native => ({ kind: 'equal', left: value, right: none }));
  const some = tests.reduce<Native | undefined>(
    (left, right) => (left === undefined ? right : { kind: 'either', left, right }),
    undefined,
  );
  return some === undefined ? yes : { kind: 'not', value: some };
}

/** What it gives is a boolean whatever its operands are. */
function isComputed({ kind }: Native): boolean {
  return ['not', 'both', 'either', 'equal', 'compare', 'is'].includes(kind);
}

/** What a regular expression found is written down as more than the array of texts that it may be taken for. */
function variable(node: js.Identifier, t: Translation): Native | undefined {
  if (node.name === 'undefined') return undefinedNative;
  return holdsMatch(t.typeOf(node)) ? undefined : t.valueOf(node.name);
}

function constant(node: js.Literal): Native | undefined {
  const { value } = node;
  if ('regex' in node || 'bigint' in node) return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  return value === null || ['string', 'number', 'boolean'].includes(typeof value)
    ? { kind: 'operand', operand: { kind: 'constant', value: value as string | number | boolean | null } }
    : undefined;
}

function unary(node: js.UnaryExpression, t: Translation): Native | undefined {
  if (node.operator === '-') {
    const { argument } = node;
    const value = argument.type === 'Literal' ? argument.value : undefined;
    if (typeof value !== 'number' || value === 0) return undefined;
    return { kind: 'operand', operand: { kind: 'constant', value: -value } };
  }
  if (node.operator !== '!') return undefined;
  const value = truth(node.argument, t);
  return value === undefined ? undefined : { kind: 'not', value };
}

function binary(node: js.BinaryExpression, t: Translation): Native | undefined {
  if (node.left.type === 'PrivateIdentifier') return undefined;
  switch (node.operator) {
    case '===':
      return equal(node.left, node.right, t);
    case '!==': {
      const value = equal(node.left, node.right, t);
      return value === undefined ? undefined : { kind: 'not', value };
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compare(node.operator, node.left, node.right, t);
    case '+':
    case '-':
      return added(node.operator, node.left, node.right, t);
    default:
      return undefined;
  }
}

function equal(left: js.Expression, right: js.Expression, t: Translation): Native | undefined {
  const kind = typeTest(left, right, t) ?? typeTest(right, left, t);
  if (kind !== undefined) return kind;
  // Two objects are the same or not by which they are; an object and something else never are.
  if (!isPrimitive(t.typeOf(left)) && !isPrimitive(t.typeOf(right))) return undefined;
  if (t.doubtful && !isConstant(left) && !isConstant(right)) return undefined;
  const a = translate(left, t);
  const b = translate(right, t);
  return a === undefined || b === undefined ? undefined : { kind: 'equal', left: a, right: b };
}

function isConstant(node: js.Expression): boolean {
  return node.type === 'Literal' || (node.type === 'Identifier' && node.name === 'undefined');
}

/** `typeof x === "string"`. */
function typeTest(left: js.Expression, right: js.Expression, t: Translation): Native | undefined {
  if (left.type !== 'UnaryExpression' || left.operator !== 'typeof' || right.type !== 'Literal')
    return undefined;
  const value = translate(left.argument, t);
  if (value === undefined) return undefined;
  switch (right.value) {
    case 'string':
    case 'number':
    case 'boolean':
      return { kind: 'is', value, type: right.value };
    case 'undefined':
      return { kind: 'equal', left: value, right: undefinedNative };
    default:
      return undefined;
  }
}

function compare(
  operator: '<' | '<=' | '>' | '>=',
  left: js.Expression,
  right: js.Expression,
  t: Translation,
): Native | undefined {
  if (!isNumber(left, t) || !isNumber(right, t)) return undefined;
  const a = translate(left, t);
  const b = translate(right, t);
  return a === undefined || b === undefined ? undefined : { kind: 'compare', operator, left: a, right: b };
}

/** Certainly a number, so that JSONata does not fail. */
function isNumber(node: js.Expression, t: Translation): boolean {
  if (node.type === 'Literal') return typeof node.value === 'number';
  if (isCount(translate(node, t))) return true;
  return !t.doubtful && only(t.typeOf(node), 'number');
}

function isCount(native: Native | undefined): boolean {
  return native?.kind === 'count' || (native?.kind === 'sum' && isSmall(native));
}

/** A number that is far from what a double can hold: added to any double, it gives no infinity. */
function isSmall(native: Native): boolean {
  switch (native.kind) {
    case 'count':
      return true;
    case 'sum':
      return isSmall(native.left) && isSmall(native.right);
    case 'operand': {
      const { operand } = native;
      return (
        operand.kind === 'constant' && typeof operand.value === 'number' && Math.abs(operand.value) <= 2 ** 53
      );
    }
    default:
      return false;
  }
}

function added(
  operator: '+' | '-',
  left: js.Expression,
  right: js.Expression,
  t: Translation,
): Native | undefined {
  const a = translate(left, t);
  const b = translate(right, t);
  if (a === undefined || b === undefined) return undefined;
  if (isNumber(left, t) && isNumber(right, t))
    return isSmall(a) || isSmall(b) ? { kind: 'sum', operator, left: a, right: b } : undefined;
  if (operator === '-' || !isText(left, t) || !isText(right, t)) return undefined;
  return { kind: 'text', parts: [a, b] };
}

function isText(node: js.Expression, t: Translation): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  return !t.doubtful && only(t.typeOf(node), 'string');
}

function template(node: js.TemplateLiteral, t: Translation): Native | undefined {
  const parts: Native[] = [];
  for (const [i, quasi] of node.quasis.entries()) {
    const text = quasi.value.cooked;
    if (typeof text !== 'string') return undefined;
    if (text !== '') parts.push({ kind: 'operand', operand: { kind: 'constant', value: text } });
    const inner = node.expressions[i];
    if (inner === undefined) continue;
    const value = isText(inner, t) ? translate(inner, t) : undefined;
    if (value === undefined) return undefined;
    parts.push(value);
  }
  return parts.length === 0
    ? { kind: 'operand', operand: { kind: 'constant', value: '' } }
    : { kind: 'text', parts };
}

function logical(node: js.LogicalExpression, t: Translation): Native | undefined {
  const { left, right } = node;
  const type = t.typeOf(left);
  const a = translate(left, t);
  const b = translate(right, t);
  if (a === undefined || b === undefined) return undefined;
  if (node.operator === '??') return isNothing(a, type, a, b);
  const test = truthOf(a, type, t);
  if (test === undefined) return undefined;
  if (only(type, 'boolean') && only(t.typeOf(right), 'boolean'))
    return { kind: node.operator === '&&' ? 'both' : 'either', left: test, right: b };
  return node.operator === '&&'
    ? { kind: 'conditional', test, yes: b, no: a }
    : { kind: 'conditional', test, yes: a, no: b };
}

/** `value` if it is something, else `otherwise`. */
function isNothing(value: Native, type: Type | undefined, something: Native, otherwise: Native): Native {
  const none = (kind: 'null' | 'undefined', constant: Native): Native | undefined =>
    mayBe(type, kind) ? { kind: 'equal', left: value, right: constant } : undefined;
  const tests = [none('undefined', undefinedNative), none('null', nullNative)].filter(x => x !== undefined);
  const [first, second] = tests;
  if (first === undefined) return something;
  const test: Native = second === undefined ? first : { kind: 'either', left: first, right: second };
  return { kind: 'conditional', test, yes: otherwise, no: something };
}

function conditional(node: js.ConditionalExpression, t: Translation): Native | undefined {
  const test = truth(node.test, t);
  const a = translate(node.consequent, t);
  const b = translate(node.alternate, t);
  if (test === undefined || a === undefined || b === undefined) return undefined;
  return { kind: 'conditional', test, yes: a, no: b };
}

/** `o?.a`, with one link. */
function chain(node: js.ChainExpression, t: Translation): Native | undefined {
  const link = node.expression;
  if (link.type !== 'MemberExpression' || !link.optional || link.object.type === 'Super') return undefined;
  const object = translate(link.object, t);
  const value = memberOf(link, t);
  if (object === undefined || value === undefined) return undefined;
  return isNothing(object, t.typeOf(link.object), value, undefinedNative);
}

function memberOf(node: js.MemberExpression, t: Translation): Native | undefined {
  if (node.object.type === 'Super' || node.property.type === 'PrivateIdentifier') return undefined;
  const object = translate(node.object, t);
  if (object === undefined) return undefined;
  const type = withoutNothing(t.typeOf(node.object), node.optional);
  if (node.computed) return element(object, type, node.property, t);
  const { name } = node.property as js.Identifier;
  if (type?.kind === 'array' || type?.kind === 'tuple')
    return name === 'length' && !t.doubtful ? { kind: 'count', array: object } : undefined;
  if (type?.kind === 'named' && type.family === 'error')
    return name === 'name' || name === 'message' ? undefined : { kind: 'field', error: object, name };
  if (type?.kind !== 'object' || !isName(name)) return undefined;
  const property = type.properties.get(name);
  if (property === undefined) return undefined;
  const absent = property.optional || mayBe(property.type, 'undefined') || t.doubtful;
  return { kind: 'member', object, name, absent };
}

/** JSONata finds a field of this name, and nothing that every object has. */
function isName(name: string): boolean {
  return !name.includes('`') && !name.includes('${') && !(name in Object.prototype);
}

function withoutNothing(type: Type | undefined, optional: boolean): Type | undefined {
  if (!optional || type?.kind !== 'union') return type;
  const rest = type.types.filter(part => !only(part, 'null', 'undefined'));
  return rest.length === 1 ? rest[0] : undefined;
}

function element(
  array: Native,
  type: Type | undefined,
  index: js.Expression,
  t: Translation,
): Native | undefined {
  if (type?.kind !== 'array' && type?.kind !== 'tuple') return undefined;
  const at = translate(index, t);
  const isWhole =
    at?.kind === 'count' ||
    (at?.kind === 'operand' &&
      ((at.operand.kind === 'constant' &&
        Number.isInteger(at.operand.value) &&
        Number(at.operand.value) >= 0) ||
        (index.type === 'Identifier' && t.typeOf(index) === counterType)));
  if (at === undefined || !isWhole || t.doubtful) return undefined;
  return { kind: 'element', array, index: at };
}

/** The type of the counters that the lowering makes for its loops: 0, 1, 2, … */
export const counterType: Type = { kind: 'primitive', name: 'number' };

function list(node: js.ArrayExpression, t: Translation): Native | undefined {
  const elements: Native[] = [];
  for (const part of node.elements) {
    if (part === null || part.type === 'SpreadElement' || mayBe(t.typeOf(part), 'undefined'))
      return undefined;
    const value = translate(part, t);
    if (value === undefined) return undefined;
    elements.push(value);
  }
  return { kind: 'array', elements };
}

function record(node: js.ObjectExpression, t: Translation): Native | undefined {
  const properties: { name: string; value: Native }[] = [];
  for (const member of node.properties) {
    if (member.type !== 'Property' || member.computed || member.kind !== 'init' || member.method)
      return undefined;
    const name = member.key.type === 'Identifier' ? member.key.name : undefined;
    const part = member.value as js.Expression;
    if (name === undefined || !isName(name) || mayBe(t.typeOf(part), 'undefined')) return undefined;
    const value = translate(part, t);
    if (value === undefined || properties.some(p => p.name === name)) return undefined;
    properties.push({ name, value });
  }
  return { kind: 'object', properties };
}
