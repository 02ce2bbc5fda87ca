// --- an intersection of two kinds is never
function pass(x: { readonly k: "a" } & { readonly k: "b" }): never { return x; }
// --- an intersection of two aliases is never
type A = { k: "a"; p: number };
type B = { k: "b"; q: number };
function pass(x: A & B): number { return x.nothing; } // refused
// --- an intersection sorts a union
type U = { k: "a"; p: number } | { k: "b"; q: string };
function pass(x: U & { k: "b" }): string { return x.q; }
// --- an intersection of a union is not the other
type U = { k: "a"; p: number } | { k: "b"; q: string };
function pass(x: U & { k: "b" }): number { return x.p; } // refused
// --- string and number in one property is not never as a whole
function pass(x: { k: string } & { k: number }): never { return x; } // refused
// --- string and number in one property is never there
function pass(x: { k: string } & { k: number }): never { return x.k; }
// --- booleans differ
function pass(x: { ok: true } & { ok: false }): never { return x; }
// --- optional kinds differ
function pass(x: { k?: "a" } & { k?: "b" }): never { return x; } // refused
// --- null and undefined
function pass(x: { k: null } & { k: undefined }): never { return x; }
// --- a kind and undefined
function pass(x: { k: "a" } & { k: undefined }): never { return x; }
// --- unions of kinds that share none
function pass(x: { k: "a" | "b" } & { k: "c" | "d" }): never { return x; }
// --- a kind and a number
function pass(x: { k: "a" } & { k: number }): never { return x; }
// --- optional on one side
function pass(x: { k?: "a" } & { k: "b" }): never { return x; }
// --- optional beside undefined
function pass(x: { k?: "a" } & { k: undefined }): undefined { return x.k; }
// --- a union of two kinds, twice
type U = { k: "a"; p: number } | { k: "b"; q: string };
type V = { k: "a"; r: number } | { k: "c"; s: string };
function f(x: U & V): number { return x.p + x.r; }
// --- a list with itself inside
interface Node { kind: "leaf" | "tree"; next?: Node & { kind: "leaf" } }
function f(x: Node): "leaf" | undefined { return x.next?.kind; }
// --- an alias that asks for itself
type N = { next: N & { next: N }; kind: "a" };
function f(x: N): "a" { return x.next.next.kind; }
// --- a parameter's kind
type Tagged<T> = T & { kind: "b" };
function f(x: Tagged<{ kind: "a" | "b"; v: number } | { kind: "a"; w: number }>): number { return x.v; }
// --- readonly kinds of a mapped type
type U = { k: "a"; p: number } | { k: "b"; q: string };
function f(x: Readonly<U> & { k: "b" }): string { return x.q; }
// --- picked
function f(x: Pick<{ k: "a"; p: number }, "k"> & { k: "b" }): never { return x; }
// --- narrowed by a predicate
type A = { k: "a"; p: number };
function isB(x: { k: string }): x is { k: "b" } { return x.k === "b"; }
function f(x: A): number { if (isB(x)) { const n: never = x; return n; } return x.p; }
// --- a kind and a nested object
function f(x: { k: { t: "a" } } & { k: { t: "b" } }): never { return x; } // refused
// --- a nested kind is never
function f(x: { k: { t: "a" } } & { k: { t: "b" } }): never { return x.k; }
