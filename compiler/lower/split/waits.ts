// `sleep`, `sleepUntil` and `signal` from "mu", planned: durations become seconds, names and times become operands.
//
//   sleep("5 minutes")                         300
//   sleep(urgent ? "1 hour" : "1 day")         ({ "1 hour": 3600, "1 day": 86400 })[…], put aside
import type * as js from 'estree';
import { forEachChild } from '../../../grammar/index.ts';
import type { CallExpression, Expression, MethodDeclaration } from '../../../grammar/syntax.ts';
import { durationSeconds, durationTexts } from '../../check/durations.ts';
import type { CheckedProgram } from '../../check/program.ts';
import type { Type } from '../../check/types.ts';
import type { Shape } from '../../ir/workflow.ts';
import { broken, typeOf } from '../context.ts';
import { assign, at, call, expressionStatement, id, literal, member, object, property } from '../estree.ts';
import { shapeOf } from '../shape.ts';
import type { PlannedArguments, PlannedOperand, PlannedSignal, PlannedTimer } from './flow.ts';
import type { Splitter } from './splitter.ts';
import { isConstant, temporary } from './splitter.ts';

const waits: ReadonlySet<string> = new Set(['mu.sleep', 'mu.sleepUntil', 'mu.signal']);

function waitName(node: CallExpression, program: CheckedProgram): string | undefined {
  const target = program.calls.get(node);
  return target?.kind === 'builtin' && waits.has(target.name) ? target.name.slice('mu.'.length) : undefined;
}

/** The waits of a method by their places: `sleep1`, `signal2`. */
export function waitSites(
  method: MethodDeclaration,
  program: CheckedProgram,
): ReadonlyMap<CallExpression, string> {
  const found: { readonly node: CallExpression; readonly name: string }[] = [];
  const visit = (node: Parameters<typeof forEachChild>[0]): void => {
    const name = node.kind === 'CallExpression' ? waitName(node, program) : undefined;
    if (node.kind === 'CallExpression' && name !== undefined) found.push({ node, name });
    forEachChild(node, visit);
  };
  visit(method);
  found.sort((a, b) => a.node.callee.span.end - b.node.callee.span.end);
  return new Map(found.map(({ node, name }, i) => [node, `${name}${i + 1}`]));
}

export function isWait(node: CallExpression, s: Splitter): boolean {
  return s.waitSites.has(node);
}

export function planWait(node: CallExpression, s: Splitter): PlannedTimer | PlannedSignal {
  const name = waitName(node, s.scope.lowering.program);
  const site = s.waitSites.get(node);
  const [first, second] = node.args;
  if (name === undefined || site === undefined || first === undefined || first.kind === 'SpreadElement')
    return broken('a wait', node);
  const base = { site, label: labelOf(name, first, s), name, span: node.span };
  if (name === 'signal') {
    const named = operand(s.expression(first), 'signal_name', first, s);
    const timeout = second === undefined ? [] : timeoutOf(second as Expression, s);
    const result = temporary(s, 'message', undefined, node.span);
    return { kind: 'signal', ...base, args: list(named, ...timeout), result, shape: shapeOfMessage(node, s) };
  }
  const until = name === 'sleepUntil';
  const wait = until ? ('until' as const) : ('seconds' as const);
  const time = until ? untilOf(first, s) : secondsOf(first, typeOf(s.scope, first), s);
  const result = temporary(s, `${name}_result`, undefined, node.span);
  return { kind: 'timer', ...base, wait, args: list(time), result };
}

/** `sleep 5 minutes`, `signal approval`: what is known of it when compiling. */
function labelOf(name: string, first: Expression, s: Splitter): string {
  const type = typeOf(s.scope, first);
  return type.kind === 'literal' && name !== 'sleepUntil' ? `${name} ${type.value}` : name;
}

function list(...operands: readonly PlannedOperand[]): PlannedArguments {
  return { kind: 'list', operands };
}

/** What a message is checked against before anybody waits for it. */
function shapeOfMessage(node: CallExpression, s: Splitter): Shape {
  const type = typeOf(s.scope, node);
  return type.kind === 'promise' ? shapeOf(type.value) : { kind: 'unknown' };
}

function untilOf(node: Expression, s: Splitter): PlannedOperand {
  const value = call(s.scope.module.runtime('until'), s.expression(node));
  return operand(value, 'due', node, s);
}

/** `{ timeout: "3 days" }`. */
function timeoutOf(options: Expression, s: Splitter): readonly PlannedOperand[] {
  const type = typeOf(s.scope, options);
  const timeout = type.kind === 'object' ? type.properties.get('timeout')?.type : undefined;
  if (timeout === undefined) return [];
  if (options.kind === 'ObjectLiteral' && options.members.length === 1) {
    const [only] = options.members;
    if (only?.kind === 'PropertyMember')
      return [positive(secondsOf(only.value, typeOf(s.scope, only.value), s))];
  }
  const known = knownSeconds(timeout);
  if (known !== undefined && options.kind === 'Identifier')
    return [positive({ kind: 'constant', value: known })];
  return [tabled(member(s.expression(options), 'timeout'), timeout, options, s)];
}

/** A task cannot time out at once. */
function positive(seconds: PlannedOperand): PlannedOperand {
  return seconds.kind === 'constant' && seconds.value === 0 ? { kind: 'constant', value: 1 } : seconds;
}

function secondsOf(node: Expression, type: Type, s: Splitter): PlannedOperand {
  const known = knownSeconds(type);
  const plain =
    node.kind === 'StringLiteral' || node.kind === 'Identifier' || node.kind === 'TemplateLiteral';
  if (known !== undefined && plain && !s.splits(node)) return { kind: 'constant', value: known };
  return tabled(s.expression(node), type, node, s);
}

function knownSeconds(type: Type): number | undefined {
  const texts = durationTexts(type) ?? [];
  return texts.length === 1 ? durationSeconds(texts[0] as string) : undefined;
}

/** One of several durations, looked up in a table of them all. */
function tabled(value: js.Expression, type: Type, node: Expression, s: Splitter): PlannedOperand {
  const texts = durationTexts(type) ?? broken('a duration that is not known', node);
  const table = object(texts.map(text => property(text, literal(durationSeconds(text) ?? 0))));
  return operand(at(table, value), 'seconds', node, s);
}

function operand(value: js.Expression, wanted: string, node: Expression, s: Splitter): PlannedOperand {
  if (value.type === 'Literal' && isConstant(value))
    return { kind: 'constant', value: value.value as string };
  const name = temporary(s, wanted, undefined, node.span);
  s.builder.emit(expressionStatement(assign(id(name), value)));
  return { kind: 'variable', variable: name };
}
