// What is there before any request: constants get their values when their module is loaded, first values of states belong to
// no turn. So neither can ask for what belongs to one, the time, chance and the log; and where modules import each other in a
// circle, either may be loaded first, and a constant cannot count on the constants of the other.
import { forEachChild, type Node } from '../../../grammar/index.ts';
import type { ConstDeclaration, Module } from '../../../grammar/syntax.ts';
import { notDurable } from '../durable.ts';
import type { CheckedProgram, FunctionSymbol, VariableSymbol } from '../program.ts';
import type { RuleContext } from './context.ts';
import { ruleProblems } from './problems.ts';
import type { CodeNode } from './tree.ts';

export function checkLoading(context: RuleContext, node: CodeNode): void {
  if (node.kind === 'StateDeclaration' && node.init !== undefined) {
    const type = context.program.types.get(node.init);
    // What cannot be stored is said already.
    if (type === undefined || notDurable(type) === undefined)
      reportOfTurn(context, node.init, `the first value of \`${node.name.name}\``);
  }
  if (node.kind !== 'Module') return;
  for (const each of node.declarations) {
    if (each.kind !== 'ConstDeclaration') continue;
    reportOfTurn(context, each.init, 'a constant');
    reportCircle(context, node, each);
  }
}

function reportOfTurn(context: RuleContext, init: Node, what: string): void {
  const { program } = context;
  const found = look(program, init, { later: true, find: node => ofTurn(program, node) });
  if (found === undefined) return;
  context.report(ruleProblems.outsideTurn, { name: found.found, what }, found.at.span);
}

const names: ReadonlySet<string> = new Set([
  'Date.now',
  'Math.random',
  'crypto.randomUUID',
  'mu.hashPassword',
]);

/** What only a turn can answer, so that it answers the same when it is run again. */
function ofTurn(program: CheckedProgram, node: Node): string | undefined {
  if (node.kind !== 'CallExpression' && node.kind !== 'NewExpression') return undefined;
  const target = program.calls.get(node);
  if (target?.kind !== 'builtin') return undefined;
  if (target.name === 'new Date') return node.args.length === 0 ? 'new Date()' : undefined;
  if (!names.has(target.name) && !target.name.startsWith('console.')) return undefined;
  return target.name.replace(/^mu\./, '');
}

function reportCircle(context: RuleContext, module: Module, constant: ConstDeclaration): void {
  const { program } = context;
  const own = module.source.path;
  const find = (node: Node): VariableSymbol | undefined => {
    const symbol = node.kind === 'Identifier' ? program.names.get(node) : undefined;
    if (symbol?.kind !== 'variable' || symbol.form !== 'module' || symbol.module === own) return undefined;
    return leadsTo(program, symbol.module, own) ? symbol : undefined;
  };
  const found = look(program, constant.init, { later: false, find });
  if (found === undefined) return;
  const { name, module: path } = found.found;
  context.report(ruleProblems.circleOfConstants, { name, path }, found.at.span);
}

interface Found<T> {
  readonly found: T;
  /** Where in the text that was looked at first. */
  readonly at: Node;
}

interface Search<T> {
  readonly find: (node: Node) => T | undefined;
  /** Also in functions that may be called later. */
  readonly later: boolean;
}

/** Looks for something in a node, and in the functions at the top of modules that it mentions. */
function look<T>(program: CheckedProgram, root: Node, { find, later }: Search<T>): Found<T> | undefined {
  const seen = new Set<FunctionSymbol>();
  const inside = (node: Node, called: boolean): Found<T> | undefined => {
    const found = find(node);
    if (found !== undefined) return { found, at: node };
    const runs = called || later;
    if ((node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression') && !runs) return undefined;
    const symbol = node.kind === 'Identifier' ? program.names.get(node) : undefined;
    if (symbol?.kind === 'function' && symbol.topLevel && runs && !seen.has(symbol)) {
      seen.add(symbol);
      const deeper = inside(symbol.declaration.body, false);
      if (deeper !== undefined) return { found: deeper.found, at: node };
    }
    const calls = node.kind === 'CallExpression' || node.kind === 'NewExpression';
    let first: Found<T> | undefined;
    forEachChild(node, child => {
      first ??= inside(child, calls);
    });
    return first;
  };
  return inside(root, false);
}

const imports = new WeakMap<CheckedProgram, ReadonlyMap<string, ReadonlySet<string>>>();

/** The modules whose values a module mentions. */
function importsOf(program: CheckedProgram): ReadonlyMap<string, ReadonlySet<string>> {
  const known = imports.get(program);
  if (known !== undefined) return known;
  const result = new Map<string, Set<string>>();
  for (const [name, symbol] of program.names) {
    if (symbol.kind === 'builtin' || symbol.module === name.span.path) continue;
    const from = result.get(name.span.path) ?? new Set();
    result.set(name.span.path, from.add(symbol.module));
  }
  imports.set(program, result);
  return result;
}

function leadsTo(program: CheckedProgram, from: string, to: string, seen = new Set<string>()): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return [...(importsOf(program).get(from) ?? [])].some(next => leadsTo(program, next, to, seen));
}
