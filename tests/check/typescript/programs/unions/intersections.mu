// --- both parts are needed
type I = { a: number } & { b: string };
const i: I = { a: 1 }; // refused
// --- both parts are there
type I = { a: number } & { b: string };
const i: I = { a: 1, b: "x" };
// --- an excess property
type I = { a: number } & { b: string };
const i: I = { a: 1, b: "x", c: 1 }; // refused
// --- a shared property is narrowed
type I = { a: string | number } & { a: number };
function f(i: I): number { return i.a; }
// --- a property that cannot be
type I = { a: string } & { a: number };
function f(i: I): string { return i.a; }
// --- an intersection with a union
type I = { id: string } & ({ kind: "a"; n: number } | { kind: "b" });
function f(i: I): number { return i.kind === "a" ? i.n : i.id.length; }
// --- an intersection with a union, the wrong member
type I = { id: string } & ({ kind: "a"; n: number } | { kind: "b" });
function f(i: I): number { return i.kind === "b" ? i.n : 0; } // refused
// --- optional and required
type I = { a?: string } & { a: string };
const i: I = {}; // refused
// --- an intersection fits its parts
function f(i: { a: number } & { b: string }): { b: string } { return i; }
// --- a part does not fit the intersection
function f(i: { a: number }): { a: number } & { b: string } { return i; } // refused
// --- nested objects are merged
type I = { in: { a: number } } & { in: { b: number } };
const i: I = { in: { a: 1, b: 2 } };
// --- nested objects are merged, one missing
type I = { in: { a: number } } & { in: { b: number } };
const i: I = { in: { a: 1 } }; // refused
// --- of primitives
type N = string & number;
function f(n: N): boolean { return n; }
// --- with a type parameter
function f<T extends { id: string }>(x: T & { n: number }): string { return x.id + x.n; }
// --- an interface extends two
interface A { a: number }
interface B { b: string }
interface C extends A, B { c: boolean }
const c: C = { a: 1, b: "x", c: true };
// --- an interface extends two, one property missing
interface A { a: number }
interface B { b: string }
interface C extends A, B { c: boolean }
const c: C = { a: 1, c: true }; // refused
// --- an interface narrows a property
interface A { a: string | number }
interface B extends A { a: string }
const b: B = { a: "x" };
// --- an interface changes a property
interface A { a: string }
interface B extends A { a: number } // refused
const b: B = { a: 1 };
// --- an index signature and a property
type I = { [key: string]: number } & { a: number };
const i: I = { a: 1, b: 2 };
