// Loops over local maps and sets around waits. JavaScript looks at what is there when its turn comes; here the elements are taken
// before the first round. That is the same unless the collection changes meanwhile, and then the program is refused.
import { forEachChild, type Node as SyntaxNode } from '../../../grammar/index.ts';
import type { Expression, ForOfStatement } from '../../../grammar/syntax.ts';
import type { Type } from '../../check/types.ts';
import { typeOf } from '../context.ts';
import { lowerProblems } from '../problems.ts';
import type { Splitter } from './splitter.ts';
import { refuse, sourceText } from './splitter.ts';

export function refuseChanging({ iterable, body }: ForOfStatement, s: Splitter): void {
  const collection = collectionIn(iterable, s);
  if (collection === undefined) return;
  const own = symbolOf(collection, s);
  const alone = own !== undefined && !escapes(s.method.declaration.body, own, s);
  const change = changesIn(body, s).find(receiver => {
    const changed = symbolOf(receiver, s);
    return !alone || changed === undefined || changed === own;
  });
  const inside = alone && change === undefined && changedByFunction(s, own);
  if (change === undefined && !inside) return;
  const { span } = change ?? iterable;
  refuse(s, lowerProblems.changedInLoop, { text: sourceText(s, collection.span) ?? 'it' }, span);
}

/** `set`, or the map of `map.entries()`. */
function collectionIn(node: Expression, s: Splitter): Expression | undefined {
  if (isCollection(typeOf(s.scope, node))) return node;
  if (node.kind !== 'CallExpression' || node.callee.kind !== 'MemberExpression') return undefined;
  return collectionIn(node.callee.object, s);
}

function isCollection(type: Type): boolean {
  return type.kind === 'named' && type.family === 'library' && (type.name === 'Map' || type.name === 'Set');
}

function symbolOf(node: Expression, s: Splitter): object | undefined {
  return node.kind === 'Identifier' ? s.scope.lowering.program.names.get(node) : undefined;
}

const changing = /^(Map|Set)\.(set|add|delete|clear)$/;

/** What is changed in a piece of code: `seen` of `seen.add(x)`. */
function changesIn(node: SyntaxNode, s: Splitter): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (each: SyntaxNode): void => {
    if (each.kind === 'CallExpression' && each.callee.kind === 'MemberExpression') {
      const target = s.scope.lowering.program.calls.get(each);
      if (target?.kind === 'builtin' && changing.test(target.name)) found.push(each.callee.object);
    }
    forEachChild(each, visit);
  };
  visit(node);
  return found;
}

/** Whether a function inside the method changes it: the loop may call that. */
function changedByFunction(s: Splitter, own: object): boolean {
  let found = false;
  const visit = (node: SyntaxNode): void => {
    const isFunction = ['ArrowFunction', 'FunctionExpression', 'LocalFunction'].includes(node.kind);
    if (isFunction) found ||= changesIn(node, s).some(receiver => symbolOf(receiver, s) === own);
    else forEachChild(node, visit);
  };
  visit(s.method.declaration.body);
  return found;
}

/** Whether another name may stand for the same collection: it is mentioned other than to ask or to change it. */
function escapes(root: SyntaxNode, own: object, s: Splitter): boolean {
  let found = false;
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'MemberExpression' && symbolOf(node.object, s) === own) return;
    if (node.kind === 'SpreadElement' && symbolOf(node.argument, s) === own) return;
    if (node.kind === 'ForOfStatement' && symbolOf(node.iterable, s) === own) {
      visit(node.body);
      return;
    }
    if (node.kind === 'VariableDeclarator' && node.init !== undefined) {
      visit(node.init);
      return;
    }
    if (node.kind === 'Identifier' && symbolOf(node, s) === own) found = true;
    forEachChild(node, visit);
  };
  visit(root);
  return found;
}
