// --- a member gets an element
function f(a: { x: number }, pair: [number, string]): string { let s = ""; [a.x, s] = pair; return s; }
// --- a member gets an element of another type
function f(a: { x: number }, pair: [string, string]): void { [a.x] = pair; } // refused
// --- an element gets an element
function f(xs: number[], pair: [number, number]): void { [xs[0], xs[1]] = pair; }
// --- an element of an array that may be missing
function f(a: { x: number }, xs: number[]): void { [a.x] = xs; } // refused
// --- an element of an array that may be missing, where that fits
function f(a: { x?: number | undefined }, xs: number[]): void { [a.x] = xs; }
// --- a default value
function f(a: { x: number }, xs: number[]): void { [a.x = 0] = xs; }
// --- a default value of another type
function f(a: { x: number }, xs: number[]): void { [a.x = "0"] = xs; } // refused
// --- elements exchanged
function f(xs: [number, string, number]): void { [xs[0], xs[2]] = [xs[2], xs[0]]; }
// --- elements exchanged of different types
function f(xs: [number, string]): void { [xs[0], xs[1]] = [xs[1], xs[0]]; } // refused twice
// --- elements of an array exchanged
function f(xs: number[], i: number, j: number): void { [xs[i], xs[j]] = [xs[j], xs[i]]; } // refused twice
// --- elements of an array exchanged, where they may be missing
function f(xs: (number | undefined)[], i: number, j: number): void { [xs[i], xs[j]] = [xs[j], xs[i]]; }
// --- a property gets a property
function f(o: { q: number }, v: { p: number }): void { ({ p: o.q } = v); }
// --- a property that is not there
function f(o: { q: number }, v: { p: number }): void { ({ r: o.q } = v); } // refused
// --- a member that is not there
function f(o: { q: number }, v: { p: number }): void { ({ p: o.r } = v); } // refused
// --- a property that may be missing
function f(o: { q: number }, v: { p?: number }): void { ({ p: o.q } = v); } // refused
// --- a property that may be missing, with a default value
function f(o: { q: number }, v: { p?: number }): void { ({ p: o.q = 1 } = v); }
// --- a readonly member
function f(o: { readonly q: number }, v: [number]): void { [o.q] = v; } // refused
// --- an element of a readonly array
function f(xs: readonly number[], v: [number]): void { [xs[0]] = v; } // refused
// --- a nested pattern
function f(o: { q: number; list: string[] }, v: { p: { a: number }; t: [string] }): void { ({ p: { a: o.q }, t: [o.list[0]] } = v); }
// --- a nested pattern with a wrong type inside
function f(o: { q: number }, v: { p: { a: string } }): void { ({ p: { a: o.q } } = v); } // refused
// --- a nested pattern with a default value
function f(o: { q: number }, v: { p?: { a: number } }): void { ({ p: { a: o.q } = { a: 1 } } = v); }
// --- the rest of an object in a member
function f(o: { rest: { b: number } }, v: { a: number; b: number }): number { let a = 0; ({ a, ...o.rest } = v); return a; }
// --- the rest of an object does not fit
function f(o: { rest: { a: number } }, v: { a: number; b: number }): number { let a = 0; ({ a, ...o.rest } = v); return a; } // refused
// --- the rest of an array in a member
function f(o: { rest: number[] }, v: number[]): void { let a: number | undefined; [a, ...o.rest] = v; }
// --- the rest of a tuple in a member
function f(o: { rest: string[] }, v: [number, string, string]): void { let a: number; [a, ...o.rest] = v; }
// --- the rest of an array does not fit
function f(o: { rest: string[] }, v: number[]): void { [...o.rest] = v; } // refused
// --- a hole
function f(o: { q: string }, v: [number, string]): void { [, o.q] = v; }
// --- a member of something that may be missing
function f(o: { q: number } | undefined, v: [number]): void { [o.q] = v; } // refused
// --- an optional chain
function f(o: { q: number } | undefined, v: [number]): void { [o?.q] = v; } // refused
// --- a call
function f(g: () => number, v: [number]): void { [g()] = v; } // refused
// --- a sum
function f(a: number, v: [number]): void { [a + 1] = v; } // refused
// --- in parentheses
function f(o: { q: number }, v: [number, number]): number { let a = 0; [(o.q), (a)] = v; return a; }
// --- a pattern in parentheses
function f(v: [[number]]): void { let a = 0; [([a])] = v; } // refused
// --- another operator inside
function f(v: [number]): void { let a = 0; [a += 1] = v; } // refused
// --- an index of the wrong type
function f(xs: number[], key: string, v: [number]): void { [xs[key]] = v; } // refused
// --- a record
function f(r: Record<string, number>, key: string, v: [number]): void { [r[key]] = v; }
// --- a record gets something else
function f(r: Record<string, number>, key: string, v: [string]): void { [r[key]] = v; } // refused
// --- a cast in the target's object
function f(o: { q: number } | { p: string }, v: [number]): void { [(o as { q: number }).q] = v; }
// --- a literal fits a union of literals
function f(o: { kind: "a" | "b" }): void { [o.kind] = ["b"]; }
// --- a literal does not fit a union of literals
function f(o: { kind: "a" | "b" }): void { [o.kind] = ["c"]; } // refused
// --- a literal of an object fits a union of literals
function f(o: { kind: "a" | "b" }): void { ({ k: o.kind } = { k: "b" }); }
// --- a literal of an object does not fit a union of literals
function f(o: { kind: "a" | "b" }): void { ({ k: o.kind } = { k: "c" }); } // refused
// --- a literal for a variable of a union of literals
function f(): "a" | "b" { let k: "a" | "b" = "a"; [k] = ["b"]; return k; }
// --- a literal in an object for a variable of a union of literals
function f(): "a" | "b" { let k: "a" | "b" = "a"; ({ k } = { k: "b" }); return k; }
// --- an empty array for a member
function f(o: { list: string[] }): void { [o.list] = [[]]; }
// --- a function for a member
function f(o: { g: (n: number) => number }): void { [o.g] = [n => n + 1]; }
// --- a function in an object for a member
function f(o: { g: (n: number) => number }): void { ({ g: o.g } = { g: n => n + 1 }); }
// --- a default value gets its type from the member
function f(o: { g: (n: number) => number }, v: { g?: (n: number) => number }): void { ({ g: o.g = n => n + 1 } = v); }
// --- narrowed by what it gets
function f(o: { x: number | undefined }, v: [number]): number { [o.x] = v; return o.x; }
// --- widened by what it gets
function f(o: { x: number | undefined }, v: [number | undefined]): number { if (o.x === undefined) return 0; [o.x] = v; return o.x; } // refused
// --- narrowed before, and another member gets something
function f(o: { x: number | undefined; y: number }, v: [number]): number { if (o.x === undefined) return 0; [o.y] = v; return o.x; }
// --- what is inside is no longer known
function f(o: { p: { x: number | undefined } }, v: [{ x: number | undefined }]): number { if (o.p.x === undefined) return 0; [o.p] = v; return o.p.x; } // refused
// --- narrowed in a loop that changes it
function f(o: { x: number | undefined }, vs: [number | undefined][]): number { if (o.x === undefined) return 0; let sum = 0; for (const v of vs) { sum += o.x; [o.x] = v; } return sum; } // refused
// --- the head of a loop
function f(o: { key: string; n: number }, pairs: [string, number][]): void { for ([o.key, o.n] of pairs) console.log(o.key); }
// --- the head of a loop, of another type
function f(o: { key: string; n: number }, pairs: [number, number][]): void { for ([o.key, o.n] of pairs) console.log(o.key); } // refused
// --- a member as the head of a loop
function f(o: { key: string }, keys: string[]): void { for (o.key of keys) console.log(o.key); }
// --- an element as the head of a loop
function f(xs: string[], keys: string[]): void { for (xs[0] of keys) console.log(xs.length); }
// --- a member of another type as the head of a loop
function f(o: { key: number }, keys: string[]): void { for (o.key of keys) console.log(o.key); } // refused
// --- an object pattern as the head of a loop
function f(o: { key: string }, all: { id: string }[]): void { for ({ id: o.key } of all) console.log(o.key); }
// --- a member as the head of a loop over keys
function f(o: { key: string }, all: { id: string }): void { for (o.key in all) console.log(o.key); }
// --- a member that is no text as the head of a loop over keys
function f(o: { key: number }, all: { id: string }): void { for (o.key in all) console.log(o.key); } // refused
// --- a call as the head of a loop
function f(g: () => string, keys: string[]): void { for (g() of keys) console.log(1); } // refused
// --- narrowed behind the head of a loop
function f(o: { x: string | undefined }, keys: string[]): void { for (o.x of keys) console.log(o.x.length); }
// --- a constant in a pattern
function f(v: [number]): void { const a = 1; [a] = v; } // refused
// --- an unassigned object
function f(v: [number]): void { let o: { x: number }; [o.x] = v; } // refused
// --- the whole is the value
function f(o: { x: number }): [number, string] { const all: [number, string] = ([o.x] = [1, "a"]); return all; }
// --- targets in a chain
function f(o: { x: number; y: number }): void { [o.x] = [o.y] = [1]; }
// --- a member of a parameter's type
function f<T extends { x: number }>(o: T, v: [T["x"]]): void { [o.x] = v; }
// --- a discriminant
type A = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(a: A, v: ["a"]): void { [a.kind] = v; }
// --- too many targets for a tuple
function f(o: { x: number; y: number }, v: [number]): void { [o.x, o.y] = v; } // refused
// --- not iterable
function f(o: { x: number }, v: number): void { [o.x] = v; } // refused
// --- undefined is not taken apart
function f(o: { x: number }, v: { x: number } | undefined): void { ({ x: o.x } = v); } // refused
// --- a literal in a nested pattern
function f(o: { kind: "a" | "b"; list: ("x" | "y")[] }): void { ({ p: [o.kind, ...o.list] } = { p: ["b", "x", "y"] }); }
// --- more elements than targets
function f(o: { kind: "a" | "b" }): void { [o.kind] = ["b", 1, "c"]; }
// --- more properties than targets
function f(o: { kind: "a" | "b" }): void { ({ k: o.kind } = { k: "b", n: 1 }); } // refused
// --- a literal with a default value beside it
function f(o: { kind: "a" | "b" }): void { [o.kind = "a"] = [undefined]; }
// --- a discriminated union gets a literal
function f(o: { v: { kind: "a"; n: number } | { kind: "b"; s: string } }): void { [o.v] = [{ kind: "b", s: "" }]; }
// --- a discriminated union gets a wrong literal
function f(o: { v: { kind: "a"; n: number } | { kind: "b"; s: string } }): void { [o.v] = [{ kind: "b", n: 1 }]; } // refused
// --- a property too many in an object for a member
function f(o: { v: { n: number } }): void { [o.v] = [{ n: 1, m: 2 }]; } // refused
// --- exchanged variables of literal types
function f(): string { let a: "a" | "b" = "a"; let b: "a" | "b" = "b"; [a, b] = [b, a]; return a + b; }
