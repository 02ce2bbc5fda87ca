// Who may call methods, and that services are called, not handed around.
import type { CallExpression, Expression, Identifier, ServiceDeclaration } from '../../../grammar/syntax.ts';
import type { CheckedProgram } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import { type CodeNode, isFunctionLike } from './tree.ts';

export function checkCalls(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  switch (node.kind) {
    case 'CallExpression':
      checkCaller(context, node, path);
      return;
    case 'ThisExpression':
    case 'Identifier':
      checkServiceAsValue(context, node, path);
      return;
    case 'ServiceDeclaration':
      checkNames(context, node);
      return;
  }
}

/** `Hotel.reserve`, for calls that leave their turn. */
function asynchronousTarget(program: CheckedProgram, call: CallExpression): string | undefined {
  const target = program.calls.get(call);
  switch (target?.kind) {
    case 'service':
      return target.method.id;
    case 'own':
      return target.method.declaration.async ? `this.${target.method.name}` : undefined;
    case 'extern':
      return `${target.service.name}.${target.method.name.name}`;
    case 'builtin':
      return waiting.has(target.name) ? target.name.slice('mu.'.length) : undefined;
    default:
      return undefined;
  }
}

const waiting: ReadonlySet<string> = new Set(['mu.sleep', 'mu.sleepUntil', 'mu.signal', 'mu.abort']);

function checkCaller(context: RuleContext, call: CallExpression, path: readonly CodeNode[]): void {
  const target = asynchronousTarget(context.program, call);
  if (target === undefined) return;
  const outer = path.find(each => each.kind === 'FunctionDeclaration' || each.kind === 'MethodDeclaration');
  if (outer?.kind === 'FunctionDeclaration') {
    const name = outer.name.name;
    const label = { span: outer.name.span, text: 'this function' };
    context.report(ruleProblems.callInPureFunction, { target, name }, call.span, [label]);
  }
  if (outer?.kind !== 'MethodDeclaration' || outer.async || target === 'abort') return;
  if (path[path.indexOf(outer) + 1] !== outer.body) return;
  // What is awaited in it is reported for the `await`, and what stands in an async closure belongs to that.
  const isOwn = path.at(-1)?.kind !== 'AwaitExpression' && path.findLast(isFunctionLike) === undefined;
  if (!isOwn) return;
  const label = { span: outer.name.span, text: 'this method' };
  context.report(ruleProblems.callInPlainMethod, { target, name: outer.name.name }, call.span, [label]);
}

function checkServiceAsValue(
  context: RuleContext,
  node: Expression & { kind: 'ThisExpression' | 'Identifier' },
  path: readonly CodeNode[],
): void {
  const parent = path.at(-1);
  if (parent?.kind === 'MemberExpression' || parent?.kind === 'IndexExpression')
    if (parent.object === node) return;
  if (node.kind === 'Identifier') {
    const symbol = context.program.names.get(node);
    if (symbol?.kind !== 'service' && symbol?.kind !== 'extern') return;
  }
  const name = node.kind === 'ThisExpression' ? 'this' : node.name;
  context.report(ruleProblems.serviceAsValue, { name }, node.span);
}

/** `$` separates the parts of names in the generated code. */
function checkNames(context: RuleContext, node: ServiceDeclaration): void {
  checkName(context, node.name, 'service');
  for (const member of node.members) {
    if (member.kind === 'StateDeclaration') checkName(context, member.name, 'state');
    if (member.kind === 'MethodDeclaration') checkName(context, member.name, 'method');
  }
}

function checkName(context: RuleContext, { name, span }: Identifier, what: string): void {
  if (name.includes('$')) context.report(ruleProblems.reservedName, { name, what }, span);
}
