// --- an optional call
function f(g?: (n: number) => number): number { return g?.(1) ?? 0; }
// --- an optional call, unguarded
function f(g?: (n: number) => number): number { return g(1); } // refused
// --- a callback that ignores parameters
function g(cb: (a: number, b: string) => void): void { cb(1, "x"); }
function f(): void { g(() => {}); g(a => { a.toFixed(); }); }
// --- a callback with too many parameters
function g(cb: (a: number) => void): void { cb(1); }
function f(): void { g((a, b) => {}); } // refused
// --- a callback whose result is ignored
function g(cb: (a: number) => void): void { cb(1); }
function f(xs: number[]): void { g(a => xs.push(a)); }
// --- a function that gives functions
function adder(a: number): (b: number) => number { return b => a + b; }
function f(): number { return adder(1)(2); }
// --- pipe of two
function pipe<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
function f(): string { return pipe((x: number) => x + 1, x => x.toFixed(2))(1); }
// --- pipe of two that do not fit
function pipe<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
function f(): string { return pipe((x: number) => x + 1, x => x.toUpperCase())(1); } // refused
// --- map over an optional
function map<T, U>(x: T | undefined, f: (x: T) => U): U | undefined { return x === undefined ? undefined : f(x); }
function f(x?: string): number { return map(x, s => s.length) ?? 0; }
// --- groupBy
function groupBy<T, K extends string>(xs: readonly T[], key: (x: T) => K): Partial<Record<K, T[]>> { const r: Partial<Record<K, T[]>> = {}; for (const x of xs) (r[key(x)] ??= []).push(x); return r; }
function f(xs: number[]): number { return groupBy(xs, x => x > 0 ? "pos" : "neg").pos?.length ?? 0; }
// --- keyBy with an indexed access
function keyBy<T extends Record<K, string>, K extends keyof T>(xs: readonly T[], key: K): Map<string, T> { return new Map(xs.map(x => [x[key], x])); }
function f(xs: { id: string; n: string }[]): string | undefined { return keyBy(xs, "id").get("a")?.n; }
// --- sumBy
function sumBy<T>(xs: readonly T[], by: (x: T) => number): number { return xs.reduce((s, x) => s + by(x), 0); }
function f(xs: { n: number }[]): number { return sumBy(xs, x => x.n); }
// --- sumBy with a wrong property
function sumBy<T>(xs: readonly T[], by: (x: T) => number): number { return xs.reduce((s, x) => s + by(x), 0); }
function f(xs: { n: number }[]): number { return sumBy(xs, x => x.m); } // refused
// --- memo in a closure
function memo<A extends string, R>(f: (a: A) => R): (a: A) => R { const known = new Map<A, R>(); return a => { const k = known.get(a); if (k !== undefined) return k; const r = f(a); known.set(a, r); return r; }; }
function f(): number { return memo((s: string) => s.length)("abc"); }
// --- a default that depends on another
function g(a: number, b = a * 2): number { return a + b; }
function f(): number { return g(1) + g(1, 2); }
// --- an optional parameter with undefined
function g(a?: number): number { return a ?? 0; }
function f(x: number | undefined): number { return g(x) + g(undefined) + g(); }
// --- named options with defaults
function g({ size = 1, name = "x" }: { size?: number; name?: string } = {}): string { return name.repeat(size); }
function f(): string { return g() + g({}) + g({ size: 2 }); }
// --- named options, one too many
function g({ size = 1 }: { size?: number } = {}): number { return size; }
function f(): number { return g({ sise: 2 }); } // refused
// --- a recursive arrow
const fact = (n: number): number => n <= 1 ? 1 : n * fact(n - 1);
function f(): number { return fact(5); }
// --- a function type with a generic
type Mapper = <T>(xs: T[]) => T[];
const reverse: Mapper = xs => [...xs].reverse();
function f(): string[] { return reverse(["a"]); }
// --- a union of function types
function f(g: ((x: string) => number) | ((x: string) => string)): number | string { return g("x"); }
// --- a union of function types with parameters that do not meet
function f(g: ((x: string) => number) | ((x: number) => number)): number { return g("x"); } // refused
// --- overloads by union
function g(x: string | number): string { return typeof x === "string" ? x : x.toFixed(); }
function f(b: boolean): string { return g(b ? "a" : 1); }
// --- a guard that is negated
function isNil(x: unknown): x is null | undefined { return x === null || x === undefined; }
function f(x: string | null): number { if (!isNil(x)) return x.length; return 0; }
// --- exhaustive by never in a helper
type K = "a" | "b";
function never(x: never): string { return x; }
function f(k: K): string { switch (k) { case "a": return "1"; case "b": return "2"; default: return never(k); } }
// --- exhaustive by never, one is missing
type K = "a" | "b" | "c";
function never(x: never): string { return x; }
function f(k: K): string { switch (k) { case "a": return "1"; case "b": return "2"; default: return never(k); } } // refused
// --- readonly parameters take mutable arrays
function g(xs: readonly string[]): number { return xs.length; }
function f(xs: string[]): number { return g(xs); }
// --- mutable parameters do not take readonly arrays
function g(xs: string[]): number { return xs.push("a"); }
function f(xs: readonly string[]): number { return g(xs); } // refused
// --- comma in for heads
function f(): number { let s = 0; for (let i = 0, j = 10; i < j; i++, j--) s += i * j; return s; }
// --- a const assertion on a tuple
function f(): readonly ["a", 1] { return ["a", 1] as const; }
// --- numeric separators and literals
function f(): number { return 1_000_000 + 0xff + 0b11 + 0o17 + 1e3; }
// --- string methods in chains
function f(s: string): string[] { return s.trim().split(/\s+/).map(w => w.charAt(0).toUpperCase() + w.slice(1)).filter(w => w.length > 1); }
// --- optional element access
function f(xs: string[][] | undefined): string { return xs?.[0]?.[1] ?? ""; }
// --- a ternary chain
function f(n: number): "low" | "mid" | "high" { return n < 1 ? "low" : n < 2 ? "mid" : "high"; }
// --- nullish assignment to a property
function f(x: { a?: { b?: number } }): number { x.a ??= {}; x.a.b ??= 1; return x.a.b; }
// --- a set of a union
function f(): boolean { const s = new Set<"a" | "b">(["a"]); return s.has("b"); }
// --- a set of a union, asked for another
function f(): boolean { const s = new Set<"a" | "b">(["a"]); return s.has("c"); } // refused
// --- date arithmetic
function f(): number { return new Date("2024-01-01").getTime() - Date.now(); }
// --- dates are not subtracted without a number
function f(a: Date, b: Date): number { return a.getTime() - b.getTime(); }
