// Promises where they are made: does what stands around them wait, hand them on, or take them for something else?
// What becomes of promises in variables is followed in flow.ts.
import type { CallExpression, Expression } from '../../../grammar/syntax.ts';
import type { CheckedProgram } from '../program.ts';
import type { Type } from '../types.ts';
import { quote, type RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import { isPromise, isPromiseList } from './promises.ts';
import { type CodeNode, isFunctionLike } from './tree.ts';

export function checkPromise(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  if (node.kind === 'AwaitExpression' && isPromiseList(context.program.types.get(node.argument)))
    context.report(ruleProblems.awaitArray, null, node.span);
  if (isFunctionLike(node)) checkCallback(context, node, path);
  const type = context.program.types.get(node as Expression);
  const isList = isPromiseList(type);
  if (!isPromise(type) && !isList) return;
  const parent = path.at(-1);
  if (parent === undefined || handsOn(parent, node)) return;
  if (isFloating(parent, node)) {
    const what = `\`${quote(context.program, node.span)}\``;
    context.report(ruleProblems.floating, { what, awaitable: !isList }, node.span);
    return;
  }
  const use = isList ? undefined : valueUse(context.program, parent, node as Expression);
  if (use !== undefined) context.report(ruleProblems.promiseAsValue, { use }, node.span);
}

/** The value of `parent` is the value of `child`, so that the parent is asked instead. */
function handsOn(parent: CodeNode, child: CodeNode): boolean {
  switch (parent.kind) {
    case 'ConditionalExpression':
      return parent.test !== child;
    case 'LogicalExpression':
      return parent.right === child;
    case 'SequenceExpression':
      return parent.expressions.at(-1) === child;
    case 'AsExpression':
    case 'SatisfiesExpression':
    case 'NonNullExpression':
      return true;
    default:
      return false;
  }
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
      return isComparison.has(parent.operator) ? 'compared' : 'used in an operation';
    case 'TemplateLiteral':
      return 'put into a text';
    case 'SwitchStatement':
    case 'SwitchCase':
      return 'compared';
    case 'ThrowStatement':
      return 'thrown';
    case 'PropertyMember':
    case 'ShorthandMember':
    case 'ComputedMember':
    case 'SpreadElement':
      return 'put into an object';
    case 'AssignmentExpression':
      return parent.value === node ? assignmentUse(program, parent.target) : undefined;
    case 'CallExpression':
    case 'NewExpression':
      return parent.callee === node ? undefined : argumentUse(program, parent);
    default:
      return undefined;
  }
}

const isComparison: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=']);

function assignmentUse(program: CheckedProgram, target: CodeNode): string | undefined {
  if (program.states.has(target as Expression)) return 'stored';
  if (target.kind === 'MemberExpression') return 'put into an object';
  if (target.kind !== 'IndexExpression') return undefined;
  return isPromiseList(program.types.get(target.object)) ? undefined : 'put into an object';
}

function argumentUse(program: CheckedProgram, call: CodeNode & { kind: 'CallExpression' | 'NewExpression' }) {
  const target = program.calls.get(call);
  if (target === undefined) return undefined;
  if (target.kind === 'state') return 'stored';
  if (target.kind !== 'builtin') return 'handed to a call';
  if (target.name.startsWith('Promise.')) return undefined;
  const { callee } = call;
  const isList = callee.kind === 'MemberExpression' && isPromiseList(program.types.get(callee.object));
  return isList ? undefined : 'handed to a call';
}

/** `xs.forEach(async x => …)` drops the promises that it gets, `xs.filter(x => S.f(x))` takes them for `true`. */
function checkCallback(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  const call = path.at(-1);
  if (call?.kind !== 'CallExpression' || call.callee === node) return;
  const target = context.program.calls.get(call);
  if (target?.kind !== 'builtin' || waitsForResults(target.name)) return;
  const type = context.program.types.get(node as Expression);
  if (type?.kind !== 'function' || !givesPromise(type.result)) return;
  context.report(ruleProblems.callbackPromise, { method: methodName(target.name, call) }, node.span);
}

function givesPromise(type: Type): boolean {
  return isPromise(type) || isPromiseList(type);
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
