// --- a record of functions
type Op = "add" | "sub";
const ops: Record<Op, (a: number, b: number) => number> = { add: (a, b) => a + b, sub: (a, b) => a - b };
function f(op: Op): number { return ops[op](1, 2); }
// --- a record of functions, one is missing
type Op = "add" | "sub";
const ops: Record<Op, (a: number, b: number) => number> = { add: (a, b) => a + b }; // refused
// --- keys of a constant
const colours = { red: "#f00", green: "#0f0" } as const;
type Colour = keyof typeof colours;
function f(c: Colour): "#f00" | "#0f0" { return colours[c]; }
// --- values of a constant
const colours = { red: "#f00", green: "#0f0" } as const;
type Value = (typeof colours)[keyof typeof colours];
function f(): Value { return "#0f0"; }
// --- values of a constant, another
const colours = { red: "#f00", green: "#0f0" } as const;
type Value = (typeof colours)[keyof typeof colours];
function f(): Value { return "#00f"; } // refused
// --- an element of a constant list
const sizes = ["s", "m"] as const;
type Size = (typeof sizes)[number];
function f(x: string): x is Size { return sizes.some(s => s === x); }
// --- includes of a narrower list
const sizes = ["s", "m"] as const;
function f(x: string): boolean { return sizes.includes(x); } // refused
// --- a lookup that may miss
const table: Record<string, number> = { a: 1 };
function f(k: string): number { return table[k]; } // refused
// --- a lookup that may miss, with a default
const table: Record<string, number> = { a: 1 };
function f(k: string): number { return table[k] ?? 0; }
// --- a known key of a record
const table = { a: 1, b: 2 } satisfies Record<string, number>;
function f(): number { return table.a + table.b; }
// --- an unknown key of a record that is checked by satisfies
const table = { a: 1, b: 2 } satisfies Record<string, number>;
function f(): number { return table.c; } // refused
// --- entries of a record keep the values
const table: Record<"a" | "b", number> = { a: 1, b: 2 };
function f(): number { return Object.entries(table).reduce((sum, [, n]) => sum + n, 0); }
// --- fromEntries of pairs
function f(xs: string[]): { [k: string]: number } { return Object.fromEntries(xs.map(x => [x, x.length])); }
// --- fromEntries of pairs as const
function f(xs: string[]): Record<string, number> { return Object.fromEntries(xs.map(x => [x, x.length] as const)); }
// --- a partial record
type K = "a" | "b";
function f(x: Partial<Record<K, number>>): number { return (x.a ?? 0) + (x.b ?? 0); }
// --- a partial record, unguarded
type K = "a" | "b";
function f(x: Partial<Record<K, number>>): number { return x.a + 1; } // refused
// --- a computed key of a known name
const key = "name";
function f(): { name: string } { return { [key]: "x" }; }
// --- a computed key of a union
function f(k: "a" | "b"): { [x: string]: number } { return { [k]: 1 }; }
// --- deleting what is optional
function f(x: { a?: number; b: number }): void { delete x.a; }
// --- deleting what must be there
function f(x: { a?: number; b: number }): void { delete x.b; } // refused
// --- Object.keys are texts
function f(x: { a: number }): number { return Object.keys(x).map(k => x[k]).length; } // refused
// --- a loop over keys that are known
function f(x: { a: number; b: number }): number { let sum = 0; for (const k of ["a", "b"] as const) sum += x[k]; return sum; }
// --- nested optional lookups
type Config = { server?: { port?: number; hosts?: string[] } };
function f(c: Config): string { return `${c.server?.hosts?.[0]?.toUpperCase() ?? "none"}:${c.server?.port ?? 80}`; }
// --- nested optional lookups, unguarded
type Config = { server?: { port?: number } };
function f(c: Config): number { return c.server?.port + 1; } // refused
// --- an array of unions, filtered by kind
type E = { type: "a"; n: number } | { type: "b"; s: string };
function f(xs: E[]): number[] { return xs.filter(x => x.type === "a").map(x => x.n); }
// --- an array of unions, filtered by a predicate
type E = { type: "a"; n: number } | { type: "b"; s: string };
function f(xs: E[]): number[] { return xs.filter((x): x is Extract<E, { type: "a" }> => x.type === "a").map(x => x.n); }
// --- an array of unions, found by kind
type E = { type: "a"; n: number } | { type: "b"; s: string };
function f(xs: E[]): number | undefined { return xs.find(x => x.type === "a")?.n; }
// --- flatMap that leaves some out
function f(xs: (number | undefined)[]): number[] { return xs.flatMap(x => x === undefined ? [] : [x]); }
// --- filter(Boolean) does not narrow enough
function f(xs: (number | undefined)[]): number[] { return xs.filter(Boolean); } // refused
// --- reduce into a record
function f(xs: { id: string; n: number }[]): Record<string, number> { return xs.reduce<Record<string, number>>((all, { id, n }) => ({ ...all, [id]: n }), {}); }
// --- reduce into a record, by the start
function f(xs: { id: string; n: number }[]): Record<string, number> { return xs.reduce((all, { id, n }) => ({ ...all, [id]: n }), {} as Record<string, number>); }
// --- reduce without a start
function f(xs: number[]): number { return xs.reduce((a, b) => Math.max(a, b)); }
// --- reduce into an array of another type
function f(xs: string[]): number[] { return xs.reduce((all, x) => [...all, x.length], [] as number[]); }
// --- sort by several keys
function f(xs: { a: string; b: number }[]): { a: string; b: number }[] { return [...xs].sort((x, y) => x.a.localeCompare(y.a) || y.b - x.b); }
// --- sort by a comparison that is none
function f(xs: { a: string }[]): { a: string }[] { return [...xs].sort((x, y) => x.a < y.a); } // refused
// --- map to tuples
function f(xs: string[]): [string, number][] { return xs.map(x => [x, x.length]); }
// --- map to a union of objects
type R = { ok: true; v: number } | { ok: false };
function f(xs: number[]): R[] { return xs.map(v => v > 0 ? { ok: true, v } : { ok: false }); }
// --- map to a union of objects, wrong
type R = { ok: true; v: number } | { ok: false };
function f(xs: number[]): R[] { return xs.map(v => v > 0 ? { ok: true } : { ok: false }); } // refused
// --- destructured parameters of a callback
function f(xs: { a: { b: number[] } }[]): number { return xs.map(({ a: { b: [first = 0] } }) => first).length; }
// --- rest of an object
function f(x: { a: number; b: string; c: boolean }): { b: string; c: boolean } { const { a, ...rest } = x; return rest; }
// --- rest of an object lacks what was taken
function f(x: { a: number; b: string }): number { const { a, ...rest } = x; return rest.a; } // refused
// --- a spread overrides
function f(x: { a: number; b: string }): { a: string; b: string } { return { ...x, a: "x" }; }
// --- spread arguments
function g(a: number, b: number, ...c: number[]): number { return a + b + c.length; }
function f(xs: [number, number, number]): number { return g(...xs); }
// --- spread arguments of unknown number
function g(a: number, b: number): number { return a + b; }
function f(xs: number[]): number { return g(...xs); } // refused
// --- Array.from with a length
function f(): number[] { return Array.from({ length: 3 }, (_, i) => i); }
// --- Array.from of a set
function f(): string[] { return Array.from(new Set(["a"])).sort(); }
// --- a map of arrays
function f(xs: string[]): Map<number, string[]> { const m = new Map<number, string[]>(); for (const x of xs) { const known = m.get(x.length); if (known) known.push(x); else m.set(x.length, [x]); } return m; }
// --- a map of arrays, unguarded
function f(m: Map<string, number[]>): void { m.get("a").push(1); } // refused
