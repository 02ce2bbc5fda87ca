// What the translation of one function needs to know, and where it writes down what it learns on the way.
import type * as js from 'estree';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { Bug } from '../../grammar/diagnostic.ts';
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import type { Position, Span } from '../../grammar/source.ts';
import { positionAt } from '../../grammar/source.ts';
import type {
  BreakStatement,
  CallExpression,
  ContinueStatement,
  Expression,
  SpreadElement,
  Statement,
  TransactionStatement,
} from '../../grammar/syntax.ts';
import type { CheckedProgram, MethodSymbol, StateSymbol, VariableSymbol } from '../check/program.ts';
import type { Type } from '../check/types.ts';
import type { CallGraph } from '../graph/callgraph.ts';
import { id } from './estree.ts';
import type { Facts } from './facts.ts';
import type { AsyncFunction } from './given.ts';
import type { LocalNames } from './names.ts';
import { methodName, modulePath, relativeImport, stateName, topName } from './names.ts';
import type { UndoMethods } from './undo.ts';

/** The whole program and what was found out about it; the same for all modules. */
export interface Lowering {
  readonly program: CheckedProgram;
  readonly graph: CallGraph;
  readonly facts: Facts;
  readonly functions: AsyncMethods;
  readonly undoings: UndoMethods;
  readonly diagnostics: Diagnostic[];
  /** Line starts by source path. */
  readonly lines: ReadonlyMap<string, readonly number[]>;
  /** `Hotel.rooms` of the states that some method scans. */
  readonly scanned: ReadonlySet<string>;
  /** Of those that only invariants scan. */
  readonly watched: ReadonlySet<string>;
  /** What the generated expressions say in the program: their types are known there. */
  readonly origins: WeakMap<js.Expression, Expression>;
  /** Some `as` may have lied about a type. */
  readonly doubtful: boolean;
  /** The local variables that are assigned (not declared) somewhere below a node. */
  assigned(node: SyntaxNode): ReadonlySet<VariableSymbol>;
}

/** Async functions of methods, and what becomes of them where they run beside other code (async.ts). */
export interface AsyncMethods {
  readonly diagnostics: readonly Diagnostic[];
  /** The async function that an expression is, or that the name always stands for. */
  of(node: Expression): AsyncFunction | undefined;
  /** The function as a method of the service in which `within` stands. `alone`: the code around stands still meanwhile. */
  method(fn: AsyncFunction, within: MethodSymbol, alone?: boolean): MethodSymbol;
  /** `sleep("5 minutes")` as a promise: an async function that waits for it. */
  thunk(node: CallExpression, within: MethodSymbol): MethodSymbol;
  /** What a method that was made of a function takes before its own parameters. */
  captured(method: MethodSymbol): readonly VariableSymbol[];
  /** The method of the program in which a method, or the function that it was made of, stands. */
  ownerOf(method: MethodSymbol): MethodSymbol;
  /** Whether the function may call itself, directly or through others. */
  recursive(fn: AsyncFunction): boolean;
}

/** What one generated module imports, and under which names. */
export class ModuleScope {
  readonly path: string;
  readonly #taken: ReadonlySet<string>;
  readonly #runtime = new Map<string, string>();
  /** By module, then by name: the name here. */
  readonly #imports = new Map<string, Map<string, string>>();
  readonly #locals: Set<string>;

  /** `own`: names that the module declares at its top; `taken`: names that no local variable may hide. */
  constructor(path: string, own: readonly string[], taken: ReadonlySet<string>) {
    this.path = path;
    this.#locals = new Set(own);
    this.#taken = taken;
  }

  taken(): ReadonlySet<string> {
    return this.#taken;
  }

  /** A name of the run-time library. */
  runtime(name: string): js.Identifier {
    const local = this.#locals.has(name) ? `${name}$mu` : name;
    this.#runtime.set(name, local);
    return id(local);
  }

  /** A name that the module of the source at `module` exports. */
  reference(module: string, declared: string): js.Identifier {
    const name = topName(declared);
    if (module === this.path) return id(name);
    const names = this.#imports.get(module) ?? new Map<string, string>();
    this.#imports.set(module, names);
    let local = names.get(name);
    if (local === undefined) {
      local = name;
      for (let n = 2; this.#locals.has(local); n++) local = `${name}$${n}`;
      this.#locals.add(local);
      names.set(name, local);
    }
    return id(local);
  }

  state(state: StateSymbol, module: string): js.Identifier {
    return this.reference(module, stateName(state.service, state.name));
  }

  method(method: MethodSymbol): js.Identifier {
    return this.reference(method.module, methodName(method.service, method.name));
  }

  imports(): js.ImportDeclaration[] {
    const ordered = [...this.#imports].sort(([a], [b]) => (a < b ? -1 : 1));
    const runtime = this.#runtime;
    return [
      ...(runtime.size === 0 ? [] : [importing('mu:runtime', runtime)]),
      ...ordered.map(([module, names]) =>
        importing(relativeImport(modulePath(this.path), modulePath(module)), names),
      ),
    ];
  }
}

function importing(from: string, names: ReadonlyMap<string, string>): js.ImportDeclaration {
  const ordered = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    type: 'ImportDeclaration',
    specifiers: ordered.map(([name, local]) => ({
      type: 'ImportSpecifier',
      imported: id(name),
      local: id(local),
    })),
    source: { type: 'Literal', value: from },
    attributes: [],
  };
}

/** State and errors that a piece of code touches; collected while it is translated. */
export class Touches {
  readonly reads = new Set<string>();
  readonly writes = new Set<string>();
  readonly throws = new Set<string>();
  /** What it may begin: calls whose promises live on. */
  readonly begins = new Set<MethodSymbol>();

