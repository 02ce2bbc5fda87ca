// Promises where they are made: does what stands around them wait, hand them on, or take them for something else?
// What becomes of promises in variables is followed in flow.ts.
import type { CallExpression, Expression } from '../../../grammar/syntax.ts';
import type { CheckedProgram } from '../program.ts';
import { quote, type RuleContext } from './context.ts';
import { isWithin } from './pending.ts';
import { ruleProblems } from './problems.ts';
import { holdsPromise, isPromise, isPromiseList } from './promises.ts';
import { type CodeNode, handsOn, isFunctionLike, walk } from './tree.ts';

export function checkPromise(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  const { program } = context;
  if (isFunctionLike(node)) checkCallback(context, node, path);
  const type = program.types.get(node as Expression);
  const isList = isPromiseList(type);
  if (!isPromise(type) && !isList) return;
  if (node.kind === 'AwaitExpression' && !isPromise(program.types.get(node.argument))) {
    context.report(ruleProblems.awaitArray, null, node.span);
    return;
  }
  const user = userOf(program, node, path);
  if (user === undefined) return;
  const { parent, child, around } = user;
  if (isFloating(parent, child)) {
    context.report(ruleProblems.floating, { what: whatOf(program, node, isList), isList }, node.span);
    return;
  }
  if (parent.kind === 'ReturnStatement') {
    checkReturned(context, node, around);
    checkReturnedInTry(context, node, [...around, parent]);
  }
  if (isList) return;
  const use = valueUse(program, parent, child as Expression);
  if (use !== undefined) {
    const waits = !path.some(({ kind }) => kind === 'InvariantDeclaration');
    context.report(ruleProblems.promiseAsValue, { use, waits }, node.span);
  }
  const place = isJoined(program, around) ? undefined : heldIn(program, parent, child as Expression);
  if (place !== undefined) context.report(ruleProblems.promiseForResult, { place }, node.span);
}

/** `Promise.all([…])` and its like: there promises are at home. */
function isJoined(program: CheckedProgram, around: readonly CodeNode[]): boolean {
  const call = around.at(-1);
  const target = call?.kind === 'CallExpression' ? program.calls.get(call) : undefined;
  return target?.kind === 'builtin' && target.name.startsWith('Promise.');
}

/** A call by its text if that is short; what is longer is underlined anyway. */
function whatOf(program: CheckedProgram, node: CodeNode, isList: boolean): string {
  const text = quote(program, node.span);
  return node.kind === 'CallExpression' && !isList && !text.endsWith('…') ? `\`${text}\`` : 'this';
}

interface User {
  readonly parent: CodeNode;
  readonly child: CodeNode;
  /** The way to `parent`. */
  readonly around: readonly CodeNode[];
}

/**
 * Who gets the value: the first node around that does not just hand it on. Undefined if one on the way is a promise
 * too, which is looked at itself.
 */
function userOf(program: CheckedProgram, node: CodeNode, path: readonly CodeNode[]): User | undefined {
  let child = node;
  for (let i = path.length - 1; i >= 0; i--) {
    const parent = path[i] as CodeNode;
    if (!handsOn(parent, child)) return { parent, child, around: path.slice(0, i) };
    const type = program.types.get(parent as Expression);
    if (isPromise(type) || isPromiseList(type)) return undefined;
    child = parent;
  }
  return undefined;
}

/** `return S.f()` in a transaction gives the call to the caller, and the transaction ends before it. */
function checkReturned(context: RuleContext, node: CodeNode, around: readonly CodeNode[]): void {
  const inFunction = around.slice(around.findLastIndex(isFunctionLike) + 1);
  const transaction = inFunction.findLast(each => each.kind === 'TransactionStatement');
  if (transaction === undefined || around.some(isFunctionLike)) return;
  context.report(ruleProblems.stillRunning, { name: 'this call', returned: true }, node.span);
}

/** `return S.f()` in a `try`: its `catch` would not see the error, and its `finally` would not wait. */
function checkReturnedInTry(context: RuleContext, node: CodeNode, around: readonly CodeNode[]): void {
  const inFunction = around.slice(around.findLastIndex(isFunctionLike) + 1);
  const guarded = inFunction.findLast((each, i) => {
    const inside = inFunction[i + 1];
    if (each.kind !== 'TryStatement') return false;
    return inside === each.block || (inside === each.handler && each.finalizer !== undefined);
  });
  if (guarded?.kind !== 'TryStatement') return;
  const caught = guarded.handler !== undefined && isWithin(node.span, guarded.block.span);
  context.report(ruleProblems.returnedInTry, { caught }, node.span);
}

