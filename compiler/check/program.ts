// What checking leaves behind: the syntax trees, unchanged, and tables keyed by their nodes. The graph and the
// lowering read nothing else.
import type {
  CallExpression,
  ErrorDeclaration,
  Expression,
  ExternMethod,
  ExternServiceDeclaration,
  FunctionDeclaration,
  Identifier,
  InvariantDeclaration,
  LocalFunction,
  MethodDeclaration,
  Module,
  NewExpression,
  ServiceDeclaration,
  StateDeclaration,
} from '../../grammar/syntax.ts';
import type { Type } from './types.ts';

export interface CheckedProgram {
  /** Every module that an entry module reaches, dependencies first where there is no cycle. */
  readonly modules: readonly Module[];
  /** In the order of their modules and of their declarations. */
  readonly services: readonly ServiceSymbol[];
  readonly externs: readonly ExternService[];
  /** Error names are unique in an application: they are the error names of its state machines. */
  readonly errors: readonly ErrorSymbol[];
  /** The type of every expression, after narrowing. */
  readonly types: ReadonlyMap<Expression, Type>;
  /** What each name that is used or declared in code (not in types) refers to. */
  readonly names: ReadonlyMap<Identifier, Symbol>;
  readonly calls: ReadonlyMap<CallExpression | NewExpression, CallTarget>;
  /** The expressions `this.rooms` that stand for a state, whether a method is called on them or they are read or assigned. */
  readonly states: ReadonlyMap<Expression, StateSymbol>;
}

export type Symbol =
  | VariableSymbol
  | FunctionSymbol
  | ServiceSymbol
  | ExternSymbol
  | ErrorSymbol
  | BuiltinSymbol;

/** A parameter, a local `let` or `const`, a catch variable, or a `const` at the top of a module. */
export interface VariableSymbol {
  readonly kind: 'variable';
  readonly name: string;
  readonly form: 'let' | 'const' | 'parameter' | 'catch' | 'module';
  readonly declaration: Identifier;
  readonly type: Type;
  /** Path of the module, for form `module`. */
  readonly module: string;
}

export interface FunctionSymbol {
  readonly kind: 'function';
  readonly name: string;
  readonly declaration: FunctionDeclaration | LocalFunction;
  readonly module: string;
  readonly topLevel: boolean;
  readonly type: Type;
}

export interface ServiceSymbol {
  readonly kind: 'service';
  readonly name: string;
  readonly module: string;
  readonly declaration: ServiceDeclaration;
  readonly states: readonly StateSymbol[];
  readonly methods: readonly MethodSymbol[];
  readonly invariants: readonly InvariantDeclaration[];
}

export interface MethodSymbol {
  readonly kind: 'method';
  readonly name: string;
  /** `Hotel.reserve`: unique in an application. */
  readonly id: string;
  /** Name of the service. */
  readonly service: string;
  readonly module: string;
  readonly private: boolean;
  readonly declaration: MethodDeclaration;
  readonly parameters: readonly ParameterType[];
  /** What a caller gets after `await`: never a promise. */
  readonly result: Type;
  /** From its decorators. */
  readonly http: HttpRoute | undefined;
}

export interface ParameterType {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  readonly rest: boolean;
}

/** `path` may hold `{name}` segments that name parameters. */
export interface HttpRoute {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  /** Of a success; undefined: 200, or 204 where there is no value. */
  readonly status: number | undefined;
  /** Name of an error → the status that tells of it. */
  readonly errors: Readonly<Record<string, number>>;
  /** Origins whose pages may call it; `*`: all. */
  readonly cors: readonly string[];
}

/** `@schedule`, in UTC. */
export type Schedule =
  | { readonly kind: 'rate'; readonly text: string; readonly seconds: number }
  | {
      readonly kind: 'cron';
      readonly text: string;
      readonly minutes: readonly number[];
      readonly hours: readonly number[];
      /** Empty: the days of the week say it. */
      readonly days: readonly DayRule[];
      readonly months: readonly number[];
      /** Empty: the days of the month say it. */
      readonly weekdays: readonly WeekdayRule[];
      /** Empty: every year. */
      readonly years: readonly number[];
    };

export type DayRule =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'last' | 'lastWeekday' }
  | { readonly kind: 'nearestWeekday'; readonly day: number };

/** 1 is Sunday. */
export type WeekdayRule =
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | { readonly kind: 'last'; readonly weekday: number }
  | { readonly kind: 'nth'; readonly weekday: number; readonly occurrence: number };

export interface StateSymbol {
  readonly kind: 'state';
  readonly name: string;
  readonly service: string;
  readonly declaration: StateDeclaration;
  readonly collection: 'map' | 'set' | 'list' | 'counter' | 'value';
  /** Of a map's keys or a set's values. */
  readonly key: 'string' | 'number' | undefined;
  readonly type: Type;
}

export interface ErrorSymbol {
  readonly kind: 'error';
  readonly name: string;
  readonly module: string;
  /** Undefined for the built-in ones. */
  readonly declaration: ErrorDeclaration | undefined;
  readonly fields: readonly ParameterType[];
}

export interface ExternSymbol {
  readonly kind: 'extern';
  readonly name: string;
  readonly module: string;
  readonly declaration: ExternServiceDeclaration;
}

/** An extern service with its types. */
export interface ExternService {
  readonly symbol: ExternSymbol;
  readonly methods: readonly ExternFunction[];
  /** The errors that its functions may throw besides `CallFailed` and `Timeout`. */
  readonly errors: readonly ErrorSymbol[];
}

export interface ExternFunction {
  readonly declaration: ExternMethod;
  readonly parameters: readonly ParameterType[];
  /** What a caller gets after `await`. */
  readonly result: Type;
}

/** A name of the language's library: `Math`, `Promise`, `console`, and the imports of `"mu"`. */
export interface BuiltinSymbol {
  readonly kind: 'builtin';
  readonly name: string;
}

/** What a call calls. */
export type CallTarget =
  /** `Hotel.reserve(…)`: a call between services; its type is a promise. */
  | { readonly kind: 'service'; readonly method: MethodSymbol }
  | { readonly kind: 'extern'; readonly service: ExternSymbol; readonly method: ExternMethod }
  /** `this.release(…)`: inside the same turn where the callee is not async, else a call like one to another service. */
  | { readonly kind: 'own'; readonly method: MethodSymbol }
  /** `this.rooms.get(…)`. */
  | { readonly kind: 'state'; readonly state: StateSymbol; readonly operation: string }
  | { readonly kind: 'function'; readonly function: FunctionSymbol }
  /** `new SoldOut({ … })`. */
  | { readonly kind: 'error'; readonly error: ErrorSymbol }
  /** `Array.map`, `String.slice`, `Promise.all`, `Math.random`, `Date.now`, `new Date`, `mu.sleep`, `mu.abort`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** A value of function type: a parameter, a local closure. */
  | { readonly kind: 'value' };
