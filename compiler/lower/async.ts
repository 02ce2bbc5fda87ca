// Async functions inside methods. What runs beside the code that made it cannot share variables with it: such a function
// becomes a method of its own (closure conversion), and what it captures comes before its arguments.
//
//   const pay = async (cents: number) => { … card … }        R.order_pay(card, cents)
import type { Diagnostic, Problem } from '../../grammar/diagnostic.ts';
import { report } from '../../grammar/diagnostic.ts';
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type {
  ArrowFunction,
  Block,
  CallExpression,
  Expression,
  FunctionExpression,
  Identifier,
  LocalFunction,
  MethodDeclaration,
  Parameter,
  Statement,
} from '../../grammar/syntax.ts';
import { awaitedType } from '../check/awaited.ts';
import { unknownType } from '../check/construct.ts';
import type { CheckedProgram, FunctionSymbol, MethodSymbol, VariableSymbol } from '../check/program.ts';
import type { Type } from '../check/types.ts';
import type { AsyncMethods } from './context.ts';
import type { Facts } from './facts.ts';
import type { AsyncFunction } from './given.ts';
import { isFunction } from './given.ts';
import { lowerProblems } from './problems.ts';
import type { SharedChange } from './shared.ts';
import { changeInside, changeOutside } from './shared.ts';

/** An async function of a method, as a method. */
interface Converted {
  readonly method: MethodSymbol;
  readonly captured: readonly VariableSymbol[];
  /** The method of the program that it stands in. */
  readonly owner: MethodSymbol;
  readonly fn: AsyncFunction;
}

/** What a function needs from around it: variables, and functions that it repeats for itself. */
interface Free {
  readonly variables: Set<VariableSymbol>;
  readonly functions: Map<
    VariableSymbol | FunctionSymbol,
    LocalFunction | ArrowFunction | FunctionExpression
  >;
  /** All functions that it may call, those that become methods among them. */
  readonly reached: Set<LocalFunction | ArrowFunction | FunctionExpression>;
  readonly seen: Set<SyntaxNode>;
}

export class AsyncFunctions implements AsyncMethods {
  readonly diagnostics: Diagnostic[] = [];
  readonly #program: CheckedProgram;
  readonly #facts: Facts;
  readonly #converted = new Map<SyntaxNode, Converted>();
  readonly #byMethod = new Map<MethodSymbol, Converted>();
  readonly #owners = new Map<MethodSymbol, MethodSymbol>();
  readonly #names: Set<string>;
  readonly #running = new Set<AsyncFunction>();

  constructor(program: CheckedProgram, facts: Facts) {
    this.#program = program;
    this.#facts = facts;
    this.#names = new Set(program.services.flatMap(s => s.methods.map(m => m.id)));
  }

  /** The async function that an expression is, or that the name always stands for. */
  of(node: Expression): AsyncFunction | undefined {
    if (node.kind === 'ArrowFunction' || node.kind === 'FunctionExpression')
      return node.async ? node : undefined;
    if (node.kind !== 'Identifier') return undefined;
    const symbol = this.#program.names.get(node);
    const held = symbol === undefined ? undefined : this.#facts.held.get(symbol);
    return held !== undefined && held.kind !== 'FunctionDeclaration' && held.async ? held : undefined;
  }

