// What the parts of the splitting share while they take one method apart.
import type * as js from 'estree';
import type { Problem } from '../../../grammar/diagnostic.ts';
import { report } from '../../../grammar/diagnostic.ts';
import type { Node as SyntaxNode } from '../../../grammar/index.ts';
import { forEachChild } from '../../../grammar/index.ts';
import type { Span } from '../../../grammar/source.ts';
import type {
  BreakStatement,
  CallExpression,
  ContinueStatement,
  Expression,
  Identifier,
  Statement,
} from '../../../grammar/syntax.ts';
import type { CallTarget, CheckedProgram, MethodSymbol, VariableSymbol } from '../../check/program.ts';
import type { Type } from '../../check/types.ts';
import type { Lowering, Scope } from '../context.ts';
import { typeOf } from '../context.ts';
import { assign, expressionStatement, id } from '../estree.ts';
import { isFunction } from '../given.ts';
import type { FlowBuilder, PlannedCall } from './flow.ts';
import type { Saga } from './notes.ts';

export interface Splitter {
  readonly method: MethodSymbol;
  readonly builder: FlowBuilder;
  /** Translates for the block that is open. */
  readonly scope: Scope;
  /** Calls that were started: by the variable that holds them, or, in a list whose later elements wait, by themselves. */
  readonly promises: Map<VariableSymbol | CallExpression, StartedCall>;
  /** The calls whose status changed in what is being taken apart, and whether they were awaited there. */
  touched: Map<StartedCall, boolean>;
  /** Where `break` and `continue` lead, innermost last. */
  readonly jumps: Jump[];
  /** The `finally` blocks that an exit from here has to pass, innermost last. */
  readonly finals: FinalFrame[];
  /** The async functions around that run where they are called, innermost last. */
  readonly inlined: { readonly result: string; readonly after: number }[];
  /** Promises that are held by variables, because nothing else would keep their concurrency. */
  readonly durable: ReadonlySet<PromiseKey>;
  /** Started calls that turned out to outlive the next wait: to be held by variables the next time. */
  readonly overlapping: Set<PromiseKey>;
  /** Calls that can be undone live on: to be noted in a list the next time. */
  readonly listed: { needed: boolean };
  /** The variable that holds what was begun and may be waited for. */
  readonly pending: { name: string | undefined };
  readonly counts: { waits: number; begun: number };
  /** What of the method can be undone; undefined: nothing. */
  saga: Saga | undefined;
  /** Counters of the loops around, outermost first. */
  readonly iterations: string[];
  /** The timers and signals of the method: `sleep1`, `signal2`. */
  readonly waitSites: ReadonlyMap<CallExpression, string>;
  /** Whether a node cannot stay whole. */
  readonly splits: (node: SyntaxNode) => boolean;
  /** The value of an expression, whatever it waits for; code that must run before goes to the open block. */
  expression(node: Expression): js.Expression;
  statement(node: Statement): void;
}

/** A call in a variable: `const seat = Flight.reserve(…)`. */
export interface StartedCall {
  readonly key: PromiseKey;
  readonly name: string;
  readonly span: Span;
  readonly call: PlannedCall;
  /** Gets its outcome when something else is awaited first. */
  readonly outcome: string;
  status: 'pending' | 'joined' | 'maybe' | 'awaited';
  /** The block after the wait that it joined. */
  joinedAt: number;
  /** The block, and how many statements it had. */
  readonly startedAt: { readonly block: number; readonly statements: number };
}

/** What a started call is remembered by. */
export type PromiseKey = VariableSymbol | CallExpression;

export interface Jump {
  readonly label: string | undefined;
  readonly breakTo: number;
  readonly continueTo: number | undefined;
  /** How many `finally` blocks stood around it. */
  readonly finals: number;
}

export interface FinalFrame {
  readonly entry: number;
  /** Says why the block was entered: a number per way on. */
  readonly kind: string;
  /** The value that a `return` or `throw` carries past it. */
  readonly value: string;
  readonly ways: { readonly code: number; readonly resume: () => void }[];
}

export function refuse<A>(splitter: Splitter, problem: Problem<A>, args: A, span: Span): void {
  splitter.scope.lowering.diagnostics.push(report(problem, args, span));
}

/** A piece of the program as it is written, on one line. */
export function sourceText({ scope }: Splitter, span: Span): string | undefined {
  const module = scope.lowering.program.modules.find(m => m.source.path === span.path);
  return module?.source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
}

/** Texts, numbers and the like: nobody can change them in place. */
export function isPlainData(type: Type): boolean {
  if (type.kind === 'union') return type.types.every(isPlainData);
  return type.kind === 'literal' || (type.kind === 'primitive' && type.name !== 'unknown');
}

/** A variable that the lowering needs, shared by the blocks of the method. */
export function temporary(splitter: Splitter, wanted: string, type: Type | undefined, span: Span): string {
  const name = splitter.scope.names.fresh(wanted);
  return splitter.builder.declare({ name, source: undefined, type, span });
}

/** A variable for an argument, called like the parameter that gets it. */
export function argumentFor(
  splitter: Splitter,
  parameter: string,
  type: Type | undefined,
  span: Span,
): string {
  const name = splitter.scope.names.fresh(parameter);
  return splitter.builder.declare({ name, source: undefined, parameter, type, span });
}

/** The same, for what the program never gets to see. */
export function ownTemporary(splitter: Splitter, wanted: string, span: Span): string {
  const name = splitter.scope.names.fresh(wanted);
  return splitter.builder.declare({ name, source: undefined, type: undefined, span, own: true });
}