/** The value is dropped. An assignment keeps it in its target. */
function isFloating(parent: CodeNode, node: CodeNode): boolean {
  if (node.kind === 'AssignmentExpression') return false;
  switch (parent.kind) {
    case 'ExpressionStatement':
    case 'SequenceExpression':
      return true;
    case 'ForStatement':
      return parent.test !== node;
    default:
      return false;
  }
}

/** How a place that wants a value uses the promise, in words; undefined where promises are at home. */
function valueUse(program: CheckedProgram, parent: CodeNode, node: Expression): string | undefined {
  switch (parent.kind) {
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return 'used as a condition, which would always be true';
    case 'UnaryExpression':
      if (parent.operator === 'void') return undefined;
      return parent.operator === '!'
        ? 'used as a condition, which would always be true'
        : 'used in an operation';
    case 'BinaryExpression':
      if (isNothing(parent.left) || isNothing(parent.right)) return undefined;
      return isComparison.has(parent.operator) ? 'compared' : 'used in an operation';
    case 'TemplateLiteral':
      return 'put into a text';
    case 'SwitchStatement':
    case 'SwitchCase':
      return 'compared';
    case 'ThrowStatement':
      return 'thrown';
    case 'SpreadElement':
      return 'spread';
    case 'AssignmentExpression':
      return parent.value === node && program.states.has(parent.target as Expression) ? 'stored' : undefined;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? undefined : argumentUse(program, parent);
    default:
      return undefined;
  }
}

const isComparison: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=']);

/** `p !== undefined` asks whether a call was started at all. */
function isNothing(node: Expression): boolean {
  return node.kind === 'NullLiteral' || (node.kind === 'Identifier' && node.name === 'undefined');
}

/** Where promises may live, if the type there says so; where it does not, the checker has complained. */
function heldIn(program: CheckedProgram, parent: CodeNode, node: Expression): string | undefined {
  switch (parent.kind) {
    case 'PropertyMember':
    case 'ShorthandMember':
    case 'ComputedMember':
    case 'AssignmentExpression':
      return 'put into an object';
    case 'ArrayLiteral':
      return 'put into an array';
    case 'VariableDeclarator':
      return 'given to a variable';
    case 'ReturnStatement':
      return 'returned';
    case 'CallExpression': {
      const kind = program.calls.get(parent)?.kind;
      const takes = kind === 'own' || kind === 'function' || kind === 'value';
      return parent.callee !== node && takes ? 'handed to a call' : undefined;
    }
    default:
      return undefined;
  }
}

function argumentUse(program: CheckedProgram, call: CodeNode & { kind: 'CallExpression' | 'NewExpression' }) {
  const target = program.calls.get(call);
  if (target === undefined) return undefined;
  if (target.kind === 'state') return 'stored';
  if (target.kind === 'own' || target.kind === 'function' || target.kind === 'value') return undefined;
  if (target.kind !== 'builtin') return 'handed to a call';
  if (target.name.startsWith('Promise.')) return undefined;
  const { callee } = call;
  if (target.name === 'new Map' || target.name === 'new Set') return undefined;
  const isList = callee.kind === 'MemberExpression' && holdsPromise(program.types.get(callee.object));
  return isList ? undefined : 'handed to a call';
}

/** `xs.forEach(async x => …)` drops the promises that it gets, `xs.filter(x => S.f(x))` takes them for `true`. */
function checkCallback(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  const call = path.at(-1);
  if (call?.kind !== 'CallExpression' || call.callee === node) return;
  const target = context.program.calls.get(call);
  if (target?.kind !== 'builtin' || waitsForResults(target.name)) return;
  if (!givesPromise(context.program, node)) return;
  context.report(ruleProblems.callbackPromise, { method: methodName(target.name, call) }, node.span);
}

/** By its body: its type may be that which the place asks for. */
function givesPromise(program: CheckedProgram, node: CodeNode): boolean {
  if (!isFunctionLike(node)) return false;
  if (node.async) return true;
  if (node.body.kind !== 'Block') return holdsPromise(program.types.get(node.body));
  let found = false;
  walk(node.body, inner => {
    if (inner.kind === 'ReturnStatement' && inner.value !== undefined)
      found ||= holdsPromise(program.types.get(inner.value));
    return !isFunctionLike(inner);
  });
  return found;
}

function waitsForResults(name: string): boolean {
  return handsOnResults.has(name) || name.startsWith('Promise.');
}

/** What comes out is an array of promises, or waits for them itself. */
const handsOnResults: ReadonlySet<string> = new Set([
  'Array.map',
  'Array.flatMap',
  'Array.from',
  'Array.reduce',
  'mu.parallel',
]);

function methodName(name: string, call: CallExpression): string {
  return call.callee.kind === 'MemberExpression' ? call.callee.property.name : name;
}