  /** The function as a method of the service in which `within` stands. `alone`: the code around stands still meanwhile. */
  method(fn: AsyncFunction, within: MethodSymbol, alone = false): MethodSymbol {
    const made = this.#convert(fn, fn, within, alone ? 'each' : 'async');
    if (!alone && !this.#running.has(fn)) {
      this.#running.add(fn);
      const change = changeOutside(fn, made.captured, made.owner.declaration, this.#among);
      if (change !== undefined) this.#complain(lowerProblems.changedWhileRunning, change);
    }
    return made.method;
  }

  /** `sleep("5 minutes")` as a promise: an async function that waits for it. */
  thunk(node: CallExpression, within: MethodSymbol): MethodSymbol {
    const known = this.#converted.get(node);
    if (known !== undefined) return known.method;
    const fn: ArrowFunction = {
      kind: 'ArrowFunction',
      span: node.span,
      async: true,
      typeParameters: [],
      parameters: [],
      result: undefined,
      body: node,
    };
    return this.#convert(node, fn, within, calledName(node)).method;
  }

  captured(method: MethodSymbol): readonly VariableSymbol[] {
    return this.#byMethod.get(method)?.captured ?? [];
  }

  /** The method of the program in which a method, or the function that it was made of, stands. */
  ownerOf(method: MethodSymbol): MethodSymbol {
    return this.#byMethod.get(method)?.owner ?? this.#owners.get(method) ?? method;
  }

  /** Whether the function may call itself, directly or through others. */
  recursive(fn: AsyncFunction): boolean {
    const seen = new Set<SyntaxNode>();
    const reaches = (node: SyntaxNode): boolean => {
      if (node.kind === 'Identifier') {
        const symbol = this.#program.names.get(node);
        const held = symbol === undefined ? undefined : this.#facts.held.get(symbol);
        if (held === fn) return true;
        if (held !== undefined && held.kind !== 'FunctionDeclaration' && !seen.has(held)) {
          seen.add(held);
          if (anyInside(held, reaches)) return true;
        }
      }
      let found = false;
      forEachChild(node, child => {
        found ||= reaches(child);
      });
      return found;
    };
    return anyInside(fn, reaches);
  }

  /** What a block needs from around it: variables, and the functions that it repeats for itself. */
  around(block: Block): { readonly variables: readonly VariableSymbol[]; readonly functions: Statement[] } {
    const free = nothingFree();
    this.#collect(block, block, free);
    return { variables: [...free.variables], functions: repeated(free) };
  }

  /** Another part of a method that became a method. */
  adopt(method: MethodSymbol, owner: MethodSymbol): void {
    this.#owners.set(method, owner);
  }

  /** A name for a method of the service of `owner`. */
  fresh({ service }: MethodSymbol, wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#names.has(`${service}.${name}`); n++) name = `${wanted}${n}`;
    this.#names.add(`${service}.${name}`);
    return name;
  }

  #convert(key: SyntaxNode, fn: AsyncFunction, within: MethodSymbol, hint: string): Converted {
    const known = this.#converted.get(key);
    if (known !== undefined) return known;
    const owner = this.ownerOf(within);
    const free = nothingFree();
    this.#collect(fn, fn, free);
    const captured = [...free.variables];
    const name = this.fresh(owner, `${owner.name}_${this.#nameOf(fn) ?? hint}`);
    const method = this.#methodOf(fn, owner, { name, captured, free });
    const made: Converted = { method, captured, owner, fn };
    this.#converted.set(key, made);
    this.#byMethod.set(method, made);
    const change = changeInside([fn, ...free.reached], captured, this.#among);
    if (change !== undefined) this.#complain(lowerProblems.changesCaptured, change);
    return made;
  }

  get #among(): { readonly program: CheckedProgram; readonly facts: Facts } {
    return { program: this.#program, facts: this.#facts };
  }

  #complain(problem: Problem<{ name: string }>, { variable, span }: SharedChange): void {
    this.diagnostics.push(
      report(problem, { name: variable.name }, span, [
        { span: variable.declaration.span, text: 'declared here' },
      ]),
    );
  }

  /** The name of what holds the function. */
  #nameOf(fn: AsyncFunction): string | undefined {
    if (fn.kind === 'LocalFunction') return fn.name.name;
    for (const [symbol, held] of this.#facts.held) if (held === fn) return symbol.name;
    return undefined;
  }

