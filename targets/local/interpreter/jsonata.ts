// The one place that knows the jsonata package (2.0.6, which is what Step Functions runs). An expression is parsed once; the
// subset that muc emits is answered by closures (fast.ts), everything else by the library, as a promise, under limits of
// work, depth and size, without `$eval`, without a way to prototypes or to host functions, and with AWS's six additions.
import jsonata from 'jsonata';
import { type Compiled, compileFast, type Lookup, type Syntax, unsure, type Value } from './fast.ts';
import { type Json, utf8Length } from './json.ts';

/** What an evaluation takes from the world. */
export interface Sources {
  random(): number;
  uuid(): string;
  hash(data: string, algorithm: string): string;
  /** The same regular expression, by a matcher that cannot hang; without it JavaScript's own matches. */
  regex?(pattern: RegExp): RegExp;
}

/** The library's answer as data, so that a transition can be run again with it. */
export type Answer =
  | { readonly kind: 'value'; readonly value: Json }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'unsupported' }
  /** `. T1006: message`, or `: message` for a limit. */
  | { readonly kind: 'error'; readonly detail: string };

export interface Question {
  readonly expression: string;
  readonly variables: { readonly [name: string]: Value };
}

/**
 * Step Functions gives an expression about a second. Here that is as many nodes as a quiet machine evaluates in one, so that an
 * answer depends neither on how busy the machine is nor on a clock that jumps.
 */
const limits = { evaluations: 1_000_000, pending: 5000, terms: 200, elements: 873_782, text: 4_194_304 };

interface Parsed {
  readonly fast: Compiled | undefined;
  readonly problem: string | undefined;
}

const parsed = new Map<string, Parsed>();

/** The answer of the fast way, or `unsure`: then ask the library. */
export function answerFast(expression: string, lookup: Lookup): Value | typeof unsure {
  const { fast } = parse(expression);
  return fast === undefined ? unsure : fast(lookup);
}

export async function answerSlowly(question: Question, sources: Sources): Promise<Answer> {
  const { problem } = parse(question.expression);
  if (problem !== undefined) return { kind: 'error', detail: problem };
  const guard = new Guard();
  try {
    const expression = guardedExpression(question.expression, guard, sources);
    const value: unknown = await expression.evaluate(undefined, { ...question.variables });
    return checked(value);
  } catch (error) {
    return { kind: 'error', detail: detailOf(error) };
  }
}

/** The library makes a regular expression anew for each use: of the kind that stands in its tree. */
class SameKind {
  constructor(pattern: RegExp) {
    const Kind = pattern.constructor as RegExpConstructor;
    // biome-ignore lint/correctness/noConstructorReturn: the library wants a class
    return new Kind(pattern.source, pattern.flags) as unknown as SameKind;
  }
}

// The library sets it anew with each parsing, for all that are being evaluated.
Object.defineProperty(jsonata, 'RegexEngine', { get: () => SameKind, set: () => {} });

/** The library's tree of an expression, or what is wrong with it. */
export function syntaxOf(text: string): { readonly tree: Syntax } | { readonly problem: string } {
  try {
    return { tree: jsonata(text).ast() as unknown as Syntax };
  } catch (error) {
    return { problem: (error as { message?: string }).message ?? String(error) };
  }
}

function parse(text: string): Parsed {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const result = parseNew(text);
  if (parsed.size > 10_000) parsed.clear();
  parsed.set(text, result);
  return result;
}

function parseNew(text: string): Parsed {
  try {
    const tree = jsonata(text).ast() as unknown as Syntax;
    if (depth(tree) > limits.terms) return { fast: undefined, problem: ': Stack overflow error' };
    return { fast: compileFast(tree), problem: undefined };
  } catch (error) {
    return { fast: undefined, problem: detailOf(error) };
  }
}

function depth(tree: unknown): number {
  if (typeof tree !== 'object' || tree === null) return 0;
  let deepest = 0;
  for (const part of Object.values(tree)) deepest = Math.max(deepest, depth(part));
  return Array.isArray(tree) ? deepest : deepest + 1;
}

/** A message of the library as AWS words it. */
function detailOf(error: unknown): string {
  if (error instanceof LimitReached) return `: ${error.message}`;
  // How deep the machine's own stack is depends on how far the library is compiled: it may end before our count does.
  if (error instanceof RangeError && error.message.includes('call stack')) return ': Stack overflow error';
  const { code, message } = error as { code?: string; message?: string };
  return code === undefined ? `: ${message ?? String(error)}` : `. ${code}: ${message ?? ''}`;
}

/** Plain JSON of what the library made: its sequences carry hidden properties, and functions are objects there. */
function checked(value: unknown): Answer {
  if (value === undefined) return { kind: 'undefined' };
  if (isFunctionValue(value)) return { kind: 'unsupported' };
  const text = JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'number' && !Number.isFinite(member)) return String(member);
    return isFunctionValue(member) ? undefined : member;
  });
  if (utf8Length(text) > limits.text) return { kind: 'error', detail: `: ${memoryMessage}` };
  return { kind: 'value', value: JSON.parse(text) as Json };
}

