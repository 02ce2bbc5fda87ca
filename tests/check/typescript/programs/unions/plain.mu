// --- a member of a union fits it
const x: string | number = "a";
// --- another type does not
const x: string | number = true; // refused
// --- a union does not fit one of its members
function f(x: string | number): string { return x; } // refused
// --- a method of one member
function f(x: string | number): string { return x.toUpperCase(); } // refused
// --- a method of both members
function f(x: string | number): string { return x.toString(); }
// --- arrays of a union and a union of arrays
function f(xs: string[] | number[]): (string | number)[] { return xs; }
// --- an array of a union is no union of arrays
function f(xs: (string | number)[]): string[] | number[] { return xs; } // refused
// --- map over a union of arrays
function f(xs: string[] | number[]): string[] { return xs.map(x => String(x)); }
// --- a call of a union of functions
function f(g: ((x: string) => number) | ((x: string) => string)): number | string { return g("a"); }
// --- a call of a union of functions with other parameters
function f(g: ((x: string) => number) | ((x: number) => number)): number { return g("a"); } // refused
// --- boolean is true or false
function f(x: true | false): boolean { return x; }
// --- null and undefined are of their own
function f(x: string | null): string | undefined { return x; } // refused
// --- a union of objects with optional parts
type R = { a?: string } | { b: number };
const r: R = {};
// --- never adds nothing
function f(x: string | never): string { return x; }
// --- unknown takes everything
function f(x: string | unknown): string { return x; } // refused
// --- literals in a union
type Size = "s" | "m" | "l";
const sizes: Size[] = ["s", "m", "xl"]; // refused
// --- a conditional gives a union
function f(c: boolean): "a" | "b" { return c ? "a" : "b"; }
// --- a conditional gives a union that is too wide
function f(c: boolean): "a" { return c ? "a" : "b"; } // refused
// --- a number literal union
type Die = 1 | 2 | 3 | 4 | 5 | 6;
const d: Die = 7; // refused
// --- arithmetic leaves literal types
type Die = 1 | 2 | 3;
function f(d: Die): Die { return d + 1; } // refused
// --- an optional property takes undefined
type R = { a?: string };
const r: R = { a: undefined };
// --- a union key of a record
type K = "a" | "b";
const r: Record<K, number> = { a: 1, b: 2 };
// --- a union key of a record with one missing
type K = "a" | "b";
const r: Record<K, number> = { a: 1 }; // refused
// --- intersecting unions
type A = "a" | "b";
type B = "b" | "c";
const x: A & B = "b";
// --- intersecting unions, outside
type A = "a" | "b";
type B = "b" | "c";
const x: A & B = "a"; // refused
// --- a union with an interface
interface Named { name: string }
function f(x: Named | string): string { return typeof x === "string" ? x : x.name; }
