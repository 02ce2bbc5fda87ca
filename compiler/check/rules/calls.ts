// Who may call methods, and that services and methods are called, not handed around.
import type { Span } from '../../../grammar/source.ts';
import type { CallExpression, Expression, Identifier, ServiceDeclaration } from '../../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol, ServiceSymbol } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import { type CodeNode, isFunctionLike } from './tree.ts';

export function checkCalls(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  switch (node.kind) {
    case 'CallExpression':
      checkCaller(context, node, path);
      return;
    case 'MemberExpression':
      checkMethodAsValue(context, node, path);
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

function checkMethodAsValue(
  context: RuleContext,
  node: Expression & { kind: 'MemberExpression' },
  path: readonly CodeNode[],
): void {
  const parent = path.at(-1);
  if (parent?.kind === 'CallExpression' && parent.callee === node) return;
  const method = methodNamed(context.program, node, path);
  if (method === undefined) return;
  const object = node.object.kind === 'ThisExpression' ? 'this' : method.service;
  context.report(ruleProblems.methodAsValue, { name: `${object}.${method.name}` }, node.span);
}

function methodNamed(
  program: CheckedProgram,
  node: Expression & { kind: 'MemberExpression' },
  path: readonly CodeNode[],
): MethodSymbol | undefined {
  return serviceOf(program, node.object, path)?.methods.find(each => each.name === node.property.name);
}

function serviceOf(
  program: CheckedProgram,
  object: Expression,
  path: readonly CodeNode[],
): ServiceSymbol | undefined {
  if (object.kind === 'ThisExpression') {
    const declaration = path.find(each => each.kind === 'ServiceDeclaration');
    return program.services.find(service => service.declaration === declaration);
  }
  const symbol = object.kind === 'Identifier' ? program.names.get(object) : undefined;
  return symbol?.kind === 'service' ? symbol : undefined;
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
  const say = (help: string, at: Span) =>
    context.report(ruleProblems.reservedName, { name, why: what, help }, at);
  if (name.includes('$'))
    say('`$` separates names in what the compiler writes: use letters, digits and `_`.', span);
  if (name === 'constructor' && what === 'method')
    say('Services are not constructed: give each `state` its initial value where it is declared.', span);
}
