// What names refer to, before anything is known about types. One binding per declaration: shadowed names are
// distinct bindings.
import type {
  Block,
  ConstDeclaration,
  DoWhileStatement,
  ErrorDeclaration,
  ExternServiceDeclaration,
  ForInStatement,
  ForOfStatement,
  ForStatement,
  FunctionDeclaration,
  Identifier,
  InterfaceDeclaration,
  LocalFunction,
  ServiceDeclaration,
  TryStatement,
  TypeDeclaration,
  WhileStatement,
} from '../../grammar/syntax.ts';

export type Binding =
  | VariableBinding
  | FunctionBinding
  | ServiceBinding
  | ExternBinding
  | ErrorBinding
  | BuiltinBinding;

export interface VariableBinding {
  readonly kind: 'variable';
  readonly id: number;
  readonly name: string;
  readonly form: 'let' | 'const' | 'parameter' | 'catch' | 'module';
  readonly declaration: Identifier;
  readonly module: string;
  /** How many functions its declaration stands in. */
  readonly depth: number;
  /** For form `module`. */
  readonly constant: ConstDeclaration | undefined;
  /** Offset of the last assignment after the declaration; -1 if it is never assigned again. */
  lastWrite: number;
  /** Some function other than the one that declares it assigns it. */
  writtenInside: boolean;
  /** While names are resolved: its declaration has been passed. */
  ready: boolean;
}
export interface FunctionBinding {
  readonly kind: 'function';
  readonly name: string;
  readonly declaration: FunctionDeclaration | LocalFunction;
  readonly module: string;
  readonly topLevel: boolean;
}
export interface ServiceBinding {
  readonly kind: 'service';
  readonly name: string;
  readonly declaration: ServiceDeclaration;
  readonly module: string;
}
export interface ExternBinding {
  readonly kind: 'extern';
  readonly name: string;
  readonly declaration: ExternServiceDeclaration;
  readonly module: string;
}
/** `declaration` is undefined for the errors that the language declares. */
export interface ErrorBinding {
  readonly kind: 'error';
  readonly name: string;
  readonly declaration: ErrorDeclaration | undefined;
  readonly module: string;
}
/** `Math`, `undefined`; an import of `"mu"` is `mu.sleep`. */
export interface BuiltinBinding {
  readonly kind: 'builtin';
  readonly name: string;
}

export type TypeBinding =
  | {
      readonly kind: 'alias';
      readonly declaration: TypeDeclaration | InterfaceDeclaration;
      readonly module: string;
    }
  | ErrorBinding;

/** The names at the top of a module, its imports among them. */
export interface ModuleScope {
  readonly path: string;
  readonly values: Map<string, Binding>;
  readonly types: Map<string, TypeBinding>;
  /** Names that could not be imported, or were declared in a part that could not be read: nothing is said about them. */
  readonly broken: Set<string>;
}

/** Statements whose end the flow of control can reach from many places. */
export type Region =
  | ForStatement
  | ForOfStatement
  | ForInStatement
  | WhileStatement
  | DoWhileStatement
  | TryStatement
  | TryStatement['block'];

/** The variables that are assigned in a region, and those of whose value a part is assigned. */
export interface Writes {
  readonly assigned: Set<VariableBinding>;
  readonly touched: Set<VariableBinding>;
}

export interface Resolution {
  readonly scopes: ReadonlyMap<string, ModuleScope>;
  /** Every identifier in code, whether it declares or uses a name. */
  readonly bindings: ReadonlyMap<Identifier, Binding>;
  readonly writes: ReadonlyMap<Region, Writes>;
  /** What `result` names in a compensation. */
  readonly results: ReadonlyMap<Block, VariableBinding>;
  /** In the order of their modules. */
  readonly services: readonly ServiceBinding[];
  readonly externs: readonly ExternBinding[];
  readonly errors: readonly ErrorBinding[];
}
