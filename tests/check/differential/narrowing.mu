function f(x: string | undefined): number { return x.length; }
// ---
function f(x: string | undefined): number { if (x === undefined) return 0; return x.length; }
// ---
function f(x: string | undefined): number { if (!x) return 0; return x.length; }
// ---
function f(x: string | number): string { if (typeof x === "string") return x.toUpperCase(); return x.toFixed(); }
// ---
function f(x: string | number): string { if (typeof x === "string") return x.toFixed(); return ""; }
// ---
function f(x: unknown): string { if (typeof x === "string") return x; return x; }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): string { if (s.kind === "a") return s.a.toFixed(); return s.b; }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): string { if (s.kind === "a") return s.b; return s.b; }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; default: { const n: never = s; return n; } } }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string } | { kind: "c" };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; default: { const n: never = s; return n; } } }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; } }
// ---
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; } }
// ---
function f(x: { a: string } | { b: number }): string { if ("a" in x) return x.a; return x.b.toFixed(); }
// ---
function f(x: { a: string } | { b: number }): string { if ("a" in x) return x.b.toFixed(); return ""; }
// ---
function f(x: string | null | undefined): number { return x?.length ?? 0; }
// ---
function f(x: string | null | undefined): number { return x?.length; }
// ---
function f(xs: string[]): string { let found: string | undefined; for (const x of xs) { if (x === "a") { found = x; break; } } return found; }
// ---
function f(xs: string[]): string { let found: string | undefined; for (const x of xs) { if (x === "a") { found = x; break; } } return found ?? ""; }
// ---
function f(xs: string[]): number { let x: string | number = "a"; while (xs.length > 0) { x = 1; xs.pop(); } return x.length; }
// ---
function f(c: boolean): number { let x: string | number = "a"; if (c) x = "b"; return x.length; }
// ---
function f(c: boolean): number { let x: string | number = "a"; if (c) x = 3; return x.length; }
// ---
function f(o: { a?: { b: string } }): string { if (o.a) return o.a.b; return o.a.b; }
// ---
function f(o: { a?: { b?: string } }): number { if (o.a?.b) { return o.a.b.length; } return 0; }
// ---
function f(o: { a?: { b?: string } }): number { if (o.a?.b === undefined) return 0; return o.a.b.length; }
// ---
function f(x: string | undefined): () => number { if (x === undefined) return () => 0; return () => x.length; }
// ---
function f(x: string | undefined): () => number { if (x === undefined) x = "a"; const g = () => x.length; x = undefined; return g; }
// ---
function f(): number { let x: number; x = 1; return x; }
// ---
function f(c: boolean): number { let x: number; if (c) x = 1; return x; }
// ---
function f(c: boolean): number { let x: number; try { x = 1; } catch (e) { return 0; } return x; }
// ---
function f(c: boolean): number { let x: number; try { x = 1; } catch (e) { } return x; }
// ---
function f(c: boolean): number { let x: number; do { x = 1; } while (c); return x; }
// ---
function f(c: boolean): number { let x: number; while (c) { x = 1; } return x; }
// ---
function f(c: boolean): number { let x: number; for (;;) { x = 1; if (c) break; } return x; }
// ---
function f(x: 1 | 2 | 3): 2 | 3 { if (x === 1) return 2; return x; }
// ---
function f(x: 1 | 2 | 3): 2 { if (x === 1) return 2; return x; }
// ---
function f(x: string | string[]): string[] { return Array.isArray(x) ? x : [x]; }
// ---
function isS(x: unknown): x is string { return typeof x === "string"; }
function f(x: string | number): number { return isS(x) ? x.length : x; }
// ---
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x !== undefined); }
// ---
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => true); }
// ---
function f(x: boolean | undefined): true { if (x === true) return x; if (x) return x; return x; }
// ---
function f(a: string | undefined, b: string | undefined): number { if (a !== undefined && b !== undefined) return a.length + b.length; return 0; }
// ---
function f(a: string | undefined, b: string | undefined): number { if (a === undefined || b === undefined) return 0; return a.length + b.length; }
// ---
function f(a: string | undefined, b: string | undefined): number { if (a !== undefined || b !== undefined) return a.length; return 0; }
// ---
function f(r: Record<string, string>, k: string): number { return r[k].length; }
// ---
function f(r: Record<string, string>, k: string): number { const v = r[k]; if (v === undefined) return 0; return v.length; }
// ---
function f(r: Record<string, string>, k: string): number { if (r[k] === undefined) return 0; return r[k].length; }
// ---
function f(xs: number[]): number { return xs[0] + 1; }
// ---
function f(xs: [number, string]): number { return xs[0] + xs[1].length; }
// ---
function f(x: string | undefined): string { x ??= "a"; return x; }
// ---
function f(x: string | undefined): string { x ||= "a"; return x; }
// ---
function f(x: number): string { return x; console.log(x); }
// ---
function f(x: number): string { if (x > 0) { return "a"; } else { return "b"; } }
// ---
function f(x: number): string { if (x > 0) { return "a"; } }
// ---
function f(x: number): string { while (true) { if (x > 3) return "a"; x++; } }
// ---
function f(x: number): string { outer: for (;;) { for (;;) { if (x > 3) break outer; x++; } } }
