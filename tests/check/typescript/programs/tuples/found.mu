// --- pairs as const, taken apart in a loop
function f(): number { let sum = 0; for (const [name, n] of [["a", 5], ["b", 2]] as const) { const s: "a" | "b" = name; sum += n + s.length; } return sum; }
// --- pairs as const, the wrong way round
function f(): number { let sum = 0; for (const [n, name] of [["a", 5], ["b", 2]] as const) { sum += n; } return sum; } // refused
// --- a union of tuples taken apart
function f(x: [string, number] | [string, string]): string { const [a, b] = x; return a + b; }
// --- a union of tuples of several lengths taken apart
function f(x: [string] | [string, number]): number { const [a, b] = x; return b; } // refused
// --- a union of tuples of several lengths, with a default
function f(x: [string, number?] | [string, number]): number { const [a, b = 1] = x; return b; }
// --- a union of a tuple and an array taken apart
function f(x: [string, number] | string[]): string | number | undefined { const [, b] = x; return b; }
// --- the rest of a union of tuples
function f(x: [string, number] | [string, boolean]): (number | boolean)[] { const [, ...rest] = x; return rest; }
// --- a map of pairs as const
function f(): Map<string, number> { return new Map([["a", 5], ["b", 2]] as const); }
// --- entries of pairs as const
function f(): number[] { return ([["a", 5], ["b", 2]] as const).map(([name, n]) => n + name.length); }
// --- an empty array beside a list, taken apart
function f(x: string[] | undefined): string { const [a = "none", ...rest] = x ?? []; return a + rest.length; }
// --- an empty array beside a list, taken apart without a default
function f(x: string[] | undefined): string | undefined { const [a] = x ?? []; return a; }
// --- an empty array in a condition, taken apart
function f(c: boolean, x: number[]): number { const [a = 0, b = 1] = c ? x : []; return a + b; }
// --- an empty array after or
function f(x: number[] | undefined): number { const [a = 0] = x || []; return a; }
// --- an empty array beside a pair
function f(x: [string, number] | undefined): string { const [a = "", b = 0] = x ?? []; return a + b; }
