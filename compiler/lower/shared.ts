// An async function that runs beside other code has copies of what it captures. Here is found where a program relies on
// one variable for both: that the function changes it, or that the code around does while the function may run.
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { assignedTargets, forEachChild, patternNames } from '../../grammar/index.ts';
import type { Span } from '../../grammar/source.ts';
import type { CallExpression, Expression, Identifier, MethodDeclaration } from '../../grammar/syntax.ts';
import { unknownType } from '../check/construct.ts';
import { notDurable } from '../check/durable.ts';
import type { CheckedProgram, FunctionSymbol, Symbol as Name, VariableSymbol } from '../check/program.ts';
import type { Type } from '../check/types.ts';
import type { Facts } from './facts.ts';
import type { FunctionNode } from './given.ts';

export interface SharedChange {
  readonly variable: VariableSymbol;
  readonly span: Span;
}

/** The first place in the functions where one of the variables is assigned, or what it holds is changed. */
export function changeInside(
  functions: readonly SyntaxNode[],
  captured: readonly VariableSymbol[],
  among: Pick<Search, 'program' | 'facts'>,
): SharedChange | undefined {
  return changeOf(functions, captured, { ...among, called: new Set() });
}

interface Search {
  readonly program: CheckedProgram;
  /** Which names always stand for one function. */
  readonly facts: Pick<Facts, 'held'>;
  /** Functions whose bodies have been looked at. */
  readonly called: Set<SyntaxNode>;
}

function changeOf(
  functions: readonly SyntaxNode[],
  captured: readonly VariableSymbol[],
  search: Search,
): SharedChange | undefined {
  const { program } = search;
  const assigned = new Set(captured);
  const holders = aliasesOf(functions, captured, program);
  const find = (names: readonly Identifier[], among: ReadonlySet<VariableSymbol>) =>
    names.map(name => program.names.get(name)).find(s => s?.kind === 'variable' && among.has(s));
  const visit = (node: SyntaxNode): SharedChange | undefined => {
    const changed = find(assignedNames(node), assigned) ?? find(changedNames(node, program), holders);
    if (changed?.kind === 'variable') return { variable: changed, span: node.span };
    const handed = node.kind === 'CallExpression' ? changedByCallee(node, holders, search) : undefined;
    return handed ?? firstOf(node, visit);
  };
  return first(functions, visit);
}

/** A function of the program that gets what a variable holds, and changes it. */
function changedByCallee(
  node: CallExpression,
  holders: ReadonlySet<VariableSymbol>,
  search: Search,
): SharedChange | undefined {
  const { program, called } = search;
  const callee = calleeOf(node, search);
  if (callee === undefined || called.has(callee)) return undefined;
  for (const [i, arg] of node.args.entries()) {
    const [root] = rootOf(arg, program);
    const held = root === undefined ? undefined : program.names.get(root);
    const pattern = callee.parameters[i]?.pattern;
    if (held?.kind !== 'variable' || !holders.has(held) || pattern?.kind !== 'Identifier') continue;
    const parameter = program.names.get(pattern);
    if (parameter?.kind !== 'variable' || !hasParts(parameter.type)) continue;
    const inner = aliasesOf([callee.body], [parameter], program);
    called.add(callee);
    const changes = (each: SyntaxNode): true | undefined => {
      const names = changedNames(each, program).map(name => program.names.get(name));
      if (names.some(s => s?.kind === 'variable' && inner.has(s))) return true;
      const deeper = each.kind === 'CallExpression' && changedByCallee(each, inner, search) !== undefined;
      return deeper ? true : firstOf(each, changes);
    };
    const change = changes(callee.body);
    called.delete(callee);
    if (change) return { variable: held, span: arg.span };
  }
  return undefined;
}

function calleeOf(
  node: CallExpression,
  { program, facts }: Search,
): FunctionNode | MethodDeclaration | undefined {
  const target = program.calls.get(node);
  if (target?.kind === 'own') return target.method.declaration;
  if (target?.kind === 'function') return target.function.declaration;
  const symbol = node.callee.kind === 'Identifier' ? program.names.get(node.callee) : undefined;
  return symbol === undefined ? undefined : facts.held.get(symbol);
}

