// --- truthiness of an optional
function f(x?: string): number { return x ? x.length : 0; }
// --- truthiness does not exclude the other side
function f(x?: string): string { if (!x) return x; return x; } // refused
// --- truthiness of a number keeps zero
function f(x: number | undefined): number { return x || 1; }
// --- && gives the falsy part
function f(x: string | undefined): number { return x && x.length; } // refused
// --- && with a boolean
function f(x: string | undefined): boolean { return x !== undefined && x.length > 0; }
// --- || narrows its right side
function f(x: string | undefined): boolean { return x === undefined || x.length > 0; }
// --- || the wrong way
function f(x: string | undefined): boolean { return x !== undefined || x.length > 0; } // refused
// --- ?: narrows both sides
function f(x: string | number): number { return typeof x === "string" ? x.length : x; }
// --- ?? narrows nothing left
function f(x: string | null | undefined): string { return x ?? "a"; }
// --- ?? with an early return by throw
error Missing { id: string }
function f(x: string | undefined): string {
  if (x === undefined) throw new Missing({ id: "a" });
  return x;
}
// --- early continue
function f(xs: (string | undefined)[]): number {
  let n = 0;
  for (const x of xs) {
    if (x === undefined) continue;
    n += x.length;
  }
  return n;
}
// --- early break keeps the other
function f(xs: (string | undefined)[]): number {
  let last: string | undefined;
  for (const x of xs) {
    if (x === undefined) break;
    last = x;
  }
  return last.length; // refused
}
// --- !== with null
function f(x: string | null): number { if (x !== null) return x.length; return 0; }
// --- null does not exclude undefined
function f(x: string | null | undefined): number { if (x !== null) return x.length; return 0; } // refused
// --- typeof number
function f(x: string | number | boolean): number { if (typeof x === "number") return x; return 0; }
// --- typeof not string
function f(x: string | number): number { if (typeof x !== "string") return x; return x.length; }
// --- typeof object includes null
function f(x: { a: number } | null | string): number { if (typeof x === "object") return x.a; return 0; } // refused
// --- typeof object and not null
function f(x: { a: number } | null | string): number { if (typeof x === "object" && x !== null) return x.a; return 0; }
// --- typeof function
function f(x: (() => number) | number): number { return typeof x === "function" ? x() : x; }
// --- typeof of unknown
function f(x: unknown): number { if (typeof x === "number") return x; return 0; }
// --- typeof object of unknown
function f(x: unknown): boolean { if (typeof x === "object" && x !== null) return "a" in x; return false; }
// --- typeof object of unknown, then in
function f(x: unknown): unknown { if (typeof x === "object" && x !== null && "a" in x) return x.a; return 0; }
// --- typeof object of unknown, then in, then typeof
function f(x: unknown): number {
  if (typeof x === "object" && x !== null && "a" in x && typeof x.a === "number") return x.a;
  return 0;
}
// --- a property of unknown
function f(x: unknown): number { return x.a; } // refused
// --- Array.isArray
function f(x: string | string[]): number { return Array.isArray(x) ? x.length : x.length; }
// --- Array.isArray, mixed up
function f(x: string | string[]): string { return Array.isArray(x) ? x.toUpperCase() : x; } // refused
// --- Array.isArray keeps the element type
function f(x: number | number[]): number { return Array.isArray(x) ? (x[0] ?? 0) : x; }
// --- in with two members
function f(x: { a: number } | { b: string }): number { return "a" in x ? x.a : x.b.length; }
// --- in with an optional property
function f(x: { a?: number } | { b: string }): number { if ("a" in x) return x.a ?? 0; return x.b.length; } // refused
// --- not in
function f(x: { a: number } | { b: string }): number { if (!("a" in x)) return x.b.length; return x.a; }
// --- in with a property of none
function f(x: { a: number }): unknown { if ("b" in x) return x.b; return x.a; }
// --- instanceof an error
error SoldOut { what: string }
function f(e: unknown): string { if (e instanceof SoldOut) return e.what; return "other"; }
// --- instanceof an error, its other field
error SoldOut { what: string }
function f(e: unknown): string { if (e instanceof SoldOut) return e.that; return "other"; } // refused
// --- instanceof in a union
error A { x: number }
error B { y: string }
function f(e: A | B): number { if (e instanceof A) return e.x; return e.y.length; }
// --- instanceof, negated
error A { x: number }
error B { y: string }
function f(e: A | B): number { if (!(e instanceof A)) return e.x; return 0; } // refused
// --- instanceof Date
function f(d: Date | string): number { return d instanceof Date ? d.getTime() : d.length; }
// --- equality of two variables
function f(a: string | number, b: string | boolean): string { if (a === b) return a; return ""; }
// --- equality with a literal
function f(x: "a" | "b" | "c"): "a" | "b" { if (x === "c") return "a"; return x; }
// --- equality with a literal, too little
function f(x: "a" | "b" | "c"): "a" { if (x === "c") return "a"; return x; } // refused
// --- equality of a wide type with a literal
function f(x: string): "a" | undefined { if (x === "a") return x; return undefined; }
// --- equality of unknown with a literal
function f(x: unknown): "a" | undefined { if (x === "a") return x; return undefined; }
// --- a nested property
function f(o: { a: { b: string | undefined } }): number { if (o.a.b !== undefined) return o.a.b.length; return 0; }
// --- a nested property that is assigned
function f(o: { a: { b: string | undefined } }): number { if (o.a.b !== undefined) { o.a = { b: undefined }; return o.a.b.length; } return 0; } // refused
// --- an optional chain that is compared
function f(o?: { a: string }): number { if (o?.a === "x") return o.a.length; return 0; }
// --- an optional chain that is not undefined
function f(o?: { a?: string }): number { if (o?.a !== undefined) return o.a.length; return 0; }
// --- an optional chain that is truthy
function f(o?: { a: { b: string } }): number { if (o?.a.b) return o.a.b.length; return 0; }
// --- an optional chain on the other side
function f(o?: { a: string }): number { if (o?.a === "x") return 0; return o.a.length; } // refused
// --- an optional call
function f(g?: () => number): number { return g?.(); } // refused
// --- an optional call with a fallback
function f(g?: () => number): number { return g?.() ?? 0; }
// --- an optional index
function f(xs?: string[]): string | undefined { return xs?.[0]; }
// --- an element by a constant index
function f(xs: (string | undefined)[]): number { if (xs[0] !== undefined) return xs[0].length; return 0; }
// --- an element by a variable index
function f(xs: string[], i: number): number { const x = xs[i]; return x === undefined ? 0 : x.length; }
// --- an element that is not tested
function f(xs: string[], i: number): number { return xs[i].length; } // refused
// --- a comma
function f(x: string | undefined): number { return (x ??= "a", x.length); }
// --- nested conditions
function f(x: string | number | undefined): number {
  if (x !== undefined) {
    if (typeof x === "number") return x;
    return x.length;
  }
  return x; // refused
}
// --- both in one condition
function f(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a.length + b.length;
}
// --- one of two in one condition
function f(a: string | undefined, b: string | undefined): number {
  if (a === undefined && b === undefined) return 0;
  return a.length; // refused
}
// --- a type predicate
function isText(x: unknown): x is string { return typeof x === "string"; }
function f(x: string | number): number { return isText(x) ? x.length : x; }
// --- a type predicate, the wrong way
function isText(x: unknown): x is string { return typeof x === "string"; }
function f(x: string | number): number { return isText(x) ? x : 0; } // refused
// --- a filter with a type predicate
function f(xs: (string | undefined)[]): string[] { return xs.filter((x): x is string => x !== undefined); }
// --- a filter with an inferred predicate
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x !== undefined); }
// --- a filter with no predicate
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x !== "a"); } // refused
// --- a filter by truthiness
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x); } // refused
// --- a filter by Boolean
function f(xs: (string | undefined)[]): string[] { return xs.filter(Boolean); } // refused
// --- assert narrows
import { assert } from "mu";
function f(x: string | undefined): number { assert(x !== undefined, "x"); return x.length; }
// --- abort ends
import { abort } from "mu";
service A { f(x: string | undefined): number { if (x === undefined) abort("no x"); return x.length; } }
// --- a while condition
function f(next: { v: number; next?: { v: number } } | undefined): number { let n = 0; while (next !== undefined) { n += next.v; next = undefined; } return n; }
// --- after a while condition
function f(xs: string[]): undefined { let x = xs.pop(); while (x !== undefined) x = xs.pop(); return x; }
// --- a do-while condition
function f(xs: string[]): undefined { let x: string | undefined; do { x = xs.pop(); } while (x !== undefined); return x; }
// --- a for condition
function f(a: { next: { n: number } | undefined }): number { for (let p = a.next; p !== undefined; p = undefined) return p.n; return 0; }
// --- a void result
function g(): void {}
function f(): number { const x = g(); if (x) return 1; return 0; } // refused
// --- a condition that is always true
function f(g: () => number): number { if (g) return 1; return 0; } // refused
// --- a promise as a condition
function f(p: Promise<boolean>): number { if (p) return 1; return 0; } // refused
// --- a chain that gave nothing, of something that is there
function j(x?: { z: number }): number { if (x?.z) return 1; if (x) return x.z; return 0; }
function c(x?: { y: { z: number } | null }): number { if (!x?.y?.z) { if (x && x.y) return x.y.z; return 0; } return x.y.z; }
function g(xs: { n: number }[]): number { const x = xs[0]; if (!x?.n) return x === undefined ? 0 : x.n; return x.n; }
function b(x?: { z?: number }): number { if (x?.z === undefined) { if (x) return x.z; return 0; } return x.z; } // refused
