// --- result type map
type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };
function map<T, U, E>(r: Result<T, E>, f: (v: T) => U): Result<U, E> { return r.ok ? { ok: true, value: f(r.value) } : r; }
function f(r: Result<number, string>): number { const s = map(r, n => n.toFixed(1)); if (s.ok) return s.value; return s.error.length; } // refused
// --- result and then
type Result<T> = { ok: true; value: T } | { ok: false; error: string };
function then<T, U>(r: Result<T>, f: (v: T) => Result<U>): Result<U> { if (!r.ok) return r; return f(r.value); }
const parse = (s: string): Result<number> => Number.isNaN(Number(s)) ? { ok: false, error: s } : { ok: true, value: Number(s) };
function f(): Result<string> { return then(parse("1"), n => ({ ok: true, value: n })); } // refused
// --- unwrap or
type Result<T> = { ok: true; value: T } | { ok: false; error: string };
function unwrapOr<T>(r: Result<T>, d: T): T { return r.ok ? r.value : d; }
function f(r: Result<number>): number { return unwrapOr(r, "x"); } // refused
// --- group by key of
function groupBy<T, K extends keyof T>(xs: T[], key: K): Map<T[K], T[]> {
  const m = new Map<T[K], T[]>();
  for (const x of xs) { const k = x[key]; m.set(k, [...(m.get(k) ?? []), x]); }
  return m;
}
function f(): string[] { return [...groupBy([{ a: 1, b: "x" }], "a").keys()]; } // refused
// --- pick keys
function pick<T, K extends keyof T>(o: T, ...keys: K[]): Pick<T, K> {
  const out = {} as Pick<T, K>;
  for (const k of keys) out[k] = o[k];
  return out;
}
function f(): number { return pick({ a: 1, b: "x" }, "a").b; } // refused
// --- merge defaults
function withDefaults<T extends object>(given: Partial<T>, defaults: T): T { return { ...defaults, ...given }; }
function f(): string { return withDefaults({ a: 1 }, { a: 2, b: "x" }).b; }
// --- constraint on length
function longest<T extends { length: number }>(a: T, b: T): T { return a.length >= b.length ? a : b; }
function f(): string { longest(1, 2); return longest("a", "bc"); } // refused
// --- constraint array
function total<T extends readonly number[]>(xs: T): number { return xs.reduce((a, b) => a + b, 0); }
function f(): number { return total([1, 2] as const) + total(["a"]); } // refused
// --- compose
function compose<A, B, C>(f: (a: A) => B, g: (b: B) => C): (a: A) => C { return a => g(f(a)); }
const len = compose((s: string) => s.length, n => n > 1);
function f(): boolean { return len(1); } // refused
// --- pipe
function pipe<A, B>(a: A, f: (a: A) => B): B { return f(a); }
function f(): string { return pipe(pipe(1, n => n + 1), n => n.toFixed()).trim(); }
// --- curry
const add = (a: number) => (b: number) => a + b;
function f(): number { return add(1)("2"); } // refused
// --- memo
function memo<A, R>(fn: (a: A) => R): (a: A) => R {
  const seen = new Map<A, R>();
  return a => { const known = seen.get(a); if (known !== undefined) return known; const r = fn(a); seen.set(a, r); return r; };
}
function f(): string { return memo((n: number) => n * 2)(3); } // refused
// --- zip
function zip<A, B>(as: A[], bs: B[]): [A, B][] { return as.map((a, i) => [a, bs[i]]); } // refused
// --- zip fixed
function zip<A, B>(as: A[], bs: B[]): [A, B | undefined][] { return as.map((a, i) => [a, bs[i]]); }
function f(): number { return zip([1], ["a"]).map(([n, s]) => n + s.length)[0] ?? 0; } // refused
// --- partition
function partition<T, S extends T>(xs: T[], is: (x: T) => x is S): [S[], Exclude<T, S>[]] {
  const yes: S[] = []; const no: Exclude<T, S>[] = [];
  for (const x of xs) { if (is(x)) yes.push(x); else no.push(x); } // refused
  return [yes, no];
}
// --- partition plain
function partition<T>(xs: T[], is: (x: T) => boolean): [T[], T[]] {
  const yes: T[] = []; const no: T[] = [];
  xs.forEach(x => (is(x) ? yes : no).push(x));
  return [yes, no];
}
function f(): number { const [a, b] = partition([1, 2], n => n > 1); return a[0] + b.length; } // refused
// --- keyed lookup
const prices = { apple: 1, pear: 2 } as const;
function price(name: string): number { return prices[name]; } // refused
function price2(name: keyof typeof prices): 1 | 2 { return prices[name]; }
// --- keyed lookup guarded
const prices = { apple: 1, pear: 2 };
function price(name: string): number { if (name in prices) return prices[name]; return 0; } // refused
// --- isKey guard
const prices = { apple: 1, pear: 2 };
const isKey = (name: string): name is keyof typeof prices => name in prices;
function price(name: string): number { return isKey(name) ? prices[name] : name.size; } // refused
// --- record lookup
const names: Record<string, string> = { a: "x" };
function f(k: string): string { const n = names[k]; return n.trim(); } // refused
// --- record with union keys
type Role = "admin" | "user";
const rights: Record<Role, string[]> = { admin: ["all"], user: [] };
function f(r: Role): number { return rights[r].length; }
const bad: Record<Role, number> = { admin: 1 }; // refused
const worse: Record<Role, number> = { admin: 1, user: 2, guest: 3 }; // refused
// --- partial record
type Role = "admin" | "user";
const n: Partial<Record<Role, number>> = { admin: 1 };
function f(r: Role): number { return n[r] + 1; } // refused
// --- satisfies record
type Role = "admin" | "user";
const rights = { admin: ["all"], user: [] } satisfies Record<Role, string[]>;
function f(): string { return rights.admin[0]; } // refused
const bad = { admin: [1], user: [] } satisfies Record<Role, string[]>; // refused
// --- satisfies excess
type P = { x: number };
const p = { x: 1, y: 2 } satisfies P; // refused
// --- satisfies keeps
type Colour = string | [number, number, number];
const c = { red: [255, 0, 0], green: "#0f0" } satisfies Record<string, Colour>;
function f(): string { return c.green.toUpperCase() + c.red.map(n => n.toFixed()).join() + c.blue; } // refused
// --- as const tuple of objects
const routes = [{ path: "/a", method: "GET" }, { path: "/b", method: "POST" }] as const;
type Path = (typeof routes)[number]["path"];
const p: Path = "/c"; // refused
// --- as const push
const xs = [1, 2] as const;
function f(): void { xs.push(3); } // refused
// --- as const assign
const o = { a: { b: 1 } } as const;
function f(): void { o.a.b = 2; } // refused
// --- as const argument
function take(x: readonly ["a", number]): string { return x[0]; }
function f(): string { take(["a", 1] as const); take(["b", 1] as const); return take(["a", 1]); } // refused
// --- as const to mutable
function take(xs: number[]): number { return xs.length; }
function f(): number { return take([1, 2] as const); }
// --- literal inference let
function f(): "a" | "b" { let x = "a"; return x; } // refused
// --- literal inference const
function f(): "a" | "b" { const x = "a"; return x; }
// --- literal in object
function take(o: { kind: "a" }): void { console.log(o.kind); }
function f(): void { const o = { kind: "a" }; take(o); take({ kind: "a" }); } // refused
// --- literal conditional
function f(c: boolean): "a" | "b" { const x = c ? "a" : "b"; return x; }
// --- literal through function
function pickOne<T extends string>(...xs: T[]): T | undefined { return xs[0]; }
function f(): "a" | "b" | undefined { return pickOne("a", "b"); }
function g(): "a" | undefined { return pickOne("a", "b"); } // refused
// --- template string type
function f(n: number): string { const s: number = `${n}px`; return `${n}px`; } // refused
// --- template with objects
function f(o: { a: number }): string { return `${o.a} ${o.b}`; } // refused
// --- tuple rest
type Args = [name: string, ...rest: number[]];
function f(a: Args): number { const [name, first, ...others] = a; return first + others.length + name.length; } // refused
// --- tuple spread call
function add(a: number, b: number): number { return a + b; }
function f(p: [number, number], q: number[]): number { return add(...p) + add(...q); } // refused
// --- tuple rest params
function log(level: string, ...parts: [number, string?]): void { console.log(level, ...parts); }
function f(): void { log("a", 1); log("a", 1, "x"); log("a"); log("a", 1, 2); } // refused twice
// --- tuple length narrowing
function f(t: [number] | [number, number]): number { if (t.length === 2) return t[1]; return t[1]; } // refused
// --- tuple optional
function f(t: [number, string?]): number { return t[1].length; } // refused
// --- tuple readonly
function f(t: readonly [number, string]): void { t[0] = 1; } // refused
// --- tuple destructure too many
function f(t: [number, string]): void { const [a, b, c] = t; console.log(a, b, c); } // refused
// --- tuple map
function f(t: [number, string]): string[] { return t.map(x => x.toFixed()); } // refused
// --- tuple concat
function f(t: [number, string]): (number | string)[] { return [...t, true]; } // refused
// --- tuple swap
function f(a: number, b: string): [string, number] { return [b, a]; }
function g(): [number, string] { let x = 1; let y = 2; [x, y] = [y, x]; return [x, y]; } // refused
// --- entries
function f(o: Record<string, number>): string[] { return Object.entries(o).map(([k, v]) => k + v.toUpperCase()); } // refused
// --- from entries
function f(): Record<string, string> { return Object.fromEntries([["a", 1]]); } // refused
// --- map entries
function f(m: Map<string, number>): number { let s = 0; for (const [k, v] of m) s += k + v; return s; } // refused
// --- map get
function f(m: Map<string, number[]>): number { return m.get("a").length; } // refused
// --- map get or
function f(m: Map<string, number[]>): number { return (m.get("a") ?? []).length + (m.get("b")?.length ?? 0); }
// --- map has then get
function f(m: Map<string, number>): number { if (m.has("a")) return m.get("a"); return 0; } // refused
// --- map from array
function f(): Map<string, number> { return new Map([["a", 1], ["b", "2"]]); } // refused
// --- map from objects
function f(xs: { id: string; n: number }[]): Map<string, number> { return new Map(xs.map(x => [x.id, x.n])); }
function g(xs: { id: string; n: number }[]): Map<string, string> { return new Map(xs.map(x => [x.id, x.n])); } // refused
// --- set of
function f(): Set<number> { return new Set(["a"]); } // refused
// --- set ops
function f(a: Set<string>, b: Set<string>): string[] { return [...a].filter(x => b.has(x)).concat(1); } // refused
// --- array from
function f(): number[] { return Array.from({ length: 3 }, (_, i) => `${i}`); } // refused
// --- array find
function f(xs: { id: number }[]): number { return xs.find(x => x.id === 1).id; } // refused
// --- array filter boolean
function f(xs: (string | undefined)[]): string[] { return xs.filter(Boolean); } // refused
// --- array filter guard
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => x !== undefined); }
// --- array filter truthy
function f(xs: (string | undefined)[]): string[] { return xs.filter(x => !!x); } // refused
// --- array reduce typed
function f(xs: string[]): Record<string, number> { return xs.reduce<Record<string, number>>((o, x) => ({ ...o, [x]: (o[x] ?? 0) + 1 }), {}); }
// --- array reduce untyped
function f(xs: string[]): Record<string, number> { return xs.reduce((o, x) => { o[x] = 1; return o; }, {}); } // refused
// --- array reduce cast
function f(xs: string[]): Record<string, number> { return xs.reduce((o, x) => { o[x] = 1; return o; }, {} as Record<string, number>); }
// --- array sort
function f(xs: { n: number }[]): { n: number }[] { return xs.sort((a, b) => a.n > b.n); } // refused
// --- array flatMap
function f(xs: number[][]): string[] { return xs.flatMap(x => x); } // refused
// --- array at
function f(xs: string[]): string { return xs.at(-1); } // refused
// --- array index
function f(xs: string[]): string { const first = xs[0]; if (!first) return ""; return first + xs[1]; }
function g(xs: string[]): string { return xs[0].trim(); } // refused
// --- array includes
function f(xs: ("a" | "b")[], s: string): boolean { return xs.includes(s); } // refused
// --- array destructure default
function f(xs: number[]): number { const [a = 0, b] = xs; return a + b; } // refused
// --- array isArray
function f(x: string | string[]): string[] { return Array.isArray(x) ? x : [x]; }
function g(x: string | string[]): string { return Array.isArray(x) ? x : x; } // refused
// --- array isArray unknown
function f(x: unknown): number { if (Array.isArray(x)) return x.length; return 0; }
// --- array entries loop
function f(xs: string[]): number { let n = 0; for (const [i, x] of xs.entries()) n += i + x; return n; } // refused
// --- array of union push
function f(): (string | number)[] { const xs = ["a"]; xs.push(1); return xs; } // refused
// --- array spread
function f(a: number[], b: string[]): number[] { return [...a, ...b]; } // refused
// --- array toSorted
function f(xs: readonly string[]): string[] { xs.sort(); return xs.toSorted(); } // refused
