// --- an empty object beside a record
function f(x: Record<string, number> | undefined, k: string): number { const o = x ?? {}; return o[k] ?? 0; }
// --- an empty object beside a record, spread and changed
function f(x: Record<string, number> | undefined, k: string): number { const o = { ...(x ?? {}) }; o[k] = (o[k] ?? 0) + 1; return Object.values(o).reduce((a, b) => a + b, 0); }
// --- an empty object after or
function f(x: Record<string, number> | undefined, k: string): number { const o = x || {}; return o[k] ?? 0; }
// --- an empty object in a condition
function f(c: boolean, x: Record<string, number>, k: string): number { const o = c ? {} : x; return o[k] ?? 0; }
// --- an empty object beside optional properties
function f(x: { a?: number } | undefined): number { const { a = 1 } = x ?? {}; return a; }
// --- an empty object beside properties that must be there
function f(x: { a: number } | undefined): number { const { a = 1 } = x ?? {}; return a; }
// --- an empty object beside properties that must be there, read
function f(x: { a: number } | undefined): number { const o = x ?? {}; return o.a; } // refused
// --- an empty object beside a record, written out
function f(x: Record<string, number> | undefined, k: string): number { const o: Record<string, number> = x ?? {}; o[k] = 1; return o[k] ?? 0; }
// --- a spread of an optional object
function f(x: { a: number } | undefined): number { const o = { a: 1, ...x }; return o.a; }
// --- a spread of an empty object beside an object
function f(x: { a: number } | undefined): number { const o = { a: 1, ...(x ?? {}) }; return o.a; }
// --- an empty object assigned where nothing is, then indexed
function f(x: Record<string, Record<number, string[]>>, k: string): string[] { const inner = (x[k] ??= {}); return (inner[1] ??= []); }
