// --- an array for the rest of a generic function
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(list: number[]): number | undefined { return first(...list); }
// --- the same, wrong
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(list: number[]): string | undefined { return first(...list); } // refused
// --- members of objects
function names<T>(...items: { name: T }[]): T[] { return items.map(item => item.name); }
function f(list: { name: string }[]): string[] { return names(...list); }
// --- functions
type Stage<T> = (value: T) => T;
const compose = <T>(...stages: Stage<T>[]): Stage<T> => value => stages.reduce((result, stage) => stage(result), value);
function f(stages: Stage<string>[]): string { return compose(...stages)("a"); }
// --- functions, the wrong argument
type Stage<T> = (value: T) => T;
const compose = <T>(...stages: Stage<T>[]): Stage<T> => value => stages.reduce((result, stage) => stage(result), value);
function f(stages: Stage<string>[]): string { return compose(...stages)(1); } // refused
// --- one before the spread
function all<T>(first: T, ...others: T[]): T[] { return [first, ...others]; }
function f(list: number[]): number[] { return all(1, ...list); }
// --- one of another type before the spread
function all<T>(first: T, ...others: T[]): T[] { return [first, ...others]; }
function f(list: number[]): string[] { return all("a", ...list); } // refused
// --- a spread where one is needed
function all<T>(first: T, ...others: T[]): T[] { return [first, ...others]; }
function f(list: number[]): number[] { return all(...list); } // refused
// --- a tuple by its elements
function pair<A, B>(a: A, b: B): [B, A] { return [b, a]; }
function f(p: [number, string]): [string, number] { return pair(...p); }
// --- a tuple by its elements, the wrong way round
function pair<A, B>(a: A, b: B): [B, A] { return [b, a]; }
function f(p: [number, string]): [number, string] { return pair(...p); } // refused
// --- a tuple that is too short
function pair<A, B>(a: A, b: B): [B, A] { return [b, a]; }
function f(p: [number]): void { pair(...p); } // refused
// --- an array as all the arguments
function gather<A extends unknown[]>(...args: A): A { return args; }
function f(list: number[]): number[] { return gather(...list); }
// --- an array as all the arguments, wrong
function gather<A extends unknown[]>(...args: A): A { return args; }
function f(list: number[]): string[] { return gather(...list); } // refused
// --- one and an array as all the arguments
function gather<A extends unknown[]>(...args: A): A { return args; }
function f(list: number[]): [string, ...number[]] { return gather("a", ...list); }
// --- one and an array as all the arguments, wrong
function gather<A extends unknown[]>(...args: A): A { return args; }
function f(list: number[]): [string, ...string[]] { return gather("a", ...list); } // refused
// --- handed on
function gather<A extends unknown[]>(...args: A): A { return args; }
function on<B extends unknown[]>(...args: B): B { return gather(...args); }
function f(): [number, string] { return on(1, "a"); }
// --- two arrays
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(a: number[], b: number[]): number | undefined { return first(...a, ...b); }
// --- two arrays of different types
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(a: number[], b: string[]): void { first(...a, ...b); } // refused
// --- a set
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(a: Set<string>): string | undefined { return first(...a); }
// --- what cannot be spread
function first<T>(...items: T[]): T | undefined { return items[0]; }
function f(a: number): void { first(...a); } // refused
// --- a function behind `??`
type Stage<T> = (value: T) => T;
function both<T>(stage: Stage<T>, value: T): T { return stage(value); }
function f(given: Stage<string> | undefined): string { return both(given ?? (x => x), "a"); }
// --- a function behind `??` that does too much
type Stage<T> = (value: T) => T;
function both<T>(stage: Stage<T>, value: T): T { return stage(value); }
function f(given: Stage<string> | undefined): string { return both(given ?? (x => x.length), "a"); } // refused
// --- Math.max of a list that is changed on its way
function f(list: string[]): number { return Math.max(0, ...list.map(each => each.length)); }
// --- push of a spread
function f(list: string[], more: readonly string[]): number { return list.push(...more, "z"); }
// --- push of a spread of something else
function f(list: string[], more: readonly number[]): number { return list.push(...more); } // refused
