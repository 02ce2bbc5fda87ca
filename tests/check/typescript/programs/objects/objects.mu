// --- excess property in a literal
type R = { a: number };
const r: R = { a: 1, b: 2 }; // refused
// --- excess property of a variable
type R = { a: number };
const s = { a: 1, b: 2 };
const r: R = s;
// --- excess property in an argument
function f(r: { a: number }): number { return r.a; }
const n = f({ a: 1, b: 2 }); // refused
// --- excess property in a nested literal
type R = { in: { a: number } };
const r: R = { in: { a: 1, b: 2 } }; // refused
// --- excess property in a returned literal
function f(): { a: number } { return { a: 1, b: 2 }; } // refused
// --- excess property in an arrow's literal
const f = (): { a: number } => ({ a: 1, b: 2 }); // refused
// --- excess property in an array of literals
const rs: { a: number }[] = [{ a: 1, b: 2 }]; // refused
// --- excess property under a spread
type R = { a: number };
const s = { a: 1, b: 2 };
const r: R = { ...s };
// --- excess property in a conditional
function f(c: boolean): { a: number } { return c ? { a: 1 } : { a: 1, b: 2 }; } // refused
// --- a misspelt optional property
type Options = { limit?: number };
const o: Options = { limt: 3 }; // refused
// --- nothing in common with an optional type
type Options = { limit?: number };
const s = { other: 1 };
const o: Options = s; // refused
// --- a missing property
type R = { a: number; b: string };
const r: R = { a: 1 }; // refused
// --- a property of the wrong type
type R = { a: number; b: string };
const r: R = {
  a: 1,
  b: 2, // refused
};
// --- a nested property of the wrong type
type R = { in: { a: number }[] };
const r: R = {
  in: [
    { a: 1 },
    { a: "x" }, // refused
  ],
};
// --- two properties of the wrong type
type R = { a: number; b: string };
const r: R = {
  a: "x", // refused
  b: 2, // refused
};
// --- optional is undefined or its type
function f(r: { a?: number }): number { return r.a; } // refused
// --- optional with a test
function f(r: { a?: number }): number { return r.a === undefined ? 0 : r.a; }
// --- optional does not fit required
function f(r: { a?: number }): { a: number } { return r; } // refused
// --- required fits optional
function f(r: { a: number }): { a?: number } { return r; }
// --- undefined does not fit a missing property
function f(r: { a: number | undefined }): { a?: number } { return r; }
// --- a property that may be undefined must be there
const r: { a: number | undefined } = {}; // refused
// --- readonly is not assigned
function f(r: { readonly a: number }): void { r.a = 1; } // refused
// --- readonly is read
function f(r: { readonly a: number }): number { return r.a; }
// --- readonly fits mutable
function f(r: { readonly a: number }): { a: number } { return r; }
// --- a readonly array property is replaced
function f(r: { a: readonly number[] }): void { r.a = [1]; }
// --- a readonly array property is not changed
function f(r: { a: readonly number[] }): void { r.a.push(1); } // refused
// --- a readonly array does not fit a mutable one inside
function f(r: { a: readonly number[] }): { a: number[] } { return r; } // refused
// --- deep as const
const c = { a: { b: [1, 2] } } as const;
c.a.b.push(3); // refused
// --- a record
const r: Record<string, number> = { a: 1, b: 2 };
// --- a record with a wrong value
const r: Record<string, number> = { a: 1, b: "x" }; // refused
// --- a record may have no such key
function f(r: Record<string, number>): number { return r["a"]; } // refused
// --- a record with a property access
function f(r: Record<string, number>): number | undefined { return r.a; }
// --- a record is written
function f(r: Record<string, number>): void { r["a"] = 1; r.b = 2; }
// --- a record is written wrongly
function f(r: Record<string, number>): void { r["a"] = "x"; } // refused
// --- a record narrowed by a test
function f(r: Record<string, number>): number { if (r["a"] !== undefined) return r["a"]; return 0; }
// --- a record narrowed by a key that is constant
function f(r: Record<string, number>, k: string): number { if (r[k] !== undefined) return r[k]; return 0; }
// --- a record narrowed by a key that changes
function f(r: Record<string, number>, k: string): number { if (r[k] !== undefined) { k = "b"; return r[k]; } return 0; } // refused
// --- a record of literal keys has no others
function f(r: Record<"a" | "b", number>): number { return r.c; } // refused
// --- a record of literal keys is complete
function f(r: Record<"a" | "b", number>): number { return r.a + r["b"]; }
// --- an index signature beside properties
type R = { id: string; [key: string]: string };
const r: R = { id: "1", other: "2" };
// --- an index signature that a property breaks
type R = { id: number; [key: string]: string }; // refused
// --- a numeric index signature
const r: { [n: number]: string } = { 1: "a", 2: "b" };
// --- a numeric index signature with a name
const r: { [n: number]: string } = { 1: "a", b: "b" }; // refused
// --- a readonly index signature
function f(r: { readonly [key: string]: number }): void { r["a"] = 1; } // refused
// --- an array for a numeric index signature
function f(xs: string[]): { [n: number]: string } { return xs; }
// --- an interface does not fit an index signature
interface R { a: number }
function f(r: R): Record<string, number> { return r; } // refused
// --- a type alias fits an index signature
type R = { a: number };
function f(r: R): Record<string, number> { return r; }
// --- a computed name that is constant
const key = "a";
const r: { a: number } = { [key]: 1 };
// --- a computed name that is not known
function f(key: string): Record<string, number> { return { [key]: 1 }; }
// --- a computed name that is not known is no property
function f(key: string): { a: number } { return { [key]: 1 }; } // refused
// --- shorthand
function f(a: number): { a: number } { return { a }; }
// --- shorthand of the wrong type
function f(a: string): { a: number } {
  return { a }; // refused
}
// --- a method in a literal
const r: { f(x: number): string } = { f(x) { return x.toFixed(); } };
// --- a method in a literal with a wrong result
const r: { f(x: number): string } = { f(x) { return x; } }; // refused
// --- the same name twice
const r = { a: 1, a: 2 }; // refused
// --- numeric names
const r = { 1: "a", 2: "b" };
const s: string = r[1];
// --- a name that does not exist
const r = { a: 1 };
const s = r["b"]; // refused
// --- a name that is too wide
function f(r: { a: number }, key: string): number { return r[key]; } // refused
// --- a name of keyof
function f(r: { a: number; b: string }, key: keyof { a: number; b: string }): number | string { return r[key]; }
// --- the empty object type takes much
const r: {} = 3;
// --- the empty object type does not take null
const r: {} = null; // refused
// --- object takes no primitives
const r: object = "a"; // refused
// --- object takes objects and arrays
const r: object = { a: 1 };
const s: object = [1];
// --- a property of object
function f(o: object): string { return o.a; } // refused
// --- an interface that refers to itself
interface Tree { value: number; children: Tree[] }
const t: Tree = { value: 1, children: [{ value: 2, children: [] }] };
// --- an interface that refers to itself, wrong inside
interface Tree { value: number; children: Tree[] }
const t: Tree = { value: 1, children: [{ value: "2", children: [] }] }; // refused
// --- types that refer to each other
type A = { b: B | undefined };
type B = { a: A | undefined };
const a: A = { b: { a: { b: undefined } } };
// --- types that refer to each other, wrong inside
type A = { b: B | undefined };
type B = { a: A | undefined };
const a: A = { b: { a: { b: 3 } } }; // refused
// --- JSON
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const j: Json = { a: [1, "x", { b: null }] };
// --- JSON does not take functions
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const j: Json = { a: [1, () => 2] }; // refused
// --- two recursive types of one form
type L1 = { next?: L1; v: number };
type L2 = { next?: L2; v: number };
function f(l: L1): L2 { return l; }
// --- two recursive types that differ
type L1 = { next?: L1; v: number };
type L2 = { next?: L2; v: number; w: string };
function f(l: L1): L2 { return l; } // refused
// --- a type that is only itself
type T = T; // refused
// --- the whole of a match is there
function f(text: string): number { const m = /a(b)?/.exec(text); return m === null ? 0 : m[0].length; }
// --- a group of a match may not be there
function f(text: string): number { const m = /a(b)?/.exec(text); return m === null ? 0 : m[1].length; } // refused
// --- a match is an array of texts
function f(text: string): string[] { return text.match(/a/g) ?? []; }
// --- and not one of numbers
function f(text: string): number[] { return text.match(/a/g) ?? []; } // refused
// --- nor a tuple
function f(text: string): [string, string] { const m = text.match(/(a)/); if (m === null) return ["", ""]; return m; } // refused
// --- a match fits a readonly array of something wider
function f(text: string): readonly (string | number)[] { return text.match(/a/g) ?? []; }
// --- an array is no match
function f(xs: string[]): RegExpExecArray { return xs; } // refused
// --- matches have names
function f(text: string): number { const re = /a/g; let m: RegExpExecArray | null; let n = 0; while ((m = re.exec(text)) !== null) n += m.index; return n; }
// --- what match finds may be a RegExpMatchArray
function f(text: string): RegExpMatchArray | null { return text.match(/a/); }
// --- the groups of a match may not be there
function f(text: string): number { const m = /(?<a>.)/.exec(text); if (m !== null) m.groups.a; return 0; } // refused
// --- matches as lists
function f(text: string): string[] { return [...text.matchAll(/a/g)].map(m => m[0]); }
// --- a list of matches as a list of lists
function f(text: string): string[][] { return [...text.matchAll(/a/g)]; }
