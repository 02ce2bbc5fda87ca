// Compensations as methods. What undoes a call takes what the call gave, if it looks at it, and what the call was given; what
// undoes a transaction takes the variables that it looks at.
//
//   reserve(id: string): Room { … } compensate { this.release(id, result.door); }      undo_reserve(result, id)
//   transaction { … } compensate { await Hotel.release(id); }                          book_undo(id)
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild } from '../../grammar/index.ts';
import type {
  Block,
  CallExpression,
  Identifier,
  MethodDeclaration,
  Parameter,
  TransactionStatement,
} from '../../grammar/syntax.ts';
import { voidType } from '../check/construct.ts';
import type { CallTarget, CheckedProgram, MethodSymbol, VariableSymbol } from '../check/program.ts';
import type { AsyncFunctions } from './async.ts';
import { parameterOf, withFirst } from './async.ts';
import type { Undo, UndoMethods } from './undo.ts';

/** What may be followed by `compensate`. */
interface Compensable {
  readonly node: SyntaxNode;
  readonly of: string;
  /** Undefined: a transaction, whose compensation takes variables. */
  readonly parameters: readonly Parameter[] | undefined;
  readonly compensation: Block;
  readonly owner: MethodSymbol;
  readonly name: string;
}

export class Undoings implements UndoMethods {
  readonly #program: CheckedProgram;
  readonly #functions: AsyncFunctions;
  readonly #known = new Map<SyntaxNode, Map<string, Undo>>();
  readonly #methods = new Map<MethodSymbol, MethodSymbol>();

  constructor(program: CheckedProgram, functions: AsyncFunctions) {
    this.#program = program;
    this.#functions = functions;
  }

  /** The method that a method undoes, or in which the transaction or the call that it undoes stands. */
  undone(method: MethodSymbol): MethodSymbol | undefined {
    return this.#methods.get(method);
  }

  /** What may be noted in a part of a method. */
  all(node: SyntaxNode, within: MethodSymbol): readonly Undo[] {
    const found: Undo[] = [];
    const visit = (each: SyntaxNode): void => {
      const undo =
        each.kind === 'CallExpression'
          ? this.ofCall(each, within)
          : each.kind === 'TransactionStatement'
            ? this.ofTransaction(each, within)
            : undefined;
      if (undo !== undefined) found.push(undo);
      forEachChild(each, visit);
    };
    visit(node);
    return found;
  }

  /** An async function of a method that is a method of its own, and in which something can be undone: it tells what it did. */
  reports(method: MethodSymbol): boolean {
    const isFunction = this.#functions.ownerOf(method) !== method && !this.#methods.has(method);
    return isFunction && this.any(method.declaration.body, method);
  }

  /** Whether something in a method can be undone. */
  any(node: SyntaxNode, within: MethodSymbol): boolean {
    if (node.kind === 'CallExpression' && this.ofCall(node, within) !== undefined) return true;
    let found = node.kind === 'TransactionStatement' && node.compensation !== undefined;
    forEachChild(node, child => {
      found ||= this.any(child, within);
    });
    return found;
  }

  /** Undefined: nothing undoes the call. `within`: the method that makes it. */
  ofCall(node: CallExpression, within: MethodSymbol): Undo | undefined {
    const target = this.#program.calls.get(node);
    return target === undefined ? undefined : this.ofTarget(target, within);
  }

  ofTarget(target: CallTarget, within: MethodSymbol): Undo | undefined {
    if (target.kind === 'service' || target.kind === 'own') return this.ofMethod(target.method);
    if (target.kind !== 'extern' || target.method.compensation === undefined) return undefined;
    const { service, method } = target;
    const { parameters, compensation } = method;
    const of = `${service.name}.${method.name.name}`;
    const name = `undo_${service.name}_${method.name.name}`;
    if (compensation === undefined) return undefined;
    return this.#undo({ node: method, of, parameters, compensation, owner: within, name });
  }

  ofMethod(method: MethodSymbol): Undo | undefined {
    const { compensation, parameters } = method.declaration;
    if (compensation === undefined || this.#functions.ownerOf(method) !== method) return undefined;
    const { id: of, declaration: node, name } = method;
    return this.#undo({ node, of, parameters, compensation, owner: method, name: `undo_${name}` });
  }

  ofTransaction(node: TransactionStatement, within: MethodSymbol): Undo | undefined {
    const { compensation } = node;
    if (compensation === undefined) return undefined;
    const owner = this.#functions.ownerOf(within);
    const name = `undo_transaction_of_${owner.name}`;
    return this.#undo({ node, of: 'transaction', parameters: undefined, compensation, owner, name });
  }

  /** A compensation runs in the service whose method it undoes; that of a function outside, in the service that calls. */
  #undo(what: Compensable): Undo {
    const byService = this.#known.get(what.node) ?? new Map<string, Undo>();
    this.#known.set(what.node, byService);
    const known = byService.get(what.owner.service);
    if (known !== undefined) return known;
    const made = this.#made(what);
    byService.set(what.owner.service, made);
    return made;
  }

  #made(what: Compensable): Undo {
    const { compensation, owner, parameters } = what;
    const result = parameters === undefined ? undefined : this.#resultIn(compensation);
    const around = parameters === undefined ? this.#functions.around(compensation) : undefined;
    const captured = around?.variables ?? [];
    const taken = [...(result === undefined ? [] : [result]), ...captured].map(parameterOf);
    const name = this.#functions.fresh(owner, what.name);
    const body = withFirst(around?.functions ?? [], compensation);
    const method = methodOf(owner, name, [...taken, ...(parameters ?? [])], body);
    // Functions in the compensation of a function outside stand in no method of the program.
    this.#functions.adopt(method, what.node.kind === 'ExternMethod' ? { ...method } : owner);
    this.#methods.set(method, owner);
    return { method, of: what.of, takesResult: result !== undefined, captured };
  }

  /** The variable `result`, if the compensation looks at it and does not declare it. */
  #resultIn(block: Block): VariableSymbol | undefined {
    const isResult = (node: Identifier): VariableSymbol | undefined => {
      const symbol = node.name === 'result' ? this.#program.names.get(node) : undefined;
      if (symbol?.kind !== 'variable' || symbol.form !== 'parameter') return undefined;
      const { span } = symbol.declaration;
      return span.start === block.span.start && span.path === block.span.path ? symbol : undefined;
    };
    const visit = (node: SyntaxNode): VariableSymbol | undefined => {
      if (node.kind === 'Identifier') return isResult(node);
      let found: VariableSymbol | undefined;
      forEachChild(node, child => {
        found ??= visit(child);
      });
      return found;
    };
    return visit(block);
  }
}

function methodOf(
  { service, module }: MethodSymbol,
  name: string,
  parameters: readonly Parameter[],
  body: Block,
): MethodSymbol {
  const { span } = body;
  const declaration: MethodDeclaration = {
    kind: 'MethodDeclaration',
    span,
    name: { kind: 'Identifier', span, name },
    private: true,
    async: true,
    decorators: [],
    typeParameters: [],
    parameters,
    result: undefined,
    body,
    compensation: undefined,
    doc: undefined,
  };
  return {
    kind: 'method',
    name,
    id: `${service}.${name}`,
    service,
    module,
    private: true,
    declaration,
    parameters: [],
    result: voidType,
    http: undefined,
  };
}
