// What checking one application knows and where it stands. The families of constructs (expressions, calls, statements
// …) live in files of their own and call each other through `visit`, which checker.ts fills.
import type { Diagnostic, Label, Problem } from '../../grammar/diagnostic.ts';
import { report } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import type {
  ArrowFunction,
  CallExpression,
  Expression,
  ExternMethod,
  FunctionDeclaration,
  FunctionExpression,
  Identifier,
  LocalFunction,
  MethodDeclaration,
  NewExpression,
  ServiceDeclaration,
  Statement,
  SwitchStatement,
  TypeNode,
  TypeParameter,
  VariableDeclarator,
} from '../../grammar/syntax.ts';
import type {
  Binding,
  FunctionBinding,
  ModuleScope,
  Resolution,
  TypeBinding,
  VariableBinding,
} from '../resolve/index.ts';
import type { Library } from './library/library.ts';
import type { Members } from './members.ts';
import type {
  Symbol as AnySymbol,
  CallTarget,
  ErrorSymbol,
  ExternSymbol,
  MethodSymbol,
  ParameterType,
  ServiceSymbol,
  StateSymbol,
} from './program.ts';
import type { Relations } from './relate.ts';
import type { FunctionType, ParameterReference, Type } from './types.ts';

/** What is known at a place beyond declarations: narrowed types by reference, and variables without a value yet. */
export interface Flow {
  readonly narrowed: ReadonlyMap<string, Type>;
  readonly unassigned: ReadonlySet<number>;
}

/** The flow where a condition holds and where it does not; undefined where it cannot be. */
export interface Branch {
  readonly type: Type;
  readonly whenTrue: Flow | undefined;
  readonly whenFalse: Flow | undefined;
}

/** The names of types at a place. */
export interface TypeNames {
  readonly module: ModuleScope;
  readonly parameters: ReadonlyMap<string, Type>;
}

/** A statement that `break` or `continue` can leave. */
export interface Jump {
  readonly labels: readonly string[];
  readonly loop: boolean;
  readonly breakable: boolean;
  readonly breaks: (Flow | undefined)[];
  readonly continues: (Flow | undefined)[];
}

/** A variable that a pattern took out of a value of a union type. */
export interface Part {
  readonly name: string;
  readonly whole: Whole;
}

export interface Whole {
  /** Under which the flow knows what is left of the union. */
  readonly key: string;
  readonly type: Type;
  readonly parts: readonly { readonly name: string; readonly binding: VariableBinding }[];
  /** What was taken apart, where that is an expression. */
  readonly source: Expression | undefined;
}

/** The function whose body is being checked. */
export interface Body {
  readonly kind: 'method' | 'function' | 'lambda' | 'compensation' | 'constant' | 'invariant';
  readonly async: boolean;
  /** For messages: `reserve`, undefined for a lambda. */
  readonly name: Identifier | undefined;
  readonly service: ServiceScope | undefined;
  /** In an invariant: the states of all services are at hand, `Hotel.rooms`. */
  readonly seesStates?: boolean;
  readonly types: TypeNames;
  /** What `return` must give: for an async function what its promise holds. */
  readonly result: Type | undefined;
  /** The results of a method are copied on their way to the caller. */
  readonly copiesResult: boolean;
  /** `result` is not declared but wanted by the context: it guides, and whether it fits is found out later. */
  readonly context?: boolean;
  readonly returns: { readonly type: Type; readonly node: Expression | undefined }[];
  readonly jumps: Jump[];
  /** The function literal whose body it is. */
  readonly lambda?: Lambda;
  /** Nobody asks for its result: it is declared, or thrown away. */
  readonly beside?: boolean;
  /** Its parameters get their values: nothing can wait yet. */
  inParameters?: boolean;
  /** Labels that stand directly before the statement that is checked next. */
  labels: readonly string[];
}

export interface ServiceScope {
  readonly symbol: ServiceSymbol;
  readonly methods: ReadonlyMap<string, MethodSymbol>;
  readonly states: ReadonlyMap<string, StateSymbol>;
}

export interface Checker {
  readonly resolution: Resolution;
  readonly library: Library;
  /** What is checked is the library itself: it declares what is there without being written in mu. */
  readonly isLibrary: boolean;
  readonly members: Members;
  readonly relations: Relations;
  readonly types: Map<Expression, Type>;
  readonly names: Map<Identifier, AnySymbol>;
  readonly calls: Map<CallExpression | NewExpression, CallTarget>;
  readonly states: Map<Expression, StateSymbol>;
  /** Calls whose true result narrows an argument. */
  readonly predicates: Map<CallExpression, NonNullable<FunctionType['predicate']>>;
  readonly symbols: SymbolTable;
  readonly visit: Visit;
  /** Parts of chains that are no member accesses: calls, and whatever a chain begins with. */
  readonly links: (node: Expression) => { readonly type: Type; readonly ended: boolean };
  readonly freshId: () => number;
  /** The variables by the keys of their references. */
  readonly variables: Map<string, VariableBinding>;
  /** What constants without a written type were given: a condition among it narrows where the constant is tested. */
  readonly aliases: Map<VariableBinding, Expression>;
  /** Variables that were taken out of one value: what is known of one tells about the others. */
  readonly parts: Map<VariableBinding, Part>;
  /** Variables whose type is what they were given last. */
  readonly evolving: Set<VariableBinding>;
  /** Variables whose written type is being read. */
  readonly annotated: Set<VariableBinding>;
  /**
   * Variables whose declaration comes further down; `asked` if its own value asked while it was looked at, `asked beside`
   * if only statements did whose outcome does not matter to the type of the value.
   */
  readonly ahead: Map<VariableBinding, Ahead | 'asked' | 'asked beside'>;
  /** Functions whose results are put off, while the value is looked at that they stand in. */
  later: ReadonlyMap<Lambda, Later> | undefined;
  /** What is looked at is in the body of a function, and not what it gives. */
  beside: boolean;
  /** What to tell the results that were asked for beside, should they turn out to need what asked. */
  needed: (() => void)[];
  readonly needs: Map<VariableBinding, readonly (() => void)[]>;
  /** What the cases of a `switch` leave over: its subject as text, and the values that have no case. */
  readonly left: Map<SwitchStatement, { readonly subject: string | undefined; readonly values: Type }>;
  /** How many aliases lead to the condition that is looked at. */
  aliasing: number;
  readonly methodTypes: WeakMap<
    MethodSymbol,
    { readonly own?: FunctionType; readonly remote?: FunctionType }
  >;
  readonly externType: (service: ExternSymbol, method: ExternMethod) => FunctionType;
  readonly signatures: Signatures;
  readonly declared: Declared;
  /** Where problems go; attempts that are given up leave theirs behind. */
  diagnostics: Diagnostic[];
  /** Problems in declared types: they are found once, even if the code around is checked again. */
  readonly settled: Diagnostic[];
  /** Undefined where the flow of control cannot come. */
  flow: Flow | undefined;
  body: Body;
}

