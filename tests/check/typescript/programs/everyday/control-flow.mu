// --- shape area
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number } | { kind: "rect"; w: number; h: number };
function area(s: Shape): number { switch (s.kind) { case "circle": return s.r ** 2; case "square": return s.side ** 2; } } // refused
// --- shape never
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number };
function never(x: never): never { throw new Bad(); }
error Bad {}
function area(s: Shape): number { switch (s.kind) { case "circle": return s.r; default: return never(s); } } // refused
// --- shape never ok
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number };
function never(x: never): never { throw new Bad(); }
error Bad {}
function area(s: Shape): number { switch (s.kind) { case "circle": return s.r; case "square": return s.side; default: return never(s); } }
// --- satisfies never
type Shape = { kind: "circle"; r: number } | { kind: "square"; side: number };
function area(s: Shape): number { if (s.kind === "circle") return s.r; s satisfies never; return 1; } // refused
// --- discriminated destructured
type Action = { type: "add"; n: number } | { type: "clear" };
function f(a: Action): number { const { type } = a; if (type === "add") return a.n; return 0; }
// --- discriminated destructured params
type Action = { type: "add"; payload: number } | { type: "say"; payload: string };
function f({ type, payload }: Action): number { if (type === "add") return payload; return payload.length; }
function g({ type, payload }: Action): number { if (type === "say") return payload; return payload; } // refused
// --- discriminated let
type Action = { type: "add"; payload: number } | { type: "say"; payload: string };
function f(a: Action): number { let { type, payload } = a; if (type === "add") return payload; return 0; } // refused
// --- discriminated by boolean
type R = { ok: true; v: number } | { ok: false; e: string };
function f(r: R): number { if (!r.ok) { return r.e.length; } return r.v; }
function g(r: R): number { return r.ok ? r.v : r.v; } // refused
// --- discriminated by undefined
type R = { error: undefined; v: number } | { error: string };
function f(r: R): number { if (r.error === undefined) return r.v; return r.error.length; }
function g(r: R): number { if (!r.error) return r.v; return 0; } // refused
// --- discriminated by null
type R = { error: null; v: number } | { error: { code: number } };
function f(r: R): number { if (r.error) return r.error.code; return r.v; }
// --- discriminated nested
type M = { head: { kind: "a" }; a: number } | { head: { kind: "b" }; b: number };
function f(m: M): number { if (m.head.kind === "a") return m.a; return m.b; } // refused twice
// --- discriminated in array
type E = { t: "a"; n: number } | { t: "b"; s: string };
function f(es: E[]): number[] { return es.filter(e => e.t === "a").map(e => e.n); }
function g(es: E[]): E | undefined { const found = es.find(e => e.t === "b"); found?.s.trim(); return found?.n; } // refused
// --- discriminated in switch true
type E = { t: "a"; n: number } | { t: "b"; s: string };
function f(e: E): number { switch (true) { case e.t === "a": return e.n; default: return e.s; } } // refused
// --- discriminated fallthrough
type E = { t: "a"; n: number } | { t: "b"; n: number } | { t: "c" };
function f(e: E): number { switch (e.t) { case "a": case "b": return e.n; case "c": return e.n; } } // refused
// --- switch missing default let
function f(k: "a" | "b"): number { let n: number; switch (k) { case "a": n = 1; break; case "b": n = 2; break; } return n; }
function g(k: "a" | "b" | "c"): number { let n: number; switch (k) { case "a": n = 1; break; case "b": n = 2; break; } return n; } // refused
// --- switch on tuple
function f(a: boolean, b: boolean): number { const t = [a, b] as const; switch (t[0]) { case true: return 1; case false: return 2; } }
// --- switch on typeof
function f(x: string | number): number { switch (typeof x) { case "string": return x.length; case "number": return x; } }
function g(x: string | number): number { switch (typeof x) { case "string": return x; case "number": return x.length; } } // refused twice
// --- switch unknown case
function f(k: "a" | "b"): number { switch (k) { case "a": return 1; case "c": return 2; default: return 3; } } // refused
// --- switch block scoped
function f(n: number): number { switch (n) { case 1: { const x = 1; return x; } case 2: { const x = "a"; return x.length; } default: return 0; } }
// --- switch same names
function f(n: number): number { switch (n) { case 1: const x = 1; return x; case 2: const x = 2; return x; } return 0; } // refused
// --- if chain definite
function f(c: number): string { let s: string; if (c > 1) s = "a"; else if (c > 0) s = "b"; return s; } // refused
// --- definite try 2
function g(): number { return 1; }
function f(): number { let n: number; try { n = g(); } catch { console.log("x"); } return n; } // refused
// --- definite try 3
function g(): number { return 1; }
function f(): number { let n: number; try { n = g(); } catch (e) { throw e; } return n; }
// --- definite finally
function g(): number { return 1; }
function f(): number { let n: number; try { g(); } finally { n = 1; } return n; }
// --- definite loop
function f(xs: number[]): number { let last: number; for (const x of xs) last = x; return last; } // refused
// --- definite while true
function f(): number { let n: number; while (true) { n = Math.random(); if (n > 0.5) break; } return n; }
// --- definite do
function f(): number { let n: number; do { n = Math.random(); } while (n < 0.5); return n; }
// --- definite for
function f(): number { let n: number; for (let i = 0; i < 3; i++) n = i; return n; } // refused
// --- definite and
function g(): number { return 1; }
function f(): number { let n: number; if ((n = g()) > 0 && n < 3) return n; return n; }
// --- definite or
function g(): number | undefined { return 1; }
function f(c: boolean): number { let n: number | undefined; if (c || (n = g()) === undefined) return 0; return n; }
// --- definite closure
function f(): number { let n: number; const set = () => { n = 1; }; set(); return n; } // refused
// --- definite closure read
function f(): number { let n: number; const get = () => n; n = 1; return get(); }
// --- definite const
function f(): number { const n; n = 1; return n; } // refused
// --- unreachable
function f(): number { return 1; console.log("x"); } // refused
// --- unreachable throw
error E {}
function f(): number { throw new E(); return 1; } // refused
// --- unreachable loop
function f(): number { while (true) { console.log("x"); } return 1; } // refused
// --- unreachable break
function f(): number { for (;;) { break; console.log("x"); } return 1; } // refused
// --- unreachable if
function f(c: boolean): number { if (c) return 1; else return 2; console.log("c"); } // refused
// --- unreachable switch
function f(c: "a" | "b"): number { switch (c) { case "a": return 1; case "b": return 2; } console.log("c"); } // refused
// --- unreachable never
error E {}
function fail(): never { throw new E(); }
function f(): number { fail(); return 1; } // refused
// --- unreachable never arrow
error E {}
const fail = (): never => { throw new E(); };
function f(c: boolean): number { if (c) fail(); return 1; }
// --- unreachable function after return
function f(): number { return g(); function g(): number { return 1; } }
// --- missing return
function f(c: boolean): number { if (c) return 1; } // refused
// --- missing return arrow
const f = (c: boolean): number => { if (c) return 1; }; // refused
// --- missing return void
function f(c: boolean): void { if (c) return; }
// --- missing return undefined
function f(c: boolean): number | undefined { if (c) return 1; }
function g(c: boolean): undefined { }
// --- missing return try
function g(): number { return 1; }
function f(): number { try { return g(); } catch { console.log("x"); } } // refused
// --- missing return finally
function g(): number { return 1; }
function f(): number { try { g(); } finally { return 1; } }
// --- missing return loop
function f(xs: number[]): number { for (const x of xs) { return x; } } // refused
// --- missing return while true
function f(): number { while (true) { if (Math.random() > 1) return 1; } }
// --- missing return while true break
function f(): number { while (true) { if (Math.random() > 1) break; } } // refused
// --- missing return labeled
function f(): number { outer: while (true) { while (true) { break outer; } } } // refused
// --- void return value
function f(): void { return 1; } // refused
const g: () => void = () => 1;
// --- void used
function g(): void {}
function f(): number { const x = g(); return x; } // refused
// --- void callback
function f(xs: number[]): void { xs.forEach(x => x + 1); const out: number[] = []; xs.forEach(x => out.push(x)); }
// --- closure narrowing const
function f(x: string | undefined): () => number { if (x === undefined) return () => 0; return () => x.length; }
// --- closure narrowing let
function f(): () => number { let x: string | undefined = "a"; if (x === undefined) return () => 0; const g = () => x.length; x = undefined; return g; } // refused
// --- closure narrowing param reassigned
function f(x: string | undefined): number[] { x ??= "a"; return [1].map(() => x.length); }
// --- closure narrowing property
function f(o: { s?: string }): () => number { if (o.s === undefined) return () => 0; return () => o.s.length; } // refused
// --- closure narrowing const object
function f(): () => number { const o: { s?: string } = { s: "a" }; if (!o.s) return () => 0; return () => o.s.length; } // refused
// --- closure in map
function f(x: number | null, xs: number[]): number[] { if (x === null) return xs; return xs.map(y => x + y); }
// --- closure in filter let
function f(xs: number[]): number[] { let min: number | undefined; for (const x of xs) if (min === undefined || x < min) min = x; return xs.filter(x => x > min); } // refused
// --- narrowing after loop
function f(xs: (number | undefined)[]): number { let n: number | undefined; for (const x of xs) { if (x !== undefined) { n = x; break; } } if (n === undefined) return 0; return n; }
// --- narrowing in loop
function f(x: string | number | undefined): number { while (x !== undefined) { if (typeof x === "string") { x = x.length; continue; } return x; } return x; } // refused
// --- narrowing assignment
function f(): number { let x: string | number = "a"; x = x.length; return x.length; } // refused
// --- narrowing by in
type A = { a: number } | { b: string };
function f(x: A): number { if ("a" in x) return x.a; return x.b; } // refused
// --- narrowing by in optional
type A = { a?: number; k: string } | { b: string };
function f(x: A): string { if ("a" in x) return x.k; return x.b; } // refused
// --- narrowing by in unknown
function f(x: unknown): number { if (typeof x === "object" && x !== null && "n" in x && typeof x.n === "number") return x.n; return 0; }
function g(x: unknown): number { if (typeof x === "object" && "n" in x) return 1; return 0; } // refused
// --- narrowing by in object
function f(x: object): string { if ("name" in x) return x.name; return ""; } // refused
// --- narrowing unknown record
function isRecord(x: unknown): x is Record<string, unknown> { return typeof x === "object" && x !== null; }
function f(x: unknown): number { if (isRecord(x) && typeof x.n === "number") return x.n; return isRecord(x) ? x.n : 0; } // refused
// --- narrowing typeof function
function f(x: number | (() => number)): number { return typeof x === "function" ? x() : x; }
function g(x: number | (() => number)): number { return x(); } // refused
// --- narrowing typeof object
function f(x: string | { s: string } | null): string { if (typeof x === "object") return x.s; return x; } // refused
// --- narrowing equality two
function f(a: string | number, b: string | boolean): number { if (a === b) return a.length; return 0; }
// --- narrowing truthy number
function f(n: number | undefined): number { if (n) return n; return n; } // refused
// --- narrowing double bang
function f(s: string | null): number { const has = !!s; if (has) return s.length; return 0; }
// --- narrowing by const condition
function f(s: string | number): number { const isS = typeof s === "string"; return isS ? s.length : s; }
// --- narrowing by const condition let
function f(s: string | number): number { let isS = typeof s === "string"; return isS ? s.length : s; } // refused
// --- narrowing by const condition reassigned
function f(s: string | number): number { const isS = typeof s === "string"; s = 1; return isS ? s.length : s; } // refused
// --- narrowing optional call
function f(o: { run?: () => number }): number { if (o.run) return o.run(); return o.run?.() ?? 0; } // refused
function g(o: { run?: () => number }): number { return o.run(); } // refused
// --- narrowing element
function f(o: Record<string, string | undefined>, k: string): number { if (o[k] !== undefined) return o[k].length; return o["a"].length; } // refused
// --- narrowing element let key
function f(o: Record<string, string | undefined>): number { let k = "a"; if (o[k] !== undefined) { k = "b"; return o[k].length; } return 0; } // refused
// --- narrowing array element
function f(xs: (string | undefined)[], i: number): number { if (xs[i] !== undefined) return xs[i].length; return xs[0] ? xs[0].length : 0; }
// --- narrowing nullish assign
function f(o: { n?: number }): number { o.n ??= 1; return o.n; }
function g(o: { n?: number }): number { o.n ||= 2; return o.n + 1; }
function h(o: { n?: number }): number { o.n &&= 2; return o.n; } // refused
// --- narrowing chain assign
function f(o: { a?: { b?: number } }): number { if (o.a?.b !== undefined) return o.a.b; return o.a.b; } // refused twice
// --- chain call result
function f(s: string | undefined): string { return s?.trim().toUpperCase(); } // refused
// --- chain mix
function f(o?: { xs?: string[] }): number { return o?.xs?.[0]?.length ?? o?.xs.length ?? 0; } // refused
// --- assign through chain
function f(o?: { n: number }): void { o?.n = 1; } // refused
// --- delete required
function f(o: { a: number; b?: number }): void { delete o.b; delete o.a; } // refused
