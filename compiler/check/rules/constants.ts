// Constants get their values when their module is loaded, one after another. A function that is called on the way may look at
// one that has none yet: in JavaScript the module would fail to load, here it is said before.
import { forEachChild, type Node } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type { ConstDeclaration, Identifier, Module } from '../../../grammar/syntax.ts';
import type { CheckedProgram, FunctionSymbol } from '../program.ts';
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
  const { program } = context;
  const absent = (span: Span): boolean => later.some(d => contains(d.pattern.span, span));
  for (const name of namesIn(constant.init)) {
    const symbol = program.names.get(name);
    if (symbol?.kind !== 'function' || symbol.module !== module.source.path) continue;
    const use = useOf(program, symbol, absent, new Set());
    if (use === undefined) continue;
    const args = { name: name.name, constant: use.name };
    context.report(ruleProblems.constantTooEarly, args, name.span, [
      { span: use.span, text: 'looked at here' },
    ]);
  }
}

/** Where a function, or one that it calls, looks at a constant that is not there yet. */
function useOf(
  program: CheckedProgram,
  called: FunctionSymbol,
  absent: (declaration: Span) => boolean,
  seen: Set<FunctionSymbol>,
): Identifier | undefined {
  if (seen.has(called)) return undefined;
  seen.add(called);
  for (const name of namesIn(called.declaration.body)) {
    const symbol = program.names.get(name);
    if (symbol?.kind === 'variable' && symbol.form === 'module' && symbol.module === called.module) {
      if (absent(symbol.declaration.span)) return name;
    } else if (symbol?.kind === 'function' && symbol.module === called.module) {
      const inside = useOf(program, symbol, absent, seen);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

function namesIn(node: Node): readonly Identifier[] {
  const found: Identifier[] = [];
  const visit = (each: Node): void => {
    if (each.kind === 'Identifier') found.push(each);
    forEachChild(each, visit);
  };
  visit(node);
  return found;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.path === inner.path && outer.start <= inner.start && inner.end <= outer.end;
}
