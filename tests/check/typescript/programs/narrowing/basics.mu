// --- 1
function f(x: string | undefined): number { return x.length; } // refused
// --- 2
function f(x: string | undefined): number { if (x === undefined) return 0; return x.length; }
// --- 3
function f(x: string | undefined): number { if (!x) return 0; return x.length; }
// --- 4
function f(x: string | number): string { if (typeof x === "string") return x.toUpperCase(); return x.toFixed(); }
// --- 5
function f(x: string | number): string { if (typeof x === "string") return x.toFixed(); return ""; } // refused
// --- 6
function f(x: unknown): string { if (typeof x === "string") return x; return x; } // refused
// --- 7
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): string { if (s.kind === "a") return s.a.toFixed(); return s.b; }
// --- 8
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): string { if (s.kind === "a") return s.b; return s.b; } // refused
// --- 9
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; default: { const n: never = s; return n; } } }
// --- 10
type S = { kind: "a"; a: number } | { kind: "b"; b: string } | { kind: "c" };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; default: { const n: never = s; return n; } } } // refused
// --- 11
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; case "b": return s.b.length; } }
// --- 12
type S = { kind: "a"; a: number } | { kind: "b"; b: string };
function f(s: S): number { switch (s.kind) { case "a": return s.a; } } // refused
// --- 13
function f(x: { a: string } | { b: number }): string { if ("a" in x) return x.a; return x.b.toFixed(); }
// --- 14
function f(x: { a: string } | { b: number }): string { if ("a" in x) return x.b.toFixed(); return ""; } // refused
// --- 15
function f(x: string | null | undefined): number { return x?.length ?? 0; }
// --- 16
function f(x: string | null | undefined): number { return x?.length; } // refused
// --- 17
function f(xs: string[]): string { let found: string | undefined; for (const x of xs) { if (x === "a") { found = x; break; } } return found; } // refused
// --- 18
function f(xs: string[]): string { let found: string | undefined; for (const x of xs) { if (x === "a") { found = x; break; } } return found ?? ""; }
// --- 19
function f(xs: string[]): number { let x: string | number = "a"; while (xs.length > 0) { x = 1; xs.pop(); } return x.length; } // refused
// --- 20
function f(c: boolean): number { let x: string | number = "a"; if (c) x = "b"; return x.length; }
// --- 21
function f(c: boolean): number { let x: string | number = "a"; if (c) x = 3; return x.length; } // refused
// --- 22
function f(o: { a?: { b: string } }): string { if (o.a) return o.a.b; return o.a.b; } // refused
// --- 23
function f(o: { a?: { b?: string } }): number { if (o.a?.b) { return o.a.b.length; } return 0; }
// --- 24
function f(o: { a?: { b?: string } }): number { if (o.a?.b === undefined) return 0; return o.a.b.length; }
// --- 25
function f(x: string | undefined): () => number { if (x === undefined) return () => 0; return () => x.length; }
// --- 26
function f(x: string | undefined): () => number { if (x === undefined) x = "a"; const g = () => x.length; x = undefined; return g; } // refused
// --- 27
function f(): number { let x: number; x = 1; return x; }
// --- 28
function f(c: boolean): number { let x: number; if (c) x = 1; return x; } // refused
// --- 29
function f(c: boolean): number { let x: number; try { x = 1; } catch (e) { return 0; } return x; }
// --- 30
function f(c: boolean): number { let x: number; try { x = 1; } catch (e) { } return x; } // refused
// --- 31
function f(c: boolean): number { let x: number; do { x = 1; } while (c); return x; }
// --- 32
function f(c: boolean): number { let x: number; while (c) { x = 1; } return x; } // refused
// --- 33
function f(c: boolean): number { let x: number; for (;;) { x = 1; if (c) break; } return x; }
// --- 34
function f(x: 1 | 2 | 3): 2 | 3 { if (x === 1) return 2; return x; }
// --- 35
function f(x: 1 | 2 | 3): 2 { if (x === 1) return 2; return x; } // refused
// --- 36
function f(x: string | string[]): string[] { return Array.isArray(x) ? x : [x]; }
// --- 37
function isS(x: unknown): x is string { return typeof x === "string"; }
function f(x: string | number): number { return isS(x) ? x.length : x; }
// --- 38
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x !== undefined); }
// --- 39
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => true); } // refused
// --- 40
function f(x: boolean | undefined): true { if (x === true) return x; if (x) return x; return x; } // refused
// --- 41
function f(a: string | undefined, b: string | undefined): number { if (a !== undefined && b !== undefined) return a.length + b.length; return 0; }
// --- 42
function f(a: string | undefined, b: string | undefined): number { if (a === undefined || b === undefined) return 0; return a.length + b.length; }
// --- 43
function f(a: string | undefined, b: string | undefined): number { if (a !== undefined || b !== undefined) return a.length; return 0; } // refused
// --- 44
function f(r: Record<string, string>, k: string): number { return r[k].length; } // refused
// --- 45
function f(r: Record<string, string>, k: string): number { const v = r[k]; if (v === undefined) return 0; return v.length; }
// --- 46
function f(r: Record<string, string>, k: string): number { if (r[k] === undefined) return 0; return r[k].length; }
// --- 47
function f(xs: number[]): number { return xs[0] + 1; } // refused
// --- 48
function f(xs: [number, string]): number { return xs[0] + xs[1].length; }
// --- 49
function f(x: string | undefined): string { x ??= "a"; return x; }
// --- 50
function f(x: string | undefined): string { x ||= "a"; return x; }
// --- 51
function f(x: number): string { return x; console.log(x); } // refused twice
// --- 52
function f(x: number): string { if (x > 0) { return "a"; } else { return "b"; } }
// --- 53
function f(x: number): string { if (x > 0) { return "a"; } } // refused
// --- 54
function f(x: number): string { while (true) { if (x > 3) return "a"; x++; } }
// --- 55
function f(x: number): string { outer: for (;;) { for (;;) { if (x > 3) break outer; x++; } } } // refused
// --- void in a union is one value: not undefined
function f(x: { a: number } | void): number { if (x === undefined) return 0; return x.a; }
// --- void in a union is one value: undefined
function f(x: string | void): string { if (x !== undefined) return x; return x; } // refused
// --- void in a union, loosely
function f(x: string | void): string { if (!x) return ""; return x; }
// --- void in a union, typeof
function f(x: string | void): number { return typeof x === "string" ? x.length : 0; }
// --- void in a union, coalesced
function f(x: string | void): string { return x ?? "none"; }
// --- void in a union, chained
function f(x: { a: number } | void): number { return x?.a ?? 0; }
