// Closures for the small subset of JSONata that muc emits, made from the library's own syntax tree. Exact where it answers:
// whatever it is not sure about at run time (an array inside a path, a number that JSONata would round, an object turned
// into text) it leaves to the library by answering `unsure`. A property test holds it to the library.
import { isRecord, type Json } from './json.ts';

/** As far as this file looks at the library's tree. */
export interface Syntax {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Syntax[];
  readonly lhs?: Syntax | readonly unknown[];
  readonly rhs?: Syntax;
  readonly condition?: Syntax;
  readonly then?: Syntax;
  readonly else?: Syntax;
  readonly procedure?: Syntax;
  readonly arguments?: readonly Syntax[];
  readonly expressions?: readonly Syntax[];
  readonly predicate?: readonly Filter[];
  readonly stages?: readonly Filter[];
}

interface Filter {
  readonly type: string;
  readonly expr?: Syntax;
}

export type Value = Json | undefined;
export const unsure: unique symbol = Symbol('unsure');
type Answer = Value | typeof unsure;

/** What an expression may read: variables by name, `states` among them. */
export type Lookup = (variable: string) => Value;
export type Compiled = (lookup: Lookup) => Answer;

/** Undefined: the expression is outside the subset. */
export function compileFast(tree: Syntax): Compiled | undefined {
  return isPlain(tree, tree.type === 'variable' ? 'predicate' : '') ? makers[tree.type]?.(tree) : undefined;
}

/** A predicate, a group, `[]` or a tuple step hangs on its node as one more property. */
function isPlain(tree: Syntax, besides: string): boolean {
  return Object.entries(tree).every(
    ([key, value]) => value === undefined || plainProperties.has(key) || key === besides,
  );
}

const plainProperties = new Set(
  'type value position steps lhs rhs condition then else procedure arguments expressions'.split(' '),
);

const makers: { readonly [type: string]: ((tree: Syntax) => Compiled | undefined) | undefined } = {
  string: constant,
  number: constant,
  value: constant,
  variable,
  path,
  binary,
  unary: constantObject,
  condition,
  function: call,
  block: ({ expressions }) => {
    const [only, more] = expressions ?? [];
    return only === undefined || more !== undefined ? undefined : compileFast(only);
  },
};

function constant({ value }: Syntax): Compiled {
  return () => value as Json;
}

/** `{"$mu": "undefined"}`: texts for names, constants for values. */
function constantObject({ value: symbol, lhs }: Syntax): Compiled | undefined {
  if (symbol !== '{' || !Array.isArray(lhs)) return undefined;
  const object: { [name: string]: Json } = {};
  for (const [name, value] of lhs as readonly (readonly [Syntax, Syntax])[]) {
    const plain =
      name.type === 'string' && name.value !== '__proto__' && /^(string|number|value)$/.test(value.type);
    if (!plain || !isPlain(name, '') || !isPlain(value, '')) return undefined;
    object[String(name.value)] = value.value as Json;
  }
  return Object.keys(object).length === lhs.length ? () => object : undefined;
}

function variable({ value: name, predicate }: Syntax): Compiled | undefined {
  const filter = filters(predicate);
  if (typeof name !== 'string' || name === '' || filter === undefined) return undefined;
  return lookup => {
    const value = lookup(name);
    return value === undefined ? unsure : filter(value); // it may be the name of a function
  };
}

/** `$variable.name[0].name` and `$call(…).name`, over objects all the way. */
function path({ steps }: Syntax): Compiled | undefined {
  const [first, ...rest] = steps ?? [];
  if (first === undefined || (first.type !== 'variable' && first.type !== 'function')) return undefined;
  const start = compileFast(first);
  const moves = rest.map(move);
  if (start === undefined || moves.includes(undefined)) return undefined;
  return lookup => (moves as Move[]).reduce<Answer>((value, step) => step(value), start(lookup));
}

/** From a value to a part of it. One value stands for a sequence of one, undefined for an empty one. */
type Move = (value: Answer) => Answer;

function move(step: Syntax): Move | undefined {
  const filter = filters(step.stages);
  const { value: name } = step;
  if (step.type !== 'name' || typeof name !== 'string' || filter === undefined) return undefined;
  return isPlain(step, 'stages') ? value => filter(member(value, name)) : undefined;
}

function member(value: Answer, name: string): Answer {
  if (isRecord(value)) return Object.hasOwn(value, name) ? value[name] : undefined;
  // A path maps over an array's elements and flattens.
  return Array.isArray(value) || value === unsure ? unsure : undefined;
}

function filters(list: readonly Filter[] | undefined): Move | undefined {
  const made = (list ?? []).map(({ type, expr }) =>
    type !== 'filter' || expr === undefined ? undefined : (byIndex(expr) ?? byMember(expr)),
  );
  if (made.includes(undefined)) return undefined;
  return value => (made as Move[]).reduce<Answer>((at, step) => (at === unsure ? unsure : step(at)), value);
}

/** `[0]` */
function byIndex({ type, value: index }: Syntax): Move | undefined {
  if (type !== 'number' || typeof index !== 'number' || !Number.isInteger(index) || index < 0)
    return undefined;
  return value => {
    if (Array.isArray(value)) return value[index] as Json | undefined;
    return index === 0 ? value : undefined;
  };
}

