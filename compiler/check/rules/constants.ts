// Constants get their values when their module is loaded, one after another. A function that is called on the way may look at
// one that has none yet: in JavaScript the module would fail to load, here it is said before.
import { forEachChild, type Node } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type { ConstDeclaration, Identifier, Module } from '../../../grammar/syntax.ts';
import type { CheckedProgram } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import type { CodeNode } from './tree.ts';

export function checkConstants(context: RuleContext, node: CodeNode): void {
  if (node.kind !== 'Module') return;
  const constants = node.declarations.filter(d => d.kind === 'ConstDeclaration');
  for (const [i, constant] of constants.entries()) checkConstant(context, node, constant, constants.slice(i));
}

/** `later`: the constants of the module that have no value while this one gets its own, itself first. */
function checkConstant(
  context: RuleContext,
  module: Module,
  constant: ConstDeclaration,
  later: readonly ConstDeclaration[],
): void {
  const search: Search = {
    program: context.program,
    module,
    absent: span => later.some(d => contains(d.pattern.span, span)),
    seen: new Set(),
  };
  for (const name of namesIn(constant.init, isHeld(constant.init))) {
    search.seen.clear();
    const use = useBehind(search, name);
    if (use === undefined) continue;
    const args = { name: name.name, constant: use.name };
    context.report(ruleProblems.constantTooEarly, args, name.span, [
      { span: use.span, text: 'looked at here' },
    ]);
  }
}

interface Search {
  readonly program: CheckedProgram;
  readonly module: Module;
  readonly absent: (declaration: Span) => boolean;
  readonly seen: Set<Node>;
}

/** Where a function, a function that a constant holds, or one that it calls, looks at a constant that is not there yet. */
function useBehind(search: Search, name: Identifier): Identifier | undefined {
  const symbol = search.program.names.get(name);
  if (symbol === undefined || symbol.kind === 'builtin' || symbol.module !== search.module.source.path)
    return undefined;
  if (symbol.kind === 'function') return useIn(search, symbol.declaration.body);
  if (symbol.kind !== 'variable' || symbol.form !== 'module' || search.absent(symbol.declaration.span))
    return undefined;
  const constant = search.module.declarations.find(
    d => d.kind === 'ConstDeclaration' && contains(d.pattern.span, symbol.declaration.span),
  );
  return constant?.kind === 'ConstDeclaration' ? useIn(search, constant.init) : undefined;
}

function useIn(search: Search, body: Node): Identifier | undefined {
  if (search.seen.has(body)) return undefined;
  search.seen.add(body);
  for (const name of namesIn(body)) {
    const symbol = search.program.names.get(name);
    const isConstant = symbol?.kind === 'variable' && symbol.form === 'module';
    if (isConstant && symbol.module === search.module.source.path && search.absent(symbol.declaration.span))
      return name;
    const behind = useBehind(search, name);
    if (behind !== undefined) return behind;
  }
  return undefined;
}

/** Functions that a value only holds: they are not called while it is made. */
function isHeld(value: Node): (node: Node) => boolean {
  const held = new Set<Node>();
  const visit = (node: Node): void => {
    if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') held.add(node);
    else if (holders.has(node.kind)) forEachChild(node, visit);
  };
  visit(value);
  return node => held.has(node);
}

const holders: ReadonlySet<Node['kind']> = new Set([
  'ObjectLiteral',
  'PropertyMember',
  'MethodMember',
  'ArrayLiteral',
  'AsExpression',
  'SatisfiesExpression',
]);

function namesIn(node: Node, without?: (node: Node) => boolean): readonly Identifier[] {
  const found: Identifier[] = [];
  const visit = (each: Node): void => {
    if (without?.(each)) return;
    if (each.kind === 'Identifier') found.push(each);
    forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end;
}
