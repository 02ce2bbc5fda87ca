// --- Partial
type R = { a: number; b: string };
const p: Partial<R> = { a: 1 };
// --- Partial may be undefined
type R = { a: number; b: string };
function f(p: Partial<R>): number { return p.a; } // refused
// --- Partial has no others
type R = { a: number; b: string };
const p: Partial<R> = { c: 1 }; // refused
// --- Required
type R = { a?: number; b?: string };
const p: Required<R> = { a: 1 }; // refused
// --- Required takes undefined away
type R = { a?: number };
function f(r: Required<R>): number { return r.a; }
// --- Readonly
type R = { a: number };
function f(r: Readonly<R>): void { r.a = 1; } // refused
// --- Readonly of an array
function f(xs: Readonly<number[]>): void { xs.push(1); } // refused
// --- Pick
type R = { a: number; b: string; c: boolean };
const p: Pick<R, "a" | "b"> = { a: 1, b: "x" };
// --- Pick of a property that is not there
type R = { a: number };
type P = Pick<R, "z">; // refused
// --- Omit
type R = { a: number; b: string; c: boolean };
const p: Omit<R, "c"> = { a: 1, b: "x", c: true }; // refused
// --- Omit keeps optional
type R = { a: number; b?: string };
const p: Omit<R, "a"> = {};
// --- Record of a union
const r: Record<"x" | "y", number> = { x: 1, y: "2" }; // refused
// --- Record of strings
const r: Record<string, { n: number }> = { a: { n: 1 }, b: { m: 2 } }; // refused
// --- Record of numbers
const r: Record<number, string> = { 1: "a" };
// --- Exclude
const x: Exclude<"a" | "b" | "c", "a"> = "a"; // refused
// --- Exclude by type
function f(x: Exclude<string | number | undefined, undefined>): string | number { return x; }
// --- Extract
const x: Extract<"a" | 1 | true, string> = 1; // refused
// --- NonNullable
function f(x: NonNullable<string | null | undefined>): number { return x.length; }
// --- ReturnType
function make(): { a: number } { return { a: 1 }; }
const r: ReturnType<typeof make> = { a: "x" }; // refused
// --- ReturnType of an inferred result
function make() { return { a: 1, b: ["x"] }; }
function f(r: ReturnType<typeof make>): string | undefined { return r.b[0]; }
// --- ReturnType of a function type
type F = (x: number) => string;
const r: ReturnType<F> = 1; // refused
// --- ReturnType of something else
type R = ReturnType<string>; // refused
// --- Parameters
function add(a: number, b: string): void {}
const p: Parameters<typeof add> = [1, "x"];
// --- Parameters, wrong
function add(a: number, b: string): void {}
const p: Parameters<typeof add> = [1, 2]; // refused
// --- Parameters with optional
function add(a: number, b?: string): void {}
const p: Parameters<typeof add> = [1];
// --- Parameters with rest
function add(a: number, ...b: string[]): void {}
const p: Parameters<typeof add> = [1, "a", "b"];
// --- one of the parameters
function add(a: number, b: string): void {}
const p: Parameters<typeof add>[1] = 1; // refused
// --- Awaited
const x: Awaited<Promise<number>> = "a"; // refused
// --- Awaited of a nested promise
const x: Awaited<Promise<Promise<number>>> = 1;
// --- Awaited of a result
async function load(): Promise<{ n: number }> { return { n: 1 }; }
const x: Awaited<ReturnType<typeof load>> = { n: "1" }; // refused
// --- Partial of a type parameter
function update<T extends { id: string }>(x: T, change: Partial<T>): T { return { ...x, ...change }; }
// --- Partial of a type parameter, called
function update<T extends { id: string }>(x: T, change: Partial<T>): T { return { ...x, ...change }; }
const r: { id: string; n: number } = update({ id: "a", n: 1 }, { n: 2 });
// --- Partial of a type parameter, called wrongly
function update<T extends { id: string }>(x: T, change: Partial<T>): T { return { ...x, ...change }; }
const r = update({ id: "a", n: 1 }, { n: "2" }); // refused
// --- Readonly of a type parameter
function freeze<T>(x: T): Readonly<T> { return x; }
const r = freeze({ a: 1 });
r.a = 2; // refused
// --- Pick of a type parameter
function take<T, K extends keyof T>(x: T, keys: K[]): Pick<T, K> | undefined { return undefined; }
const p: { a: number } | undefined = take({ a: 1, b: "x" }, ["a"]);
// --- Pick of a type parameter, without what was not picked
function take<T, K extends keyof T>(x: T, keys: K[]): Pick<T, K> | undefined { return undefined; }
const p = take({ a: 1, b: "x" }, ["a"])?.b; // refused
// --- Omit of a type parameter
function drop<T extends { id: string }>(x: T): Omit<T, "id"> { const { id, ...rest } = x; return rest; }
const p: { n: number } = drop({ id: "a", n: 1 });
// --- Omit of a type parameter, what was omitted
function drop<T extends { id: string }>(x: T): Omit<T, "id"> { const { id, ...rest } = x; return rest; }
const p = drop({ id: "a", n: 1 }).id; // refused
// --- Record of a type parameter
function index<K extends string>(keys: K[]): Record<K, number> | undefined { return undefined; }
const n: number | undefined = index(["a", "b"])?.a;
// --- Record of a type parameter, another key
function index<K extends string>(keys: K[]): Record<K, number> | undefined { return undefined; }
const n = index(["a", "b"])?.c; // refused
// --- Exclude of a type parameter
function without<T, U extends T>(x: T, y: U): Exclude<T, U> | undefined { return undefined; }
// --- NonNullable of a type parameter
function some<T>(x: T): NonNullable<T> | undefined { return x ?? undefined; }
const n: number | undefined = some<number | null>(1);
// --- Partial in a generic alias
type Draft<T> = Partial<T> & { id: string };
const d: Draft<{ id: string; n: number }> = { id: "a" };
// --- Partial in a generic alias, wrong
type Draft<T> = Partial<T> & { id: string };
const d: Draft<{ id: string; n: number }> = { n: 1 }; // refused
// --- Pick in a generic alias
type Ref<T extends { id: string }> = Pick<T, "id">;
const r: Ref<{ id: string; n: number }> = { id: "a" };
// --- Omit in a generic alias
type Fields<T, K extends keyof T> = Omit<T, K>;
const r: Fields<{ id: string; n: number }, "id"> = { n: 1 };
// --- Record in a generic alias
type Flags<K extends string> = Record<K, boolean>;
const f: Flags<"a" | "b"> = { a: true }; // refused
// --- ReturnType in a generic alias
type Result<F extends (...args: never[]) => unknown> = ReturnType<F>;
const n: Result<() => number> = "a"; // refused
// --- nested utilities
type R = { a: number; b: { c: string; d?: number } };
const p: Partial<Pick<R, "b">> = { b: { c: 1 } }; // refused
// --- utilities of a union
type U = { kind: "a"; n: number } | { kind: "b"; s: string };
const p: Partial<U> = { kind: "a" };
// --- Omit of a union loses what is not shared
type U = { kind: "a"; n: number; id: string } | { kind: "b"; s: string; id: string };
const p: Omit<U, "id"> = { kind: "a", n: 1 }; // refused
// --- keyof of a union
type U = { kind: "a"; n: number } | { kind: "b"; s: string };
const k: keyof U = "n"; // refused
// --- Uppercase words
const r: Readonly<Record<string, number>> = { a: 1 };
r.a = 2; // refused
