// Calls of the library. Most are JavaScript's as they are written; here are those whose answer must be the same when the turn
// is run again, and the same on every machine.
import type * as js from 'estree';
import { report } from '../../grammar/diagnostic.ts';
import type { CallExpression, NewExpression } from '../../grammar/syntax.ts';
import type { Scope } from './context.ts';
import { elements, expression } from './context.ts';
import { awaiting, call, id, literal, member, undefinedValue } from './estree.ts';
import { lowerProblems } from './problems.ts';

type Args = readonly (js.Expression | js.SpreadElement)[];

interface Call {
  readonly node: CallExpression;
  readonly scope: Scope;
  readonly args: () => Args;
}

const turn = (method: string): js.MemberExpression => member(id('$'), method);

const special: Readonly<Record<string, (called: Call) => js.Expression | undefined>> = {
  'Date.now': () => call(turn('now')),
  'Math.random': () => call(turn('random')),
  'crypto.randomUUID': () => call(turn('uuid')),
  'mu.parallel': ({ args }) => call(turn('parallel'), ...args()),
  'mu.hashPassword': ({ scope, args }) =>
    call(scope.module.runtime('hashPassword'), call(turn('uuid')), ...args()),
  // What is stored may share what the runtime has frozen, and must know it from what the program has.
  'Object.freeze': ({ scope, args }) => call(scope.module.runtime('freeze'), ...args()),
  'String.match': searching,
  'String.search': searching,
  'String.localeCompare': ({ node, scope, args }) =>
    node.args.length === 1 ? call(callee(node, scope), ...args(), literal('en')) : undefined,
  'Number.toLocaleString': ({ node, scope }) => call(callee(node, scope), literal('en-US')),
};

/** Undefined where the call is as it is written. `name` is that of `CallTarget`. */
export function specialCall(name: string, called: Call): js.Expression | undefined {
  const { node, scope, args } = called;
  const made = Object.hasOwn(special, name) ? special[name]?.(called) : undefined;
  if (made !== undefined) return made;
  if (name.startsWith('console.')) return call(turn('log'), literal(logLevel(name.slice(8))), ...args());
  if (name.startsWith('mu.') && node.callee.kind === 'Identifier')
    return call(scope.module.runtime(name.slice(3)), ...args());
  return undefined;
}

function callee(node: CallExpression, scope: Scope): js.Expression {
  return expression(node.callee, scope);
}

/** `text.match("a+")` makes a regular expression of a text. */
function searching({ node, scope, args }: Call): js.Expression | undefined {
  const [pattern] = node.args;
  if (pattern === undefined || pattern.kind === 'RegExpLiteral') return undefined;
  return call(callee(node, scope), call(scope.module.runtime('linear'), ...args()));
}

function logLevel(method: string): string {
  return method === 'error' || method === 'warn' || method === 'debug' ? method : 'info';
}

/** `new Date()` is the time of the turn; no regular expression can hang it. */
export function specialNew(name: string, node: NewExpression, scope: Scope): js.Expression | undefined {
  const made = (callee: string, args: Args): js.Expression => ({
    type: 'NewExpression',
    callee: id(callee),
    arguments: [...args],
  });
  if (name === 'new Date' && node.args.length === 0) return made('Date', [call(turn('now'))]);
  if (name !== 'new RegExp') return undefined;
  return call(scope.module.runtime('linear'), made('RegExp', elements(node.args, scope)));
}

const arrayHelpers =
  'map filter forEach some every find findIndex findLast findLastIndex reduce reduceRight flatMap sort toSorted';

/** What runs a method whose callback touches state, and so must be waited for. */
const waitingHelpers: ReadonlyMap<string, string> = new Map([
  ...arrayHelpers.split(' ').map((name): [string, string] => [`Array.${name}`, `${name}Async`]),
  ['Array.from', 'fromAsync'],
  ['Object.groupBy', 'groupByAsync'],
  ['Map.groupBy', 'groupByAsync'],
  ['Map.forEach', 'visitAsync'],
  ['Set.forEach', 'visitAsync'],
  ['String.replace', 'replaceAsync'],
  ['String.replaceAll', 'replaceAllAsync'],
]);

/** `xs.map(x => this.rooms.get(x))`: the callback touches state, so the loop must await it. */
export function waitingCall(name: string, { node, scope, args }: Call): js.Expression {
  const helper = waitingHelpers.get(name);
  const { callee } = node;
  if (helper !== undefined && callee.kind === 'MemberExpression')
    return awaiting(call(scope.module.runtime(helper), expression(callee.object, scope), ...args()));
  const span = callee.kind === 'MemberExpression' ? callee.property.span : callee.span;
  scope.lowering.diagnostics.push(report(lowerProblems.stateInCallback, { name }, span));
  return undefinedValue();
}