/** A name that the program declares becomes a variable of the method. */
export function declareLocal(name: Identifier, s: Splitter): void {
  const symbol = s.scope.lowering.program.names.get(name);
  if (symbol?.kind !== 'variable') return;
  s.builder.declare({
    name: s.scope.names.of(symbol),
    source: symbol.name,
    type: symbol.type,
    span: name.span,
    perRound: s.iterations.length === 0 ? undefined : keepsValue(symbol, s.method.declaration, s),
  });
}

/** Whether a variable keeps its first value in all of `code`. */
export function keepsValue(symbol: VariableSymbol, code: SyntaxNode, s: Splitter): 'fixed' | 'changing' {
  return symbol.form === 'const' || !s.scope.lowering.assigned(code).has(symbol) ? 'fixed' : 'changing';
}

/** The names that a loop declares are others in each round. */
export function declarePerRound(names: readonly Identifier[], body: SyntaxNode, s: Splitter): void {
  for (const name of names) {
    const symbol = s.scope.lowering.program.names.get(name);
    if (symbol?.kind !== 'variable') continue;
    const known = s.builder.variables.get(s.scope.names.of(symbol));
    if (known !== undefined) s.builder.declare({ ...known, perRound: keepsValue(symbol, body, s) });
  }
}

/** Puts a value aside, so that what runs next cannot change it. */
export function spill(
  splitter: Splitter,
  value: js.Expression,
  node: Expression,
  parameter?: string,
): js.Identifier {
  if (value.type === 'Identifier' && value.name !== 'undefined') {
    const known = splitter.builder.variables.get(value.name);
    // A constant of the module is no variable that a workflow could send.
    if (known === undefined ? parameter === undefined : known.source === undefined) return value;
  }
  const type = typeOf(splitter.scope, node);
  const name =
    parameter === undefined
      ? temporary(splitter, 'value', type, node.span)
      : argumentFor(splitter, parameter, type, node.span);
  splitter.builder.emit(expressionStatement(assign(id(name), value)));
  return id(name);
}

/** Whether a value is the same whenever it is looked at: a constant. */
export function isConstant(value: js.Expression): boolean {
  return (
    (value.type === 'Literal' && value.value !== undefined && !('regex' in value)) ||
    (value.type === 'Identifier' && value.name === 'undefined')
  );
}

/** Whether a node waits, starts a call, or jumps out of itself: then it is taken apart, else it stays JavaScript as it is. */
export function splitTest({ program, functions }: Lowering): (node: SyntaxNode) => boolean {
  const known = new Map<SyntaxNode, boolean>();
  const test = (node: SyntaxNode): boolean => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const called = node.kind === 'CallExpression' && functions.of(node.callee) !== undefined;
    const answer = called || splitsItself(node, program) || (!isFunction(node) && anyChild(node, test));
    known.set(node, answer);
    return answer;
  };
  return test;
}

function splitsItself(node: SyntaxNode, program: CheckedProgram): boolean {
  if (
    node.kind === 'AwaitExpression' ||
    node.kind === 'TransactionStatement' ||
    node.kind === 'SagaStatement'
  )
    return true;
  if (node.kind === 'ForOfStatement') return node.await;
  if (node.kind !== 'CallExpression') return false;
  return leavesTurn(program.calls.get(node));
}

/** A call that is a promise, and no library function of promises. */
export function leavesTurn(target: CallTarget | undefined): boolean {
  if (target === undefined) return false;
  if (target.kind === 'service' || target.kind === 'extern') return true;
  if (target.kind === 'own') return target.method.declaration.async;
  return target.kind === 'builtin' && /^(Promise\.|mu\.(sleep|sleepUntil|signal|parallel))/.test(target.name);
}

function anyChild(node: SyntaxNode, test: (node: SyntaxNode) => boolean): boolean {
  let found = false;
  forEachChild(node, child => {
    found ||= test(child);
  });
  return found;
}

/** Whether a statement, taken whole, could jump somewhere that only the taken-apart method knows. */
export function jumpsOut(root: Statement): boolean {
  return jumpsOutOf(root).length > 0;
}

/** The jumps in a statement that lead out of it. */
export function jumpsOutOf(root: Statement): readonly (BreakStatement | ContinueStatement)[] {
  const found: (BreakStatement | ContinueStatement)[] = [];
  const visit = (node: SyntaxNode, loops: number, switches: number, labels: readonly string[]): void => {
    if (isFunction(node)) return;
    if (node.kind === 'BreakStatement' || node.kind === 'ContinueStatement') {
      const around = node.kind === 'BreakStatement' ? loops + switches : loops;
      if (node.label === undefined ? around === 0 : !labels.includes(node.label.name)) found.push(node);
    }
    const loop = /^(For|ForOf|ForIn|While|DoWhile)Statement$/.test(node.kind) ? 1 : 0;
    const inside = node.kind === 'LabeledStatement' ? [...labels, node.label.name] : labels;
    const inSwitch = node.kind === 'SwitchStatement' ? 1 : 0;
    forEachChild(node, child => visit(child, loops + loop, switches + inSwitch, inside));
  };
  visit(root, 0, 0, []);
  return found;
}

/** Whether a statement holds a `return` of the method. */
export function returnsInside(node: SyntaxNode): boolean {
  if (isFunction(node)) return false;
  return node.kind === 'ReturnStatement' || anyChild(node, returnsInside);
}
