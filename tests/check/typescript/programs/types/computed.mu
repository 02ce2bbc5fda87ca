// --- keyof
type R = { a: number; b: string };
const k: keyof R = "a";
// --- keyof, another
type R = { a: number; b: string };
const k: keyof R = "c"; // refused
// --- keyof typeof
const r = { a: 1, b: 2 };
const k: keyof typeof r = "c"; // refused
// --- keyof of a record
const k: keyof Record<string, number> = "anything";
// --- indexed access
type R = { a: number; b: { c: string } };
const x: R["b"]["c"] = "x";
// --- indexed access, wrong
type R = { a: number; b: { c: string } };
const x: R["b"]["c"] = 1; // refused
// --- indexed access with no such member
type R = { a: number };
type X = R["b"]; // refused
// --- indexed access with a union
type R = { a: number; b: string };
const x: R["a" | "b"] = true; // refused
// --- indexed access with keyof
type R = { a: number; b: string };
const x: R[keyof R] = true; // refused
// --- the element of an array
type Xs = { n: number }[];
const x: Xs[number] = { n: 1 };
// --- an enum of constants
const Color = { red: "RED", green: "GREEN" } as const;
type Color = (typeof Color)[keyof typeof Color];
const c: Color = "RED";
// --- an enum of constants, another
const Color = { red: "RED", green: "GREEN" } as const;
type Color = (typeof Color)[keyof typeof Color];
const c: Color = "BLUE"; // refused
// --- an enum of constants, by its members
const Color = { red: "RED", green: "GREEN" } as const;
type Color = (typeof Color)[keyof typeof Color];
const c: Color = Color.green;
// --- an enum of constants in a switch
const Color = { red: "RED", green: "GREEN" } as const;
type Color = (typeof Color)[keyof typeof Color];
function f(c: Color): number { switch (c) { case Color.red: return 1; case Color.green: return 2; } }
// --- an enum of constants in a switch, one missing
const Color = { red: "RED", green: "GREEN", blue: "BLUE" } as const;
type Color = (typeof Color)[keyof typeof Color];
function f(c: Color): number { switch (c) { case Color.red: return 1; case Color.green: return 2; } } // refused
// --- a list of constants
const sizes = ["s", "m", "l"] as const;
type Size = (typeof sizes)[number];
const s: Size = "xl"; // refused
// --- typeof of a constant
const defaults = { limit: 10, name: "a" };
const other: typeof defaults = { limit: 20, name: 1 }; // refused
// --- typeof of a function
function f(x: number): string { return x.toFixed(); }
const g: typeof f = x => x; // refused
// --- typeof a member
const r = { a: { b: 1 } };
const x: typeof r.a = { b: "x" }; // refused
// --- as const keeps literals
const r = { kind: "a", n: 1 } as const;
const k: "a" = r.kind;
// --- as const is readonly
const r = { kind: "a", n: 1 } as const;
r.n = 2; // refused
// --- as const nested
const r = { xs: [{ a: 1 }, { a: 2 }] } as const;
const n: 1 = r.xs[0].a;
// --- as const with a spread
const base = { a: 1 } as const;
const r = { ...base, b: 2 } as const;
const n: 1 | 2 = r.b;
// --- as const with an array spread
const base = ["a"] as const;
const r = [...base, "b"] as const;
const s: "b" = r[1];
// --- as const of a literal
function f(): "a" { let s = "a" as const; return s; }
// --- satisfies checks
type R = Record<string, number>;
const r = { a: 1, b: "x" } satisfies R; // refused
// --- satisfies keeps the own type
type R = Record<string, number>;
const r = { a: 1, b: 2 } satisfies R;
const n = r.c; // refused
// --- satisfies keeps literals
type R = { kind: "a" | "b" };
const r = { kind: "a" } satisfies R;
const k: "a" = r.kind;
// --- satisfies finds excess
type R = { a: number };
const r = { a: 1, b: 2 } satisfies R; // refused
// --- satisfies gives context
const f = { run: x => x.length } satisfies { run: (x: string) => number };
// --- satisfies with as const
const r = ["a", "b"] as const satisfies readonly string[];
const s: "a" = r[0];
// --- as to a wider type
const x = "a" as string;
// --- as to a related type
function f(x: string | number): string { return x as string; }
// --- as between unrelated types
function f(x: string): number { return x as number; } // refused
// --- an unknown type
function f(x: Strng): void {} // refused
// --- a value as a type
const r = { a: 1 };
function f(x: r): void {} // refused
// --- a type as a value
type R = { a: number };
const x = R; // refused
// --- two types of one name
type R = { a: number }; type R = { b: number }; // refused
// --- two interfaces of one name
// differs: merged
interface R { a: number }
interface R { b: number } // refused by mu
