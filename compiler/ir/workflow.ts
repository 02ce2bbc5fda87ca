// The workflow graph: what the compiler and its targets agree on. One workflow per method that can be started from
// outside and either waits for calls or is called by nobody. Targets see this and nothing of the source language.
//
//   Application ─ services, tables, errors ─ workflows ─ graph ─ nodes
//
// A graph is flat: nodes refer to each other by id. It nests only where the platform does: in the branches of a fork,
// the body of an `each`, and in a run (one function invocation). Frames that are only for people (loops, try blocks,
// transactions, inlined methods) are regions: a tree beside the graph; each node says in which region it stands.
import type { Span } from '../../grammar/source.ts';
import type { CodeRef, JsModule } from './code.ts';
import type { Native, NativeSet, NativeWay } from './native.ts';
import type { Binding, KeyExpression, Operand, Variable } from './operand.ts';
import type { Entry, ExternUnit, Shape } from './outside.ts';
import type { Effects, Invariant, LedgerDecision, Service } from './services.ts';

export type { Binding, KeyExpression, Operand, Variable } from './operand.ts';
export type {
  DayRule,
  Entry,
  EntryParameter,
  ExternError,
  ExternMethod,
  ExternUnit,
  HttpEntry,
  RetryPolicy,
  Schedule,
  Shape,
  WeekdayRule,
} from './outside.ts';
export type {
  Effects,
  Invariant,
  LedgerDecision,
  LedgerRow,
  MethodSummary,
  Service,
  StateTable,
} from './services.ts';

export interface Application {
  /** From the folder or the file: letters, digits, `-`. */
  readonly name: string;
  readonly services: readonly Service[];
  readonly errors: readonly string[];
  readonly modules: readonly JsModule[];
  readonly workflows: readonly Workflow[];
  /** Every method that may be started from outside, in source order. */
  readonly entries: readonly Entry[];
  readonly functions: readonly FunctionUnit[];
  readonly externs: readonly ExternUnit[];
  /** What must hold between any two turns; evaluated where checks are on, by the turns that write what they read. */
  readonly invariants: readonly Invariant[];
  readonly calls: readonly CallEdge[];
  readonly optimize: OptimizeLevel;
}

export type OptimizeLevel = 'visibility' | 'balanced' | 'cost';

/** An edge of the call graph, for the picture of the services. */
export interface CallEdge {
  readonly from: string;
  readonly to: string;
  readonly form: 'synchronous' | 'asynchronous' | 'fan-out' | 'transaction' | 'own';
  readonly span: Span;
}

/** One serverless function: the code of the runs that it hosts, and what it may touch. */
export interface FunctionUnit {
  /** Name of the service whose function this is. */
  readonly name: string;
  readonly runs: readonly RunUnit[];
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** Mebibytes, where some of its methods say it. */
  readonly memory?: number;
  /** Seconds that an invocation must be able to last, where some of its methods say it. */
  readonly timeout?: number;
}

/** What one invocation executes. `id` is unique in the application: `Frontend.reserve/1`. */
export interface RunUnit {
  readonly id: string;
  readonly graph: Graph;
}

export interface Workflow {
  /** The method: `Frontend.reserve`. */
  readonly id: string;
  readonly service: string;
  readonly span: Span;
  readonly doc: string | undefined;
  /** Variables that hold the arguments when the workflow starts, in the order of the parameters. */
  readonly parameters: readonly Variable[];
  /** `@express`: its executions are not recorded durably and last at most five minutes. */
  readonly express?: true;
  /** Started by `start` nodes: it ends in `settle`, and its execution is named by its promise. */
  readonly started?: true;
  readonly graph: Graph;
  readonly regions: readonly Region[];
}

export interface Graph {
  readonly start: NodeId;
  readonly nodes: readonly Node[];
}

/** Unique in its workflow: `n3`. */
export type NodeId = string;

export type Node =
  | TurnNode
  | CallNode
  | RunNode
  | ChoiceNode
  | ForkNode
  | EachNode
  | TimerNode
  | SignalNode
  | ExternNode
  | StartNode
  | SettledNode
  | SettleNode
  | ReturnNode
  | ThrowNode
  | LeaveNode;

interface NodeBase {
  readonly id: NodeId;
  /** In the words of the source: `Hotel.reserve`, `await Promise.all`. */
  readonly label: string;
  /** Where the label alone does not say which: `after Echo.say`. State machines list states by it. */
  readonly name?: string;
  readonly span: Span;
  readonly region: RegionId;
}

