// --- 1
const x: string = 3; // refused
// --- 2
type R = { a: number; b?: string };
const r: R = { a: 1 };
// --- 3
type R = { a: number; b?: string };
const r: R = { a: 1, c: 2 }; // refused
// --- 4
type R = { a: number; b?: string };
const r: R = { b: "x" }; // refused
// --- 5
type R = { a: number; b?: string };
function f(r: R): string { return r.b; } // refused
// --- 6
type R = { readonly a: number };
function f(r: R): void { r.a = 2; } // refused
// --- 7
function f(xs: readonly string[]): void { xs.push("a"); } // refused
// --- 8
function f(xs: readonly string[]): string[] { return xs; } // refused
// --- 9
function f(xs: readonly string[]): string[] { return [...xs]; }
// --- 10
type P = Partial<{ a: number; b: string }>;
const p: P = {};
const q: Required<P> = { a: 1 }; // refused
// --- 11
type P = Pick<{ a: number; b: string }, "a">;
const p: P = { a: 1 };
const q: P = { a: 1, b: "x" }; // refused
// --- 12
type P = Omit<{ a: number; b: string }, "a">;
const p: P = { b: "x" };
// --- 13
const t: [string, number] = ["a", 1];
const u: [string, number] = ["a"]; // refused
// --- 14
const t: [string, number?] = ["a"];
const u: [string, ...number[]] = ["a", 1, 2];
const v: [string, ...number[]] = ["a", "b"]; // refused
// --- 15
const s = { kind: "a", n: 1 } as const;
const k: "a" = s.kind;
// --- 16
const s = { kind: "a", n: 1 };
const k: "a" = s.kind; // refused
// --- 17
const s = { kind: "a" } satisfies { kind: "a" | "b" };
const k: "a" = s.kind;
// --- 18
const s = { kind: "c" } satisfies { kind: "a" | "b" }; // refused
// --- 19
type K = keyof { a: number; b: string };
const k: K = "a";
const l: K = "c"; // refused
// --- 20
type T = { a: number; b: string }["a"];
const t: T = "x"; // refused
// --- 21
type I = { a: number } & { b: string };
const i: I = { a: 1, b: "x" };
const j: I = { a: 1 }; // refused
// --- 22
interface A { a: number }
interface B extends A { b: string }
const b: B = { a: 1, b: "x" };
const a: A = b;
const c: B = a; // refused
// --- 23
type F = (x: number) => string;
const f: F = x => x.toFixed();
const g: F = x => x; // refused
// --- 24
type F = (x: number) => string;
const f: F = (x, y) => "a"; // refused
// --- 25
type F = (x: number, y: string) => void;
const f: F = x => x;
// --- 26
function id<T>(x: T): T { return x; }
const n: number = id(1);
const s: string = id(1); // refused
// --- 27
function first<T>(xs: readonly T[]): T | undefined { return xs[0]; }
const n: number = first([1, 2]); // refused
// --- 28
function pair<A, B>(a: A, b: B): [A, B] { return [a, b]; }
const p: [string, number] = pair("a", 1);
// --- 29
function same<T>(a: T, b: T): T { return a; }
const s = same(1, "a"); // refused
// --- 30
function get<T, K extends keyof T>(o: T, k: K): T[K] { return o[k]; }
const n: number = get({ a: 1, b: "x" }, "a");
const m: number = get({ a: 1, b: "x" }, "b"); // refused
const o = get({ a: 1 }, "z"); // refused
// --- 31
type Box<T> = { value: T };
const b: Box<number> = { value: 1 };
const c: Box<number> = { value: "x" }; // refused
// --- 32
type Tree<T> = { value: T; children: Tree<T>[] };
const t: Tree<number> = { value: 1, children: [{ value: 2, children: [] }] };
const u: Tree<number> = { value: 1, children: [{ value: "2", children: [] }] }; // refused
// --- 33
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
const j: Json = { a: [1, "x", null, { b: true }] };
const k: Json = { a: undefined }; // refused
// --- 34
const xs = [1, 2, 3].map(x => x * 2).filter(x => x > 2);
const n: number[] = xs;
const s: string[] = xs; // refused
// --- 35
const n: number = [1, 2, 3].reduce((a, b) => a + b, 0);
const s: string = [1, 2, 3].reduce((a, b) => a + b, "");
const t: string = [1, 2, 3].reduce((a, b) => a + b, 0); // refused
// --- 36
const m = new Map<string, number>();
const n: number = m.get("a"); // refused
// --- 37
const m = new Map([["a", 1], ["b", 2]]);
const n: number | undefined = m.get("a");
// --- 38
const e = Object.entries({ a: 1, b: 2 }).map(([k, v]) => `${k}${v.toFixed()}`);
const s: string[] = e;
// --- 39
const o = Object.fromEntries([["a", 1]]);
const n: number | undefined = o["a"];
// --- 40
const { a, b } = { a: 1, b: "x" };
const n: number = a;
const s: number = b; // refused
// --- 41
const { a, c } = { a: 1, b: "x" }; // refused
// --- 42
const [p, q] = [1, "x"];
const n: number = p;
// --- 43
function f({ a, b = 2 }: { a: number; b?: number }): number { return a + b; }
const n = f({ a: 1 });
const m = f({ b: 1 }); // refused
// --- 44
function f(...xs: number[]): number { return xs.length; }
const n = f(1, 2, 3);
const m = f(1, "x"); // refused
// --- 45
function f(a: number, b = "x"): number { return a + b.length; }
const n = f(1);
const m = f(); // refused
const o = f(1, "a", 2); // refused
// --- 46
const x = 1 === "a"; // refused
// --- 47
const x = "a" + 1;
const y = "a" - 1; // refused
// --- 48
const o = { ...{ a: 1, b: 2 }, b: "x" };
const n: string = o.b;
const m: string = o.a; // refused
// --- 49
function f(): { a: number } { return { a: 1, b: 2 }; } // refused
// --- 50
const f = (x: number) => x > 0 ? "pos" : "neg";
const r: "pos" | "neg" = f(1);
// --- 51
function f(x: number) { if (x > 0) return "a"; return "b"; }
const r: "a" | "b" = f(1);
// --- 52
function f(x: number) { return "a"; }
const r: "a" = f(1); // refused
// --- 53
type U = { t: "x"; v: number } | { t: "y"; v: string };
const u: U = { t: "x", v: "s" }; // refused
// --- 54
type U = { t: "x"; v: number } | { t: "y"; w: string };
const us: U[] = ["a", "b"].map(s => ({ t: "y", w: s }));
// --- 55
const r: Record<"a" | "b", number> = { a: 1, b: 2 };
const s: Record<"a" | "b", number> = { a: 1 }; // refused
// --- 56
const n: number | undefined = [1, 2].find(x => x > 1);
const m: number = [1, 2].find(x => x > 1); // refused
// --- 57
const s: string[] = [3, 1, 2].sort((a, b) => a - b).map(String);
// --- 58
const a: number[] = [];
const b: string[] = a; // refused
// --- 59
function now(): void {
  const d = new Date("2020-01-01").getTime() + Date.now();
  const s: string = new Date().toISOString();
}
// --- 60
function f<T extends { name: string }>(x: T): string { return x.name; }
const s = f({ name: "a", age: 1 });
const t = f({ age: 1 }); // refused
// --- 61
type Opt = { a?: number };
const o: Opt = { a: undefined };
const p: Opt = "x"; // refused
// --- 62
function f(x: number | string): void { const y: number = x as number; const z: boolean = x as boolean; } // refused
// --- 63
function f(x: object): void {} 
const g = () => { f({}); f([]); f(1); }; // refused
// --- 64
const a = [1, "x", true];
const b: (string | number | boolean)[] = a;
const c: (string | number)[] = a; // refused
// --- 65
function f(xs: string[]): void { xs.forEach((x, i) => { x.length + i; }); xs.forEach((x, i, all, more) => {}); } // refused
// --- 66
function f(a: string[] | number[]): number { return a.length; }
function g(a: string[] | number[]): unknown { return a[0]; }
// --- 67
type A = { a: number; b: { c: string } };
function f(x: A): void { const { b: { c }, ...rest } = x; const s: string = c; const n: number = rest.a; const m: number = rest.b; } // refused
// --- 68
function f(cb: (x: number) => void): void { cb(1); }
const g = () => f(x => { const s: string = x; }); // refused
// --- an octal escape in a text
const a = "\01"; // refused
// --- an octal escape in a template
const a = `\07`; // refused
// --- the character zero
const a = "\0";
const b = "\0a" + `\0${a}`;
// --- a parameter with a name of strict mode
function f(package: number): void {} // refused
// --- a variable with a name of strict mode
function f(): void { const eval = 1; } // refused
// --- a name of strict mode in a pattern
function f(o: { static: number; public: number }): void { const { static: s } = o; const n = s + o.public; }
function g(o: { static: number }): void { const { static } = o; } // refused
