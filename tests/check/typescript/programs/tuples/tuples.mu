// --- elements in their places
const t: [string, number] = ["a", 1];
// --- elements in the wrong places
const t: [string, number] = [1, "a"]; // refused
// --- one too many
const t: [string, number] = ["a", 1, 2]; // refused
// --- one too few
const t: [string, number] = ["a"]; // refused
// --- an optional element left out
const t: [string, number?] = ["a"];
// --- an optional element is undefined or its type
function f(t: [string, number?]): number { return t[1]; } // refused
// --- an optional element with a fallback
function f(t: [string, number?]): number { return t[1] ?? 0; }
// --- a rest element
const t: [string, ...number[]] = ["a", 1, 2, 3];
// --- a rest element of the wrong type
const t: [string, ...number[]] = ["a", 1, "b"]; // refused
// --- a rest element in the middle
const t: [string, ...number[], boolean] = ["a", 1, 2, true];
// --- a rest element in the middle, the end missing
const t: [string, ...number[], boolean] = ["a", 1, 2]; // refused
// --- a rest element in front
const t: [...number[], string] = [1, 2, "a"];
// --- an index beyond the end
function f(t: [string, number]): number { return t[2]; } // refused
// --- an index that is known
function f(t: [string, number]): string { return t[0]; }
// --- an index that is not known
function f(t: [string, number], i: number): string | number { return t[i]; } // refused
// --- an index that is not known may be undefined
function f(t: [string, number], i: number): string | number | undefined { return t[i]; }
// --- a readonly tuple is not changed
function f(t: readonly [string, number]): void { t[0] = "b"; } // refused
// --- a tuple is changed
function f(t: [string, number]): void { t[0] = "b"; }
// --- a tuple is changed wrongly
function f(t: [string, number]): void { t[1] = "b"; } // refused
// --- a readonly tuple is no mutable one
function f(t: readonly [string, number]): [string, number] { return t; } // refused
// --- a mutable tuple is a readonly one
function f(t: [string, number]): readonly [string, number] { return t; }
// --- a tuple is an array of the union
function f(t: [string, number]): (string | number)[] { return t; }
// --- an array is no tuple
function f(t: string[]): [string, string] { return t; } // refused
// --- an array literal is no tuple by itself
const t = ["a", 1];
const u: [string, number] = t; // refused
// --- as const makes a tuple
const t = ["a", 1] as const;
const u: readonly ["a", 1] = t;
// --- as const makes it readonly
const t = ["a", 1] as const;
const u: [string, number] = t; // refused
// --- the length of a tuple
function f(t: [string, number]): 2 { return t.length; }
// --- the length of a tuple is not another
function f(t: [string, number]): 3 { return t.length; } // refused
// --- the length of an optional tuple
function f(t: [string, number?]): 1 | 2 { return t.length; }
// --- labels
type Range = [from: number, to: number];
const r: Range = [1, 2];
// --- labels and optional
type Range = [from: number, to?: number];
function f([from, to]: Range): number { return to - from; } // refused
// --- spread of a tuple into a tuple
function f(t: [string, number]): [string, number, boolean] { return [...t, true]; }
// --- spread of a tuple into a shorter tuple
function f(t: [string, number]): [string, number] { return [...t, true]; } // refused
// --- spread of an array into a tuple with rest
function f(xs: number[]): [string, ...number[]] { return ["a", ...xs]; }
// --- spread of an array into a fixed tuple
function f(xs: number[]): [string, number] { return ["a", ...xs]; } // refused
// --- destructuring with rest
function f(t: [string, number, boolean]): [number, boolean] { const [, ...rest] = t; return rest; }
// --- destructuring beyond the end
function f(t: [string, number]): void { const [a, b, c] = t; } // refused
// --- destructuring with defaults
function f(t: [string, number?]): number { const [, n = 3] = t; return n; }
// --- a tuple type with rest of another alias
type Args = [string, number];
type More = [...Args, boolean];
const m: More = ["a", 1, true];
// --- a tuple type with rest of another alias, too short
type Args = [string, number];
type More = [...Args, boolean];
const m: More = ["a", 1]; // refused
// --- entries are tuples
function f(m: Map<string, number>): string[] { return [...m].map(([k, v]) => k + v); }
// --- tuples in an array
const pairs: [string, number][] = [["a", 1], ["b", 2]];
// --- tuples in an array, one wrong
const pairs: [string, number][] = [
  ["a", 1],
  ["b", "c"], // refused
];
// --- tuples in an array, too long
const pairs: [string, number][] = [["a", 1, 2]]; // refused
// --- the element type of a tuple
type T = [string, number];
const x: T[number] = true; // refused
// --- one element type of a tuple
type T = [string, number];
const x: T[0] = "a";
// --- a tuple discriminated by its first element
type T = ["a", number] | ["b", string];
function f(t: T): number { if (t[0] === "a") return t[1]; return t[1].length; }
// --- a tuple discriminated by its length
type T = [number] | [number, string];
function f(t: T): string { if (t.length === 2) return t[1]; return ""; }
// --- map over a tuple
function f(t: [number, number]): number[] { return t.map(x => x * 2); }
// --- a swap
function f(a: number, b: number): number { [a, b] = [b, a]; return a - b; }
// --- a swap of different types
function f(a: number, b: string): void { [a, b] = [b, a]; } // refused twice
// --- taken apart with a default and rest
function f(xs: number[]): number[] { let [a = 1, ...b] = [...xs]; a = 2; return [a, ...b]; }
// --- empty
const t: [] = [];
const u: [] = [1]; // refused
// --- push on a tuple
function f(t: [string, number]): void { t.push(1); }
