// Which argument goes to which parameter, and whether there are enough of them: spread tuples count by their elements, a
// rest parameter that is a tuple takes as many as it has.
import type { Label } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type { ArrayLiteral, Expression, SpreadElement, TypeNode } from '../../grammar/syntax.ts';
import { isInvalid, isPrimitive } from './construct.ts';
import { attempt, type Checker, complain } from './context.ts';
import { iterated } from './members.ts';
import { print } from './print.ts';
import { checkProblems } from './problems.ts';
import { parameterAt } from './relate.ts';
import type { FunctionType, TupleType, Type } from './types.ts';

export interface CallSite {
  readonly node: Expression;
  readonly args: readonly (Expression | SpreadElement)[];
  readonly typeArguments: readonly TypeNode[];
  /** As messages call it: `Hotel.reserve`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly expected: Type | undefined;
  /** Arguments are copied on their way. */
  readonly copied: boolean;
  readonly labels: readonly Label[];
}

type Arguments = readonly (Expression | SpreadElement)[];

/** How many arguments a signature takes. */
export function counts(signature: FunctionType): { least: number; most: number } {
  const { parameters } = signature;
  const last = parameters.at(-1);
  let least = 0;
  parameters.forEach((parameter, i) => {
    if (!parameter.optional && !parameter.rest && !isPrimitive(parameter.type, 'void')) least = i + 1;
  });
  if (last?.rest !== true) return { least, most: parameters.length };
  if (last.type.kind !== 'tuple') return { least, most: Infinity };
  const fixed = parameters.length - 1;
  const required = requiredIn(last.type);
  return {
    least: required > 0 ? fixed + required : least,
    most: hasRest(last.type) ? Infinity : fixed + last.type.elements.length,
  };
}

function requiredIn({ elements }: TupleType): number {
  return elements.filter(element => !element.optional && !element.rest).length;
}

function hasRest({ elements }: TupleType): boolean {
  return elements.some(element => element.rest);
}

export function takesCount(checker: Checker, signature: FunctionType, args: Arguments): boolean {
  const { least, most } = counts(signature);
  const given = givenCount(checker, args);
  return given === undefined || (given >= least && given <= most);
}

/** `f(...[1, ...rest])` gives its elements one by one. */
function withoutLiterals(args: Arguments): Arguments {
  return args.flatMap(arg => (isLiteralSpread(arg) ? withoutLiterals(arg.argument.elements) : [arg]));
}

function isLiteralSpread(
  arg: Expression | SpreadElement,
): arg is SpreadElement & { readonly argument: ArrayLiteral } {
  return arg.kind === 'SpreadElement' && arg.argument.kind === 'ArrayLiteral';
}

/** How many arguments there are; undefined if an array is spread. */
export function givenCount(checker: Checker, args: Arguments): number | undefined {
  let given = 0;
  for (const arg of withoutLiterals(args)) {
    if (arg.kind !== 'SpreadElement') {
      given++;
      continue;
    }
    const { value: type } = attempt(checker, () => checker.visit.expression(arg.argument));
    // Whether an array may be spread here is said when its turn comes.
    if (type.kind !== 'tuple' || hasRest(type)) return undefined;
    given += type.elements.length;
  }
  return given;
}

/** What a spread argument gives to a parameter: one value, any number of values, or all that a rest parameter takes. */
export interface SpreadValue {
  readonly type: Type;
  readonly count: 'one' | 'any' | 'all';
}

/** What is done with arguments and the parameter types that they are for. */
export interface ArgumentVisitor {
  /** The arguments are visited again: what is wrong with those that are spread is said then. */
  readonly again: boolean;
  argument(node: Expression, wanted: Type, at: number): void;
  /** False if the value does not fit. */
  spread(arg: SpreadElement, value: SpreadValue, wanted: Type): boolean;
}

/** Visits the arguments with the parameter types that they are for. */
export function eachArgument(
  checker: Checker,
  signature: FunctionType,
  args: Arguments,
  visitor: ArgumentVisitor,
): void {
  let at = 0;
  for (const arg of args)
    if (isLiteralSpread(arg)) attempt(checker, () => checker.visit.expression(arg.argument));
  for (const arg of withoutLiterals(args)) {
    if (arg.kind === 'SpreadElement') {
      const spread = { arg, at, visitor };
      const next = (): number => spreadArgument(checker, signature, spread);
      at = visitor.again ? attempt(checker, next).value : next();
      continue;
    }
    const wanted = parameterAt(signature, at);
    if (wanted === undefined) checker.visit.expression(arg);
    else visitor.argument(arg, wanted, at);
    at++;
  }
}

interface Spread {
  readonly arg: SpreadElement;
  readonly at: number;
  readonly visitor: ArgumentVisitor;
}

function spreadArgument(checker: Checker, signature: FunctionType, spread: Spread): number {
  const { arg, at, visitor } = spread;
  const type = checker.visit.expression(arg.argument);
  if (isInvalid(type)) return at + 1;
  const rest = signature.parameters[at];
  // All the rest at once: `f(...args)` where both are of one type parameter.
  if (rest?.rest && rest.type.kind === 'parameter' && type.kind === 'parameter') {
    visitor.spread(arg, { type, count: 'all' }, rest.type);
    return at + 1;
  }
  if (type.kind === 'tuple') return spreadTuple(checker, signature, { ...spread, type });
  const element = iterated(type);
  if (element === undefined)
    complain(checker, checkProblems.notIterable, { args: { type: print(type) }, span: arg.argument.span });
  else spreadRest(checker, signature, { ...spread, element });
  return at + 1;
}

function spreadTuple(
  checker: Checker,
  signature: FunctionType,
  spread: Spread & { readonly type: TupleType },
): number {
  const { arg, at, type, visitor } = spread;
  for (const [i, element] of type.elements.entries()) {
    if (element.rest) {
      spreadRest(checker, signature, { arg, at: at + i, visitor, element: element.type });
      break;
    }
    const target = parameterAt(signature, at + i);
    // One array does not fit: the first element says so.
    if (target !== undefined && !visitor.spread(arg, { type: element.type, count: 'one' }, target)) break;
  }
  return at + type.elements.length;
}

/** As many as there happen to be go where none is needed. */
function spreadRest(
  checker: Checker,
  signature: FunctionType,
  { arg, at, element, visitor }: Spread & { readonly element: Type },
): void {
  const { least, most } = counts(signature);
  if (at < least || at >= most) {
    complain(checker, checkProblems.spreadArgument, { args: {}, span: arg.span });
    return;
  }
  for (let place = at; place <= Math.max(at, signature.parameters.length - 1); place++) {
    const target = parameterAt(signature, place);
    if (target !== undefined && !visitor.spread(arg, { type: element, count: 'any' }, target)) return;
  }
}
