// Texts of JSONata expressions and templates. Nothing of the program is ever pasted into an expression: names go through
// `variableName`, texts through `literal`.
//
// JSONata flattens an array that stands inside `[ ]`, so values go as whole template leaves (`["{% $x %}"]`) wherever a
// template can say it.

import type { KeyExpression, Operand, Variable } from '../../compiler/ir/workflow.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import type { Template } from './types.ts';

/** How `undefined` travels (stdlib/runtime/codec.ts). */
export const undefinedMarker = { $mu: 'undefined' } as const;

/** Names that JSONata, Step Functions or we know as `$name` (`$request` is the root request): a variable would hide it. */
const builtIn = new Set(
  (
    'states abs append assert average base64decode base64encode boolean ceil clone contains count decodeUrl ' +
    'decodeUrlComponent distinct each encodeUrl encodeUrlComponent error eval exists filter floor formatBase ' +
    'formatInteger formatNumber fromMillis hash join keys length lookup lowercase map match max merge millis min not now ' +
    'number pad parse parseInteger partition power random range reduce replace request reverse round shuffle sift single sort ' +
    'split spread sqrt string substring substringAfter substringBefore sum toMillis trim type uppercase uuid zip'
  ).split(' '),
);

/** The state machine's name of a variable: its own, unless that means something else there. */
export function variableName(variable: Variable): string {
  if (variable.length > longestVariable) return `v_${variable.slice(0, 50)}_${digest(variable)}`;
  const taken = builtIn.has(variable) || /^(v_|text_|[^\p{ID_Start}])/u.test(variable);
  return taken ? `v_${variable}` : variable;
}

/** Step Functions takes 80 characters; prefixes and digests need some of them. */
const longestVariable = 70;

/** FNV-1a, 32 bits: tells long names apart whose beginnings are the same. */
function digest(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** Beside a variable with an error: its JSON text as it came, because `$string` rounds numbers to 15 digits. */
export function textVariable(variable: Variable): string {
  return `text_${variableName(variable)}`;
}

export function expression(code: string): string {
  return `{% ${code} %}`;
}

/** A variable's value, as an expression's code. */
export function value(variable: Variable): string {
  return `$${variableName(variable)}`;
}

const words = new Set(['and', 'or', 'in', 'true', 'false', 'null', 'function']);

/** One step down a path: `$states.input` and `x` give `$states.input.x`. */
export function member(path: string, name: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !words.has(name);
  if (!plain && name.includes('`')) throw new Bug(`no path reaches a field called ${name}`);
  return plain ? `${path}.${name}` : `${path}.\`${name}\``;
}

/** A constant in an expression. Nothing in it ends the expression or asks for a substitution of the deployment. */
export function literal(constant: string | number | boolean | null): string {
  if (typeof constant !== 'string') return JSON.stringify(constant);
  return JSON.stringify(constant)
    .replaceAll('${', '\\u0024{')
    .replaceAll('{%', '{\\u0025')
    .replaceAll('%}', '\\u0025}');
}

/** A constant as a template's leaf. */
export function constant(leaf: string | number | boolean | null): Template {
  const special = typeof leaf === 'string' && /\$\{|^\{%|%\}$/.test(leaf);
  return special ? expression(literal(leaf)) : leaf;
}

/** What a template says for an operand. */
export function template(operand: Operand): Template {
  switch (operand.kind) {
    case 'variable':
      return expression(value(operand.variable));
    case 'constant':
      return constant(operand.value);
    case 'undefined':
      return undefinedMarker;
    case 'array':
      return operand.elements.map(template);
    case 'object':
      return objectTemplate(operand);
    default:
      return operand satisfies never;
  }
}

/** A whole `Output`, which the schema wants as an object or an expression. */
export function output(operand: Operand): Template {
  return operand.kind === 'object' || operand.kind === 'undefined'
    ? template(operand)
    : expression(code(operand));
}

type ObjectOperand = Extract<Operand, { readonly kind: 'object' }>;

function objectTemplate(operand: ObjectOperand): Template {
  const names = operand.properties.map(property => property.name);
  if (names.some(name => name.includes('${'))) return expression(code(operand));
  return Object.fromEntries(present(operand).map(({ name, value }) => [keyName(name), template(value)]));
}

/** The codec keeps keys that start with `$mu` for itself: the program's get one more `$`. */
export function keyName(name: string): string {
  return /^\$+mu/.test(name) ? `$${name}` : name;
}

/** Properties that JSON keeps. */
function present(operand: ObjectOperand): ObjectOperand['properties'] {
  return operand.properties.filter(property => property.value.kind !== 'undefined');
}

/** An operand as the code of an expression, where a template cannot say it. */
export function code(operand: Operand): string {
  switch (operand.kind) {
    case 'variable':
      return value(operand.variable);
    case 'constant':
      return literal(operand.value);
    case 'undefined':
      return '{"$mu": "undefined"}';
    case 'array':
      return `[${operand.elements.map(element).join(', ')}]`;
    case 'object':
      return objectCode(operand);
    default:
      return operand satisfies never;
  }
}

function objectCode(operand: ObjectOperand): string {
  const members = present(operand).map(
    property => `${literal(keyName(property.name))}: ${code(property.value)}`,
  );
  return `{${members.join(', ')}}`;
}

/** `[ ]` flattens what is an array: one more layer is what it takes away. */
function element(operand: Operand): string {
  if (operand.kind !== 'variable') return code(operand);
  const name = value(operand.variable);
  return `($type(${name}) = "array" ? [[${name}]] : ${name})`;
}

/** `<request id>/Frontend.reserve/1[3]`. */
export function keyCode(key: KeyExpression): string {
  const terms = ['$states.context.Execution.Name'];
  let text = '';
  for (const part of key.parts) {
    if (typeof part === 'string') {
      text += `/${part}`;
    } else {
      terms.push(literal(`${text}[`), `$string(${value(part.iteration)})`);
      text = ']';
    }
  }
  if (text !== '') terms.push(literal(text));
  return terms.join(' & ');
}
