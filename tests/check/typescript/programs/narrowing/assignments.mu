// --- an assignment narrows
function f(x: string | number): number { x = 1; return x + 1; }
// --- an assignment takes the narrowing back
function f(x: string | undefined): number { if (x !== undefined) { x = undefined; return x.length; } return 0; } // refused
// --- a declaration narrows to its value
function f(): number { let x: string | number = 1; return x + 1; }
// --- a const keeps its declared type where the value is no union member
function f(): number { const x: string | number = "a"; return x; } // refused
// --- an assignment in a branch
function f(c: boolean): number { let x: string | number = 1; if (c) x = "a"; return x; } // refused
// --- an assignment in both branches
function f(c: boolean): string { let x: string | number = 1; if (c) x = "a"; else x = "b"; return x; }
// --- an assignment in a loop
function f(xs: string[]): number { let x: string | number = 1; for (const y of xs) { x = x + 1; x = y; } return 0; } // refused
// --- an assignment in a try block
function f(g: () => string): string { let x: string | undefined; try { x = g(); } catch { x = "none"; } return x; }
// --- an assignment in a try block that may not be reached
function f(g: () => string): string { let x: string | undefined; try { x = g(); } catch { } return x; } // refused
// --- an assignment in finally
function f(g: () => void): string { let x: string | undefined; try { g(); } finally { x = "a"; } return x; }
// --- ??= narrows
function f(x?: string): number { x ??= "a"; return x.length; }
// --- ||= narrows
function f(x?: string): number { x ||= "a"; return x.length; }
// --- &&= does not
function f(x?: string): number { x &&= "a"; return x.length; } // refused
// --- ??= on a property
function f(o: { a?: number[] }): void { o.a ??= []; o.a.push(1); }
// --- ??= on an index
function f(o: Record<string, number[]>, k: string): void { (o[k] ??= []).push(1); }
// --- a closure over a let that is assigned later
function f(x: string | undefined): () => number { if (x === undefined) return () => 0; const g = () => x.length; x = undefined; return g; } // refused
// --- a closure over a const
function f(x: string | undefined): () => number { const y = x; if (y === undefined) return () => 0; return () => y.length; }
// --- a closure over a let that is not assigned
function f(a: string | undefined): () => number { let y = a; if (y === undefined) return () => 0; return () => y.length; }
// --- a closure over a property
function f(o: { a: string | undefined }): () => number { if (o.a === undefined) return () => 0; return () => o.a.length; } // refused
// --- a closure over a readonly property
function f(o: { readonly a: string | undefined }): () => number { if (o.a === undefined) return () => 0; return () => o.a.length; } // refused
// --- a closure over a property of a const
function f(g: () => { readonly a: string | undefined }): () => number { const o = g(); if (o.a === undefined) return () => 0; return () => o.a.length; } // refused
// --- a local function does not see narrowing of a let
function f(x: string | undefined): number { if (x === undefined) return 0; function g(): number { return x.length; } x = undefined; return g(); } // refused
// --- a local function sees a narrowed const
function f(o: { a?: string }): number { const x = o.a; if (x === undefined) return 0; const g = function (): number { return x.length; }; return g(); }
// --- a call does not take narrowing back
function f(o: { a?: string }, g: () => void): number { if (o.a === undefined) return 0; g(); return o.a.length; }
// --- an aliased condition
function f(x: string | undefined): number { const there = x !== undefined; if (there) return x.length; return 0; }
// --- an aliased condition, negated
function f(x: string | undefined): number { const missing = x === undefined; if (missing) return 0; return x.length; }
// --- an aliased condition, the wrong way
function f(x: string | undefined): number { const missing = x === undefined; if (missing) return x.length; return 0; } // refused
// --- an aliased condition with typeof
function f(x: string | number): number { const isText = typeof x === "string"; return isText ? x.length : x; }
// --- an aliased condition of a discriminant
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(r: R): number { const isA = r.kind === "a"; if (isA) return r.n; return r.s.length; }
// --- an aliased discriminant
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(r: R): number { const { kind } = r; if (kind === "a") return r.n; return r.s.length; }
// --- an aliased discriminant by access
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(r: R): number { const kind = r.kind; if (kind === "a") return r.n; return r.s.length; }
// --- an aliased condition of a parameter that is assigned
function f(x: string | undefined): number { const there = x !== undefined; x = undefined; if (there) return x.length; return 0; } // refused
// --- an aliased condition in a let
function f(x: string | undefined): number { let there = x !== undefined; if (there) return x.length; return 0; } // refused
// --- an aliased condition over two
function f(a: string | undefined, b: string | undefined): number { const both = a !== undefined && b !== undefined; if (both) return a.length + b.length; return 0; }
// --- an aliased condition of an alias
function f(x: string | number): number { const isText = typeof x === "string"; const not = !isText; return not ? x : x.length; }
// --- an aliased condition with a written type
function f(x: string | undefined): number { const there: boolean = x !== undefined; if (there) return x.length; return 0; } // refused
// --- an aliased condition of a mutable property
function f(o: { a: string | undefined }): number { const there = o.a !== undefined; if (there) return o.a.length; return 0; } // refused
// --- an aliased condition of a readonly property
function f(o: { readonly a: string | undefined }): number { const there = o.a !== undefined; if (there) return o.a.length; return 0; }
// --- an aliased instanceof
error SoldOut { what: string }
function f(e: unknown): string { const sold = e instanceof SoldOut; if (sold) return e.what; return ""; }
// --- narrowing by a condition of a loop that assigns
function f(x: string | undefined): number { while (x === undefined) x = "a"; return x.length; }
// --- an index that changes
function f(xs: (string | undefined)[]): number { let i = 0; if (xs[i] !== undefined) { i = 1; return xs[i].length; } return 0; } // refused
// --- an index that stays
function f(xs: (string | undefined)[], i: number): number { if (xs[i] !== undefined) return xs[i].length; return 0; }
// --- destructuring assignment narrows
function f(xs: [string]): number { let x: string | number = 1; [x] = xs; return x.length; }
// --- a compound assignment
function f(x: string | number): void { x += 1; } // refused
// --- increment of a union
function f(x: number | undefined): void { x++; } // refused
// --- a record among arrays after Array.isArray
function f(v: number[] | Record<string, number>): number { if (Array.isArray(v)) return v[0] ?? 0; return v["x"] ?? 0; }
// --- a record is one after typeof
function f(v: string | Record<string, number>): number { if (typeof v === "object") return v["x"] ?? 0; return v.length; }
// --- what is assigned in a test is known by it
function f(xs: string[]): number { let x: string | undefined; let n = 0; while ((x = xs.pop()) !== undefined) n += x.length; return n; }
// --- and where the test did not hold
function f(xs: string[]): string { let x: string | undefined; if ((x = xs.pop()) === undefined) return ""; return x; }
// --- assigned and tested the other way round
function f(xs: string[]): string { let x: string | undefined; if (undefined !== (x = xs.pop())) return x; return x; } // refused
// --- the kind of what is assigned
function f(v: string | number): string { let x: string | number; if (typeof (x = v) === "string") return x; return x.toFixed(); }
// --- the kind of what is assigned is not known otherwise
function f(v: string | number): string { let x: string | number; if (typeof (x = v) === "number") return x; return x; } // refused
// --- the last of a sequence is tested
function f(v: string | undefined): number { let n = 0; if ((n++, v) !== undefined) return v.length + n; return n; }
// --- the last of a sequence, as it is
function f(v: string | undefined): number { let n = 0; if ((n++, v)) return v.length + n; return n; }
// --- not the first of a sequence
function f(v: string | undefined, w: string): number { if ((w.trim(), w) !== "") return v.length; return 0; } // refused
// --- a default that is assigned in a test
function f(v: string | undefined, d: string | null): number { let x = v ?? null; if ((x ??= d) !== null) return x.length; return 0; }
// --- a property that is assigned in a test
function f(o: { next: string | null }, d: string | null): number { if ((o.next = d) !== null) return o.next.length; return 0; }
// --- keys of what is assigned
function f(v: { a: number } | { b: string }): number { let x: { a: number } | { b: string }; if ("a" in (x = v)) return x.a; return x.b.length; }
// --- an assignment inside an assignment
function f(v: string | null): number { let x: string | null; let y: string | null; if ((x = y = v) !== null) return x.length; return 0; }
