// Constants at the top of a module are shared by all turns that a function runs: who changed one would be seen by requests
// that have nothing to do with it, on one machine and not on another.
import { assignedTargets } from '../../../grammar/index.ts';
import type { Expression } from '../../../grammar/syntax.ts';
import type { VariableSymbol } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import type { CodeNode } from './tree.ts';

/** The names of the library's methods that change a local map or set. */
export const changesCollection = /^(Map|Set)\.(set|add|delete|clear)$/;

const changing: readonly RegExp[] = [
  /^Array\.(push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin)$/,
  changesCollection,
  /^Date\.set/,
  /^URLSearchParams\.(append|delete|set|sort)$/,
];

export function checkShared(context: RuleContext, node: CodeNode): void {
  switch (node.kind) {
    case 'CallExpression': {
      const target = context.program.calls.get(node);
      if (target?.kind !== 'builtin' || node.callee.kind !== 'MemberExpression') return;
      const { object } = node.callee;
      if (changing.some(names => names.test(target.name))) reportChange(context, object, node.callee);
      else if (target.name === 'RegExp.test' || target.name === 'RegExp.exec')
        checkPattern(context, object, node.callee);
      return;
    }
    case 'AssignmentExpression':
    case 'UpdateExpression':
    case 'ForOfStatement':
    case 'ForInStatement':
      for (const target of assignedTargets(node))
        if (target.kind === 'MemberExpression' || target.kind === 'IndexExpression')
          reportChange(context, target.object, target);
      return;
  }
}

function reportChange(context: RuleContext, object: Expression, changed: Expression): void {
  const constant = constantOf(context, object);
  if (constant === undefined) return;
  const label = { span: constant.declaration.span, text: 'declared here' };
  const { name } = constant;
  context.report(ruleProblems.changedConstant, { name, pattern: false }, changed.span, [label]);
}

/** With the flags `g` and `y` a regular expression goes on where it was. */
function checkPattern(context: RuleContext, object: Expression, called: Expression): void {
  const constant = constantOf(context, object);
  const init = context.program.modules
    .find(module => module.source.path === constant?.module)
    ?.declarations.find(each => each.kind === 'ConstDeclaration' && each.pattern === constant?.declaration);
  if (constant === undefined || init?.kind !== 'ConstDeclaration') return;
  if (!moves(init.init)) return;
  const label = { span: constant.declaration.span, text: 'declared here' };
  const { name } = constant;
  context.report(ruleProblems.changedConstant, { name, pattern: true }, called.span, [label]);
}

function moves(init: Expression): boolean {
  if (init.kind === 'RegExpLiteral') return /[gy]/.test(init.flags);
  const flags = init.kind === 'NewExpression' ? init.args[1] : undefined;
  return flags !== undefined && (flags.kind !== 'StringLiteral' || /[gy]/.test(flags.value));
}

/** The constant of a module that holds a value, or what it is a part of. */
function constantOf(context: RuleContext, node: Expression): VariableSymbol | undefined {
  if (node.kind === 'MemberExpression' || node.kind === 'IndexExpression')
    return constantOf(context, node.object);
  if (node.kind !== 'Identifier') return undefined;
  const symbol = context.program.names.get(node);
  return symbol?.kind === 'variable' && symbol.form === 'module' ? symbol : undefined;
}