/** The variables, and those inside that may hold the same objects, or parts of them. */
function aliasesOf(
  functions: readonly SyntaxNode[],
  captured: readonly VariableSymbol[],
  program: CheckedProgram,
): ReadonlySet<VariableSymbol> {
  const found = new Set(captured.filter(c => hasParts(c.type)));
  const note = (names: readonly Identifier[], from: Expression): void => {
    const parts = partsOf(from).filter(part => hasParts(program.types.get(part) ?? unknownType));
    const sources = parts.flatMap(part => rootOf(part, program));
    const isHolder = (symbol: Name | undefined) => symbol?.kind === 'variable' && found.has(symbol);
    if (!sources.some(source => isHolder(program.names.get(source)))) return;
    for (const name of names) {
      const symbol = program.names.get(name);
      if (symbol?.kind === 'variable' && hasParts(symbol.type)) found.add(symbol);
    }
  };
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'VariableDeclarator' && node.init !== undefined)
      note(patternNames(node.pattern), node.init);
    if (node.kind === 'ForOfStatement') note(patternNames(node.pattern), node.iterable);
    forEachChild(node, visit);
  };
  for (let size = -1; size < found.size; ) {
    size = found.size;
    for (const fn of functions) visit(fn);
  }
  return found;
}

/** What a value may be, or have in it, without a copy. */
function partsOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(partsOf);
    case 'LogicalExpression':
      return [node.left, node.right].flatMap(partsOf);
    case 'AssignmentExpression':
      return partsOf(node.value);
    case 'ArrayLiteral':
      return node.elements.flatMap(element => (element.kind === 'SpreadElement' ? [] : partsOf(element)));
    case 'ObjectLiteral':
      return node.members.flatMap(member => {
        if (member.kind === 'ShorthandMember') return [member.name];
        const isValue = member.kind === 'PropertyMember' || member.kind === 'ComputedMember';
        return isValue ? partsOf(member.value) : [];
      });
    default:
      return [node];
  }
}

/** Whether a value of a type can be changed in place. */
function hasParts(type: Type): boolean {
  if (type.kind === 'union') return type.types.some(hasParts);
  return !['primitive', 'literal', 'promise', 'function'].includes(type.kind);
}

/**
 * The first place outside of the function where one of the variables is assigned, or what it holds is changed, when the
 * function may be running.
 */
export function changeOutside(
  fn: SyntaxNode,
  captured: readonly VariableSymbol[],
  owner: MethodDeclaration,
  among: Pick<Search, 'program' | 'facts'>,
): SharedChange | undefined {
  const { program } = among;
  const search: Search = { ...among, called: new Set() };
  const known = new Set(captured);
  const aliases = aliasesOf([owner.body], captured, program);
  const holders = holdersOf(fn, owner, program);
  const end = lastMention(fn, holders, owner, program);
  const visit = (node: SyntaxNode, loops: readonly SyntaxNode[]): SharedChange | undefined => {
    if (node === fn) return undefined;
    for (const { variable, span } of changesAt(node, { known, aliases }, search)) {
      const between = span.start > fn.span.start && span.start < end;
      const outlives = (loop: SyntaxNode): boolean =>
        inside(fn.span, loop.span) &&
        !inside(variable.declaration.span, loop.span) &&
        [...holders].some(holder => !inside(holder.declaration.span, loop.span));
      if (between || loops.some(outlives)) return { variable, span };
    }
    const around = isLoop(node) ? [...loops, node] : loops;
    return firstOf(node, child => {
      // Each round has a variable of its own.
      if (node.kind === 'ForStatement' && child === node.update) return undefined;
      return visit(child, around);
    });
  };
  return visit(owner, []);
}

/** What a node itself changes: variables that it assigns, and objects that it changes or hands to who does. */
function changesAt(
  node: SyntaxNode,
  { known, aliases }: Readonly<Record<'known' | 'aliases', ReadonlySet<VariableSymbol>>>,
  search: Search,
): readonly SharedChange[] {
  const among = (names: readonly Identifier[], variables: ReadonlySet<VariableSymbol>): SharedChange[] =>
    names.flatMap(name => {
      const symbol = search.program.names.get(name);
      return symbol?.kind === 'variable' && variables.has(symbol)
        ? [{ variable: symbol, span: node.span }]
        : [];
    });
  const handed = node.kind === 'CallExpression' ? changedByCallee(node, aliases, search) : undefined;
  return [
    ...among(assignedNames(node), known),
    ...among(changedNames(node, search.program), aliases),
    ...(handed === undefined ? [] : [handed]),
  ];
}

