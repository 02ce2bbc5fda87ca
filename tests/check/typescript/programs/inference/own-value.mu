// --- object reads itself
function f(): number {
  const o = { v: 1, get: () => o.v };
  const s: string = o.get(); // refused
  return s.length;
}
// --- an object that reads itself 2
function f(): number {
  const o = { v: 1, get: () => { return o.v; }, twice: () => o.get() * 2 };
  return o.twice();
}
// --- an object that reads itself 3 written result
function f(): number {
  const o = { v: 1, get: (): number => o.v, bump: () => { o.v += 1; } };
  o.bump();
  const s: string = o.get(); // refused
  return o.get();
}
// --- an object that reads itself 4 used before
function f(): number {
  const o = { v: 1, w: o.v }; // refused
  return o.w;
}
// --- an object that reads itself 5 nested
function f(): number {
  const o = { v: 1, inner: { get: () => o.v } };
  const s: string = o.inner.get(); // refused
  return 1;
}
// --- an object that reads itself 6 void
function f(): number {
  const o = { list: [1], log: () => { o.list.push("x"); } }; // refused
  o.log();
  return o.lost; // refused
}
// --- an object that reads itself 7 param
function f(): number {
  const o = { v: 1, add: (n: number) => { o.v = n; o.w = 1; } }; // refused
  o.add("x"); // refused
  return o.v;
}
// --- an object that reads itself 8 let
function f(): number {
  let o = { v: 1, get: () => o.v };
  return o.get();
}
// --- an object that reads itself 9 function expression
function f(): number {
  const o = { v: 1, get: function () { return o.v; } };
  return o.get();
}
// --- an object that reads itself 11 array without
function f(): number {
  const xs = [1, 2].map(x => x + xs.length); // refused
  return 1;
}
// --- an object that reads itself 12 call
function f(): number {
  const t = setUp(() => t.id);
  return t.id;
}
function setUp(g: () => number): { id: number } { return { id: g() }; }
// --- an object that reads itself 13 call void
function f(): number {
  const t = setUp(() => { t.id = 2; });
  return t.id;
}
function setUp(g: () => void): { id: number } { g(); return { id: 1 }; }
// --- an object that reads itself 14 generic call
function f(): number {
  const t = setUp(() => { t.id = 2; });
  return 1;
}
function setUp<T>(g: () => T): { id: number } { g(); return { id: 1 }; }
// --- an object that reads itself 15 spread
function f(): number {
  const base = { v: 1 };
  const o = { ...base, get: () => o.v };
  const s: string = o.get(); // refused
  return 1;
}
// --- an object that reads itself 16 top level
const o = { v: 1, get: () => o.v };
function f(): string { return o.get(); } // refused
// --- an object that reads itself 17 top level written
const o = { v: 1, get: (): number => o.v };
function f(): string { return o.get(); } // refused
// --- an object that reads itself 19 block arrow
function f(): number {
  const loop = (n: number) => { if (n > 0) loop(n - 1); };
  loop("x"); // refused
  return 1;
}
// --- an object that reads itself 20 nested fn
function f(): number {
  const o = { v: 1, add: () => { const n: string = o.v; return 3; } }; // refused
  const s: string = o.add(); // refused
  return 1;
}
// --- an object that reads itself 21 nested fn
function f(): number {
  const o = { v: 1, add: () => { const g = () => o.v; return 3; } };
  const s: string = o.add(); // refused
  return 1;
}
// --- an object that reads itself 22 condition
function f(): number {
  const o = { v: 1, add: () => { if (o.v > 0) return 3; return 4; } };
  return o.add();
}
// --- an object that reads itself 23 argument
function f(): number {
  const o = { v: 1, add: () => Math.max(o.v, 1) };
  return o.add();
}
// --- an object that reads itself 24 template
function f(): string {
  const o = { v: 1, show: () => `${o.v}` };
  return o.show();
}
// --- an object that reads itself 25 const in body
function f(): number {
  const o = { v: 1, show: () => { const c = o.v; return c; } };
  return o.show();
}
// --- an object that reads itself 26 as const
function f(): number {
  const o = { v: 1, show: () => o.v } as const;
  return o.show();
}
// --- an object that reads itself 27 async
async function f(): Promise<number> {
  const o = { v: 1, show: async () => o.v };
  return await o.show();
}
// --- an object that reads itself 28 shorthand method
function f(): number {
  const o = { v: 1, show() { return o.v; } };
  return o.show();
}
// --- an object that reads itself 29 conditional
function f(c: boolean): number {
  const o = c ? { v: 1, show: () => o.v } : { v: 2, show: () => 3 }; // refused
  return o.show();
}
// --- an object that reads itself 31 two variables fine
function f(): number {
  const a = { n: 1, go: () => b.n };
  const b = { n: 2, go: () => a.n };
  const s: string = a.go(); // refused
  return a.go();
}
// --- an object that reads itself 32 two variables void
function f(): void {
  const a = { n: 1, go: () => { b.go(); } };
  const b = { n: 2, go: () => { a.go(); a.lost(); } }; // refused
  a.go(1); // refused
}
// --- an object that reads itself 33 let number
function f(): number {
  let x = x + 1; // refused
  return x;
}
// --- an object that reads itself 34 self in typed
function f(): number {
  const o: { v: number; get: () => number } = { v: 1, get: () => o.v };
  const s: string = o.get(); // refused
  return 1;
}
// --- an object that reads itself 35 satisfies
function f(): number {
  const o = { v: 1, get: () => o.v } satisfies { v: number; get: () => number }; // refused
  return o.get();
}
// --- an object that reads itself 36 params unwritten
function f(): number {
  const o = { v: 1, get: (n) => o.v }; // refused
  return 1;
}
// --- an object that reads itself 37 shadow ok
function f(): number {
  const o = { v: 1, get: (o: { v: number }) => o.v };
  return o.get({ v: 2 });
}
// --- an object that reads itself 38 expression statement
function f(): number {
  const o = { v: 1, get: () => { o.v; return 1; } };
  return o.get();
}
// --- an object that reads itself 39 typed const in body returned
function f(): number {
  const o = { v: 1, show: () => { const c: number = o.v; return c; } };
  const s: string = o.show(); // refused
  return o.show();
}
// --- an object that reads itself 40 narrowed
function f(): string {
  const o = { v: 1 as number | string, show: () => { if (typeof o.v === "string") return o.v; return "x"; } };
  return o.show();
}
// --- an object that reads itself 41 boolean result
function f(): boolean {
  const o = { v: 1, show: () => o.v > 0 };
  return o.show();
}
// --- an object that reads itself 42 not
function f(): boolean {
  const o = { v: true, show: () => !o.v, more: () => typeof o.v };
  return o.show();
}
// --- an object that reads itself 43 arithmetic
function f(): number {
  const o = { v: 1, show: () => o.v * 2, neg: () => -o.v };
  return o.show();
}
// --- an object that reads itself 44 plus
function f(): number {
  const o = { v: 1, show: () => o.v + 2 };
  return o.show();
}
// --- an object that reads itself 45 new object
function f(): number {
  const o = { v: 1, show: () => ({ w: o.v }) };
  return o.show().w;
}
// --- an object that reads itself 46 typed callback target
function f(): number {
  const o = { v: 1, show: (xs: number[]) => xs.map(x => x + o.v) };
  return o.show([1])[0] ?? 1;
}
// --- sort
function f(): void { const xs = [1, 2].sort((a, b) => a - b + xs.length); console.log(xs); }
// --- filter
function f(): void { const xs = [1, 2].filter(x => x > xs.length); console.log(xs); } // refused
// --- some
function f(): void { const b = [1, 2].some(x => x > 1 && b); console.log(b); }
// --- reduce
function f(): void { const b = [1, 2].reduce((sum, x) => sum + x + b, 0); console.log(b); } // refused
// --- find
function f(): void { const b = [1, 2].find(x => x !== b); console.log(b); } // refused
// --- forEach
function f(): void { const b = [1, 2].forEach(x => { console.log(b, x); }); console.log(b); }
// --- forEach expr
function f(): void { const b = [1, 2].forEach(x => console.log(b, x)); console.log(b); }
// --- a call that is given a function of its own value: plain
function g(h: (n: number) => number): number { return h(1); }
function f(): void { const b = g(n => n + b); const s: string = b; console.log(s); } // refused
// --- a call that is given a function of its own value: plain two
function g(h: () => number, k: number): number { return h() + k; }
function f(): void { const b = g(() => b, 1); const s: string = b; console.log(s); } // refused
// --- a call that is given a function of its own value: plain wrong
function g(h: () => string, k: number): number { return h().length + k; }
function f(): void { const b = g(() => b, 1); console.log(b); } // refused
// --- a call that is given a function of its own value: plain wrong context
function g(h: (n: number) => string, k: number): number { return h(1).length + k; }
function f(): void { const b = g(n => b, 1); console.log(b); } // refused
// --- a call that is given a function of its own value: generic
function g<T>(h: () => T): T { return h(); }
function f(): void { const b = g(() => b); console.log(b); } // refused
// --- a call that is given a function of its own value: generic no result
function g<T>(h: (n: T) => number, x: T): T { h(x); return x; }
function f(): void { const b = g(n => b + n, 1); console.log(b); } // refused
// --- a call that is given a function of its own value: generic explicit
function g<T>(h: () => T): T { return h(); }
function f(): void { const b = g<number>(() => b); const s: string = b; console.log(s); } // refused
// --- object argument
function g(o: { h: () => number }): number { return o.h(); }
function f(): void { const b = g({ h: () => b }); const s: string = b; console.log(s); } // refused
// --- nested call value
function g(h: () => number): number { return h(); }
function f(): void { const b = { x: g(() => b.x) }; const s: string = b.x; console.log(s); } // refused
// --- plus
function g(h: () => number): number { return h(); }
function f(): void { const b = 1 + g(() => b); const s: string = b; console.log(s); } // refused
// --- local function
function f(): number { const o = { v: 1, get: () => help() };
  function help() { return o.v; }
  const s: string = o.get(); return o.v; } // refused
