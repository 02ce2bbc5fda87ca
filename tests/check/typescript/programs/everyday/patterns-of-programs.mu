// --- promise all tuple
service S { n(): number { return 1; } s(): string { return "a"; } }
service A { async f(): Promise<string> { const [a, b] = await Promise.all([S.n(), S.s()]); return a + b.toUpperCase() + a.trim(); } } // refused
// --- promise all map
service S { n(x: number): number { return x; } }
service A { async f(xs: number[]): Promise<string[]> { return await Promise.all(xs.map(x => S.n(x))); } } // refused
// --- promise allSettled
service S { n(x: number): number { return x; } }
service A { async f(xs: number[]): Promise<number> { const rs = await Promise.allSettled(xs.map(x => S.n(x))); let s = 0; for (const r of rs) { if (r.status === "fulfilled") s += r.value; else console.log(r.reason); } return s + rs[0].value; } } // refused twice
// --- promise allSettled filter
service S { n(x: number): number { return x; } }
service A { async f(xs: number[]): Promise<number[]> { const rs = await Promise.allSettled(xs.map(x => S.n(x))); return rs.filter(r => r.status === "fulfilled").map(r => r.value); } }
// --- promise race
service S { n(): number { return 1; } s(): string { return "a"; } }
service A { async f(): Promise<number> { const x = await Promise.race([S.n(), S.s()]); return x; } } // refused
// --- promise then type
service S { n(): number { return 1; } }
service A { async f(): Promise<string> { const x: number = S.n(); return `${await S.n()}`; } } // refused
// --- await non promise
service A { async f(n: number): Promise<number> { return await n; } }
// --- await missing
service S { n(): number { return 1; } }
service A { async f(): Promise<number> { const p = S.n(); return p + (await p); } } // refused
// --- async arrow inferred
service S { n(): number { return 1; } }
service A { async f(): Promise<string> { const g = async () => await S.n(); return await g(); } } // refused
// --- async map without all
service S { n(x: number): number { return x; } }
service A { async f(xs: number[]): Promise<number[]> { const rs = xs.map(async x => await S.n(x)); return await Promise.all(rs); } }
// --- async return type
service A { async f(): number { return 1; } } // refused
// --- async void
service S { go(): void {} }
service A { async f(): Promise<number> { const x = await S.go(); return x; } } // refused
// --- awaited type
service S { n(): number { return 1; } }
type N = Awaited<Promise<number>>;
service A { async f(): Promise<N> { const n: N = "a"; return await S.n(); } } // refused
// --- return type util
function make() { return { a: 1, b: "x" }; }
type M = ReturnType<typeof make>;
function f(m: M): string { return m.b + m.c; } // refused
// --- parameters util
function make(a: number, b?: string): void {}
type P = Parameters<typeof make>;
const p: P = [1]; const q: P = ["a"]; // refused
// --- state narrowing
service S { state m: Map<string, { n: number; tags?: string[] }>; f(id: string): number { const x = this.m.get(id); if (!x?.tags?.length) return x?.n ?? 0; return x.tags.length + x.tags[0].length; } } // refused
// --- state get direct
service S { state m: Map<string, number>; f(id: string): number { if (this.m.get(id) !== undefined) return this.m.get(id); return 0; } } // refused
// --- state value type
service S { state m: Map<string, { a: number }>; f(): void { this.m.set("a", { a: "x" }); this.m.set(1, { a: 1 }); this.m.set("a", { a: 1, b: 2 }); } } // refused three times
// --- state update
service S { state m: Map<string, number>; f(): void { this.m.update("a", n => n + 1); this.m.update("a", n => (n ?? 0) + 1); this.m.update("a", n => `${n}`); } } // refused twice
// --- state entries
service S { state m: Map<string, { n: number }>; f(): number { return this.m.entries().map(([k, v]) => v.n + k).length + this.m.values().reduce((s, v) => s + v.x, 0); } } // refused
// --- private method
service S { private help(n: number): string { return `${n}`; } f(): number { return this.help(1); } } // refused
// --- method optional
service S { f(a: string, b?: number): string { return a + (b ?? 0); } }
service A { async g(): Promise<string> { return await S.f("a") + await S.f("a", 1) + await S.f("a", "b") + await S.f(); } } // refused twice
// --- method inferred
service S { private help(n: number) { return n > 0 ? "a" : undefined; } f(): string { return this.help(1); } } // refused
// --- error union inference
function f(n: number) { if (n === 0) return "zero"; if (n < 0) return undefined; return n; }
function g(): string | number { return f(1); } // refused
// --- inferred object union
function f(c: boolean) { return c ? { ok: true as const, v: 1 } : { ok: false as const, e: "x" }; }
function g(): number { const r = f(true); if (r.ok) return r.v; return r.e; } // refused
// --- inferred object optional
function f(c: boolean) { if (c) return { a: 1 }; return { a: 2, b: "x" }; }
function g(): string | undefined { return f(true).b; }
// --- inferred array
function f() { return []; }
function g(): number[] { return f(); }
// --- inferred tuple
function f() { return [1, "a"]; }
function g(): [number, string] { return f(); } // refused
// --- inferred tuple const
function f() { return [1, "a"] as const; }
function g(): number { const [n, s] = f(); return n + s.length + s; } // refused
// --- inferred literal
function f(c: boolean) { return c ? "a" : "b"; }
function g(): "a" | "b" { return f(true); }
// --- inferred let
function f() { let x = "a"; return x; }
function g(): "a" { return f(); } // refused
// --- use state hook like
function cell<T>(initial: T): [() => T, (v: T) => void] { let v = initial; return [() => v, n => { v = n; }]; }
function f(): string { const [get, set] = cell(1); set("a"); return get(); } // refused twice
// --- cell literal
function cell<T>(initial: T): { get: () => T; set: (v: T) => void } { let v = initial; return { get: () => v, set: n => { v = n; } }; }
function f(): void { const c = cell("a"); c.set("b"); const d = cell<"a" | "b">("a"); d.set("c"); const e = cell<string | undefined>(undefined); e.set("x"); } // refused
// --- event map
type Events = { added: { id: string }; removed: { id: string; at: number } };
function on<K extends keyof Events>(name: K, f: (e: Events[K]) => void): void { f({ id: "x", at: 1 } as Events[K]); }
function g(): void { on("added", e => { console.log(e.id, e.at); }); on("removed", e => { console.log(e.at); }); on("other", () => {}); } // refused twice
// --- handlers map
type Handlers = { [k: string]: (n: number) => number };
const hs: Handlers = { add: n => n + 1, bad: n => `${n}` }; // refused
function f(k: string): number { return hs[k](1); } // refused
// --- handlers known
const hs = { add: (n: number) => n + 1, neg: (n: number) => -n };
function f(k: keyof typeof hs): number { return hs[k](1) + hs[k]("a"); } // refused
// --- handlers union
const hs = { a: (n: number) => n, b: (s: string) => s.length };
function f(k: keyof typeof hs): number { return hs[k](1); } // refused
// --- reducer
type State = { n: number; log: string[] };
type Action = { type: "add"; by: number } | { type: "note"; text: string } | { type: "reset" };
function reduce(s: State, a: Action): State { switch (a.type) { case "add": return { ...s, n: s.n + a.by }; case "note": return { ...s, log: [...s.log, a.txt] }; case "reset": return { n: 0 }; } } // refused twice
// --- builder pattern type
type Query = { where: string[]; limit?: number };
const where = (q: Query, c: string): Query => ({ ...q, where: [...q.where, c] });
const limit = (q: Query, n: number): Query => ({ ...q, limit: n });
function f(): number { return limit(where({ where: [] }, "a"), "b").limit; } // refused twice
// --- predicate compose
type Pred<T> = (x: T) => boolean;
const and = <T>(...ps: Pred<T>[]): Pred<T> => x => ps.every(p => p(x));
function f(xs: number[]): number[] { return xs.filter(and(x => x > 1, x => x < 3)); }
function g(xs: number[]): number[] { return xs.filter(and<string>(x => x.length > 1)); } // refused
// --- type guard function
type Cat = { meow: string }; type Dog = { bark: string };
function isCat(a: Cat | Dog): a is Cat { return "meow" in a; }
function f(as: (Cat | Dog)[]): string[] { return as.filter(isCat).map(c => c.meow).concat(as.filter(a => !isCat(a)).map(d => d.bark)); } // refused
// --- type guard wrong type
function isS(x: number): x is string { return false; } // refused
// --- type guard not boolean
function isS(x: unknown): x is string { return "a"; } // refused
// --- non null filter
function present<T>(x: T | undefined | null): x is T { return x !== undefined && x !== null; }
function f(xs: (number | null | undefined)[]): number[] { return xs.filter(present); }
function g(xs: (number | null)[]): string[] { return xs.filter(present); } // refused
// --- non nullable
function must<T>(x: T | undefined): T { assert(x !== undefined); return x; }
import { assert } from "mu";
function f(m: Map<string, number>): string { return must(m.get("a")); } // refused
// --- deep readonly
type Config = { readonly db: { readonly url: string; readonly ports: readonly number[] } };
function f(c: Config): void { c.db.url = "x"; c.db.ports.push(1); c.db = { url: "", ports: [] }; } // refused three times
// --- recursive type
type Json = string | number | boolean | null | Json[] | { [k: string]: Json };
function size(j: Json): number { if (Array.isArray(j)) return j.reduce<number>((s, x) => s + size(x), 0); if (typeof j === "object" && j !== null) return Object.values(j).map(size).length; return 1; }
const bad: Json = { a: [1, { b: undefined }] }; // refused
// --- linked list
type Node<T> = { value: T; next: Node<T> | null };
function toArray<T>(n: Node<T> | null): T[] { const out: T[] = []; for (let at = n; at !== null; at = at.next) out.push(at.value); return out; }
function f(): string[] { return toArray({ value: 1, next: null }); } // refused
// --- linked list while
type Node = { value: number; next?: Node };
function last(n: Node): number { let at = n; while (at.next) at = at.next; return at.next.value; } // refused
// --- tree fold
type Tree<T> = { v: T; kids: Tree<T>[] };
function fold<T, R>(t: Tree<T>, f: (v: T, rs: R[]) => R): R { return f(t.v, t.kids.map(k => fold(k, f))); }
function g(t: Tree<number>): string { return fold(t, (v, rs: number[]) => v + rs.length); } // refused
// --- generic default
type Page<T = string> = { items: T[]; next?: string };
const p: Page = { items: [1] }; // refused
const q: Page<number> = { items: [1], next: 2 }; // refused
// --- generic constraint record number
function sum<K extends string>(o: Record<K, number>, ks: K[]): number { return ks.reduce((s, k) => s + o[k], 0); }
function f(): number { return sum({ a: 1, b: 2 }, ["a", "c"]); } // refused
// --- generic unused param
function f<T>(x: number): number { return x; }
function g(): number { return f<string>(1) + f(2) + f<string, number>(3); } // refused
// --- generic equality
function same<T>(a: T, b: T): boolean { return a === b; }
function f(): boolean { return same(1, "a") || same<string | number>(1, "a"); } // refused
// --- generic inference from callback
function mapValues<V, R>(o: Record<string, V>, f: (v: V, k: string) => R): Record<string, R> { return Object.fromEntries(Object.entries(o).map(([k, v]) => [k, f(v, k)])); }
function g(): Record<string, number> { return mapValues({ a: 1, b: 2 }, v => v.toFixed()); } // refused
// --- generic index by
function indexBy<T>(xs: readonly T[], key: (x: T) => string): Record<string, T> { const out: Record<string, T> = {}; for (const x of xs) out[key(x)] = x; return out; }
function f(): number { return indexBy([{ id: "a", n: 1 }], x => x.id)["a"].n; } // refused
// --- generic chunk
function chunk<T>(xs: T[], n: number): T[][] { const out: T[][] = []; for (let i = 0; i < xs.length; i += n) out.push(xs.slice(i, i + n)); return out; }
function f(): number { return chunk([1], 2)[0][0]; } // refused twice
// --- generic uniq
const uniq = <T>(xs: T[]): T[] => [...new Set(xs)];
function f(): string[] { return uniq([1, 2]); } // refused
// --- generic retry
async function retry<T>(n: number, f: () => Promise<T>): Promise<T> { for (let i = 0; i < n - 1; i++) { try { return await f(); } catch { console.log(i); } } return await f(); }
service S { n(): number { return 1; } }
service A { async g(): Promise<string> { return await retry(3, () => S.n()); } } // refused
// --- comma and void operator
function f(n: number): number { const x = (n++, n); return x + "a".length; }
function g(): undefined { return void 0; }
// --- number keys
const o = { 1: "a", 2: "b" };
function f(n: 1 | 2): string { return o[n] + o[3]; } // refused
// --- optional method in interface
interface Plug { name: string; start?(): void; stop?: () => void }
function f(p: Plug): void { p.start(); p.stop?.(); if (p.start) p.start(); } // refused
// --- interface method this
interface Shape { area(): number; scale(by: number): Shape }
const sq = (n: number): Shape => ({ area: () => n * n, scale: by => sq(n * by) });
function f(): string { return sq(1).scale(2).area(); } // refused
// --- enum like const
const Status = { Open: "open", Done: "done" } as const;
type Status = (typeof Status)[keyof typeof Status];
function f(s: Status): number { switch (s) { case Status.Open: return 1; case Status.Done: return 2; } }
const x: Status = "closed"; // refused
// --- enum like compare
const Level = { Low: 1, High: 2 } as const;
type Level = (typeof Level)[keyof typeof Level];
function f(l: Level): boolean { return l === Level.High || l === 3; } // refused
// --- string union check
type Dir = "n" | "s";
const dirs: readonly Dir[] = ["n", "s"];
function isDir(s: string): s is Dir { return dirs.some(d => d === s); }
function f(s: string): Dir { if (isDir(s)) return s; return s; } // refused