/** Code without waits. It ends in one of its exits, each with the values that are live there, or throws. */
export interface TurnNode extends NodeBase {
  readonly kind: 'turn';
  readonly code: CodeRef;
  /** `Frontend.reserve#1`: the method and the number of the turn in it. */
  readonly turn: string;
  readonly service: string;
  /** A transaction block is one turn. */
  readonly transaction: boolean;
  /** Name in the code → what it is bound to. */
  readonly inputs: readonly Binding[];
  readonly exits: readonly Exit[];
  /** The code only hands on what it was given: each variable that it sets, and from what. Such a turn needs no function. */
  readonly passes?: readonly { readonly variable: Variable; readonly from: Operand }[];
  /** All that the code does, in expressions that the platform can evaluate: by itself, such a turn needs no function. */
  readonly ways?: readonly NativeWay[];
  /**
   * Where the turn fails that the platform has given up: `inside`, its code handles that; `passes`, it does nothing that could fail,
   * and what comes after it fails; `never`: it is a way back, to be repeated. Undefined: the error goes where `onError` says.
   */
  readonly givenUp?: 'inside' | 'passes' | 'never';
  /** Where an error that the code throws goes; undefined: out of this graph. */
  readonly onError: ErrorEdge | undefined;
  readonly effects: Effects;
  readonly ledger: LedgerDecision;
}

/** A call of a method that is one turn. In a run, it is executed in the same invocation, as a turn of its own. */
export interface CallNode extends NodeBase {
  readonly kind: 'call';
  /** `Hotel.reserve`. */
  readonly method: string;
  readonly service: string;
  readonly code: CodeRef;
  /** The call site: `Frontend.reserve/2`, its number by position in the method. */
  readonly site: string;
  /** One array of arguments. */
  readonly args: Operand;
  readonly result: Variable | undefined;
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
  readonly effects: Effects;
  readonly ledger: LedgerDecision;
}

/** One function invocation. After fusion every turn and every call stands in a run. Its graph leaves by `leave`, `return` or an error. */
export interface RunNode extends NodeBase {
  readonly kind: 'run';
  /** `RunUnit.id`. */
  readonly run: string;
  /** `FunctionUnit.name`. */
  readonly function: string;
  readonly key: KeyExpression;
  /** Variables that the run reads from outside. */
  readonly inputs: readonly Variable[];
  readonly graph: Graph;
  /** One per `leave` in the graph, by `exit`; the values it carries out. */
  readonly exits: readonly RunExit[];
  readonly onError: ErrorEdge | undefined;
  /** `FunctionUnit.timeout`. */
  readonly timeout?: number;
}

export interface RunExit {
  readonly exit: string;
  readonly outputs: readonly Variable[];
  readonly next: NodeId;
}

/** Decides and computes what the platform can evaluate itself: it needs no function. */
export interface ChoiceNode extends NodeBase {
  readonly kind: 'choice';
  /** Tried in order. */
  readonly choices: readonly {
    readonly when: Native;
    readonly sets: readonly NativeSet[];
    readonly next: NodeId;
    readonly label: string;
  }[];
  readonly otherwise: NodeId;
  /** What the way `otherwise` sets. */
  readonly sets: readonly NativeSet[];
}