  #methodOf(
    fn: AsyncFunction,
    owner: MethodSymbol,
    { name, captured, free }: { name: string; captured: readonly VariableSymbol[]; free: Free },
  ): MethodSymbol {
    const declaration: MethodDeclaration = {
      kind: 'MethodDeclaration',
      span: fn.span,
      name: { kind: 'Identifier', span: fn.span, name },
      private: true,
      async: true,
      decorators: [],
      typeParameters: [],
      parameters: [...captured.map(parameterOf), ...fn.parameters],
      result: undefined,
      body: withFirst(repeated(free), bodyOf(fn)),
      compensation: undefined,
      doc: undefined,
    };
    return {
      kind: 'method',
      name,
      id: `${owner.service}.${name}`,
      service: owner.service,
      module: owner.module,
      private: true,
      declaration,
      parameters: [],
      result: this.#resultOf(fn),
      http: undefined,
    };
  }

  #resultOf(fn: AsyncFunction): Type {
    const type = fn.kind === 'LocalFunction' ? this.#program.names.get(fn.name) : this.#program.types.get(fn);
    const signature = type !== undefined && 'type' in type ? type.type : type;
    return signature?.kind === 'function' ? awaitedType(signature.result) : unknownType;
  }

  #collect(node: SyntaxNode, root: SyntaxNode, free: Free): void {
    if (free.seen.has(node)) return;
    free.seen.add(node);
    if (node.kind === 'Identifier') this.#note(node, root, free);
    forEachChild(node, child => this.#collect(child, root, free));
  }

  #note(node: Identifier, root: SyntaxNode, free: Free): void {
    const symbol = this.#program.names.get(node);
    if (symbol?.kind !== 'variable' && symbol?.kind !== 'function') return;
    if (symbol.kind === 'variable' ? symbol.form === 'module' : symbol.topLevel) return;
    const { start, end } = symbol.declaration.span;
    if (start >= root.span.start && end <= root.span.end) return;
    const held = this.#facts.held.get(symbol);
    if (held === undefined || held.kind === 'FunctionDeclaration') {
      if (symbol.kind === 'variable') free.variables.add(symbol);
      return;
    }
    free.reached.add(held);
    if (!held.async) free.functions.set(symbol, held);
    // What it captures is captured by who calls it; its own variables are not.
    const inner: Free = { ...free, variables: new Set() };
    this.#collect(held, held, inner);
    for (const variable of inner.variables) {
      const at = variable.declaration.span;
      if (at.start < root.span.start || at.end > root.span.end) free.variables.add(variable);
    }
  }
}

function nothingFree(): Free {
  return { variables: new Set(), functions: new Map(), reached: new Set(), seen: new Set() };
}

function anyInside(fn: AsyncFunction, test: (node: SyntaxNode) => boolean): boolean {
  let found = false;
  forEachChild(fn, child => {
    // The name of a function declares it.
    if (fn.kind === 'LocalFunction' && child === fn.name) return;
    found ||= test(child);
  });
  return found;
}

function calledName({ callee }: CallExpression): string {
  if (callee.kind === 'Identifier') return callee.name;
  return callee.kind === 'MemberExpression' ? callee.property.name : 'async';
}

export function parameterOf(symbol: VariableSymbol): Parameter {
  const { declaration } = symbol;
  return {
    kind: 'Parameter',
    span: declaration.span,
    pattern: declaration,
    optional: false,
    rest: false,
    type: undefined,
    default: undefined,
  };
}

function declarationOf(
  symbol: VariableSymbol | FunctionSymbol,
  held: LocalFunction | ArrowFunction | FunctionExpression,
): Statement {
  if (held.kind === 'LocalFunction') return held;
  const declarator = {
    kind: 'VariableDeclarator' as const,
    span: held.span,
    pattern: symbol.declaration as Identifier,
    type: undefined,
    init: held,
  };
  return { kind: 'VariableStatement', span: held.span, keyword: 'const', declarations: [declarator] };
}

function bodyOf(fn: AsyncFunction): Block {
  if (fn.body.kind === 'Block') return fn.body;
  const { span } = fn.body;
  return { kind: 'Block', span, statements: [{ kind: 'ReturnStatement', span, value: fn.body }] };
}

function repeated({ functions }: Free): Statement[] {
  return [...functions].map(([symbol, held]) => declarationOf(symbol, held));
}

export function withFirst(first: readonly Statement[], body: Block): Block {
  return first.length === 0 ? body : { ...body, statements: [...first, ...body.statements] };
}

/** Whether a name is used for anything but being called. */
export function usedAsValue(
  fn: AsyncFunction,
  method: MethodDeclaration,
  program: CheckedProgram,
  facts: Facts,
): boolean {
  const visit = (node: SyntaxNode): boolean => {
    let found = false;
    forEachChild(node, child => {
      const declares =
        (node.kind === 'VariableDeclarator' && child === node.pattern) ||
        (isFunction(node) && node.kind === 'LocalFunction' && child === node.name);
      const called = node.kind === 'CallExpression' && child === node.callee;
      if (child.kind === 'Identifier' && !declares && !called) {
        const symbol = program.names.get(child);
        found ||= symbol !== undefined && facts.held.get(symbol) === fn;
      }
      found ||= visit(child);
    });
    return found;
  };
  return visit(method);
}
