// --- spread of a literal
function f(a: number, b = 2, ...c: number[]): void {}
function g(xs: number[]): void { f(...[1, ...xs]); f(...[1, 2]); f(1, ...[2]); f(...[1, 2, 3] as const); }
// --- spread of a literal that is too short
function f(a: number, b: string): void {}
function g(): void { f(...[1]); } // refused
// --- spread of a literal of wrong types
function f(a: number, b: string): void {}
function g(): void { f(...[1, 2]); } // refused
// --- as from partial
function pick<T extends object, K extends keyof T>(o: T, k: K): Pick<T, K> { const out: Partial<T> = {}; return out as Pick<T, K>; }
// --- excess in return
type P = { a: number; b?: string };
function f(): P { return { a: 1, c: 2 }; } // refused
// --- never in switch default
type S = { k: "a" } | { k: "b" };
function f(s: S): number { switch (s.k) { case "a": return 1; default: { const x: { k: "b" } = s; return x.k.length; } } }
// --- narrowing by in and else
function f(x: { a: number } | { b: string }): string { if ("a" in x) { return x.a.toFixed(); } else { return x.b; } }
// --- narrowing through a const condition
function f(x: string | number): number { const isText = typeof x === "string"; return isText ? x.length : x; }
// --- narrowing lost in closure
function f(x: string | undefined): () => number { if (x === undefined) x = "a"; return () => x.length; }
// --- readonly arrays
function f(xs: readonly number[]): number[] { return xs; } // refused
// --- index may be missing
function f(xs: number[]): number { return xs[0]; } // refused
// --- unions of functions
function f(g: ((a: number) => string) | ((a: number) => number)): string { return String(g(1)); }
// --- generics with defaults
type Box<T = string> = { v: T };
function f(b: Box): string { return b.v; }
// --- rest in tuples
function f(t: [string, ...number[]]): number { const [a, ...ns] = t; return a.length + ns.length; }
// --- object spread overrides
function f(a: { x: number; y: string }): { x: string; y: string } { return { ...a, x: "1" }; }
// --- enum-like const
const Colors = { red: 1, blue: 2 } as const;
type Color = (typeof Colors)[keyof typeof Colors];
function f(c: Color): 1 | 2 { return c; }
// --- satisfies keeps literals
const conf = { a: 1, b: "x" } satisfies Record<string, number | string>;
function f(): string { return conf.b.toUpperCase(); }
// --- optional chaining call
function f(o: { g?: (x: number) => string }): string { return o.g?.(1) ?? "no"; }
// --- comparing non overlapping
function f(a: "x" | "y"): boolean { return a === "z"; } // refused
// --- predicate functions
function isNum(x: unknown): x is number { return typeof x === "number"; }
function f(xs: (number | string)[]): number[] { return xs.filter(isNum); }
// --- inferred predicate in filter
function f(xs: (number | undefined)[]): number[] { return xs.filter(x => x !== undefined); }
// --- Object.entries typed
function f(o: Record<string, number>): number { let n = 0; for (const [k, v] of Object.entries(o)) n += k.length + v; return n; }
// --- assign narrow
function f(): string { let x: string | number = "a"; return x; }
// --- labelled tuple
type T = [first: string, second?: number];
function f(t: T): number { return t[1] ?? t.length; }
// --- spread of a tuple with a rest
function f(a: number, ...c: number[]): void {}
function g(t: [number, ...number[]]): void { f(...t); }
// --- spread of a tuple with a rest to fixed parameters
function f(a: number, b: number): void {}
function g(t: [number, ...number[]]): void { f(...t); } // refused
// --- spread of an array to optional parameters
function f(a: number, b?: number, c = 3): void {}
function g(xs: number[]): void { f(1, ...xs); f(1, 2, ...xs); }
// --- spread of an array to required parameters
function f(a: number, b?: number): void {}
function g(xs: number[]): void { f(...xs); } // refused
// --- spread of an array behind the last parameter
function f(a: number, b?: number): void {}
function g(xs: number[]): void { f(1, 2, ...xs); } // refused
// --- spread of an array of another type
function f(a: number, b?: number): void {}
function g(xs: string[]): void { f(1, ...xs); } // refused
// --- a default value for what may be undefined
function f(n: number | undefined = 0): number { return n + 1; }
// --- a default value that may be undefined itself
function f(x: number | undefined, n: number | undefined = x): number { return n + 1; } // refused
// --- a default value where the context says that it may be undefined
function f(update: (change: (old: number | undefined) => number) => void): void { update((n = 0) => n + 1); }
// --- a default value in a pattern where it may be undefined
function f({ n = 1 }: { n: number | undefined }): number { return n + 1; }
