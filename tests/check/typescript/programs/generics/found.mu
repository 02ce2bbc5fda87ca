// --- a type argument that another one constrains
function pluck<T, K extends keyof T>(rows: readonly T[], key: K): T[K][] { return rows.map(row => row[key]); }
function f(xs: { a: string; b: number }[]): (string | number)[] { return pluck<{ a: string; b: number }, "a" | "b">(xs, "a"); }
// --- a type argument that does not fit what another one says
function pluck<T, K extends keyof T>(rows: readonly T[], key: K): T[K][] { return rows.map(row => row[key]); }
function f(xs: { a: string }[]): string[] { return pluck<{ a: string }, "c">(xs, "c"); } // refused
// --- a type argument of an alias that another one constrains
type Get<T, K extends keyof T> = T[K];
function f(x: Get<{ a: string; b: number }, "a">): string { return x; }
// --- a property of each member of a union
function pluck<T, K extends keyof T>(rows: readonly T[], key: K): T[K][] { return rows.map(row => row[key]); }
function f(xs: ({ a: number; b: string } | { a: number; c: string })[]): number { return pluck(xs, "a").reduce((x, y) => x + y, 0); }
// --- a property of each member of a union, different
function pluck<T, K extends keyof T>(rows: readonly T[], key: K): T[K][] { return rows.map(row => row[key]); }
function f(xs: ({ a: number } | { a: string })[]): number { return pluck(xs, "a").reduce((x, y) => x + y, 0); } // refused
// --- an indexed access of a union
type U = { a: number; b: string } | { a: boolean };
function f(x: U["a"]): number | boolean { return x; }
// --- rows that are checked by satisfies
type Row = { name: string; age: number; tags: string[] };
const rows = [{ name: "a", age: 1, tags: ["x"] }, { name: "b", age: 2, tags: [] }] satisfies Row[];
function pluck<T, K extends keyof T>(all: readonly T[], key: K): T[K][] { return all.map(row => row[key]); }
function f(): number { return pluck(rows, "age").reduce((x, y) => x + y, 0); }
// --- rows that are checked by satisfies go where rows go
type Row = { name: string; age: number; tags: string[] };
const rows = [{ name: "a", age: 1, tags: ["x"] }, { name: "b", age: 2, tags: [] }] satisfies Row[];
function g(all: readonly Row[]): number { return all.length; }
function f(): number { return g(rows) + rows.map(row => row.tags.length).length; }
// --- tags of rows that are checked by satisfies
type Row = { tags: string[] };
const rows = [{ tags: ["x"] }, { tags: [] }] satisfies Row[];
function f(): string[] { return rows.flatMap(row => row.tags); }
// --- an explicit argument with a default behind it
function make<T, U = T[]>(x: T, y: U): U { return y; }
function f(): number[] { return make<number>(1, [2]); }
// --- generic functions over a recursive type call themselves
type Tree<T> = { v: T; kids: Tree<T>[] };
function map<T, U>(t: Tree<T>, f: (v: T) => U): Tree<U> { return { v: f(t.v), kids: t.kids.map(k => map(k, f)) }; }
function walk<T>(t: Tree<T>, f: (v: T) => void): void { f(t.v); for (const k of t.kids) walk(k, f); }
function fold<T, U>(t: Tree<T>, f: (acc: U, v: T) => U, z: U): U { let r = f(z, t.v); for (const k of t.kids) r = fold(k, f, r); return r; }
function find<T>(t: Tree<T>, f: (v: T) => boolean): T | undefined {
  if (f(t.v)) return t.v;
  for (const k of t.kids) { const x = find(k, f); if (x !== undefined) return x; }
  return undefined;
}
function wrong<T, U>(t: Tree<T>, f: (v: T) => U): Tree<T> { return map(t, f); } // refused
// --- generic functions over a list call themselves
type L<T> = { head: T; tail: L<T> | undefined };
function toArray<T>(l: L<T> | undefined): T[] { return l === undefined ? [] : [l.head, ...toArray(l.tail)]; }
function foldr<T, U>(l: L<T> | undefined, f: (x: T, acc: U) => U, z: U): U { return l === undefined ? z : f(l.head, foldr(l.tail, f, z)); }
// --- keys of a type parameter from texts
function keys<T extends object>(x: T): (keyof T)[] { return Object.keys(x) as (keyof T)[]; }
function key<T>(x: string): keyof T { return x as keyof T; }
function no<T>(x: boolean): keyof T { return x as keyof T; } // refused
// --- a type parameter that is a property of another
type Ev = { kind: "in"; n: number } | { kind: "out"; why?: string };
function byKind<T extends { kind: string }, K extends T["kind"]>(xs: readonly T[], k: K): T[] { return xs.filter(x => x.kind === k); }
function outs(evs: Ev[]): Ev[] { return byKind(evs, "out"); }
function nope(evs: Ev[]): Ev[] { return byKind(evs, "nope"); } // refused
