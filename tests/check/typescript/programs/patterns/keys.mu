// --- a key of a record
function f(r: Record<string, number>, key: string): number { const { [key]: value } = r; return value ?? 0; }
// --- a key of a record may be missing
function f(r: Record<string, number>, key: string): number { const { [key]: value } = r; return value; } // refused
// --- a key of a record with a default value
function f(r: Record<string, number>, key: string): number { const { [key]: value = 0 } = r; return value; }
// --- a key of an object that has no such keys
function f(r: { a: number }, key: string): void { const { [key]: value } = r; console.log(value); } // refused
// --- a literal key
function f(r: { a: number }): number { const { ["a"]: value } = r; return value; }
// --- a constant key
function f(r: { a: number }): number { const key = "a"; const { [key]: value } = r; return value; }
// --- a variable key
function f(r: { a: number }): void { let key = "a"; const { [key]: value } = r; console.log(value); } // refused
// --- a literal key that is not there
function f(r: { a: number }): void { const { ["b"]: value } = r; console.log(value); } // refused
// --- a key of a union
function f(r: { a: number; b: string }, key: "a" | "b"): number | string { const { [key]: value } = r; return value; }
// --- a key of a union, the value is either
function f(r: { a: number; b: string }, key: "a" | "b"): number { const { [key]: value } = r; return value; } // refused
// --- a key by keyof
function f<T>(r: T, key: keyof T): T[keyof T] { const { [key]: value } = r; return value; }
// --- a key by keyof of a known type
function f(r: { a: number; b: number }, key: keyof { a: number; b: number }): number { const { [key]: value } = r; return value; }
// --- a generic key
function f<T, K extends keyof T>(r: T, key: K): T[K] { const { [key]: value } = r; return value; }
// --- an index of an array
function f(xs: string[], i: number): string { const { [i]: value = "" } = xs; return value; }
// --- an index of an array may be missing
function f(xs: string[], i: number): string { const { [i]: value } = xs; return value; } // refused
// --- an index of a tuple
function f(xs: [string, number]): number { const { [1]: value } = xs; return value; }
// --- an index that a tuple does not have
function f(xs: [string, number]): void { const { [2]: value } = xs; console.log(value); } // refused
// --- a text is no index of an array
function f(xs: string[], key: string): void { const { [key]: value } = xs; console.log(value); } // refused
// --- a key that is no key
function f(r: Record<string, number>, key: boolean): void { const { [key]: value } = r; console.log(value); } // refused
// --- an object as a key
function f(r: Record<string, number>, key: { a: number }): void { const { [key]: value } = r; console.log(value); } // refused
// --- a key that may be missing
function f(r: Record<string, number>, key: string | undefined): void { const { [key]: value } = r; console.log(value); } // refused
// --- a computed text
function f(r: Record<string, number>, key: string): number { const { [`${key}!`]: value = 1, [key + "?"]: other = 2 } = r; return value + other; }
// --- a nested pattern
function f(r: Record<string, { a: number }>, key: string): number { const { [key]: { a } = { a: 1 } } = r; return a; }
// --- a nested pattern of what may be missing
function f(r: Record<string, { a: number }>, key: string): number { const { [key]: { a } } = r; return a; } // refused
// --- a parameter
function f({ [1 + 1]: value = 0 }: Record<number, number>): number { return value; }
// --- the parameter before
function f(key: string, { [key]: value = 0 }: Record<string, number>): number { return value; }
// --- the parameter after
function f({ [key]: value = 0 }: Record<string, number>, key: string): number { return value; } // refused
// --- a name of the same pattern
function f(r: Record<string, string>): string { const { a: key = "b", [key]: value = "" } = r; return value; }
// --- a name that comes later in the pattern
function f(r: Record<string, string>): string { const { [key]: value = "", a: key = "b" } = r; return value; } // refused
// --- an assignment
function f(r: Record<string, number>, key: string): number { let value = 0; ({ [key]: value = 1 } = r); return value; }
// --- an assignment of what may be missing
function f(r: Record<string, number>, key: string): number { let value = 0; ({ [key]: value } = r); return value; } // refused
// --- an assignment to a member
function f(r: Record<string, number>, key: string, o: { n: number }): void { ({ [key]: o.n = 1 } = r); }
// --- an assignment to an element of the same key
function f(r: Record<string, number>, key: string, o: Record<string, number>): void { ({ [key]: o[key] = 1 } = r); }
// --- the rest behind a literal key
function f(r: { a: number; b: string }): { b: string } { const { ["a"]: value, ...rest } = r; console.log(value); return rest; }
// --- what is taken is not in the rest
function f(r: { a: number; b: string }): number { const { ["a"]: value, ...rest } = r; console.log(value); return rest.a; } // refused
// --- the rest behind a constant key
function f(r: { a: number; b: string }): { b: string } { const key = "a"; const { [key]: value, ...rest } = r; console.log(value); return rest; }
// --- the rest behind a key of a union
function f(r: { a: number; b: number; c: string }, key: "a" | "b"): { c: string } { const { [key]: value, ...rest } = r; console.log(value); return rest; }
// --- neither is in the rest behind a key of a union
function f(r: { a: number; b: number; c: string }, key: "a" | "b"): number { const { [key]: value, ...rest } = r; console.log(value); return rest.b; } // refused
// --- the rest of a record
function f(r: Record<string, number>, key: string): Record<string, number> { const { [key]: value, ...rest } = r; console.log(value); return rest; }
// --- the rest behind any text
function f(r: { a: number; [key: string]: number }, key: string): number { const { [key]: value, ...rest } = r; console.log(value); return rest.a; } // refused
// --- the rest of a record may miss anything
function f(r: Record<string, number>, key: string): number | undefined { const { [key]: value, ...rest } = r; console.log(value); return rest["a"]; }
// --- the head of a loop
function f(rs: Record<string, number>[], key: string): number { let sum = 0; for (const { [key]: n = 0 } of rs) sum += n; return sum; }
// --- the head of a loop that assigns
function f(rs: Record<string, number>[], key: string): number { let n = 0; for ({ [key]: n = 1 } of rs) console.log(n); return n; }
// --- what is caught
function f(): void { try { console.log(1); } catch ({ ["message"]: text }) { console.log(text); } } // refused
// --- a numeric key of a record of texts
function f(r: Record<string, number>, i: number): number { const { [i]: value = 0 } = r; return value; }
// --- a text as the key of a record of numbers
function f(r: Record<number, number>, key: string): void { const { [key]: value } = r; console.log(value); } // refused
// --- a partial record
function f(r: Partial<Record<"a" | "b", number>>, key: "a" | "b"): number { const { [key]: value = 0 } = r; return value; }
// --- an optional property
function f(r: { a?: number }): number { const { ["a"]: value } = r; return value; } // refused
// --- a union of objects
function f(r: { a: number } | { a: string }): number | string { const { ["a"]: value } = r; return value; }
// --- a property of one of two objects
function f(r: { a: number } | { b: string }): void { const { ["a"]: value } = r; console.log(value); } // refused
// --- a literal
function f(key: string): void { const { [key]: value } = { a: 1 }; console.log(value); } // refused
// --- a literal with a constant key
function f(): number { const key = "a"; const { [key]: value } = { a: 1 }; return value; }
// --- a text
function f(text: string): string { const { [0]: first = "" } = text; return first; }
// --- unknown
function f(x: unknown): void { const { ["a"]: value } = x; console.log(value); } // refused
// --- the type of a name that is declared
function f(r: Record<string, string>, key: string): number { const { [key]: value = 1 } = r; return value; } // refused
// --- a key without a name
function f(r: Record<string, number>, key: string): void { const { [key] } = r; } // refused
// --- a discriminant by a computed key
type A = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(a: A): number { const { ["kind"]: kind } = a; if (kind === "a") return 1; return 2; }
