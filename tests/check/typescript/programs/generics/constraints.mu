// --- Object.freeze: freeze
function f(): number { const o = Object.freeze({ a: 1, b: [1] }); o.b.push(2); o.a = 3; return o.a; } // refused
// --- Object.freeze: freeze array
function f(): number { const o = Object.freeze([1, 2]); o.push(2); // refused
  const g = Object.freeze((n: number) => n); return g(o[0] ?? 0); }
// --- Object.freeze: freeze literal
function f(): "x" { const o = Object.freeze({ a: "x" }); return o.a; }
// --- Object.freeze: freeze number
function f(): number { const o = Object.freeze(3); return o + 1; }
// --- a type parameter in another's constraint: keep
function mk<T extends { readonly [key: string]: U }, U extends string>(v: T): T { return v; }
function f(): "x" { return mk({ a: "x" }).a; }
// --- a type parameter in another's constraint: keep record
function mk<U extends string>(v: Record<string, U>): U[] { return Object.values(v); }
function f(): "x"[] { return mk({ a: "x" }); }
// --- a type parameter in another's constraint: keep record 2
function mk<T extends Record<string, string>>(v: T): T { return v; }
function f(): "x" { return mk({ a: "x" }).a; } // refused
// --- a type parameter in another's constraint: keep array
function mk<T extends readonly U[], U extends string>(v: T): T { return v; }
function f(): ("x" | "y")[] { return mk(["x", "y"]); }
// --- a type parameter in another's constraint: freeze a
function mk<T extends { readonly [key: string]: U | null }, U extends string | number>(v: T): Readonly<T> { return v; }
function f(): "x" { return mk({ a: "x" }).a; }
// --- a type parameter in another's constraint: freeze b
function mk<T extends { readonly [key: string]: U | object }, U extends string>(v: T): T { return v; }
function f(): "x" { return mk({ a: "x" }).a; }
// --- a type parameter in another's constraint: freeze c
function mk<T extends { readonly [key: string]: U | undefined }, U extends string>(v: T): T { return v; }
function f(): "x" { return mk({ a: "x" }).a; }
// --- a type parameter in another's constraint: freeze d
function mk<T extends { readonly [key: string]: U }, U extends string>(v: T): Readonly<T> { return v; }
function f(): "x" { return mk({ a: "x" }).a; }
// --- a constraint that is the parameter itself
function f<T extends T>(x: T): void {} // refused
// --- a constraint that mentions the parameter in an object
function f<T extends { a?: T }>(x: T): T | undefined { return x.a; }
// --- an array of another, which is bounded by it
function f<T extends U[], U extends string>(x: T): string { return x.join(); }