// --- local function circular
function f(): number { const o = { v: 1, get: () => help() }; function help() { return o.get(); } return o.v; } // refused
// --- module function
const o = { v: 1, get: () => help() };
function help() { return o.v; }
function f(): string { return help(); } // refused
// --- module two
const o = { v: 1, get: () => p.v };
const p = { v: 2, get: () => o.v };
function f(): string { return o.get(); } // refused
function g(): string { return p.get(); } // refused
// --- builder
function f(): string {
  const parts: string[] = [];
  const b = { add: (s: string) => { parts.push(s); return b; }, done: () => parts.join() };
  b.add(1); // refused
  const n: number = b.add("x").add("y").done(); // refused
  b.add("x").lost(); // refused
  return b.add("x").add("y").done();
}
// --- builder assigned
type Builder = { add: (s: string) => Builder; done: () => string };
function f(): Builder {
  const b = { add: (s: string) => { s.trim(); return b; }, done: () => "x" };
  return b;
}
// --- builder wrong
type Builder = { add: (s: string) => Builder; done: () => number };
function f(): Builder {
  const b = { add: (s: string) => { s.trim(); return b; }, done: () => "x" };
  return b; // refused
}
// --- counter object
function counter(start: number) {
  const self = { n: start, up: () => { self.n += 1; return self.n; }, reset: () => { self.n = start; } };
  return self;
}
function f(): string { return counter(1).up(); } // refused
// --- const chain
function f(): number {
  const o = { v: 1, get: () => { const c = o.get(); return c; } }; // refused
  return o.get();
}
// --- if chain
function f(): number {
  const o = { v: 1, down: (n: number) => { if (n === 0) return 0; return o.down(n - 1); } }; // refused
  return o.down(3);
}
// --- if chain two
function f(): number {
  const down = (n: number) => { if (n === 0) return 0; return down(n - 1); };
  return down(3);
}
// --- narrowed by own
function f(): number {
  const o = { v: 1 as number | undefined, get: () => { if (o.v === undefined) return 0; return o.v; } };
  const s: string = o.get(); // refused
  return o.get();
}
// --- conditional two
function f(c: boolean): number {
  const o = c ? { v: 1, show: () => 2 } : { v: 2, show: () => 3 };
  return o.show();
}
// --- await all
service S { go(n: number): number { return n; } }
export service M { async run(): Promise<number> { const xs = await Promise.all([1].map(async n => { const r = await S.go(n); return r; })); return xs.length; } }
// --- debounced
function f(): void {
  const handlers = { on: (n: number) => { if (n > 0) handlers.off(n - 1); }, off: (n: number) => { if (n > 0) handlers.on(n - 1); } };
  handlers.on("x"); // refused
}
// --- recursion: statement
function walk(n: number) { if (n > 0) walk(n - 1); console.log(n); }
function f(): void { walk("x"); const s: string = walk(1); } // refused twice
// --- recursion: tail
function down(n: number) { if (n === 0) return 0; return down(n - 1); }
function f(): string { return down(3); } // refused
// --- recursion: tail wrong
function down(n: number) { if (n === 0) return 0; return down("x"); } // refused
function f(): number { return down(3); }
// --- recursion: tail only
function down(n: number) { return down(n); }
// --- recursion: tail arrow only
const down = (n: number) => { return down(n); };
// --- recursion: cond
function down(n: number) { return n === 0 ? 0 : down(n - 1); } // refused
// --- recursion: arrow
const down = (n: number) => n === 0 ? 0 : down(n - 1); // refused
// --- recursion: local
function f(): string {
  function down(n: number) { if (n === 0) return 0; return down(n - 1); }
  return down(1); // refused
}
// --- recursion: local const
function f(): string {
  function down(n: number) { if (n === 0) return 0; const r = down(n - 1); return r; } // refused
  return down(1);
}
// --- recursion: mutual statement
function a(n: number) { if (n > 0) b(n - 1); }
function b(n: number) { if (n > 0) a(n - 1); }
function f(): void { a(1); b("x"); } // refused
// --- recursion: async tail
async function down(n: number) { if (n === 0) return 0; return await down(n - 1); }
async function f(): Promise<string> { return await down(3); } // refused
// --- recursion: tree
type Tree = { value: number; children: Tree[] };
function sum(t: Tree) { let s = t.value; for (const c of t.children) s += sum(c); return s; }
// --- recursion: tree written
type Tree = { value: number; children: Tree[] };
function sum(t: Tree): number { let s = t.value; for (const c of t.children) s += sum(c); return s; }
// --- recursion: tree visit
type Tree = { value: number; children: Tree[] };
function visit(t: Tree, f: (n: number) => void) { f(t.value); for (const c of t.children) visit(c, f); }
function g(t: Tree): number { const out: number[] = []; visit(t, n => out.push(n)); visit(t, n => out.push("x")); return out.length; } // refused
// --- recursion: tree visit forEach
type Tree = { value: number; children: Tree[] };
function visit(t: Tree, f: (n: number) => void) { f(t.value); t.children.forEach(c => visit(c, f)); }
function g(t: Tree): void { visit(t, n => console.log(n)); visit(t); } // refused
// --- recursion: tree map
type Tree = { value: number; children: Tree[] };
function depth(t: Tree) { const below = t.children.map(c => depth(c)); return 1 + Math.max(0, ...below); } // refused
// --- method recursion
export service S { private walk(n: number) { if (n > 0) this.walk(n - 1); } go(): void { this.walk(1); } }
// --- method recursion tail
export service S { private walk(n: number) { if (n > 0) return this.walk(n - 1); return 0; } go(): number { return this.walk(1); } } // refused
// --- method recursion circular
export service S { private walk(n: number) { return n > 0 ? this.walk(n - 1) : 0; } go(): number { return this.walk(1); } } // refused
// --- lambda in lambda
function f(): number { const go = (n: number) => { const inner = (m: number) => { if (m > 0) go(m - 1); }; inner(n); return 3; }; return go(1); }
// --- function used by its own value
function f(): number { const o = make(); function make() { return o; } return 1; } // refused
// --- unreturned error
function walk(n: number) { if (n > 0) walk(n - 1).x; return n; } // refused
// --- constants that are there in time b
const get = () => help();
const later = 1;
const x = get();
function help() { return later; }
// --- constants that are there in time c
const handlers = { go: (n: number) => table[n] ?? 0, to: () => help() };
const table = [1, 2, 3];
function help() { return table.length; }
// --- an object that reads itself 30 two variables
function f(): number {
  const a = { go: () => b.go() }, b = { go: () => a.go() }; // refused
  return a.go();
}
// --- recursion: mutual
function a(n: number) { if (n > 0) return b(n - 1); return 1; } function b(n: number) { if (n > 0) return a(n - 1); return 2; } // refused
function f(): number { return a(1); }
