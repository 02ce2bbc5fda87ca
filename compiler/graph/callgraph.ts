// The call graph: who calls whom and how, and what each method, function and piece of code may do. The lowering and
// the rules ask it; all answers are tables that are built once, so that asking costs nothing.
import type { Span } from '../../grammar/source.ts';
import type { CallExpression, ExternMethod, TransactionStatement } from '../../grammar/syntax.ts';
import type { ExternSymbol, FunctionSymbol, MethodSymbol, StateSymbol } from '../check/program.ts';
import type { Closure, CodeNode } from '../check/rules/tree.ts';

/** How a call looks in the picture of the services. The first that fits, in this order. */
export type CallForm =
  /** To a function outside the application. */
  | 'extern'
  /** In a `compensate` block. */
  | 'compensation'
  /** `this.helper()` of the same service, async or not. */
  | 'own'
  /** In a `transaction` block. */
  | 'transaction'
  /** `void S.f()`. */
  | 'forget'
  /** Once per element of a collection, or per round of a loop, at the same time. */
  | 'fan-out'
  /** `await S.f()`. */
  | 'synchronous'
  /** Started here and awaited later, or beside others. */
  | 'asynchronous';

/** What becomes of the call's promise where the call is written. */
export type CallUse =
  /** `this.helper()` of a non-async method: no promise, part of the same turn. */
  | 'plain'
  /** The operand of `await` (or returned from an async method, which awaits it). */
  | 'awaited'
  /** `void …`. */
  | 'forget'
  /** The result of a function given to `map` or `parallel`, or pushed to an array in a loop. */
  | 'fan-out'
  /** Anything else: put in a variable, an element of `Promise.all([…])`. */
  | 'started';

export type CallSiteTarget =
  | { readonly kind: 'method'; readonly method: MethodSymbol }
  | { readonly kind: 'extern'; readonly service: ExternSymbol; readonly method: ExternMethod };

export interface CallSite {
  /** Position in the syntax tree of the method, from 1: the number in idempotency keys. */
  readonly id: number;
  readonly caller: MethodSymbol;
  readonly target: CallSiteTarget;
  /** `Hotel.reserve`. */
  readonly targetId: string;
  readonly form: CallForm;
  readonly use: CallUse;
  readonly node: CallExpression;
  readonly span: Span;
  /** The innermost transaction block around it, in the same method. */
  readonly transaction: TransactionStatement | undefined;
  readonly inTransaction: boolean;
  readonly inCompensation: boolean;
}

/** States as `Hotel.rooms`, errors by name; sorted. */
export interface Effects {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** States that are counted or iterated; they are in `reads`, too. */
  readonly scans: readonly string[];
  readonly throws: readonly string[];
}

/** Something that runs when it is called. */
export type Callable = MethodSymbol | FunctionSymbol;

/** What to count as the effects of a piece of code. */
export type Reach =
  /** What it does in its own turn: states that it touches itself, in plain calls of its own service, and in functions. */
  | 'turn'
  /** Besides, what the calls in it do, and the calls in those. */
  | 'everything';

/** One call, or the wait itself, on the way from a method to where it waits. */
export interface WaitStep {
  readonly span: Span;
  /** `Mail.send`, `sleep`. */
  readonly text: string;
}

export interface CallGraph {
  /** In the order of the program. Calls inside functions at the top level and in invariants are no sites. */
  readonly sites: readonly CallSite[];
  readonly methods: readonly MethodSymbol[];
  /** Undefined for calls that are no calls of methods: state operations, functions, the library. */
  siteOf(node: CallExpression): CallSite | undefined;
  sitesFrom(method: MethodSymbol): readonly CallSite[];
  sitesTo(method: MethodSymbol): readonly CallSite[];

  effects(callable: Callable, reach?: Reach): Effects;
  /** Of any piece of a method or function, closures that it makes included. */
  effectsOf(node: CodeNode, reach: Reach): Effects;
  /** Some method of the program counts or iterates it. */
  scanned(state: StateSymbol): boolean;
  /** Some invariant does. */
  watched(state: StateSymbol): boolean;

  /**
   * Its code reaches a state without leaving the turn (itself, in plain own calls, functions and closures that it
   * calls): its JavaScript awaits.
   */
  touchesState(callable: Callable | Closure): boolean;
  /** The same of one call: a state operation, a callee that touches, or a closure among the arguments that does. */
  callTouchesState(call: CallExpression): boolean;
  /** It may be called from a transaction, directly or through others: it needs its direct form. */
  pulledIn(method: MethodSymbol): boolean;

  /** It may reach a timer, a signal or an extern function. */
  waits(method: MethodSymbol): boolean;
  /** The way to the first such place: calls, then the wait. Empty if it does not wait. */
  waitChain(method: MethodSymbol): readonly WaitStep[];
  /** It makes calls outside transactions that leave its turn, or waits: it has more than one turn. */
  isWorkflow(method: MethodSymbol): boolean;

  /** Groups of methods that call each other round in a circle, or themselves. */
  readonly cycles: readonly (readonly MethodSymbol[])[];
  isRecursive(method: MethodSymbol): boolean;
  /** What can be started from outside: the public methods. */
  readonly entryPoints: readonly MethodSymbol[];
  /** From an entry point, an invariant or a compensation. */
  reachable(method: MethodSymbol): boolean;
  /** The methods that the block may call, through others too, in the order of the program. */
  methodsIn(transaction: TransactionStatement): readonly MethodSymbol[];
}
