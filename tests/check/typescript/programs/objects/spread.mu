// --- later properties win
const a = { x: 1, y: "a" };
const b: { x: string; y: string } = { ...a, x: "b" };
// --- later properties win, wrong type
const a = { x: 1, y: "a" };
const b: { x: string; y: string } = { ...a }; // refused
// --- an optional property under a spread
function f(o: { x?: number }): { x: number } { return { x: 1, ...o }; }
// --- a property before a spread that has it
function f(o: { x: number }): { x: number } { return { x: 1, ...o }; } // refused
// --- an optional property above a spread
function f(o: { x?: number }): { x: number } { return { ...o, x: 1 }; }
// --- a spread of something that may be undefined
function f(o: { x: number } | undefined): { x?: number } { return { ...o }; }
// --- a spread of something that may be undefined is not complete
function f(o: { x: number } | undefined): { x: number } { return { ...o }; } // refused
// --- a conditional spread
function f(c: boolean): { a: number; b?: number } { return { a: 1, ...(c ? { b: 2 } : {}) }; }
// --- a conditional spread with &&
function f(c: boolean): { a: number; b?: number } { return { a: 1, ...(c && { b: 2 }) }; }
// --- a spread of a union
type U = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(u: U): U { return { ...u }; }
// --- a spread of a number
const a = { ...3 }; // refused
// --- a spread of a type parameter
function f<T extends { a: number }>(x: T): T & { b: number } { return { ...x, b: 1 }; }
// --- a spread of a type parameter has its properties
function f<T extends { a: number }>(x: T): number { const y = { ...x, b: 1 }; return y.a + y.b; }
// --- a spread of an array in an array
function f(xs: number[], ys: string[]): (number | string)[] { return [...xs, ...ys]; }
// --- a spread of an array in an array of another type
function f(xs: number[], ys: string[]): number[] { return [...xs, ...ys]; } // refused
// --- a spread of a string in an array
function f(s: string): string[] { return [...s]; }
// --- a spread of a number in an array
function f(n: number): number[] { return [...n]; } // refused
// --- a spread of a set
function f(s: Set<string>): string[] { return [...s]; }
// --- a rest property
function f(o: { a: number; b: string; c: boolean }): { b: string; c: boolean } { const { a, ...rest } = o; return rest; }
// --- a rest property without what was taken
function f(o: { a: number; b: string }): number { const { a, ...rest } = o; return rest.a; } // refused
// --- a rest property of a type parameter
function f<T extends { a: number; b: string }>(o: T): string { const { a, ...rest } = o; return rest.b; }
// --- nested destructuring
function f({ a: { b } }: { a: { b: number } }): number { return b; }
// --- nested destructuring of something optional
function f({ a: { b } }: { a?: { b: number } }): number { return b; } // refused
// --- nested destructuring with a default
function f({ a: { b } = { b: 1 } }: { a?: { b: number } }): number { return b; }
// --- destructuring a property that is not there
function f(o: { a: number }): void { const { b } = o; } // refused
// --- destructuring with a new name
function f(o: { a: number }): string { const { a: x } = o; return x; } // refused
// --- destructuring with a default of another type
function f(o: { a?: number }): number | string { const { a = "none" } = o; return a; }
// --- destructuring an array may give undefined
function f(xs: number[]): number { const [x] = xs; return x; } // refused
// --- destructuring an array with a default
function f(xs: number[]): number { const [x = 0] = xs; return x; }
// --- destructuring null
function f(o: { a: number } | null): void { const { a } = o; } // refused
// --- destructuring in for of
function f(m: Map<string, number>): number { let n = 0; for (const [, v] of m) n += v; return n; }
// --- destructuring assignment
function f(o: { a: number; b: string }): string { let a = 0; let b = ""; ({ a, b } = o); return b + a; }
// --- destructuring assignment of the wrong type
function f(o: { a: number; b: string }): void { let a = ""; ({ a } = o); } // refused
// --- a computed key in a pattern's place
function f(o: Record<string, number>): number { const { a } = o; return a; } // refused
// --- the rest of a readonly object is a new object
type P = { readonly a: number; readonly b: number[]; readonly c: { readonly d: number } };
function f(p: P): void { const { a, ...rest } = p; rest.b = [a]; rest.c = { d: 1 }; }
function g({ a, ...rest }: P): void { rest.b = [a]; }
function h(p: { readonly o: P }): void { const { o: { ...rest } } = p; rest.a = 1; }
function i(p: P): void { const { a, ...rest } = p; rest.c.d = a; } // refused
function j(p: { readonly [key: string]: number }): void { const { ...rest } = p; rest["a"] = 1; } // refused
