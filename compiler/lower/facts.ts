// Which functions of a program need the turn (`$`), and which of them must be asynchronous JavaScript, because they
// touch state on the way. A method's function is always both; a closure or a helper only if it has to be.

import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type { Expression } from '../../grammar/syntax.ts';
import type { CallTarget, CheckedProgram, Symbol as ProgramSymbol } from '../check/program.ts';
import { type FunctionNode, type Given, givenFunctions, isFunction } from './given.ts';

export interface Facts {
  /** Touches state, directly or through what it calls: becomes `async`, and calls of it are awaited. */
  readonly async: ReadonlySet<FunctionNode>;
  /** Needs `$` as its first argument (top-level functions; closures take it from around them). */
  readonly turn: ReadonlySet<FunctionNode>;
  /** The function that a variable always holds: `const f = x => …`. */
  readonly held: ReadonlyMap<ProgramSymbol, FunctionNode>;
  /** The functions that a parameter may be. */
  readonly given: Given;
}

/** Library calls whose answer is derived from the turn's key and time, or that log. */
const ofTheTurn = /^(Date\.now|new Date|Math\.random|crypto\.randomUUID|console\.\w+|mu\.hashPassword)$/;

export function functionFacts(program: CheckedProgram): Facts {
  const functions: FunctionNode[] = [];
  const held = new Map<ProgramSymbol, FunctionNode>();
  for (const module of program.modules) collect(module, program, functions, held);
  const given = givenFunctions(program, held);
  const uses = new Map(functions.map(f => [f, usesOf(f, program, { held, given })]));
  return {
    // An async function is started by who calls it, and awaited as a promise.
    async: closure(functions.filter(waitedFor), uses, use => use.state),
    turn: closure(functions, uses, use => use.state || use.turn),
    held,
    given,
  };
}

function waitedFor(node: FunctionNode): boolean {
  return node.kind === 'FunctionDeclaration' || !node.async;
}

interface Uses {
  state: boolean;
  turn: boolean;
  readonly calls: FunctionNode[];
}

function collect(
  node: SyntaxNode,
  program: CheckedProgram,
  functions: FunctionNode[],
  held: Map<ProgramSymbol, FunctionNode>,
): void {
  if (isFunction(node)) functions.push(node);
  if (node.kind === 'FunctionDeclaration' || node.kind === 'LocalFunction') {
    const symbol = program.names.get(node.name);
    if (symbol !== undefined) held.set(symbol, node);
  }
  if (node.kind === 'VariableStatement' && node.keyword === 'const') {
    for (const { pattern, init } of node.declarations) hold(pattern, init, program, held);
  }
  if (node.kind === 'ConstDeclaration') hold(node.pattern, node.init, program, held);
  forEachChild(node, child => collect(child, program, functions, held));
}

function hold(
  pattern: SyntaxNode,
  init: Expression | undefined,
  program: CheckedProgram,
  held: Map<ProgramSymbol, FunctionNode>,
): void {
  if (pattern.kind !== 'Identifier' || init === undefined || !isFunction(init)) return;
  const symbol = program.names.get(pattern);
  if (symbol !== undefined) held.set(symbol, init);
}

/** What a function's own code does; a closure inside counts as part of it only for `$`. */
function usesOf(
  root: FunctionNode,
  program: CheckedProgram,
  { held, given }: Pick<Facts, 'held' | 'given'>,
): Uses {
  const uses: Uses = { state: root.kind !== 'FunctionDeclaration' && root.async, turn: false, calls: [] };
  const visit = (node: SyntaxNode): void => {
    if (node !== root && isFunction(node)) {
      uses.calls.push(node);
      return;
    }
    if (node.kind === 'MemberExpression' && program.states.has(node)) uses.state = true;
    if (node.kind === 'CallExpression' || node.kind === 'NewExpression') {
      noteTarget(uses, program.calls.get(node), node.args.length);
    }
    if (node.kind === 'Identifier') {
      const symbol = program.names.get(node);
      const target = symbol === undefined ? undefined : held.get(symbol);
      if (target !== undefined && target !== root) uses.calls.push(target);
      if (symbol !== undefined) uses.calls.push(...(given.get(symbol) ?? []));
    }
    forEachChild(node, visit);
  };
  visit(root);
  return uses;
}

function noteTarget(uses: Uses, target: CallTarget | undefined, args: number): void {
  if (target === undefined) return;
  if (target.kind === 'state') uses.state = true;
  if (target.kind === 'own' && !target.method.declaration.async) uses.state = true;
  if (target.kind === 'own' || target.kind === 'service') uses.turn = true;
  if (target.kind === 'builtin' && ofTheTurn.test(target.name) && !(target.name === 'new Date' && args > 0)) {
    uses.turn = true;
  }
}

/** Everything that has the property itself or calls something that has it. */
function closure(
  functions: readonly FunctionNode[],
  uses: ReadonlyMap<FunctionNode, Uses>,
  has: (uses: Uses) => boolean,
): ReadonlySet<FunctionNode> {
  const all = new Set(functions);
  const callers = new Map<FunctionNode, FunctionNode[]>();
  for (const [caller, { calls }] of uses) {
    for (const callee of calls) callers.set(callee, [...(callers.get(callee) ?? []), caller]);
  }
  const found = new Set(functions.filter(f => has(uses.get(f) as Uses)));
  const open = [...found];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const caller of callers.get(next) ?? []) {
      if (!found.has(caller) && all.has(caller)) {
        found.add(caller);
        open.push(caller);
      }
    }
  }
  return found;
}
