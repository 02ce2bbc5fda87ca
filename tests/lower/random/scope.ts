// What the generator knows at one place of the program that it writes.

/** `cells`: three numbers, changed in place. */
export type Kind = 'number' | 'text' | 'truth' | 'numbers' | 'maybe' | 'pair' | 'cells';

export interface Variable {
  readonly name: string;
  readonly kind: Kind;
  readonly assignable: boolean;
}

/** Decides everything: a number below `count`. Fast-check draws, and shrinks towards 0. */
export type Choose = (count: number) => number;

export interface Scope {
  readonly choose: Choose;
  readonly variables: readonly Variable[];
  /** Names in use in the method, so that shadowing is deliberate. */
  readonly fresh: () => string;
  /** Whether `await` may stand here. */
  readonly waits: boolean;
  /** Calls started and not awaited yet: then nothing is read that they change. */
  readonly running: boolean;
  readonly inTransaction: boolean;
  /** Functions from number to number that have names. */
  readonly functions: readonly string[];
  /** Labels of the loops around; '' for a loop without; 'switch' for a switch; '#a' for a block with the label a. */
  readonly loops: readonly string[];
  /** Jumps, returns and throws may be written here. */
  readonly leaves: boolean;
  readonly returns: Kind;
  /** Methods of the own service that may be called: those that come before. */
  readonly own: readonly { readonly name: string; readonly returns: Kind }[];
  /** Arrays that a loop is going over. */
  readonly frozen: readonly string[];
  /** How much more may be nested. */
  readonly depth: number;
}

export function deeper(scope: Scope, change: Partial<Scope> = {}): Scope {
  return { ...scope, depth: scope.depth - 1, ...change };
}

export function pick<T>(scope: Scope, from: readonly T[]): T {
  return from[scope.choose(from.length)] as T;
}

export function chance(scope: Scope, percent: number): boolean {
  return scope.choose(100) >= 100 - percent;
}

export function visible(scope: Scope, kind: Kind): readonly Variable[] {
  const last = new Map(scope.variables.map(v => [v.name, v]));
  return [...last.values()].filter(v => v.kind === kind);
}

export const typeNames: { readonly [K in Kind]: string } = {
  number: 'number',
  text: 'string',
  truth: 'boolean',
  numbers: 'number[]',
  maybe: 'number | undefined',
  pair: '{ a: number; b: string }',
  cells: '[number, number, number]',
};
