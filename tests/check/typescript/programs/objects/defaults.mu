// --- a default uses an earlier name of its pattern
function f(v: { a: number; b?: number }): number { const { a, b = a } = v; return b; }
// --- a default uses a later name of its pattern
function f(v: { a?: number; b: number }): number { const { a = b, b } = v; return a; } // refused
// --- a default uses its own name
function f(v: { a?: number }): number { const { a = a } = v; return a; } // refused
// --- a default in a loop uses an earlier element
function f(v: number[][]): number { let s = 0; for (const [x = 0, y = x] of v) s += y; return s; }
// --- delete behind ?.
function f(v: { a?: { b?: number } }): boolean { return delete v.a?.b; }
// --- delete of what must be there behind ?.
function f(v: { a?: { b: number } }): boolean { return delete v.a?.b; } // refused
