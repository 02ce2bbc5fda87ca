// `sleep` and `signal`: durations must be known when compiling, and what a signal brings must be data. `parallel`: a limit
// lets something begin.
import type { CallExpression, Expression, SpreadElement } from '../../grammar/syntax.ts';
import { attempt, type Checker, complain } from './context.ts';
import { notDurable } from './durable.ts';
import { durationTexts, meantDuration, printDuration, readDuration } from './durations.ts';
import { serviceProblems } from './service-problems.ts';
import type { Type } from './types.ts';
import { waitProblems } from './wait-problems.ts';

type Argument = Expression | SpreadElement | undefined;

/** Whether a number stands where the duration belongs: then the call is not looked at any further. */
export function refuseNumber(checker: Checker, node: CallExpression, name: string): boolean {
  const written = name === 'mu.sleep' || name === 'mu.signal' ? durationNode(node, name) : undefined;
  if (written === undefined) return false;
  const type = attempt(checker, () => checker.visit.expression(written)).value;
  if (!isNumber(type)) return false;
  const value = type.kind === 'literal' ? Number(type.value) : undefined;
  const meant = value === undefined || value < 1 ? undefined : printDuration(value);
  const wait = name === 'mu.sleep' ? ('sleep' as const) : ('signal' as const);
  const what = wait === 'sleep' ? '`sleep`' : '`timeout`';
  complain(checker, waitProblems.numberDuration, { args: { what, meant, wait }, span: written.span });
  return true;
}

function isNumber(type: Type): boolean {
  if (type.kind === 'primitive') return type.name === 'number';
  return type.kind === 'literal' && typeof type.value === 'number';
}

/** Where the duration is written; undefined for options that are not written here. */
function durationNode(node: CallExpression, name: string): Expression | undefined {
  const [first, second] = node.args;
  if (name === 'mu.sleep') return plain(first);
  return memberOf(second, 'timeout');
}

/** The value of a property in an object that is written here. */
function memberOf(node: Argument, name: string): Expression | undefined {
  if (node?.kind !== 'ObjectLiteral') return undefined;
  const member = node.members.find(each => each.kind === 'PropertyMember' && each.name.text === name);
  return member?.kind === 'PropertyMember' ? member.value : undefined;
}

function plain(argument: Argument): Expression | undefined {
  return argument?.kind === 'SpreadElement' ? undefined : argument;
}

/** After the arguments have been checked against the signature. */
export function checkWait(checker: Checker, node: CallExpression, at: { name: string; result: Type }): void {
  const { name, result } = at;
  if (name === 'mu.parallel') checkConcurrency(checker, node.args[2]);
  if (name === 'mu.sleep') checkDuration(checker, plain(node.args[0]), 'sleep');
  if (name !== 'mu.signal') return;
  checkDuration(checker, durationNode(node, name) ?? plain(node.args[1]), 'signal');
  const type = result.kind === 'promise' ? result.value : result;
  const why = isUnknown(type) ? undefined : notDurable(type);
  if (why === undefined) return;
  const span = node.typeArguments[0]?.span ?? node.span;
  complain(checker, waitProblems.signalType, { args: { why }, span });
}

/** A limit of a known type, written or constant: `{ concurrency: 0 }`. */
function checkConcurrency(checker: Checker, argument: Argument): void {
  const options = plain(argument);
  if (options === undefined) return;
  const written = memberOf(options, 'concurrency') ?? options;
  const type = checker.types.get(written);
  const limit = type?.kind === 'object' ? type.properties.get('concurrency')?.type : type;
  if (limit?.kind !== 'literal' || typeof limit.value !== 'number') return;
  const { value } = limit;
  if (Number.isInteger(value) && value >= 1) return;
  complain(checker, waitProblems.concurrency, { args: { value }, span: written.span });
}

/** Nothing is known of the message: the program narrows it itself. */
function isUnknown(type: Type): boolean {
  return type.kind === 'primitive' && type.name === 'unknown';
}

function checkDuration(checker: Checker, node: Expression | undefined, wait: 'sleep' | 'signal'): void {
  if (node === undefined) return;
  const type = timeoutType(checker.types.get(node));
  if (type === undefined || type.kind === 'invalid' || isNumber(type)) return;
  const texts = durationTexts(type);
  if (texts === undefined) {
    // What is no text at all was refused by the signature.
    if (!isText(type)) return;
    const what = wait === 'sleep' ? 'This duration' : 'This timeout';
    complain(checker, waitProblems.dynamicDuration, { args: { what, wait }, span: node.span });
    return;
  }
  const wrong = texts.find(text => readDuration(text) === undefined);
  if (wrong === undefined) return;
  const args = { text: wrong, meant: meantDuration(wrong) };
  complain(checker, serviceProblems.duration, { args, span: node.span });
}

/** Of options that are given whole. */
function timeoutType(type: Type | undefined): Type | undefined {
  return type?.kind === 'object' ? type.properties.get('timeout')?.type : type;
}

function isText(type: Type): boolean {
  if (type.kind === 'union') return type.types.every(part => isText(part) || isUndefined(part));
  if (type.kind === 'literal') return typeof type.value === 'string';
  return type.kind === 'primitive' && type.name === 'string';
}

function isUndefined(type: Type): boolean {
  return type.kind === 'primitive' && type.name === 'undefined';
}
