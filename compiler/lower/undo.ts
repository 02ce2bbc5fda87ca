// What undoes calls and transactions, and who knows it (undoing.ts).
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import type { CallExpression, TransactionStatement } from '../../grammar/syntax.ts';
import type { MethodSymbol, VariableSymbol } from '../check/program.ts';

/** What undoes something that has taken effect. */
export interface Undo {
  readonly method: MethodSymbol;
  /** What it undoes, in the words of the source: `Hotel.reserve`. */
  readonly of: string;
  /** It takes what the call gave before what the call was given. */
  readonly takesResult: boolean;
  /** Of a transaction: what it takes. */
  readonly captured: readonly VariableSymbol[];
}

/** Compensations as methods. `within`: the method in which something stands. */
export interface UndoMethods {
  /** The method that a method undoes, or in which the transaction or the call that it undoes stands. */
  undone(method: MethodSymbol): MethodSymbol | undefined;
  /** Undefined: nothing undoes the call. */
  ofCall(node: CallExpression, within: MethodSymbol): Undo | undefined;
  ofMethod(method: MethodSymbol): Undo | undefined;
  ofTransaction(node: TransactionStatement, within: MethodSymbol): Undo | undefined;
  /** What may be noted in a part of a method. */
  all(node: SyntaxNode, within: MethodSymbol): readonly Undo[];
  /** An async function of a method that is a method of its own, and in which something can be undone: it tells what it did. */
  reports(method: MethodSymbol): boolean;
  /** Whether something in a part of a method can be undone. */
  any(node: SyntaxNode, within: MethodSymbol): boolean;
}
