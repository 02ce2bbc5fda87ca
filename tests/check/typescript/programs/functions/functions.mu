// --- too few arguments
function f(a: number, b: string): void {}
function g(): void { f(1); } // refused
// --- too many arguments
function f(a: number): void {}
function g(): void { f(1, 2); } // refused
// --- an optional parameter
function f(a: number, b?: string): number { return b.length; } // refused
// --- an optional parameter left out
function f(a: number, b?: string): void {}
function g(): void { f(1); f(1, undefined); f(1, "a"); }
// --- a required parameter after an optional one
function f(a?: number, b: string): void {} // refused
// --- a default gives a type
function f(a = 1): string { return a; } // refused
// --- a default may be left out
function f(a: number = 1, b: string = "x"): number { return a + b.length; }
function g(): void { f(); f(1); f(undefined, "y"); }
// --- a default of the wrong type
function f(a: number = "x"): void {} // refused
// --- a rest parameter
function f(...xs: number[]): number { return xs.length; }
function g(): void { f(); f(1, 2, 3); }
// --- a rest parameter of the wrong type
function f(...xs: number[]): number { return xs.length; }
function g(): void { f(1, "a"); } // refused
// --- a rest parameter that is no array
function f(...xs: number): void {} // refused
// --- a rest parameter that is a tuple
function f(...xs: [number, string?]): void {}
function g(): void { f(1); f(1, "a"); }
// --- a rest parameter that is a tuple, too many
function f(...xs: [number, string?]): void {}
function g(): void { f(1, "a", 2); } // refused
// --- a rest parameter that is a tuple, too few
function f(...xs: [number, string]): void {}
function g(): void { f(1); } // refused
// --- a spread argument into rest
function f(a: string, ...xs: number[]): void {}
function g(ys: number[]): void { f("a", ...ys); f("a", 1, ...ys); f("a", ...ys, 2); }
// --- a spread argument into rest, wrong type
function f(a: string, ...xs: number[]): void {}
function g(ys: string[]): void { f("a", ...ys); } // refused
// --- a spread argument without rest
function f(a: number, b: number): void {}
function g(ys: number[]): void { f(...ys); } // refused
// --- a spread tuple
function f(a: number, b: string): void {}
function g(t: [number, string]): void { f(...t); }
// --- a spread tuple that is too short
function f(a: number, b: string): void {}
function g(t: [number]): void { f(...t); } // refused
// --- a spread tuple that is too long
function f(a: number): void {}
function g(t: [number, string]): void { f(...t); } // refused
// --- a spread tuple of the wrong type
function f(a: number, b: string): void {}
function g(t: [string, number]): void { f(...t); } // refused
// --- fewer parameters fit
const f: (a: number, b: string) => void = a => {};
// --- more parameters do not fit
const f: (a: number) => void = (a: number, b: string) => {}; // refused
// --- more optional parameters fit
const f: (a: number) => void = (a: number, b?: string) => {};
// --- a rest parameter fits
const f: (a: number, b: number) => void = (...xs: number[]) => {};
// --- a wider parameter fits
const f: (a: string) => void = (a: string | number) => {};
// --- a narrower parameter does not fit
const f: (a: string | number) => void = (a: string) => {}; // refused
// --- a narrower result fits
const f: () => string | number = () => "a";
// --- a wider result does not fit
function g(x: () => string | number): () => string { return x; } // refused
// --- any result fits void
const f: () => void = () => 1;
// --- a void result is no number
function g(x: () => void): number { return x(); } // refused
// --- a method with bivariant parameters
type R = { f(x: string | number): void };
const r: R = { f(x: string) {} };
// --- contextual parameters
const f: (a: string, b: number) => number = (a, b) => a.length + b;
// --- contextual parameters, used wrongly
const f: (a: string, b: number) => number = (a, b) => a + b; // refused
// --- contextual parameters of a union with undefined
const f: ((a: string) => number) | undefined = a => a.length;
// --- no context
const f = a => a; // refused
// --- no context in a literal
const r = { f: a => a }; // refused
// --- a destructured contextual parameter
const xs = [{ a: 1 }].map(({ a }) => a.toFixed());
// --- a destructured contextual parameter, no such property
const xs = [{ a: 1 }].map(({ b }) => b); // refused
// --- a callback with more parameters than given
function f(xs: string[]): void { xs.forEach((x: string, i: number, all: readonly string[], more: string) => {}); } // refused
// --- a callback of the wrong parameter type
function f(xs: string[]): number[] { return xs.map((x: number) => x); } // refused
// --- a callback that gives nothing
function f(xs: string[]): string[] { return xs.map(x => { x.trim(); }); } // refused
// --- an expression that is no function
function f(x: number): void { x(); } // refused
// --- a function that may be undefined
function f(g: (() => void) | undefined): void { g(); } // refused
// --- a function in a property
function f(o: { g: (x: number) => string }): number { return o.g(1); } // refused
// --- a function that gives a function
function add(a: number): (b: number) => number { return b => a + b; }
const n: number = add(1)(2);
// --- a function that gives a function, used wrongly
function add(a: number): (b: number) => number { return b => a + b; }
const n: string = add(1)(2); // refused
// --- an inferred result
function f(a: number) { return { a, b: [a] }; }
const s: string = f(1).a; // refused
// --- an inferred result of several returns
function f(a: number) { if (a > 1) return "a"; if (a > 0) return 1; return undefined; }
const s: string | number | undefined = f(1);
// --- an inferred result that is missing sometimes
function f(a: number) { if (a > 1) return "a"; return undefined; }
const s: string = f(1); // refused
// --- an inferred literal result
function f(c: boolean) { return c ? "a" : "b"; }
const s: "a" | "b" = f(true);
// --- an inferred single literal widens
function f() { return "a"; }
const s: string = f();
// --- an inferred result in a const
const f = (c: boolean) => (c ? 1 : "a");
const s: string = f(true); // refused
// --- recursion with a written result
function fact(n: number): number { return n <= 1 ? 1 : n * fact(n - 1); }
// --- recursion without a written result
function fact(n: number) { return n <= 1 ? 1 : n * fact(n - 1); } // refused
// --- mutual recursion
function even(n: number): boolean { return n === 0 || odd(n - 1); }
function odd(n: number): boolean { return n !== 0 && even(n - 1); }
// --- an immediately called arrow
const n: number = (() => 1)();
// --- a function expression with a name
const f = function fact(n: number): number { return n <= 1 ? 1 : n * fact(n - 1); };
// --- an arrow with a written result
const f = (x: string): number => x; // refused
// --- an arrow that needs a result
const f = (c: boolean): number => { if (c) return 1; }; // refused
// --- a parameter pattern with defaults
function f({ a = 1, b = "x" }: { a?: number; b?: string } = {}): string { return b + a; }
const s: string = f() + f({ a: 2 });
// --- a parameter pattern, excess property
function f({ a }: { a: number }): number { return a; }
const n = f({ a: 1, b: 2 }); // refused
// --- two parameters of one name
function f(a: number, a: string): void {} // refused
// --- a parameter without a type
function f(a): void {} // refused
// --- optional and undefined in function types
type F = (a?: number) => void;
const f: F = (a: number) => {}; // refused
// --- a function type with rest
type F = (...xs: string[]) => number;
const f: F = (...xs) => xs.length;
// --- a function type with rest, fewer
type F = (...xs: string[]) => number;
const f: F = (a, b) => a.length + b.length;
// --- a sort function
function f(xs: { n: number }[]): void { xs.sort((a, b) => a.n - b.n); }
// --- a sort function of booleans
function f(xs: number[]): void { xs.sort((a, b) => a > b); } // refused
// --- a predicate that gives a string
function f(xs: string[]): string[] { return xs.filter(x => x.trim()); }
// --- an event table
type Handlers = { open: (id: string) => void; close: () => void };
const h: Handlers = { open: id => id.trim(), close: () => {} };
// --- an event table, wrong
type Handlers = { open: (id: string) => void; close: () => void };
const h: Handlers = {
  open: id => id.nothing(), // refused
  close: () => {},
};
// --- await in a default value
async function f(a: Promise<number>, b: number = await a): Promise<number> { return b; } // refused
// --- await in a default value without a type
async function f(a: Promise<number>, b = await a): Promise<number> { return b; } // refused
// --- await in a default value of a pattern
async function f(a: Promise<number>, { b = await a }: { b?: number }): Promise<number> { return b; } // refused
// --- await in a function in a default value
function f(a: Promise<number>, b: () => Promise<number> = async () => await a): Promise<number> { return b(); }
