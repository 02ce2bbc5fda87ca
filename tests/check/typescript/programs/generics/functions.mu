// --- inferred from an argument
function id<T>(x: T): T { return x; }
const n: number = id(1);
// --- inferred from an argument, used wrongly
function id<T>(x: T): T { return x; }
const s: string = id(1); // refused
// --- a given type argument
function id<T>(x: T): T { return x; }
const s = id<string>(1); // refused
// --- too many type arguments
function id<T>(x: T): T { return x; }
const s = id<string, number>("a"); // refused
// --- inferred from an array
function first<T>(xs: T[]): T | undefined { return xs[0]; }
const n: number | undefined = first([1, 2]);
// --- inferred from an array, undefined forgotten
function first<T>(xs: T[]): T | undefined { return xs[0]; }
const n: number = first([1, 2]); // refused
// --- inferred from two arguments that agree
function pair<T>(a: T, b: T): T[] { return [a, b]; }
const xs: number[] = pair(1, 2);
// --- inferred from two arguments that do not agree
function pair<T>(a: T, b: T): T[] { return [a, b]; }
const xs = pair(1, "a"); // refused
// --- two type parameters
function pair<A, B>(a: A, b: B): [A, B] { return [a, b]; }
const p: [number, string] = pair(1, "a");
// --- inferred from a function's result
function map<T, U>(xs: T[], f: (x: T) => U): U[] { return xs.map(f); }
const xs: string[] = map([1, 2], x => x.toFixed());
// --- inferred from a function's result, used wrongly
function map<T, U>(xs: T[], f: (x: T) => U): U[] { return xs.map(f); }
const xs: number[] = map([1, 2], x => x.toFixed()); // refused
// --- the parameter of a function is told
function map<T, U>(xs: T[], f: (x: T) => U): U[] { return xs.map(f); }
const xs = map([1, 2], x => x.trim()); // refused
// --- a constraint that is met
function longest<T extends { length: number }>(a: T, b: T): T { return a.length >= b.length ? a : b; }
const s: string = longest("a", "bb");
// --- a constraint that is not met
function longest<T extends { length: number }>(a: T, b: T): T { return a.length >= b.length ? a : b; }
const s = longest(1, 2); // refused
// --- a constraint by keyof
function get<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
const n: number = get({ a: 1, b: "x" }, "a");
// --- a constraint by keyof, another property
function get<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
const n: number = get({ a: 1, b: "x" }, "b"); // refused
// --- a constraint by keyof, no such property
function get<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
const n = get({ a: 1, b: "x" }, "c"); // refused
// --- a member of a type parameter without constraint
function f<T>(x: T): number { return x.length; } // refused
// --- a member that the constraint has
function f<T extends { name: string }>(x: T): string { return x.name; }
// --- a type parameter is not its constraint
function f<T extends { name: string }>(x: T): T { return { name: "a" }; } // refused
// --- a type parameter fits its constraint
function f<T extends { name: string }>(x: T): { name: string } { return x; }
// --- a type parameter does not fit another
function f<T, U>(x: T): U { return x; } // refused
// --- a type parameter bounded by another
function f<T, U extends T>(x: U): T { return x; }
// --- narrowing a type parameter
function f<T extends string | number>(x: T): number { return typeof x === "string" ? x.length : 0; }
// --- a type parameter that may be undefined
function f<T>(x: T | undefined, other: T): T { return x ?? other; }
// --- a type parameter that may be undefined, returned
function f<T>(x: T | undefined): T { return x; } // refused
// --- keeps literals under a constraint
function f<T extends string>(x: T): T { return x; }
const a: "a" = f("a");
// --- widens literals in an array
function f<T>(xs: T[]): T[] { return xs; }
const xs: number[] = f([1, 2, 3]);
// --- literals of a union constraint
function f<T extends "a" | "b">(x: T): T { return x; }
const a = f("c"); // refused
// --- inferred from a property
function f<T>(o: { value: T }): T { return o.value; }
const n: number = f({ value: 1 });
// --- inferred from a promise
async function f<T>(p: Promise<T>): Promise<T> { return await p; }
// --- inferred from the wanted result
function empty<T>(): T[] { return []; }
const xs: string[] = empty();
// --- inferred from nothing
function empty<T>(): T[] { return []; }
const xs = empty();
const ys: string[] = xs; // refused
// --- a default of a type parameter
function make<T = string>(): T[] { return []; }
const xs: string[] = make();
// --- a generic function as an argument
function id<T>(x: T): T { return x; }
const xs: number[] = [1, 2].map(id);
// --- a generic arrow
const id = <T>(x: T): T => x;
const n: number = id(3);
// --- a group by
function groupBy<T, K extends string>(xs: T[], key: (x: T) => K): Partial<Record<K, T[]>> {
  const groups: Partial<Record<K, T[]>> = {};
  for (const x of xs) {
    const k = key(x);
    const known = groups[k];
    if (known === undefined) groups[k] = [x];
    else known.push(x);
  }
  return groups;
}
// --- a pick of properties
function pick<T, K extends keyof T>(o: T, ...keys: K[]): K[] { return keys; }
const ks: ("a" | "b")[] = pick({ a: 1, b: 2, c: 3 }, "a", "b");
// --- assigning an indexed type
function set<T, K extends keyof T>(o: T, k: K, v: T[K]): void { o[k] = v; }
const r = { a: 1, b: "x" };
const u: void = set(r, "a", "y"); // refused
// --- assigning an indexed type rightly
function set<T, K extends keyof T>(o: T, k: K, v: T[K]): void { o[k] = v; }
const r = { a: 1, b: "x" };
const u: void = set(r, "b", "y");
// --- reduce with a start
function f(xs: number[]): Record<string, number> { return xs.reduce<Record<string, number>>((all, x) => ({ ...all, [x]: x }), {}); }
// --- reduce with a start of another type
function f(xs: string[]): number { return xs.reduce((n, x) => n + x.length, 0); }
// --- compose
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
const f: (s: string) => string = compose((s: string) => s.length, n => n.toFixed());
// --- compose of functions that do not go together
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
const f = compose((s: string) => s.length, (b: boolean) => b); // refused
// --- recursion
function depth<T>(xs: T[], n: number): number { return n === 0 ? 0 : depth([xs], n - 1) + 1; }
