// --- union of arrays push
function g(xs: string[] | number[]): void { xs.push(1); } // refused
function h(xs: string[] | number[]): void { xs.push("a"); xs.unshift(1); } // refused twice
function k(xs: string[] | number[]): void { xs.fill("x"); xs.splice(0, 1); xs.splice(0, 1, 2); } // refused twice
function i(xs: (string | number)[] | number[]): void { xs.push(1); xs.push("a"); } // refused
function j(xs: string[] | number[]): string | number | undefined { xs.reverse(); return xs.pop() ?? xs.shift(); }
// --- truthy object of unknown
function f(x: unknown): string { if (x && typeof x === "object") return Object.keys(x).join(); return ""; }
function g(x: unknown): string { if (typeof x === "object" && x) return Object.keys(x).join(); return ""; }
function i(x: unknown): string { if (typeof x === "object") return Object.keys(x).join(); return ""; } // refused
function j(x: unknown): string { if (!x) return ""; if (typeof x !== "object") return ""; return Object.keys(x).join() + ("a" in x ? "a" : ""); }
// --- generic narrowing more
function f<T extends string | number | undefined>(x: T): number { if (typeof x === "number") return x; if (typeof x === "undefined") return 0; return x.length; }
function g<T>(x: T): string { if (typeof x === "string") return x; return x.toString(); } // refused
function h<T extends string | string[]>(x: T): number { if (typeof x === "string") return x.length; return x.map(y => y.length).length; }
function i<T extends { a: number } | string>(x: T): T { if (typeof x !== "string") { x.a.toFixed(); return x; } return x; }
function j<T extends string>(x: T): T { if (typeof x !== "string") return x; return x; }
// --- nullish default object
type Opt = { a?: { b?: { c: number } } };
function f(o: Opt | null): number { return o?.a?.b?.c ?? 0; }
function g(o: Opt | null): number { return o?.a?.b.c ?? 0; } // refused
function h(o: Opt): number { const { a: { b: { c } = { c: 1 } } = {} } = o; return c; }
// --- guards combined
function f(x: unknown): string { if (typeof x === "string" || typeof x === "number") return x.toString(); if (x instanceof Date) return x.toISOString(); if (x && typeof x === "object") return Object.keys(x).join(); return x.toString(); } // refused
// --- guard negated
function f(x: string | number | boolean): string { if (typeof x !== "string" && typeof x !== "number") return x ? "t" : "f"; return x.toFixed(); } // refused
// --- guard and or mix
function f(x: { k: "a"; n?: number } | { k: "b"; s: string } | undefined): number { if (x && (x.k === "b" || x.n !== undefined)) { return x.k === "a" ? x.n : x.s.length; } return x.n; } // refused three times
// --- ternary chain narrowing
function f(x: string | number | string[]): number { return typeof x === "string" ? x.length : Array.isArray(x) ? x.length : x.length; } // refused
// --- loop with let narrowing
type N = { next: N | undefined; v: number };
function f(n: N | undefined): number { let s = 0; let at = n; while (at) { s += at.v; at = at.next; } return s + at.v; } // refused
// --- loop do while
function f(xs: string[]): string { let x: string | undefined; do { x = xs.pop(); } while (x === ""); return x; } // refused
// --- loop for of destructure default
function f(xs: { id: string; tags?: string[] }[]): string[] { const out: string[] = []; for (const { id, tags = [] } of xs) { out.push(id, ...tags); out.push(tags); } return out; } // refused
// --- label continue narrowing
function f(xs: (number | undefined)[][]): number { let s = 0; outer: for (const row of xs) { for (const x of row) { if (x === undefined) continue outer; s += x; } } return s; }
// --- try narrowing reset
function g(): string | undefined { return "a"; }
function f(): number { let x: string | undefined; try { x = g(); if (x === undefined) return 0; } finally { console.log("x"); } return x.length; }
// --- try catch narrowing
function g(): string | undefined { return "a"; }
function f(): number { let x: string | undefined = g(); if (x === undefined) return 0; try { x = g(); } catch { return x.length; } return 1; } // refused
// --- switch narrowing let
function f(k: "a" | "b" | "c"): string { let out; switch (k) { case "a": out = 1; break; case "b": out = "x"; break; default: out = true; } return out; } // refused
// --- switch default in middle
function f(k: "a" | "b" | "c"): number { switch (k) { case "a": return 1; default: return k.length; case "b": return 2; } }
// --- switch fallthrough types
type E = { t: "a"; x: number } | { t: "b"; x: string } | { t: "c" };
function f(e: E): number | string { switch (e.t) { case "a": case "b": return e.x; default: return e.x; } } // refused
// --- exhaustive helper return
type E = { t: "a" } | { t: "b" };
function bad(x: never): string { return `${x}`; }
function f(e: E): string { if (e.t === "a") return "a"; if (e.t === "b") return "b"; return bad(e); }
function g(e: E): string { if (e.t === "a") return "a"; return bad(e); } // refused
// --- generic narrowing
function f<T extends string | number>(x: T): string { if (typeof x === "string") return x.trim(); return x.toFixed(); }
function g<T extends string | number>(x: T): T { if (typeof x === "string") return "a"; return x; } // refused
// --- generic discriminated
type E = { t: "a"; n: number } | { t: "b"; s: string };
function of<K extends E["t"]>(es: E[], k: K): Extract<E, { t: K }>[] { return es.filter((e): e is Extract<E, { t: K }> => e.t === k); }
function f(es: E[]): number { return of(es, "a").map(e => e.n)[0] ?? of(es, "b").map(e => e.n)[0]; } // refused
// --- keyof typeof narrowing
const colors = { red: 1, blue: 2 } as const;
function f(k: string): number { return k in colors ? colors[k as keyof typeof colors] : 0; }
function g(k: string): 1 | 2 { return colors[k as "red"]; }
// --- optional chaining in condition
type U = { name?: string; age: number } | undefined;
function f(u: U): string { if (u?.name) return u.name; if (u?.age === 1) return u.name; return u?.age.toFixed() ?? ""; } // refused
// --- non-null by find and filter
function f(xs: { id: number; n?: string }[]): string[] { return xs.filter(x => x.n !== undefined).map(x => x.n); } // refused
function g(xs: { id: number; n?: string }[]): string[] { return xs.flatMap(x => (x.n === undefined ? [] : [x.n])); }
// --- sort by optional
function f(xs: { n?: number }[]): number { xs.sort((a, b) => (a.n ?? 0) - (b.n ?? 0)); xs.sort((a, b) => a.n - b.n); return xs.length; } // refused twice
// --- reduce to map
function f(xs: { k: string; v: number }[]): Map<string, number[]> { return xs.reduce((m, { k, v }) => m.set(k, [...(m.get(k) ?? []), v]), new Map<string, number[]>()); }
function g(xs: { k: string; v: number }[]): Map<string, number[]> { return xs.reduce((m, { k, v }) => m.set(k, v), new Map<string, number[]>()); } // refused
// --- object group by
function f(xs: { k: string; v: number }[]): Record<string, number[]> { const out: Record<string, number[]> = {}; for (const { k, v } of xs) (out[k] ??= []).push(v); for (const { k, v } of xs) out[k].push(v); return out; } // refused
// --- promise then chain
service S { n(): number { return 1; } }
service A { async f(): Promise<number> { const [a, b = 2] = await Promise.all([S.n(), S.n()]); const { x, ...rest } = { x: a, y: b, z: "s" }; return x + rest.y + rest.z; } } // refused
// --- async generic
service A { async f(): Promise<string[]> { const load = async <T>(x: T): Promise<T> => x; const a = await load("x"); const b = await load(1); return [a, b]; } } // refused
// --- callback with tuple param
function f(m: Map<string, number>): string[] { return [...m].map(([k, v]) => `${k}${v}`).concat([...m.entries()].map(e => e[0] + e[2])); } // refused
// --- sort comparator strings
function f(xs: string[]): string[] { return xs.sort((a, b) => a.localeCompare(b)).sort((a, b) => a - b); } // refused
// --- number parse
function f(s: string): number { const n = parseInt(s, 10); if (isNaN(n)) return Number(s); return isNaN(s) ? 0 : n; } // refused
// --- record entries typed
const limits: Record<"a" | "b", number> = { a: 1, b: 2 };
function f(): number { return Object.entries(limits).reduce((s, [k, v]) => s + v + k.length, 0) + (Object.keys(limits) as ("a" | "b")[]).map(k => limits[k]).length; }
// --- extending types
type Base = { id: string };
type User = Base & { name: string; tags?: string[] };
type Admin = Omit<User, "tags"> & { level: 1 | 2 };
function f(a: Admin): User { return a; }
function g(u: User): Admin { return { ...u, level: 1 }; }
function h(a: Admin): string[] { return a.tags; } // refused
// --- pick omit
type User = { id: string; name: string; age?: number };
type Summary = Pick<User, "id" | "age">;
const s: Summary = { id: "a" };
const t: Omit<User, "id"> = { id: "x", name: "n" }; // refused
type Bad = Pick<User, "nope">; // refused
// --- required partial
type User = { id: string; name?: string };
function f(u: Required<User>): string { return u.name.trim(); }
function g(u: Partial<User>): string { return u.id.trim(); } // refused
function h(): Required<User> { return { id: "x" }; } // refused
// --- exclude extract
type T = Exclude<"a" | "b" | "c", "a">;
const t: T = "a"; // refused
type N = NonNullable<string | null | undefined>;
const n: N = null; // refused
// --- nested arrays
function f(m: number[][]): number { return m[0][0] + (m[1]?.[0] ?? 0); } // refused
function g(m: number[][]): number[] { return m.map(r => r.reduce((a, b) => a + b)).concat(m[0]); } // refused
// --- implicit any params
function f(a, b: number): number { return b; } // refused
const g = (x) => x; // refused
const h = [1].map((x, i, all) => x + i + all.length);
// --- implicit any destructured
function f({ a, b }) { return a; } // refused
// --- shadowed type and value
type Room = { n: number };
const Room = { n: 1 };
function f(r: Room): number { return r.n + Room.n; }
// --- interface generic method
interface Repo<T extends { id: string }> { get(id: string): T | undefined; all(): T[] }
function f(r: Repo<{ id: string; n: number }>): number { return r.get("x").n + r.all().length; } // refused
type Bad = Repo<{ n: number }>; // refused
// --- callable type alias
type Fn<A, B = A> = (a: A) => B;
const inc: Fn<number> = n => n + 1;
const show: Fn<number, string> = n => n; // refused
// --- union of functions
type F = ((a: string) => number) | ((a: number) => number);
function f(g: F): number { return g("x"); } // refused
function h(g: F): number { return g("x" as never); }
// --- never array
function f(): number[] { const xs: never[] = []; return xs; }
// --- optional callback
function f(xs: number[], cb?: (n: number) => void): void { xs.forEach(cb); cb?.(1); cb(2); } // refused twice
// --- spread in call with optional
function g(a: number, b = 2, ...c: number[]): number { return a + b + c.length; }
function f(xs: number[]): number { return g(1, ...xs) + g(...xs); } // refused
// --- assignment expression value
function f(xs: string[]): number { let x; while ((x = xs.pop()) !== undefined) { if (x.length > 1) return x.length; } return x.length; } // refused
// --- compound assign types
function f(): string { let s = "a"; s += 1; let n = 1; n += "x"; n **= 2; return s; } // refused
// --- const enum like switch
const Kind = { A: "a", B: "b" } as const;
type Msg = { kind: typeof Kind.A; n: number } | { kind: typeof Kind.B; s: string };
function f(m: Msg): number { switch (m.kind) { case Kind.A: return m.n; case Kind.B: return m.n; } } // refused
