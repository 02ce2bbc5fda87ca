// --- rest generic
function call<A extends unknown[], R>(f: (...a: A) => R, ...a: A): R { return f(...a); }
function g(): string { return call((a: number, b: string) => a + b.length, 1, "x"); } // refused
function h(): number { return call((a: number, b: string) => a + b.length, 1, 2); } // refused
function i(): number { return call((a: number, b: string) => a + b.length, 1, "x"); }
function j(): number { return call((a: number, b: string) => a + b.length, 1); } // refused
// --- partial
function partial<A, B extends unknown[], R>(f: (a: A, ...b: B) => R, a: A): (...b: B) => R { return (...b) => f(a, ...b); }
function g(): number { return partial((a: number, b: number) => a + b, 1)(2); }
function h(): number { return partial((a: number, b: number) => a + b, 1)("x"); } // refused
function i(): number { return partial((a: number, b: number) => a + b, "x")(1); } // refused
// --- wrap
function logged<A extends unknown[], R>(name: string, f: (...args: A) => R): (...args: A) => R { return (...args) => { console.log(name, args.length); return f(...args); }; }
function add(a: number, b: number): number { return a + b; }
function g(): number { return logged("add", add)(1, 2); }
function h(): number { return logged("add", add)(1); } // refused
function i(): string { return logged("add", add)(1, 2); } // refused
// --- wrap optional
function logged<A extends unknown[], R>(f: (...args: A) => R): (...args: A) => R { return (...args: A) => f(...args); }
function label(a: string, b?: number, ...rest: boolean[]): string { return `${a}${b ?? 0}${rest.length}`; }
function g(): string { return logged(label)("a") + logged(label)("a", 1) + logged(label)("a", 1, true, false); }
function h(): string { return logged(label)("a", "b"); } // refused
// --- wrap async
function once<A extends unknown[], R>(f: (...args: A) => Promise<R>): (...args: A) => Promise<R> { return async (...args: A) => await f(...args); }
async function twice(n: number): Promise<number> { return n * 2; }
async function g(): Promise<number> { return await once(twice)(2); }
async function h(): Promise<string> { return await once(twice)(2); } // refused
// --- tuple of
function tupleOf<T extends unknown[]>(...xs: T): T { return xs; }
function g(): [number, string] { return tupleOf(1, "a"); }
function h(): [number, number] { return tupleOf(1, "a"); } // refused
function i(): [] { return tupleOf(); }
// --- spread wrong
function call<A extends unknown[]>(f: (...a: A) => void, xs: unknown[], ...a: A): void { f(...xs); f(...a); } // refused
// --- spread two
function call<A extends unknown[], B extends unknown[]>(f: (...a: A) => void, ...b: B): void { f(...b); } // refused
// --- memo all
function memoAll<A extends (string | number)[], R>(f: (...a: A) => R): (...a: A) => R {
  const seen = new Map<string, R>();
  return (...a) => { const key = a.join("/"); const known = seen.get(key); if (known !== undefined) return known; const r = f(...a); seen.set(key, r); return r; };
}
function g(): number { return memoAll((a: number, b: string) => a + b.length)(1, "x"); }
function h(): number { return memoAll((a: boolean) => (a ? 1 : 0))(true); } // refused
// --- length
function count<A extends unknown[]>(...a: A): number { return a.length + (a[0] === undefined ? 0 : 1); }
function g(): number { return count() + count(1, "x") + count(...[1, 2]); }
// --- rest array stays
function sum(...ns: number[]): number { return ns.reduce((a, b) => a + b, 0); }
function g<T extends number[]>(ns: T): number { return sum(...ns); }
// --- generic rest element
function firstOf<T>(...xs: T[]): T | undefined { return xs[0]; }
function g(): number | undefined { return firstOf(1, 2); }
function h(): number | undefined { return firstOf("a"); } // refused
