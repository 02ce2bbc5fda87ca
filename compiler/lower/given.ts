// Which functions the parameters of functions may stand for: `apply(xs, x => this.rooms.get(x))`. Calls of methods of other
// services hand over no functions, so all places where one is given are known.
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type {
  ArrowFunction,
  CallExpression,
  Expression,
  FunctionDeclaration,
  FunctionExpression,
  LocalFunction,
  SpreadElement,
} from '../../grammar/syntax.ts';
import type { CheckedProgram, Symbol as ProgramSymbol } from '../check/program.ts';

export type FunctionNode = ArrowFunction | FunctionExpression | FunctionDeclaration | LocalFunction;

/** What may be async inside a method. */
export type AsyncFunction = ArrowFunction | FunctionExpression | LocalFunction;

export type Given = ReadonlyMap<ProgramSymbol, ReadonlySet<FunctionNode>>;

interface Gathering {
  readonly program: CheckedProgram;
  readonly held: ReadonlyMap<ProgramSymbol, FunctionNode>;
  readonly given: Map<ProgramSymbol, Set<FunctionNode>>;
}

export function givenFunctions(
  program: CheckedProgram,
  held: ReadonlyMap<ProgramSymbol, FunctionNode>,
): Given {
  const gathering: Gathering = { program, held, given: new Map() };
  const calls: CallExpression[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'CallExpression' && node.args.length > 0) calls.push(node);
    forEachChild(node, visit);
  };
  for (const module of program.modules) visit(module);
  // What a function is given it may give to another.
  for (let changed = true; changed; ) {
    changed = false;
    for (const call of calls) if (noteCall(gathering, call)) changed = true;
  }
  return gathering.given;
}

/** Whether it brought anything new. */
function noteCall(gathering: Gathering, call: CallExpression): boolean {
  const { program, given } = gathering;
  let isNew = false;
  for (const callee of calleesOf(gathering, call)) {
    for (const [i, arg] of call.args.entries()) {
      const pattern = callee.parameters[i]?.pattern;
      const symbol = pattern?.kind === 'Identifier' ? program.names.get(pattern) : undefined;
      if (symbol === undefined) continue;
      for (const found of functionsOf(gathering, arg)) {
        const known = given.get(symbol) ?? new Set();
        given.set(symbol, known);
        if (known.has(found)) continue;
        known.add(found);
        isNew = true;
      }
    }
  }
  return isNew;
}

function calleesOf(gathering: Gathering, call: CallExpression): readonly FunctionNode[] {
  const target = gathering.program.calls.get(call);
  if (target?.kind === 'function') return [target.function.declaration];
  return target?.kind === 'value' ? functionsOf(gathering, call.callee) : [];
}

function functionsOf(gathering: Gathering, node: Expression | SpreadElement): readonly FunctionNode[] {
  const { program, held, given } = gathering;
  if (isFunction(node)) return [node];
  if (node.kind === 'ConditionalExpression')
    return [...functionsOf(gathering, node.consequent), ...functionsOf(gathering, node.alternate)];
  const symbol = node.kind === 'Identifier' ? program.names.get(node) : undefined;
  if (symbol === undefined) return [];
  const one = held.get(symbol);
  return one === undefined ? [...(given.get(symbol) ?? [])] : [one];
}

export function isFunction(node: SyntaxNode): node is FunctionNode {
  return (
    node.kind === 'ArrowFunction' ||
    node.kind === 'FunctionExpression' ||
    node.kind === 'FunctionDeclaration' ||
    node.kind === 'LocalFunction'
  );
}
