// Run tables as the generated functions carry them: the nodes of compiler/ir/workflow.ts by id, with the code itself in
// place of its name. Declared here again, structurally, because the runtime knows no compiler.
import type { Shape } from './shape.ts';
import type { Callee } from './turn.ts';

export interface Program {
  readonly runs: { readonly [run: string]: Graph };
  readonly entries: readonly ProgramEntry[];
  /** All entries; where the function answers how requests stand. */
  readonly asked?: readonly ProgramEntry[];
  /** What the application waits for; where the function delivers it. */
  readonly signals?: readonly ProgramSignal[];
  /** Those that read what the runs write. */
  readonly invariants?: readonly ProgramInvariant[];
}

/** A place in the program that waits for a signal. */
export interface ProgramSignal {
  /** Undefined: it is put together at run time. */
  readonly name?: string | undefined;
  readonly shape: Shape;
}

export interface ProgramInvariant {
  readonly title: string;
  /** `hotel.mu:12:3`. */
  readonly place: string;
  /** States as `Hotel.rooms`. */
  readonly reads: readonly string[];
  readonly code: Callee;
}

/** A method that can be started from outside: `Entry` of compiler/ir/workflow.ts. */
export interface ProgramEntry {
  readonly method: string;
  readonly parameters: readonly Parameter[];
  readonly http?: ProgramRoute | undefined;
  readonly workflow?: string | undefined;
  /** `workflow` is an Express machine: it is started and waited for in one request. */
  readonly express?: boolean | undefined;
  readonly run?: string | undefined;
}

/** `@http`: `HttpEntry` of compiler/ir/outside.ts. */
export interface ProgramRoute {
  readonly method: string;
  readonly path: string;
  readonly status?: number | undefined;
  readonly errors?: { readonly [name: string]: number } | undefined;
  readonly cors?: readonly string[] | undefined;
}

export interface Parameter {
  readonly name: string;
  /** The variable of the run that gets it, where that has another name. */
  readonly variable?: string | undefined;
  readonly optional: boolean;
  readonly rest: boolean;
  readonly shape: Shape;
}

export interface Graph {
  readonly start: string;
  readonly nodes: { readonly [id: string]: Node };
}

export type Node =
  | TurnNode
  | CallNode
  | ChoiceNode
  | ForkNode
  | EachNode
  | ReturnNode
  | ThrowNode
  | LeaveNode;

export type LedgerEntry = 'none' | 'carried' | 'always';

interface Step {
  readonly id: string;
  readonly code: Callee;
  readonly onError?: ErrorEdge | undefined;
  readonly ledger: { readonly entry: LedgerEntry };
}

export interface TurnNode extends Step {
  readonly kind: 'turn';
  readonly inputs: readonly { readonly name: string; readonly from: Operand }[];
  readonly exits: readonly Exit[];
  /** Where it fails that was given up: inside its code; where it goes on; not at all; undefined: at `onError`. */
  readonly givenUp?: 'inside' | 'passes' | 'never' | undefined;
}

export interface CallNode extends Step {
  readonly kind: 'call';
  readonly args: Operand;
  readonly result?: string | undefined;
  readonly next: string;
}

export type WorkNode = TurnNode | CallNode;

export interface ChoiceNode {
  readonly kind: 'choice';
  readonly id: string;
  readonly choices: readonly {
    readonly variable: string;
    readonly equals: string | number | boolean;
    readonly next: string;
  }[];
  readonly otherwise: string;
}

export interface ForkNode {
  readonly kind: 'fork';
  readonly id: string;
  readonly branches: readonly Branch[];
  readonly join: 'all' | 'settled';
  readonly next: string;
  readonly onError?: ErrorEdge | undefined;
}

/** Where `outputs` are given, the branch returns `{ value, outputs: { name: … } }`. */
export interface Branch {
  readonly graph: Graph;
  readonly result?: string | undefined;
  readonly outputs: readonly string[];
}

export interface EachNode {
  readonly kind: 'each';
  readonly id: string;
  readonly items: string;
  readonly item: string;
  readonly index: string;
  readonly body: Graph;
  readonly result?: string | undefined;
  readonly join: 'all' | 'settled';
  readonly next: string;
  readonly onError?: ErrorEdge | undefined;
}

export interface ReturnNode {
  readonly kind: 'return';
  readonly id: string;
  readonly value: Operand;
}

export interface ThrowNode {
  readonly kind: 'throw';
  readonly id: string;
  readonly error: string;
}

export interface LeaveNode {
  readonly kind: 'leave';
  readonly id: string;
  readonly exit: string;
  readonly outputs: readonly string[];
}

export interface Exit {
  readonly exit: number;
  /** `called`: for messages, where the program calls it otherwise. */
  readonly outputs: readonly {
    readonly name: string;
    readonly variable: string;
    readonly called?: string;
  }[];
  readonly next: string;
}

export interface ErrorEdge {
  readonly variable: string;
  readonly next: string;
}

export type Operand =
  | { readonly kind: 'variable'; readonly variable: string }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'undefined' }
  | { readonly kind: 'array'; readonly elements: readonly Operand[] }
  | {
      readonly kind: 'object';
      readonly properties: readonly { readonly name: string; readonly value: Operand }[];
    };