function isFunctionValue(value: unknown): boolean {
  if (typeof value === 'function') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    ('_jsonata_lambda' in value || '_jsonata_function' in value)
  );
}

const memoryMessage = 'Expression evaluation memory limit exceeded';

class LimitReached extends Error {}

/** Watches one evaluation through the hooks that the library calls before and after each node. */
class Guard {
  readonly #expressions = new WeakSet<object>();
  #pending = 0;
  #evaluations = 0;

  enter(): void {
    if (++this.#pending > limits.pending) throw new LimitReached('Stack overflow error');
    if (++this.#evaluations > limits.evaluations) throw new LimitReached('Expression evaluation timeout');
  }

  leave(node: Syntax, result: unknown): void {
    this.#pending--;
    if (typeof result === 'function') {
      if (node.type === 'regex') this.#expressions.add(result);
      // A function of the host can only have come from the inside of the library.
      else if (!this.#expressions.has(result)) throw new LimitReached('Unsupported function value');
    }
    if (Array.isArray(result) && result.length > limits.elements) throw new LimitReached(memoryMessage);
    if (typeof result === 'string' && result.length > limits.text) throw new LimitReached(memoryMessage);
  }
}

const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Parsed anew for each evaluation: the guard and the clock are bound in the expression's own environment. */
function guardedExpression(text: string, guard: Guard, sources: Sources): jsonata.Expression {
  const expression = jsonata(text);
  madeSafe(expression.ast(), sources);
  const bind = expression.assign.bind(expression) as unknown as (
    name: string | symbol,
    value: unknown,
  ) => void;
  bind(Symbol.for('jsonata.__evaluate_entry'), () => guard.enter());
  bind(
    Symbol.for('jsonata.__evaluate_exit'),
    (node: Syntax, _input: unknown, _environment: unknown, result: unknown) => guard.leave(node, result),
  );
  register(expression, sources);
  return expression;
}

/**
 * `constructor` as a name in a path must find own properties only: `$lookup`, which is ours, does. Regular expressions are
 * matched by a matcher that cannot hang.
 */
function madeSafe(node: unknown, sources: Sources): void {
  if (typeof node !== 'object' || node === null) return;
  const part = node as { type?: string; value?: unknown };
  if (part.type === 'regex' && part.value instanceof RegExp) {
    part.value = sources.regex?.(part.value) ?? part.value;
    return;
  }
  if (part.type === 'name' && typeof part.value === 'string' && inherited.has(part.value)) {
    Object.assign(part, {
      type: 'function',
      procedure: { type: 'variable', value: 'lookup' },
      arguments: [
        { type: 'variable', value: '' },
        { type: 'string', value: part.value },
      ],
    });
    return;
  }
  for (const member of Object.values(node)) madeSafe(member, sources);
}

function register(expression: jsonata.Expression, sources: Sources): void {
  const fail = (code: string, message: string) => {
    throw Object.assign(new Error(message), { code });
  };
  expression.registerFunction('eval', () => fail('T1006', 'Attempted to invoke a non-function'));
  expression.registerFunction('lookup', ownMember, '<x-s:x>');
  expression.registerFunction('random', (seed?: number) => random(seed, sources), '<n?:n>');
  expression.registerFunction('uuid', () => sources.uuid(), '<:s>');
  expression.registerFunction(
    'hash',
    (data: string | undefined, algorithm: string) =>
      data === undefined ? undefined : sources.hash(data, algorithm),
    '<ss:s>',
  );
  expression.registerFunction('parse', (text?: string) => parseJson(text), '<s:x>');
  expression.registerFunction('partition', partition, '<an:a>');
  expression.registerFunction('range', range, '<nnn:a>');
}

function ownMember(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const found = value.flatMap(element => ownMember(element, key)).filter(element => element !== undefined);
    return found.length > 1 ? found : found[0];
  }
  const usable = typeof value === 'object' && value !== null && !isFunctionValue(value);
  return usable && Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : undefined;
}

function parseJson(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}

/** With a seed, the same number each time (mulberry32). */
function random(seed: number | undefined, sources: Sources): number {
  if (seed === undefined) return sources.random();
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0;
  state = Math.imul(state ^ (state >>> 15), state | 1);
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
}

function partition(array: readonly unknown[] | undefined, size: number): unknown[] | undefined {
  if (array === undefined) return undefined;
  if (!(size >= 1)) throw new Error('The size of a partition must be positive');
  const parts: unknown[] = [];
  for (let i = 0; i < array.length; i += Math.trunc(size)) parts.push(array.slice(i, i + Math.trunc(size)));
  return parts;
}

function range(start: number, end: number, step: number): number[] {
  if (step === 0) throw new Error('The step of a range must not be 0');
  const count = Math.max(0, Math.floor((end - start) / step) + 1);
  if (count > limits.elements) throw new LimitReached(memoryMessage);
  return Array.from({ length: count }, (_, i) => start + i * step);
}
