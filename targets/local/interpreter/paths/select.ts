// What a path selects. A definite path gives one value or says which part is missing; any other gives a list, empty where
// nothing fits.
import { isRecord, type Json } from '../json.ts';
import type { Filter, Operand, Path, Step } from './model.ts';

export type Selected =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'missing'; readonly reason: string };

export function select(path: Path, root: Json): Selected {
  if (!path.definite) return { kind: 'value', value: walk(path.steps, [root], root) };
  let value = root;
  let place = '$';
  for (const step of path.steps) {
    const found = only(step, value);
    if (found === undefined) return { kind: 'missing', reason: missing(step, value, place) };
    place += part(step);
    value = found;
  }
  return { kind: 'value', value };
}

function part(step: Step): string {
  if (step.kind === 'names') return `['${step.names[0]}']`;
  return step.kind === 'indexes' ? `[${step.indexes[0]}]` : '';
}

function only(step: Step, value: Json): Json | undefined {
  return children(step, value, value)[0];
}

function missing(step: Step, value: Json, place: string): string {
  if (step.kind === 'names') {
    const [name] = step.names;
    return isRecord(value)
      ? `Missing property in path ${place}['${name}']`
      : `Expected to find an object with property ['${name}'] in path ${place} but found '${javaType(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonNodeJsonProvider'.`;
  }
  return Array.isArray(value)
    ? 'Index out of bounds when evaluating path '.concat(place)
    : `Filter: ${place} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
}

function javaType(value: Json): string {
  if (typeof value === 'string') return 'java.lang.String';
  if (typeof value === 'boolean') return 'java.lang.Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double';
  return value === null ? 'null' : 'java.util.ArrayList';
}

function walk(steps: readonly Step[], from: readonly Json[], root: Json): readonly Json[] {
  return steps.reduce<readonly Json[]>(
    (values, step) => values.flatMap(value => children(step, value, root)),
    from,
  );
}

function children(step: Step, value: Json, root: Json): readonly Json[] {
  switch (step.kind) {
    case 'names':
      return named(step.names, value);
    case 'indexes':
      return Array.isArray(value) ? step.indexes.flatMap(index => element(value, index)) : [];
    case 'slice':
      return Array.isArray(value) ? slice(value, step) : [];
    case 'all':
      return inside(value);
    case 'deep':
      return descendants(value);
    case 'filter':
      return (Array.isArray(value) ? value : [value]).filter(each => holds(step.filter, each, root));
    default:
      return step satisfies never;
  }
}

function named(names: readonly string[], value: Json): readonly Json[] {
  if (!isRecord(value)) return [];
  const there = names.filter(name => Object.hasOwn(value, name));
  if (names.length === 1) return there.map(name => value[name] as Json);
  return [Object.fromEntries(there.map(name => [name, value[name] as Json]))];
}

function element(values: readonly Json[], index: number): readonly Json[] {
  const found = values[index < 0 ? values.length + index : index];
  return found === undefined ? [] : [found];
}

function slice(values: readonly Json[], { from, to, by }: Extract<Step, { kind: 'slice' }>): readonly Json[] {
  return values.slice(from ?? 0, to).filter((_, i) => i % by === 0);
}

function inside(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

/** The value itself first, then what it holds. */
function descendants(value: Json): readonly Json[] {
  return [value, ...inside(value).flatMap(descendants)];
}

function holds(filter: Filter, value: Json, root: Json): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.sides.every(side => holds(side, value, root));
    case 'or':
      return filter.sides.some(side => holds(side, value, root));
    case 'not':
      return !holds(filter.filter, value, root);
    case 'exists':
      return operandValue(filter.operand, value, root) !== undefined;
    case 'compare':
      return compared(
        filter.operator,
        operandValue(filter.left, value, root),
        operandValue(filter.right, value, root),
      );
    default:
      return filter satisfies never;
  }
}

function operandValue(operand: Operand, value: Json, root: Json): Json | undefined {
  if (operand.kind === 'constant') return operand.value;
  return walk(operand.steps, [operand.kind === 'element' ? value : root], root)[0];
}

function compared(operator: string, left: Json | undefined, right: Json | undefined): boolean {
  const same = left !== undefined && right !== undefined && JSON.stringify(left) === JSON.stringify(right);
  if (operator === '==') return same;
  if (operator === '!=') return !same;
  if (operator === 'in' || operator === 'nin') {
    const among = Array.isArray(right) && right.some(each => compared('==', left, each));
    return among === (operator === 'in');
  }
  const ordered =
    (typeof left === 'number' && typeof right === 'number') ||
    (typeof left === 'string' && typeof right === 'string');
  if (!ordered) return false;
  const [a, b] = [left as number, right as number];
  if (operator === '<') return a < b;
  if (operator === '<=') return a <= b;
  return operator === '>' ? a > b : a >= b;
}
