// --- excess literal
type P = { x: number; y?: number };
function f(p: P): number { return p.x; }
function g(): number { return f({ x: 1, z: 2 }) + f({ x: 1, y: 2 }); } // refused
// --- excess variable
type P = { x: number };
function f(): P { const o = { x: 1, z: 2 }; return o; }
// --- excess nested
type P = { in: { x: number } };
const p: P = { in: { x: 1, y: 2 } }; // refused
// --- excess union
type U = { a: number } | { b: string };
const u: U = { a: 1, b: "x" };
const v: U = { a: 1, c: "x" }; // refused
// --- excess discriminated
type U = { k: "a"; a: number } | { k: "b"; b: string };
const u: U = { k: "a", a: 1, b: "x" }; // refused
// --- excess spread
type P = { x: number };
const o = { y: 1 };
const p: P = { x: 1, ...o };
// --- excess array
type P = { x: number };
const ps: P[] = [{ x: 1 }, { x: 2, y: 3 }]; // refused
// --- excess return
function f(): { x: number } { return { x: 1, y: 2 }; } // refused
const g = (): { x: number } => ({ x: 1, y: 2 }); // refused
// --- excess callback return
type P = { x: number };
function f(xs: number[]): P[] { return xs.map(x => ({ x, y: 1 })); }
// --- excess conditional
function f(c: boolean): { x: number } { return c ? { x: 1, y: 1 } : { x: 2 }; } // refused
// --- weak type
type O = { a?: number; b?: string };
const o = { c: 1 };
function f(x: O): number { return x.a ?? 0; }
function g(): number { return f(o); } // refused
// --- weak ok
type O = { a?: number; b?: string };
function f(x: O): number { return x.a ?? 0; }
function g(): number { return f({}) + f({ a: 1 }) + f("x"); } // refused
// --- missing property
type P = { x: number; y: number };
const p: P = { x: 1 }; // refused
// --- optional vs undefined
type P = { x?: number };
const p: P = { x: undefined };
function f(p: P): number { return p.x; } // refused
// --- readonly assign
type P = { readonly x: number };
function f(p: P): void { p.x = 1; } // refused
function g(p: Readonly<{ x: number }>): void { p.x += 1; } // refused
// --- readonly to mutable
type P = { readonly x: number };
function f(p: P): { x: number } { return p; }
// --- readonly array to mutable
function f(xs: readonly number[]): number[] { return xs; } // refused
// --- readonly array methods
function f(xs: readonly number[]): number { xs.push(1); return xs.slice().push(1); } // refused
// --- readonly record
function f(m: Readonly<Record<string, number>>): void { m.a = 1; } // refused
// --- index signature missing
type M = { [k: string]: number };
const m: M = { a: 1, b: "x" }; // refused
function f(m: M): number { return m.a; } // refused
// --- index signature mixed
type M = { id: string; [k: string]: string | number };
const m: M = { id: "x", n: 1 };
function f(m: M): string { return m.id + m.other.trim(); } // refused twice
// --- index signature conflict
type M = { id: string; [k: string]: number }; // refused
// --- index signature number
type M = { [k: number]: string };
const m: M = { 1: "a", x: "b" }; // refused
function f(m: M): string { return m[1]; } // refused
// --- interface to record
interface I { a: number }
function f(i: I): Record<string, number> { return i; } // refused
// --- alias to record
type I = { a: number };
function f(i: I): Record<string, number> { return i; }
// --- interface extends
interface A { id: string }
interface B extends A { n: number }
const b: B = { n: 1 }; // refused
function f(b: B): A { return b; }
// --- interface extends conflict
interface A { id: string }
interface B extends A { id: number } // refused
// --- intersection
type A = { a: number } & { b: string };
const x: A = { a: 1 }; // refused
function f(x: A): number { return x.a + x.b; } // refused
// --- intersection of primitives
type N = string & number;
const n: N = "x"; // refused
// --- variance properties
type H = { on: (x: string | number) => void };
const h: H = { on: (x: string) => { console.log(x.length); } }; // refused
// --- variance callback
function each(xs: (string | number)[], f: (x: string | number) => void): void { xs.forEach(f); }
function g(): void { each([1], (x: number) => { console.log(x); }); } // refused
// --- variance fewer params
function each(f: (x: number, i: number) => void): void { f(1, 2); }
function g(): void { each(() => {}); each(x => { console.log(x); }); each((x, i, j) => { console.log(j); }); } // refused
// --- variance return
const f: () => string | number = () => 1;
const g: () => string = () => (Math.random() > 1 ? 1 : "a"); // refused
// --- variance arrays
function f(xs: string[]): (string | number)[] { return xs; }
function g(xs: (string | number)[]): string[] { return xs; } // refused
// --- variance promise
async function f(p: Promise<string>): Promise<string | number> { return p; }
async function g(p: Promise<string | number>): Promise<string> { return await p; } // refused
// --- variance map
function f(m: Map<string, string>): Map<string, string | number> { return m; }
// --- function param optional
function f(g: (x?: number) => void): void { g(); }
function h(): void { f((x: number) => { console.log(x); }); f(x => { console.log(x + 1); }); } // refused twice
// --- optional params
function f(a: number, b?: string, c = 1): string { return b + c; } // refused
function g(): void { f(1); f(1, undefined, 2); f(1, "a", "b"); f(); } // refused twice
// --- optional param use
function f(b?: string): number { return b.length; } // refused
// --- default param types
function f(n = 1): string { return n; } // refused
function g(o: { a: number } = { a: 1 }): number { return o.a; }
function h({ a = 1, b }: { a?: number; b: string }): string { return a + b; }
// --- default param destructured
function f({ a = 1, b = 2 } = {}): number { return a + b; }
function g(): number { return f() + f({ a: 2 }) + f({ c: 1 }); } // refused
// --- destructure options
type Options = { retries?: number; label?: string };
function f({ retries = 3, label }: Options = {}): string { return label.trim() + retries; } // refused
// --- destructure missing
function f(o: { a: number }): void { const { a, b } = o; console.log(a, b); } // refused
// --- destructure rest
function f(o: { a: number; b: string; c: boolean }): { b: string; c: boolean } { const { a, ...rest } = o; return rest; }
function g(o: { a: number; b: string }): number { const { a, ...rest } = o; return rest.a; } // refused
// --- destructure nested
function f(o: { in?: { n: number } }): number { const { in: { n } } = o; return n; } // refused
function g(o: { in?: { n: number } }): number { const { in: { n } = { n: 1 } } = o; return n; }
// --- destructure array of objects
function f(xs: { n: number }[]): number { const [{ n }] = xs; return n; } // refused
// --- destructure loop
function f(xs: [string, number][]): string { let s = ""; for (const [k, v] of xs) { s += k; s = v; } return s; } // refused
// --- destructure computed default
function f(o: { n?: number | null }): number { const { n = 1 } = o; return n; } // refused
// --- spread override
type P = { x: number; y: string };
function f(p: P): P { return { ...p, x: "a" }; } // refused
function g(p: P): P { return { x: "a", ...p }; } // refused
// --- spread optional
type P = { x: number };
function f(p: P, q: Partial<P>): P { return { ...p, ...q }; }
function g(p?: P): P { return { ...p }; } // refused
// --- spread conditional
function f(c: boolean): { a: number; b?: string } { return { a: 1, ...(c && { b: "x" }) }; }
function g(c: boolean): { a: number; b: string } { return { a: 1, ...(c ? { b: "x" } : {}) }; } // refused
// --- shorthand wrong
function f(x: string): { x: number } { return { x }; } // refused
// --- computed key
function f(k: string): Record<string, number> { return { [k]: "a" }; } // refused
function g(k: "a" | "b"): { a?: number; b?: number } { return { [k]: 1 }; }
// --- keys loop
const o = { a: 1, b: 2 };
function f(): number { let n = 0; for (const k of Object.keys(o)) n += o[k]; return n; } // refused
// --- keys cast
const o = { a: 1, b: 2 };
function f(): number { let n = 0; for (const k of Object.keys(o) as (keyof typeof o)[]) n += o[k]; return n; }
// --- for in
const o: Record<string, number> = { a: 1 };
function f(): number { let n = 0; for (const k in o) n += o[k]; return n; } // refused
// --- values sum
const o = { a: 1, b: "x" };
function f(): number { return Object.values(o).reduce((a, b) => a + b, 0); } // refused
// --- assign
function f(): { a: number; b: string } { return Object.assign({ a: 1 }, { b: 2 }); } // refused
// --- json parse
function f(s: string): { a: number } { const x: unknown = JSON.parse(s); if (typeof x === "object" && x !== null && "a" in x) return { a: x.a }; return { a: 0 }; } // refused
// --- number methods
function f(n: number): string { return n.toFixed("2") + Number.parseInt(12) + n.toString(16); } // refused twice
// --- string methods
function f(s: string): string[] { return s.split(",").map(x => x.trim).concat(s.padStart("3")); } // refused three times
// --- string index
function f(s: string): string { return s[0]; } // refused
function g(s: string): string { return s.charAt(0) + (s.at(-1) ?? ""); }
// --- regex match
function f(s: string): string { const m = s.match(/a(b)/); return m[1]; } // refused twice
function g(s: string): string { const m = /a(b)/.exec(s); if (m) return m[1]; return ""; } // refused
// --- replace callback
function f(s: string): string { return s.replace(/a/g, (m, n) => m + 1); }
function g(s: string): string { return s.replace(/a/g, m => m.length); } // refused
// --- date math
function f(a: Date, b: Date): number { return a.getTime() - b.getTime() + a.getFullYear(); }
// --- math
function f(xs: number[]): number { return Math.max(...xs, "1") + Math.round(); } // refused twice
// --- comparisons
function f(a: string, b: number): boolean { return a < b; } // refused
function g(a: "x" | "y"): boolean { return a === "z"; } // refused
function h(a: number): boolean { return a === "1"; } // refused
// --- arithmetic
function f(a: string, b: number): number { return a * b; } // refused
function g(a: number | undefined): number { return a + 1; } // refused
function h(a: boolean): number { return +a; }
// --- plus mixed
function f(a: number, b: string): string { return a + b; }
function g(a: number, b: boolean): number { return a + b; } // refused
function h(a: string | number): string { return a + ""; }
// --- increment
function f(s: string, o: { n?: number }): void { s++; o.n++; } // refused twice
// --- logical types
function f(a: string | undefined, b: number): string | number { return a || b; }
function g(a: string | undefined, b: number): string { return a && b; } // refused
function h(a: number | null): number { return a ?? "x"; } // refused
// --- nullish mixing
function f(a: number | undefined, b: number): number { return a ?? b || 1; } // refused
// --- nullish never
function f(a: number): number { return a ?? 1; }
// --- ternary union
function f(c: boolean): string { const x = c ? 1 : "a"; return x; } // refused
// --- in operator left
function f(o: { a: number }): boolean { return 1 in o && "a" in o; }
// --- instanceof errors
error A { n: number }
error B { s: string }
function f(e: unknown): number { if (e instanceof A) return e.n; if (e instanceof B) return e.s; return 0; } // refused
// --- instanceof union
error A { n: number }
error B { s: string }
function f(e: A | B): number { return e instanceof A ? e.n : e.n; } // refused
// --- catch variable
error A { n: number }
function g(): void { throw new A({ n: 1 }); }
function f(): number { try { g(); return 0; } catch (e) { return e.n; } } // refused
// --- catch narrowed
error A { n: number }
function g(): void { throw new A({ n: 1 }); }
function f(): number { try { g(); return 0; } catch (e) { if (e instanceof A) return e.n; throw e; } }
// --- error fields
error A { n: number; s?: string }
function f(): void { throw new A({ s: "x" }); } // refused
function g(): void { throw new A({ n: 1, s: 2 }); } // refused
function h(): void { throw new A({ n: 1, t: 2 }); } // refused
// --- assert narrows
import { assert } from "mu";
function f(x: string | undefined): number { assert(x !== undefined, "x"); return x.length; }
function g(x: string | number): number { assert(typeof x === "string"); return x; } // refused