/** `[name = "text"]` */
function byMember({ type, value: operator, lhs, rhs }: Syntax): Move | undefined {
  if (type !== 'binary' || operator !== '=' || rhs?.type !== 'string' || !isSyntax(lhs)) return undefined;
  const [step, more] = lhs.steps ?? [];
  if (step?.type !== 'name' || more !== undefined || !isPlain(step, '') || !isPlain(lhs, ''))
    return undefined;
  const name = String(step.value);
  return value => {
    const elements: readonly Answer[] = Array.isArray(value) ? value : [value];
    if (elements.some(element => Array.isArray(element))) return unsure;
    const hits = elements.filter(element => member(element, name) === rhs.value) as Json[];
    return hits.length > 1 ? hits : hits[0];
  };
}

function binary(tree: Syntax): Compiled | undefined {
  const operation = operators[String(tree.value)];
  if (operation === undefined || tree.rhs === undefined || !isSyntax(tree.lhs)) return undefined;
  const left = compileFast(tree.lhs);
  const right = compileFast(tree.rhs);
  if (left === undefined || right === undefined) return undefined;
  return lookup => {
    const a = left(lookup);
    return a === unsure ? unsure : operation(a, () => right(lookup));
  };
}

type Operation = (left: Value, right: () => Answer) => Answer;

const operators: { readonly [symbol: string]: Operation | undefined } = {
  // Both are false where a side is undefined.
  '=': strict((a, b) => a !== undefined && b !== undefined && equal(a, b)),
  '!=': strict((a, b) => {
    const same = a === undefined || b === undefined || equal(a, b);
    return same === unsure ? unsure : !same;
  }),
  '&': strict((a, b) => {
    const left = a === undefined ? '' : text(a);
    const right = b === undefined ? '' : text(b);
    return typeof left === 'string' && typeof right === 'string' ? left + right : unsure;
  }),
  '+': arithmetic((a, b) => a + b),
  '-': arithmetic((a, b) => a - b),
  '<': comparison((a, b) => a < b),
  '<=': comparison((a, b) => a <= b),
  '>': comparison((a, b) => a > b),
  '>=': comparison((a, b) => a >= b),
  and: (left, right) => logical(left, right, true),
  or: (left, right) => logical(left, right, false),
};

function strict(operation: (a: Value, b: Value) => Answer): Operation {
  return (a, right) => {
    const b = right();
    return b === unsure ? unsure : operation(a, b);
  };
}

function arithmetic(operation: (a: number, b: number) => number): Operation {
  return strict((a, b) => {
    if (typeof a !== 'number' || typeof b !== 'number') return unsure;
    const result = operation(a, b);
    return Number.isFinite(result) ? result : unsure;
  });
}

function comparison(operation: (a: number | string, b: number | string) => boolean): Operation {
  return strict((a, b) => {
    if (typeof a === 'number' && typeof b === 'number') return operation(a, b);
    return typeof a === 'string' && typeof b === 'string' ? operation(a, b) : unsure;
  });
}

function logical(left: Value, right: () => Answer, goOn: boolean): Answer {
  const a = truth(left);
  if (a === unsure) return unsure;
  if (a !== goOn) return a;
  return truth(right());
}

/** The language's effective boolean value; undefined counts as false here. */
function truth(value: Answer): boolean | typeof unsure {
  if (value === unsure || (typeof value === 'object' && value !== null)) return unsure;
  return Boolean(value);
}

function condition(tree: Syntax): Compiled | undefined {
  const test = tree.condition && compileFast(tree.condition);
  const then = tree.then && compileFast(tree.then);
  const otherwise: Compiled | undefined = tree.else === undefined ? () => undefined : compileFast(tree.else);
  if (test === undefined || then === undefined || otherwise === undefined) return undefined;
  return lookup => {
    const holds = truth(test(lookup));
    if (holds === unsure) return unsure;
    return holds ? then(lookup) : otherwise(lookup);
  };
}

function call(tree: Syntax): Compiled | undefined {
  const name = tree.procedure?.type === 'variable' ? String(tree.procedure.value) : '';
  const apply = functions[name];
  const [argument, more] = tree.arguments ?? [];
  if (apply === undefined || argument === undefined || more !== undefined) return undefined;
  const evaluated = compileFast(argument);
  if (evaluated === undefined) return undefined;
  return lookup => {
    // A variable of that name hides the function.
    if (lookup(name) !== undefined) return unsure;
    const value = evaluated(lookup);
    return value === unsure ? unsure : apply(value);
  };
}

const functions: { readonly [name: string]: ((value: Value) => Answer) | undefined } = {
  string: value => (value === undefined ? undefined : text(value)),
  not: value => {
    if (value === undefined) return undefined;
    const holds = truth(value);
    return holds === unsure ? unsure : !holds;
  },
  exists: value => value !== undefined,
  type: value => {
    if (value === undefined) return undefined;
    if (value === null) return 'null';
    return Array.isArray(value) ? 'array' : typeof value;
  },
  count: value => {
    if (value === undefined) return 0;
    return Array.isArray(value) ? value.length : unsure;
  },
  parse: value => {
    if (typeof value !== 'string') return value === undefined ? undefined : unsure;
    try {
      return JSON.parse(value) as Json;
    } catch {
      return unsure; // the library's way reports it
    }
  },
};

/** JSONata keeps 15 digits of a number; integers of up to 15 digits keep all of theirs. */
function text(value: Json): string | typeof unsure {
  if (typeof value === 'string') return value;
  if (typeof value === 'number')
    return Number.isInteger(value) && Math.abs(value) < 1e15 ? JSON.stringify(value) : unsure;
  return typeof value === 'object' && value !== null ? unsure : String(value);
}

/** Of two arrays or objects, the library decides. */
function equal(a: Json, b: Json): boolean | typeof unsure {
  const composite = typeof a === 'object' && a !== null && typeof b === 'object' && b !== null;
  return composite ? unsure : a === b;
}

function isSyntax(value: unknown): value is Syntax {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