/** Branches side by side; all of them settle before anything goes on. */
export interface ForkNode extends NodeBase {
  readonly kind: 'fork';
  readonly branches: readonly Branch[];
  /**
   * What the join gives: `all`: the first error, in the order of `branches`, goes to `onError`; `settled`: each branch's outcome
   * as `{ status, value | reason }`.
   */
  readonly join: 'all' | 'settled';
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

export interface Branch {
  readonly label: string;
  /** Ends in `return` (its value) or an error; variables that it defines are not seen outside. */
  readonly graph: Graph;
  /** Variable outside that gets the value; undefined: dropped. */
  readonly result: Variable | undefined;
  /** Variables outside that the branch gives besides: `return` carries an object of them. */
  readonly outputs: readonly Variable[];
}

/** `Promise.all(xs.map(x => …))`. */
export interface EachNode extends NodeBase {
  readonly kind: 'each';
  /** A variable that holds an array; each element is one iteration's `item`. */
  readonly items: Variable;
  readonly item: Variable;
  readonly index: Variable;
  readonly body: Graph;
  /** 0: as many as the platform can. */
  readonly concurrency: number | Variable;
  readonly result: Variable | undefined;
  readonly join: 'all' | 'settled';
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

/** `await sleep("5 minutes")`, `await sleepUntil(time)`. */
export interface TimerNode extends NodeBase {
  readonly kind: 'timer';
  /** `seconds` from now; `until`: milliseconds since 1970. */
  readonly wait: { readonly kind: 'seconds' | 'until'; readonly value: Operand };
  readonly next: NodeId;
  /** In a workflow that is started: where it is cancelled, `Cancelled` goes there. */
  readonly onError?: ErrorEdge | undefined;
}

/** `await signal<T>(name, { timeout })`: waits for a message from outside, addressed by the request id and the name. */
export interface SignalNode extends NodeBase {
  readonly kind: 'signal';
  readonly signal: Operand;
  /** Seconds, after which the wait fails with the error `Timeout`. */
  readonly timeout: Operand | undefined;
  /** What the message is checked against when it is delivered. */
  readonly shape: Shape;
  readonly result: Variable | undefined;
  readonly key: KeyExpression;
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

/** A call of a function of an extern service: at least once, with the same idempotency key on every attempt. */
export interface ExternNode extends NodeBase {
  readonly kind: 'extern';
  /** `Payments`: name of an `ExternUnit`. */
  readonly service: string;
  /** `Payments.charge`. */
  readonly method: string;
  readonly site: string;
  /** One array of arguments. */
  readonly args: Operand;
  readonly result: Variable | undefined;
  readonly key: KeyExpression;
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

/**
 * Starts calls whose lifetimes do not nest in the program: one execution each, named by its promise. Starting twice is
 * starting once.
 */
export interface StartNode extends NodeBase {
  readonly kind: 'start';
  /** Holds an array of `Started` (stdlib/runtime/promises.ts): what `$.started()` gave at the end of a turn. */
  readonly starts: Variable;
  /** The workflows that may be among them (`Workflow.id`), for people and for permissions. */
  readonly workflows: readonly string[];
  readonly next: NodeId;
}

/** Waits for durable promises. */
export interface SettledNode extends NodeBase {
  readonly kind: 'settled';
  /** `one`: holds a promise. Otherwise an array, of promises and plain values. */
  readonly promises: Variable;
  /**
   * `one`, `all`: the value or values; the first error, in the order of the array, once all have settled. `settled`: outcomes, as
   * `Promise.allSettled` gives them. `race`, `any`: as in JavaScript, but goes on only when the losers have settled, or were
   * cancelled where they wait for a timer or a signal.
   */
  readonly mode: 'one' | 'all' | 'settled' | 'race' | 'any';
  readonly result: Variable | undefined;
  readonly key: KeyExpression;
  readonly next: NodeId;
  readonly onError: ErrorEdge | undefined;
}

/** In a workflow that `start` starts: the outcome of its promise, for who waits for it. Nothing comes after it but `return`. */
export interface SettleNode extends NodeBase {
  readonly kind: 'settle';
  readonly outcome: 'value' | 'error';
  readonly value: Operand;
  readonly next: NodeId;
}

/** The end of a workflow, a branch or a whole run, with its value. */
export interface ReturnNode extends NodeBase {
  readonly kind: 'return';
  readonly value: Operand;
}

export interface ThrowNode extends NodeBase {
  readonly kind: 'throw';
  /** Holds an error value. */
  readonly error: Variable;
}

/** In a run's graph: the run ends here and the platform goes on at the run's exit of that name. */
export interface LeaveNode extends NodeBase {
  readonly kind: 'leave';
  readonly exit: string;
  readonly outputs: readonly Variable[];
}

export interface Exit {
  /** What the code returns as `exit`. */
  readonly exit: number;
  /** When it is taken, in the words of the source: `seats > 0`. For people only. */
  readonly label?: string;
  /** Name in the code → variable that it sets; `called`: as the program calls it, where that is another name. */
  readonly outputs: readonly {
    readonly name: string;
    readonly variable: Variable;
    readonly called?: string;
  }[];
  readonly next: NodeId;
}

export interface ErrorEdge {
  /** Gets the error value. */
  readonly variable: Variable;
  readonly next: NodeId;
}

export type RegionId = number;

/** A frame for people. `regions[0]` is the method itself. */
export interface Region {
  readonly id: RegionId;
  readonly parent: RegionId | undefined;
  readonly kind:
    | 'method'
    | 'inlined'
    | 'loop'
    | 'try'
    | 'catch'
    | 'finally'
    | 'transaction'
    | 'saga'
    /** The way back of a saga. */
    | 'undo'
    | 'branch'
    | 'each';
  /** Of a loop or fan-out: holds the number of the iteration, from 0. It is part of the keys inside. */
  readonly iteration?: Variable;
  readonly label: string;
  readonly span: Span;
}
