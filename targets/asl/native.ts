// Native expressions (compiler/ir/native.ts) as JSONata. Each gives the encoded value that its JavaScript would have; a
// property test compares them with JavaScript on random expressions and values, under the library's version that Step
// Functions runs (2.0.6).
import type { Native } from '../../compiler/ir/native.ts';
import { code, keyName, literal, member } from './expressions.ts';

const undefinedCode = '{"$mu": "undefined"}';

/** The code of an expression, in parentheses where an operator could tear it apart. */
export function nativeCode(native: Native): string {
  switch (native.kind) {
    case 'operand':
      return code(native.operand);
    case 'member':
      return found(member(base(native.object), keyName(native.name)), native.absent);
    case 'field':
      return found(member(`${base(native.error)}.fields`, native.name), true);
    case 'element':
      return found(`${base(native.array)}[${nativeCode(native.index)}]`, true);
    case 'count':
      return `$count(${nativeCode(native.array)})`;
    case 'not':
      return negated(native.value);
    case 'both':
      return `(${nativeCode(native.left)} and ${nativeCode(native.right)})`;
    case 'either':
      return `(${nativeCode(native.left)} or ${nativeCode(native.right)})`;
    case 'equal':
      return `(${nativeCode(native.left)} = ${nativeCode(native.right)})`;
    case 'compare':
    case 'sum':
      return `(${nativeCode(native.left)} ${native.operator} ${nativeCode(native.right)})`;
    case 'text':
      return native.parts.length === 1
        ? nativeCode(native.parts[0] as Native)
        : `(${native.parts.map(nativeCode).join(' & ')})`;
    case 'conditional':
      return `(${nativeCode(native.test)} ? ${nativeCode(native.yes)} : ${nativeCode(native.no)})`;
    case 'is':
      return `($type(${nativeCode(native.value)}) = ${literal(native.type)})`;
    case 'array':
      return `[${native.elements.map(element).join(', ')}]`;
    case 'object':
      return `{${native.properties.map(p => `${literal(keyName(p.name))}: ${nativeCode(p.value)}`).join(', ')}}`;
    default:
      return native satisfies never;
  }
}

/** The same without parentheses around the whole, for people. */
export function nativeText(native: Native): string {
  const text = nativeCode(native);
  const wrapped = ['both', 'either', 'equal', 'compare', 'sum', 'text', 'conditional', 'is'].includes(
    native.kind,
  );
  return wrapped && text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}

function negated(value: Native): string {
  if (value.kind === 'equal') return `(${nativeCode(value.left)} != ${nativeCode(value.right)})`;
  return `$not(${nativeText(value)})`;
}

/** Where a path begins. */
function base(native: Native): string {
  const text = nativeCode(native);
  return /^\$[\p{ID_Continue}]+$/u.test(text) ? text : `(${text})`;
}

function found(path: string, mayMiss: boolean): string {
  if (!mayMiss) return path;
  // What is long is not written twice.
  return /[( ]/.test(path)
    ? `($found := ${path}; $exists($found) ? $found : ${undefinedCode})`
    : `($exists(${path}) ? ${path} : ${undefinedCode})`;
}

/** `[ ]` flattens what is an array, unless it stands there as `[ ]` itself: one more layer is what it takes away. */
function element(native: Native): string {
  const text = nativeCode(native);
  if (native.kind === 'operand' && native.operand.kind !== 'variable') return text;
  if (
    ['not', 'both', 'either', 'equal', 'compare', 'is', 'text', 'count', 'sum', 'object', 'array'].includes(
      native.kind,
    )
  )
    return text;
  return `($element := ${text}; $type($element) = "array" ? [[$element]] : $element)`;
}
