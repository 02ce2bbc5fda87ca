const x: string = 3;
// ---
type R = { a: number; b?: string };
const r: R = { a: 1 };
// ---
type R = { a: number; b?: string };
const r: R = { a: 1, c: 2 };
// ---
type R = { a: number; b?: string };
const r: R = { b: "x" };
// ---
type R = { a: number; b?: string };
function f(r: R): string { return r.b; }
// ---
type R = { readonly a: number };
function f(r: R): void { r.a = 2; }
// ---
function f(xs: readonly string[]): void { xs.push("a"); }
// ---
function f(xs: readonly string[]): string[] { return xs; }
// ---
function f(xs: readonly string[]): string[] { return [...xs]; }
// ---
type P = Partial<{ a: number; b: string }>;
const p: P = {};
const q: Required<P> = { a: 1 };
// ---
type P = Pick<{ a: number; b: string }, "a">;
const p: P = { a: 1 };
const q: P = { a: 1, b: "x" };
// ---
type P = Omit<{ a: number; b: string }, "a">;
const p: P = { b: "x" };
// ---
const t: [string, number] = ["a", 1];
const u: [string, number] = ["a"];
// ---
const t: [string, number?] = ["a"];
const u: [string, ...number[]] = ["a", 1, 2];
const v: [string, ...number[]] = ["a", "b"];
// ---
const s = { kind: "a", n: 1 } as const;
const k: "a" = s.kind;
// ---
const s = { kind: "a", n: 1 };
const k: "a" = s.kind;
// ---
const s = { kind: "a" } satisfies { kind: "a" | "b" };
const k: "a" = s.kind;
// ---
const s = { kind: "c" } satisfies { kind: "a" | "b" };
// ---
type K = keyof { a: number; b: string };
const k: K = "a";
const l: K = "c";
// ---
type T = { a: number; b: string }["a"];
const t: T = "x";
// ---
type I = { a: number } & { b: string };
const i: I = { a: 1, b: "x" };
const j: I = { a: 1 };
// ---
interface A { a: number }
interface B extends A { b: string }
const b: B = { a: 1, b: "x" };
const a: A = b;
const c: B = a;
// ---
type F = (x: number) => string;
const f: F = x => x.toFixed();
const g: F = x => x;
// ---
type F = (x: number) => string;
const f: F = (x, y) => "a";
// ---
type F = (x: number, y: string) => void;
const f: F = x => x;
// ---
function id<T>(x: T): T { return x; }
const n: number = id(1);
const s: string = id(1);
// ---
function first<T>(xs: readonly T[]): T | undefined { return xs[0]; }
const n: number = first([1, 2]);
// ---
function pair<A, B>(a: A, b: B): [A, B] { return [a, b]; }
const p: [string, number] = pair("a", 1);
// ---
function same<T>(a: T, b: T): T { return a; }
const s = same(1, "a");
// ---
function get<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
const n: number = get({ a: 1, b: "x" }, "a");
const m: number = get({ a: 1, b: "x" }, "b");
const o = get({ a: 1 }, "z");
// ---
type Box<T> = { value: T };
const b: Box<number> = { value: 1 };
const c: Box<number> = { value: "x" };
// ---
type Tree<T> = { value: T; children: Tree<T>[] };
const t: Tree<number> = { value: 1, children: [{ value: 2, children: [] }] };
const u: Tree<number> = { value: 1, children: [{ value: "2", children: [] }] };
// ---
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const j: Json = { a: [1, "x", null, { b: true }] };
const k: Json = { a: undefined };
// ---
const xs = [1, 2, 3].map(x => x * 2).filter(x => x > 2);
const n: number[] = xs;
const s: string[] = xs;
// ---
const n: number = [1, 2, 3].reduce((a, b) => a + b, 0);
const s: string = [1, 2, 3].reduce((a, b) => a + b, "");
const t: string = [1, 2, 3].reduce((a, b) => a + b, 0);
// ---
const m = new Map<string, number>();
const n: number = m.get("a");
// ---
const m = new Map([["a", 1], ["b", 2]]);
const n: number | undefined = m.get("a");
// ---
const e = Object.entries({ a: 1, b: 2 }).map(([k, v]) => `${k}${v.toFixed()}`);
const s: string[] = e;
// ---
const o = Object.fromEntries([["a", 1]]);
const n: number | undefined = o["a"];
// ---
const { a, b } = { a: 1, b: "x" };
const n: number = a;
const s: number = b;
// ---
const { a, c } = { a: 1, b: "x" };
// ---
const [p, q] = [1, "x"];
const n: number = p;
// ---
function f({ a, b = 2 }: { a: number; b?: number }): number { return a + b; }
const n = f({ a: 1 });
const m = f({ b: 1 });
// ---
function f(...xs: number[]): number { return xs.length; }
const n = f(1, 2, 3);
const m = f(1, "x");
// ---
function f(a: number, b = "x"): number { return a + b.length; }
const n = f(1);
const m = f();
const o = f(1, "a", 2);
// ---
const x = 1 === "a";
// ---
const x = "a" + 1;
const y = "a" - 1;
// ---
const o = { ...{ a: 1, b: 2 }, b: "x" };
const n: string = o.b;
const m: string = o.a;
// ---
function f(): { a: number } { return { a: 1, b: 2 }; }
// ---
const f = (x: number) => x > 0 ? "pos" : "neg";
const r: "pos" | "neg" = f(1);
// ---
function f(x: number) { if (x > 0) return "a"; return "b"; }
const r: "a" | "b" = f(1);
// ---
function f(x: number) { return "a"; }
const r: "a" = f(1);
// ---
type U = { t: "x"; v: number } | { t: "y"; v: string };
const u: U = { t: "x", v: "s" };
// ---
type U = { t: "x"; v: number } | { t: "y"; w: string };
const us: U[] = ["a", "b"].map(s => ({ t: "y", w: s }));
// ---
const r: Record<"a" | "b", number> = { a: 1, b: 2 };
const s: Record<"a" | "b", number> = { a: 1 };
// ---
const n: number | undefined = [1, 2].find(x => x > 1);
const m: number = [1, 2].find(x => x > 1);
// ---
const s: string[] = [3, 1, 2].sort((a, b) => a - b).map(String);
// ---
const a: number[] = [];
const b: string[] = a;
// ---
const d = new Date("2020-01-01").getTime() + Date.now();
const s: string = new Date().toISOString();
// ---
function f<T extends { name: string }>(x: T): string { return x.name; }
const s = f({ name: "a", age: 1 });
const t = f({ age: 1 });
// ---
type Opt = { a?: number };
const o: Opt = { a: undefined };
const p: Opt = "x";
// ---
function f(x: number | string): void { const y: number = x as number; const z: boolean = x as boolean; }
// ---
function f(x: object): void {} 
const g = () => { f({}); f([]); f(1); };
// ---
const a = [1, "x", true];
const b: (string | number | boolean)[] = a;
const c: (string | number)[] = a;
// ---
function f(xs: string[]): void { xs.forEach((x, i) => { x.length + i; }); xs.forEach((x, i, all, more) => {}); }
// ---
function f(a: string[] | number[]): number { return a.length; }
function g(a: string[] | number[]): unknown { return a[0]; }
// ---
type A = { a: number; b: { c: string } };
function f(x: A): void { const { b: { c }, ...rest } = x; const s: string = c; const n: number = rest.a; const m: number = rest.b; }
// ---
function f(cb: (x: number) => void): void { cb(1); }
const g = () => f(x => { const s: string = x; });
