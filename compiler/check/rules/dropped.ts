// What a turn writes and then takes back: `this.failures += 1; throw new Refused({ id });` where the error leaves the method.
// TypeScript would keep the write. Only what is certain is pointed out: a write and a `throw` in one list of statements, with no
// `await` between them and nobody in the method who catches.
import type { Statement } from '../../../grammar/syntax.ts';
import type { CheckedProgram } from '../program.ts';
import { quote, type RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import { changedPlaces, isInState } from './snapshots.ts';
import { type CodeNode, isFunctionLike, walk } from './tree.ts';

export function checkDropped(context: RuleContext, node: CodeNode, path: readonly CodeNode[]): void {
  if (node.kind !== 'ThrowStatement' || waits(node) || !leavesTheMethod(node, path)) return;
  const around = siblings(path.at(-1));
  for (const statement of around.slice(0, around.indexOf(node)).reverse()) {
    if (waits(statement)) return;
    const { program } = context;
    if (statement.kind !== 'ExpressionStatement' || !writes(program, statement.expression)) continue;
    const { span } = statement.expression;
    const labels = [{ span: node.span, text: 'this error takes it back' }];
    context.report(ruleProblems.writtenInVain, { write: quote(program, span) }, span, labels);
    return;
  }
}

function siblings(parent: CodeNode | undefined): readonly Statement[] {
  if (parent?.kind === 'Block') return parent.statements;
  return parent?.kind === 'SwitchCase' ? parent.body : [];
}

/** No handler, transaction or function stands between the error and the end of the method. */
function leavesTheMethod(node: CodeNode, path: readonly CodeNode[]): boolean {
  for (let i = path.length - 1; i >= 0; i--) {
    const around = path[i] as CodeNode;
    const inside = path[i + 1] ?? node;
    // Who calls a private helper in its own turn may catch what it throws.
    if (around.kind === 'MethodDeclaration')
      return inside === around.body && (around.async || !around.private);
    if (isFunctionLike(around) || around.kind === 'TransactionStatement') return false;
    if (around.kind === 'TryStatement' && (inside === around.block || around.finalizer !== undefined))
      return false;
  }
  return false;
}

/** Whether another turn begins in it. */
function waits(node: CodeNode): boolean {
  let found = false;
  walk(node, inside => {
    found ||= inside.kind === 'AwaitExpression' || inside.kind === 'TransactionStatement';
    found ||= inside.kind === 'ForOfStatement' && inside.await;
    return !found && !isFunctionLike(inside);
  });
  return found;
}

const changing: ReadonlySet<string> = new Set(['set', 'delete', 'update', 'add', 'push', 'pop', 'clear']);

function writes(program: CheckedProgram, node: CodeNode): boolean {
  const places = changedPlaces(node);
  if (places.length > 0) return places.some(place => isInState(program, place));
  if (node.kind !== 'CallExpression' || program.calls.get(node)?.kind !== 'state') return false;
  return node.callee.kind === 'MemberExpression' && changing.has(node.callee.property.name);
}
