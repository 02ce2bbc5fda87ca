// What a JSON value from outside must look like: the durable types of a program, as data (`Shape` of
// compiler/ir/workflow.ts, declared here again because the runtime knows no compiler).
import type { Json } from './ports.ts';

export type Shape =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'string' | 'number' | 'boolean' | 'null' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly element: Shape }
  | { readonly kind: 'tuple'; readonly elements: readonly Shape[] }
  | { readonly kind: 'record'; readonly value: Shape }
  | {
      readonly kind: 'object';
      readonly properties: readonly {
        readonly name: string;
        readonly optional: boolean;
        readonly shape: Shape;
      }[];
    }
  /** The shape that stands `up` shapes around this one: a type that comes back inside itself. */
  | { readonly kind: 'again'; readonly up: number }
  | { readonly kind: 'union'; readonly shapes: readonly Shape[] };

export interface Mismatch {
  /** `args[0].price`. */
  readonly path: string;
  /** `a number`. */
  readonly expected: string;
  readonly found: string;
}

/** The shapes that one stands in, outermost first. */
type Around = readonly Shape[];

/** A value to look at, and where it stands. */
interface Place {
  readonly value: Json | undefined;
  readonly path: string;
  readonly around: Around;
}

/** The first place where the value is not what the shape says. */
export function mismatch(
  shape: Shape,
  value: Json | undefined,
  path: string,
  around: Around = [],
): Mismatch | undefined {
  switch (shape.kind) {
    case 'unknown':
      return value === undefined ? wrong(shape, value, path) : undefined;
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === shape.kind ? undefined : wrong(shape, value, path);
    case 'null':
      return value === null ? undefined : wrong(shape, value, path);
    case 'literal':
      return value === shape.value ? undefined : wrong(shape, value, path);
    case 'array':
      return elements(shape, { value, path, around });
    case 'tuple':
      return tuple(shape, { value, path, around });
    case 'record':
      return record(shape, { value, path, around });
    case 'object':
      return object(shape, { value, path, around });
    case 'union':
      return union(shape, { value, path, around });
    case 'again': {
      const at = around.length - shape.up;
      const meant = around[at];
      return meant === undefined ? undefined : mismatch(meant, value, path, around.slice(0, at));
    }
    default:
      return shape satisfies never;
  }
}

type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>;

function elements(shape: Of<'array'>, { value, path, around }: Place): Mismatch | undefined {
  const inside = [...around, shape];
  if (!isArray(value)) return wrong(shape, value, path);
  return first(value.length, i => mismatch(shape.element, value[i], `${path}[${i}]`, inside));
}

function tuple(shape: Of<'tuple'>, { value, path, around }: Place): Mismatch | undefined {
  const inside = [...around, shape];
  if (!isArray(value) || value.length !== shape.elements.length) return wrong(shape, value, path);
  return first(value.length, i => mismatch(shape.elements[i] as Shape, value[i], `${path}[${i}]`, inside));
}

function record(shape: Of<'record'>, { value, path, around }: Place): Mismatch | undefined {
  const inside = [...around, shape];
  if (!isObject(value)) return wrong(shape, value, path);
  const keys = Object.keys(value);
  return first(keys.length, i =>
    mismatch(shape.value, value[keys[i] as string], member(path, keys[i] as string), inside),
  );
}

/** More properties than declared are let be, as TypeScript's structural types are. */
function object(shape: Of<'object'>, { value, path, around }: Place): Mismatch | undefined {
  const inside = [...around, shape];
  if (!isObject(value)) return wrong(shape, value, path);
  return first(shape.properties.length, i => {
    const { name, optional, shape: inner } = shape.properties[i] as (typeof shape.properties)[number];
    const property = Object.hasOwn(value, name) ? value[name] : undefined;
    if (property === undefined && optional) return undefined;
    return mismatch(inner, property, member(path, name), inside);
  });
}

/** Where exactly one alternative is of the value's kind, its own complaint says more. */
function union(shape: Of<'union'>, { value, path, around }: Place): Mismatch | undefined {
  const inside = [...around, shape];
  const found = shape.shapes.map(alternative => mismatch(alternative, value, path, inside));
  if (found.includes(undefined)) return undefined;
  const deeper = found.filter(problem => problem !== undefined && problem.path !== path);
  return deeper.length === 1 ? deeper[0] : wrong(shape, value, path);
}

function first(count: number, find: (index: number) => Mismatch | undefined): Mismatch | undefined {
  for (let i = 0; i < count; i++) {
    const found = find(i);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrong(shape: Shape, value: Json | undefined, path: string): Mismatch {
  return { path, expected: words(shape), found: foundWords(value) };
}

/** A shape in words. */
function words(shape: Shape): string {
  switch (shape.kind) {
    case 'unknown':
      return 'a value';
    case 'string':
    case 'number':
    case 'boolean':
      return `a ${shape.kind}`;
    case 'null':
      return 'null';
    case 'literal':
      return JSON.stringify(shape.value);
    case 'array':
      return 'an array';
    case 'tuple':
      return `an array of ${shape.elements.length}`;
    case 'record':
    case 'object':
      return 'an object';
    case 'again':
      return 'a value';
    case 'union':
      return [...new Set(shape.shapes.map(words))].join(' or ');
    default:
      return shape satisfies never;
  }
}

function foundWords(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (isArray(value)) return `an array of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function member(path: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isArray(value);
}
