// --- a const keeps its literal
const a = "x";
const b: "x" = a;
// --- a let widens
function f(): "x" { let a = "x"; return a; } // refused
// --- a property widens
const r = { a: "x" };
const b: "x" = r.a; // refused
// --- an array widens
const xs = ["x"];
const ys: "x"[] = xs; // refused
// --- an array of several types
const xs = [1, "a", true];
const ys: (number | string | boolean)[] = xs;
// --- an array of several types, narrower
const xs = [1, "a"];
const ys: number[] = xs; // refused
// --- an array of objects of several forms
const xs = [{ a: 1 }, { a: 2, b: "x" }];
const b: string | undefined = xs[0]?.b;
// --- an array with null
const xs = [1, null];
const ys: number[] = xs; // refused
// --- a nested literal
const r = { a: { b: [1, 2] } };
const n: string = r.a.b[0]; // refused
// --- from a conditional
function f(c: boolean): number { const x = c ? 1 : "a"; return x; } // refused
// --- from a call
const xs = [3, 1].toSorted();
const s: string[] = xs; // refused
// --- from map
const xs = ["a"].map(x => ({ x, n: x.length }));
const n: number = xs[0].n; // refused
// --- from entries of an object
function f(r: Record<string, number>): number { return Object.entries(r).map(([k, v]) => v + k.length).length; }
// --- from keys of an object
function f(r: { a: number }): "a"[] { return Object.keys(r); } // refused
// --- from values of an object
function f(r: { a: number; b: number }): number[] { return Object.values(r); }
// --- from values of an object, wrong
function f(r: { a: number; b: number }): string[] { return Object.values(r); } // refused
// --- from fromEntries
function f(xs: [string, number][]): Record<string, number> { return Object.fromEntries(xs); }
// --- from a new map
const m = new Map([["a", 1]]);
const n: number | undefined = m.get("a");
// --- from a new map, undefined forgotten
const m = new Map([["a", 1]]);
const n: number = m.get("a"); // refused
// --- a map with types
const m = new Map<string, number[]>();
const n: number = m.size;
// --- a map with types, wrong key
const m = new Map<string, number>();
const x = m.get(1); // refused
// --- a map that is wanted
const m: Map<string, number> = new Map();
// --- a set
const s = new Set(["a", "b"]);
const b: boolean = s.has(1); // refused
// --- JSON.parse gives something unknown
function f(text: string): number { const x: unknown = JSON.parse(text); return x; } // refused
// --- Math.max
const n: number = Math.max(1, "2"); // refused
// --- a string's methods
function f(s: string): string[] { return s.split(",").map(x => x.trim()).filter(x => x.length > 0); }
// --- a misspelt method
function f(s: string): string { return s.toUppercase(); } // refused
// --- a number's methods
function f(n: number): number { return n.toFixed(2); } // refused
// --- find may give undefined
function f(xs: { id: string }[]): string { return xs.find(x => x.id === "a").id; } // refused
// --- at may give undefined
function f(xs: number[]): number { return xs.at(-1); } // refused
// --- includes of another type
function f(xs: string[]): boolean { return xs.includes(1); } // refused
// --- includes of a wider type
function f(xs: ("a" | "b")[], s: string): boolean { return xs.includes(s); } // refused
// --- indexOf
function f(xs: string[]): number { return xs.indexOf("a"); }
// --- concat
function f(xs: number[]): number[] { return xs.concat([1], 2); }
// --- concat of another type
function f(xs: number[]): number[] { return xs.concat(["a"]); } // refused
// --- flat
function f(xs: number[][]): number[] { return xs.flat(); }
// --- flatMap
function f(xs: string[]): string[] { return xs.flatMap(x => x.split(" ")); }
// --- reduce without a start
function f(xs: number[]): number { return xs.reduce((a, b) => a + b); }
// --- some and every
function f(xs: number[]): boolean { return xs.some(x => x > 1) && xs.every(x => x < 9); }
// --- join
function f(xs: number[]): number { return xs.join(","); } // refused
// --- slice of a tuple
function f(t: [string, number]): (string | number)[] { return t.slice(1); }
// --- spread of Math.max
function f(xs: number[]): number { return Math.max(...xs); }
// --- the number of a text
function f(s: string): number { return Number(s) + parseInt(s, 10); }
// --- a date
function f(d: Date): string { return d.getTime(); } // refused
// --- a regular expression
function f(s: string): string | undefined { return /a(b)/.exec(s)?.[1]; }
// --- a chain of calls on something optional
function f(o?: { a?: { b(): string } }): number | undefined { return o?.a?.b().length; }
// --- an optional chain ends as a whole
function f(o?: { a: { b: string } }): string { return o?.a.b; } // refused
// --- an optional chain on something that is there
function f(o: { a: string }): number { return o?.a.length; }
// --- ?? after an optional chain
function f(o?: { a?: string }): number { return (o?.a ?? "").length; }
// --- a class of the library as a type
function f(m: Map<string, number>): number { return [...m.values()].reduce((a, b) => a + b, 0); }
// --- Object.assign
const r: { a: number; b: string } = Object.assign({ a: 1 }, { b: "x" });
// --- Array.from
const xs: number[] = Array.from({ length: 3 }, (_, i) => i);
// --- String of anything
const s: string = String({ a: 1 });
// --- Number.isInteger
function f(x: number): boolean { return Number.isInteger(x); }
// --- a function uses what is declared further down
function f(): string { const g = () => x; const x = 1; const s: string = g(); return s; } // refused
function g(): string { function h() { return x; } const x = 1; return h(); } // refused
function h(): number { const g = () => k(1); const k = (n: number) => n; return g(); }
function i(): number { const g = () => x; const x: number | undefined = [1][0]; return g(); } // refused
// --- an arrow function whose result depends on itself
function f(): number { const g = (n: number) => n <= 1 ? 1 : g(n - 1); return g(1); } // refused
function h(): number { const g = (n: number): number => n <= 1 ? 1 : g(n - 1); return g(1); }
function i(): void { const g = (n: number) => { if (n > 0) g(n - 1); }; g(1); }
// --- a constant whose result depends on itself
const g = (n: number) => n <= 1 ? 1 : g(n - 1); // refused
const h = (n: number): number => n <= 1 ? 1 : h(n - 1);
