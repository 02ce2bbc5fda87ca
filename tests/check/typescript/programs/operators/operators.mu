// --- plus of numbers
function f(a: number, b: number): number { return a + b; }
// --- plus of a string and a number
function f(a: string, b: number): string { return a + b; }
// --- plus of a string and a number is no number
function f(a: string, b: number): number { return a + b; } // refused
// --- plus of booleans
function f(a: boolean, b: boolean): number { return a + b; } // refused
// --- plus of an object and a string
function f(a: { x: number }): string { return a + "x"; }
// --- plus of an object and a number
function f(a: { x: number }): number { return a + 1; } // refused
// --- plus of undefined
function f(a: number | undefined): number { return a + 1; } // refused
// --- plus of a null and a string
function f(a: string | null): string { return a + "x"; }
// --- minus of strings
function f(a: string, b: string): number { return a - b; } // refused
// --- minus of a union of numbers
function f(a: 1 | 2, b: number): number { return a - b; }
// --- times undefined
function f(a?: number): number { return a * 2; } // refused
// --- a power
function f(a: number): number { return a ** 2; }
// --- a power of a string
function f(a: string): number { return a ** 2; } // refused
// --- bits
function f(a: number, b: number): number { return (a & b) | (a ^ b) << 2 >>> 1; }
// --- bits of booleans
function f(a: boolean, b: boolean): boolean { return a & b; } // refused
// --- negation of a string
function f(a: string): number { return -a; }
// --- plus sign of a string
function f(a: string): number { return +a; }
// --- not of anything
function f(a: string): boolean { return !a; }
// --- complement of a string
function f(a: string): number { return ~a; }
// --- comparing numbers
function f(a: number, b: number): boolean { return a < b; }
// --- comparing strings
function f(a: string, b: string): boolean { return a < b; }
// --- comparing a string and a number
function f(a: string, b: number): boolean { return a < b; } // refused
// --- comparing dates
function f(a: Date, b: Date): boolean { return a < b; }
// --- comparing with undefined
function f(a: number | undefined): boolean { return a < 1; } // refused
// --- comparing objects by order
// differs: ordered
function f(a: { x: number }, b: { x: number }): boolean { return a < b; } // refused by mu
// --- equality without overlap
function f(a: string, b: number): boolean { return a === b; } // refused
// --- equality with overlap
function f(a: string | number, b: number): boolean { return a === b; }
// --- equality of literals without overlap
function f(a: "x" | "y"): boolean { return a === "z"; } // refused
// --- inequality of literals without overlap
function f(a: "x" | "y"): boolean { return a !== "z"; } // refused
// --- equality of objects without overlap
function f(a: { x: number }, b: { y: number }): boolean { return a === b; } // refused
// --- equality of objects with overlap
function f(a: { x: number }, b: { x: number; y: number }): boolean { return a === b; }
// --- equality with null that cannot be
function f(a: string): boolean { return a === null; }
// --- equality after narrowing
function f(a: "x" | "y"): boolean { if (a === "x") return a === "y"; return false; } // refused
// --- equality of a type parameter
function f<T>(a: T, b: T): boolean { return a === b; }
// --- equality of two type parameters
function f<T, U>(a: T, b: U): boolean { return a === b; } // refused
// --- equality of an array and a string
function f(a: string[], b: string): boolean { return a === b; } // refused
// --- equality of a fresh object
function f(a: { x: number }): boolean { return a === { x: 1 }; } // refused
// --- equality with NaN
function f(a: number): boolean { return a === NaN; } // refused
// --- in
function f(o: { a: number }): boolean { return "a" in o; }
// --- in a string
function f(s: string): boolean { return "a" in s; } // refused
// --- a number in
function f(o: Record<number, string>): boolean { return 1 in o; }
// --- a boolean in
function f(o: object): boolean { return true in o; } // refused
// --- instanceof of a primitive
function f(s: string): boolean { return s instanceof Date; } // refused
// --- typeof compared with a word that it never gives
function f(x: unknown): boolean { return typeof x === "text"; } // refused
// --- plus assign
function f(a: string): string { a += 1; return a; }
// --- plus assign of the wrong type
function f(a: number): void { a += "x"; } // refused
// --- minus assign of a string
function f(a: string): void { a -= 1; } // refused
// --- increment of a string
function f(a: string): void { a++; } // refused
// --- increment of a property
function f(o: { n: number }): number { return o.n++; }
// --- increment of a readonly property
function f(o: { readonly n: number }): void { o.n++; } // refused
// --- increment of an element
function f(xs: number[]): void { xs[0]++; } // refused
// --- plus assign of an element of a record
function f(r: Record<string, number>, k: string): void { r[k] = (r[k] ?? 0) + 1; }
// --- plus assign of an element that may be missing
function f(r: Record<string, number>, k: string): void { r[k] += 1; } // refused
// --- delete of an optional property
function f(o: { a?: number }): void { delete o.a; }
// --- delete of a required property
function f(o: { a: number }): void { delete o.a; } // refused
// --- delete of a readonly property
function f(o: { readonly a?: number }): void { delete o.a; } // refused
// --- delete of an entry of a record
function f(r: Record<string, number>, k: string): void { delete r[k]; }
// --- void
function f(g: () => number): undefined { return void g(); }
// --- a template takes everything
function f(a: number, b: { x: number } | undefined): string { return `${a} ${b}`; }
// --- ?? of something that is never missing
function f(a: string): string { return a ?? "x"; }
// --- a shift of a literal union
function f(a: 1 | 2): number { return a << 1; }
// --- && of two types
function f(a: number, b: string): string { return a && b; } // refused
// --- && of an object and a string
function f(a: { x: number }, b: string): string { return a && b; }
// --- || of two types
function f(a: string, b: number): string | number { return a || b; }
// --- mixed ?? and ||
function f(a: string | undefined, b: string): string { return (a ?? b) || "x"; }
// --- a conditional of two types
function f(c: boolean): string { return c ? "a" : 1; } // refused
// --- a comma
function f(a: number): string { return (a, "x"); } // refused
// --- modulo of a bigint word
function f(a: number): number { return a % 2 === 0 ? 1 : 2; }