/** How the families reach each other. */
export interface Visit {
  readonly expression: (node: Expression, expected?: Type) => Type;
  readonly branch: (node: Expression) => Branch;
  readonly statements: (statements: readonly Statement[]) => void;
  /** What a written type means in the body that is checked. */
  readonly type: (node: TypeNode) => Type;
}

/** What bindings are once their types are asked for. */
export interface SymbolTable {
  readonly of: (binding: Binding) => AnySymbol;
  readonly service: (name: string) => ServiceScope | undefined;
  readonly serviceOf: (declaration: ServiceDeclaration) => ServiceScope | undefined;
  /** Gives a variable its type; checked again, it keeps its identity. */
  readonly setVariable: (binding: VariableBinding, type: Type) => void;
  readonly variableType: (binding: VariableBinding) => Type | undefined;
  readonly services: () => readonly ServiceScope[];
  readonly errors: () => readonly ErrorSymbol[];
  readonly errorFields: (name: string) => readonly ParameterType[];
}

/** Resolves written types of one application, and remembers what their names stand for. */
export interface Declared {
  readonly type: (node: TypeNode, names: TypeNames) => Type;
  /** Type parameters with their constraints, and the names with them in scope. */
  readonly typeParameters: (
    nodes: readonly TypeParameter[],
    names: TypeNames,
  ) => { readonly parameters: readonly ParameterReference[]; readonly names: TypeNames };
  /** The type that a declared name stands for, without type arguments. */
  readonly alias: (binding: TypeBinding) => Type;
  /** Looks at everything that was put off. */
  readonly settle: () => void;
}

export interface Signature {
  readonly type: FunctionType;
  readonly names: TypeNames;
  /** What it gives once awaited. */
  readonly result: () => Type;
  /** Checks the body, once. */
  readonly check: () => void;
}

export interface Signatures {
  readonly ofFunction: (binding: FunctionBinding) => Type;
  readonly ofMethod: (
    declaration: MethodDeclaration,
    at: { scope: ServiceScope; names: TypeNames },
  ) => Signature;
  /** A function in a block: it sees the block's variables. */
  readonly declareLocal: (declaration: LocalFunction) => void;
  readonly check: (declaration: FunctionDeclaration | LocalFunction | MethodDeclaration) => void;
}

/** A declaration that comes further down, and the body in which it stands. */
export interface Ahead {
  readonly declarator: VariableDeclarator;
  readonly keyword: 'let' | 'const';
  readonly body: Body;
  /** Its type, if the results of functions in it have been put off. */
  readonly shell?: Type | undefined;
}

export type Lambda = ArrowFunction | FunctionExpression;

/** A function whose result is found when it is asked for. */
export interface Later {
  readonly name: { readonly name: string; readonly span: Span };
  /** Its result has been asked for while it was looked for. */
  circular: boolean;
  find: () => Type;
}

export const emptyFlow: Flow = { narrowed: new Map(), unassigned: new Set() };

/** A function that is declared in a block may be called anywhere in it. */
export function withoutPaths(flow: Flow | undefined): Flow {
  return flow === undefined ? emptyFlow : { narrowed: new Map(), unassigned: new Set() };
}

export function complain<A>(
  checker: Checker,
  problem: Problem<A>,
  at: { readonly args: A; readonly span: Span; readonly labels?: readonly Label[] },
): void {
  checker.diagnostics.push(report(problem, at.args, at.span, at.labels ?? []));
}

/** Runs something whose problems do not count, and says whether it had any. */
export function attempt<T>(
  checker: Checker,
  body: () => T,
): { readonly value: T; readonly problems: readonly Diagnostic[] } {
  const outer = checker.diagnostics;
  checker.diagnostics = [];
  const value = body();
  const problems = checker.diagnostics;
  checker.diagnostics = outer;
  return { value, problems };
}

/** Checks a body of its own, from a flow of its own; the current one goes on afterwards. */
export function inBody<T>(checker: Checker, body: Body, flow: Flow, run: () => T): T {
  const { body: outerBody, flow: outerFlow } = checker;
  checker.body = body;
  checker.flow = flow;
  try {
    return run();
  } finally {
    checker.body = outerBody;
    checker.flow = outerFlow;
  }
}

/** The signatures of something that is called; several for an overloaded function of the library. */
export function signaturesOf(type: Type): readonly FunctionType[] {
  if (type.kind === 'function') return [type];
  return type.kind === 'intersection' ? type.types.flatMap(signaturesOf) : [];
}
