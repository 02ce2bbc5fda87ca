// Loops over local maps and sets around waits. JavaScript looks at what is there when its turn comes; here the elements are taken
// before the first round. That is the same unless the collection changes meanwhile, and then the program is refused.
import { forEachChild, type Node as SyntaxNode } from '../../../grammar/index.ts';
import type { CallExpression, Expression, ForOfStatement } from '../../../grammar/syntax.ts';
import { alternatives } from '../../check/construct.ts';
import { changesCollection } from '../../check/rules/shared.ts';
import type { Type } from '../../check/types.ts';
import { typeOf } from '../context.ts';
import { lowerProblems } from '../problems.ts';
import type { Splitter } from './splitter.ts';
import { refuse, sourceText } from './splitter.ts';

export function refuseChanging({ iterable, body }: ForOfStatement, s: Splitter): void {
  const collection = collectionIn(iterable, s);
  // Nobody else has what is made for the loop.
  if (collection === undefined || collection.kind === 'NewExpression') return;
  const own = symbolOf(collection, s);
  const method = s.method.declaration.body;
  const alone = own !== undefined && !escapes(method, own, s);
  // The loop may call any function of the method.
  const change = [body, ...functionsIn(method)]
    .flatMap(code => changesIn(code, s))
    .find(changed => !alone || symbolOf(changed, s) === own);
  if (change === undefined) return;
  refuse(s, lowerProblems.changedInLoop, { text: sourceText(s, collection.span) ?? 'it' }, change.span);
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

/** What a piece of code may change: `seen` of `seen.add(x)`, and what it hands to functions that run in the same turn. */
function changesIn(root: SyntaxNode, s: Splitter): readonly Expression[] {
  const found: Expression[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'CallExpression') found.push(...changedBy(node, s));
    forEachChild(node, visit);
  };
  visit(root);
  return found;
}

function changedBy(call: CallExpression, s: Splitter): readonly Expression[] {
  const target = s.scope.lowering.program.calls.get(call);
  const { callee } = call;
  if (target?.kind === 'builtin' && callee.kind === 'MemberExpression')
    return changesCollection.test(target.name) ? [callee.object] : [];
  const here =
    target?.kind === 'function' ||
    target?.kind === 'value' ||
    (target?.kind === 'own' && !target.method.declaration.async);
  if (!here) return [];
  const given = call.args.map(arg => (arg.kind === 'SpreadElement' ? arg.argument : arg));
  return given.filter(arg => !isPlain(typeOf(s.scope, arg)));
}

/** Nothing can be changed in it. */
function isPlain(type: Type): boolean {
  return alternatives(type).every(({ kind }) => kind === 'primitive' || kind === 'literal');
}

function functionsIn(root: SyntaxNode): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const visit = (node: SyntaxNode): void => {
    if (['ArrowFunction', 'FunctionExpression', 'LocalFunction'].includes(node.kind)) found.push(node);
    else forEachChild(node, visit);
  };
  visit(root);
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