/** The variables through which the function can be called, or a call of it be waited for. */
function holdersOf(fn: SyntaxNode, owner: SyntaxNode, program: CheckedProgram): ReadonlySet<LocalSymbol> {
  const found = new Set<LocalSymbol>();
  const mentions = (node: SyntaxNode): boolean => {
    if (node === fn) return true;
    const symbol = node.kind === 'Identifier' ? program.names.get(node) : undefined;
    if (isLocal(symbol) && found.has(symbol)) return true;
    return firstOf(node, child => mentions(child) || undefined) ?? false;
  };
  const note = (names: readonly Identifier[]): void => {
    for (const name of names) {
      const symbol = program.names.get(name);
      if (isLocal(symbol) && notDurable(symbol.type) !== undefined) found.add(symbol);
    }
  };
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'LocalFunction' && (node === fn || mentions(node.body))) note([node.name]);
    if (node.kind === 'VariableDeclarator' && node.init !== undefined && mentions(node.init))
      note(patternNames(node.pattern));
    if (node.kind === 'AssignmentExpression' && mentions(node.value))
      note([...assignedNames(node), ...changedNames(node, program)]);
    if (node.kind === 'CallExpression' && node.args.some(mentions)) note(changedNames(node, program));
    forEachChild(node, visit);
  };
  for (let size = -1; size < found.size; ) {
    size = found.size;
    visit(owner);
  }
  return found;
}

type LocalSymbol = VariableSymbol | FunctionSymbol;

function isLocal(symbol: Name | undefined): symbol is LocalSymbol {
  return symbol?.kind === 'variable' || symbol?.kind === 'function';
}

/** Where the text speaks of the function, or of what holds its calls, for the last time. */
function lastMention(
  fn: SyntaxNode,
  holders: ReadonlySet<LocalSymbol>,
  owner: SyntaxNode,
  program: CheckedProgram,
): number {
  let end = fn.span.end;
  const visit = (node: SyntaxNode): void => {
    const symbol = node.kind === 'Identifier' ? program.names.get(node) : undefined;
    if (isLocal(symbol) && holders.has(symbol)) end = Math.max(end, node.span.end);
    forEachChild(node, visit);
  };
  visit(owner);
  return end;
}

function first<T>(nodes: readonly SyntaxNode[], visit: (node: SyntaxNode) => T | undefined): T | undefined {
  for (const node of nodes) {
    const found = visit(node);
    if (found !== undefined) return found;
  }
  return undefined;
}

function firstOf<T>(node: SyntaxNode, visit: (node: SyntaxNode) => T | undefined): T | undefined {
  const children: SyntaxNode[] = [];
  forEachChild(node, child => void children.push(child));
  return first(children, visit);
}

function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function isLoop(node: SyntaxNode): boolean {
  return /^(For|ForOf|ForIn|While|DoWhile)Statement$/.test(node.kind);
}

function assignedNames(node: SyntaxNode): readonly Identifier[] {
  return assignedTargets(node).filter(target => target.kind === 'Identifier');
}

const changing: ReadonlySet<string> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear'.split(' '),
);

/** The variable whose array, object or map is changed here: `list.push(…)`, `total.sum += …`, `delete by[key]`. */
function changedNames(node: SyntaxNode, program: CheckedProgram): readonly Identifier[] {
  const inside = assignedTargets(node).filter(target => target.kind !== 'Identifier');
  if (inside.length > 0) return inside.flatMap(target => rootOf(target, program));
  if (node.kind === 'UnaryExpression' && node.operator === 'delete') return rootOf(node.argument, program);
  if (node.kind !== 'CallExpression' || node.callee.kind !== 'MemberExpression') return [];
  return changing.has(node.callee.property.name) ? rootOf(node.callee.object, program) : [];
}

function rootOf(node: SyntaxNode, program: CheckedProgram): readonly Identifier[] {
  switch (node.kind) {
    case 'Identifier':
      return [node];
    case 'MemberExpression':
    case 'IndexExpression':
      return rootOf(node.object, program);
    case 'NonNullExpression':
    case 'AsExpression':
      return rootOf(node.expression, program);
    default:
      return [];
  }
}