  add(other: {
    readonly reads: Iterable<string>;
    readonly writes: Iterable<string>;
    readonly throws: Iterable<string>;
    readonly begins?: Iterable<MethodSymbol>;
  }): void {
    for (const begun of other.begins ?? []) this.begins.add(begun);
    for (const read of other.reads) this.reads.add(read);
    for (const write of other.writes) this.writes.add(write);
    for (const error of other.throws) this.throws.add(error);
  }

  get state(): boolean {
    return this.reads.size + this.writes.size > 0;
  }

  effects(): { reads: string[]; writes: string[]; throws: string[] } {
    return {
      reads: [...this.reads].sort(),
      writes: [...this.writes].sort(),
      throws: [...this.throws].sort(),
    };
  }
}

/** The two directions of the mutual recursion between expressions, functions and statements, without an import cycle. */
export interface Translator {
  expression(node: Expression, scope: Scope): js.Expression;
  statements(nodes: readonly Statement[], scope: Scope): js.Statement[];
}

/** Where a saga notes what can be undone. */
export interface Notes {
  readonly list: js.Identifier;
  /** What is called, with a note that it was. */
  callee(method: MethodSymbol, callee: js.Expression): js.Expression;
  /** That a transaction in a transaction has succeeded, which has a compensation. */
  transaction(node: TransactionStatement): js.Expression | undefined;
}

export interface Begins {
  /** Where the code stands. */
  readonly method: MethodSymbol;
  /** `kept`: somebody may wait for it. */
  begin(
    method: MethodSymbol,
    args: readonly (js.Expression | js.SpreadElement)[],
    kept: boolean,
  ): js.Expression;
}

/** The translation of one function-like piece of code. */
export interface Scope {
  readonly to: Translator;
  readonly lowering: Lowering;
  readonly module: ModuleScope;
  readonly names: LocalNames;
  readonly touches: Touches;
  /** Where calls whose promises live on may be begun; undefined in transactions, which start calls lazily. */
  readonly begins?: Begins | undefined;
  /** Parts of the expression at hand whose values are known already: what waits in them has been waited for. */
  readonly given?: ReadonlyMap<Expression, js.Expression>;
  /** How calls of the same commit are noted that can be undone; undefined where nothing is noted. */
  readonly notes?: Notes | undefined;
  /** The caller awaits what is returned here, as that of an async method: a promise is waited for. */
  readonly awaited: boolean;
  /** What `return x` becomes here. */
  readonly returns: (value: js.Expression | null, span: Span) => js.Statement;
  /** What a jump becomes that leads to where JavaScript's own cannot; undefined for all others. */
  readonly leaves?: (node: BreakStatement | ContinueStatement) => js.Statement | undefined;
}

export function inFunction(scope: Scope): Scope {
  return { ...scope, awaited: false, returns: value => ({ type: 'ReturnStatement', argument: value }) };
}

/** An expression that does not wait, as JavaScript. */
export function expression(node: Expression, scope: Scope): js.Expression {
  return scope.given?.get(node) ?? scope.to.expression(node, scope);
}

export function elements(
  nodes: readonly (Expression | SpreadElement)[],
  scope: Scope,
): (js.Expression | js.SpreadElement)[] {
  return nodes.map(node => (node.kind === 'SpreadElement' ? spread(node, scope) : expression(node, scope)));
}

export function spread(node: SpreadElement, scope: Scope): js.SpreadElement {
  return { type: 'SpreadElement', argument: expression(node.argument, scope) };
}

/** The handle of a state, as a name in this module; `use` says what the code does with it. */
export function handle(scope: Scope, state: StateSymbol, use: 'read' | 'write' | 'both'): js.Identifier {
  const name = `${state.service}.${state.name}`;
  if (use !== 'write') scope.touches.reads.add(name);
  if (use !== 'read') scope.touches.writes.add(name);
  const service = scope.lowering.program.services.find(s => s.name === state.service);
  if (service === undefined) throw new Bug(`no service ${state.service}`);
  return scope.module.state(state, service.module);
}

export function broken(what: string, node: { readonly span: Span }): never {
  throw new Bug(`${what} should have been refused before lowering`, node.span);
}

export function typeOf(scope: Scope, expression: Expression): Type {
  const type = scope.lowering.program.types.get(expression);
  if (type === undefined) throw new Bug(`no type for ${expression.kind}`, expression.span);
  return type;
}

/** Gives a generated node the place it came from. */
export function placed<N extends js.Node>(scope: Scope, span: Span, node: N): N {
  const lines = scope.lowering.lines.get(span.path);
  if (lines === undefined || node.loc !== undefined) return node;
  const start = estreePosition(positionAt(lines, span.start));
  const end = estreePosition(positionAt(lines, span.end));
  return { ...node, loc: { source: span.path, start, end } };
}

function estreePosition(position: Position): js.Position {
  return { line: position.line, column: position.column - 1 };
}
