// --- a chain that calls is truthy
function f(x: string | undefined): number { if (!x?.trim()) return 0; return x.length; }
// --- a chain of chains is truthy
function f(x: { a?: { b(): string } } | undefined): number { if (x?.a?.b()) return x.a.b().length; return 0; }
// --- a chain compared with a value
function f(x: { a: number } | undefined): number { if (x?.a === 1) return x.a; return 0; }
// --- a chain compared with undefined
function f(x: { a: number } | undefined): number { if (x?.a !== undefined) return x.a; return 0; }
// --- a chain that calls, compared
function f(x: string | undefined): number { return x?.trim() === "" ? x.length : 0; }
// --- a chain that calls, compared with undefined otherwise
function f(x: string | undefined): number { return x?.trim() === undefined ? x.length : 0; } // refused
// --- a chain and typeof
function f(x: { a: number | string } | undefined): number { return typeof x?.a === "number" ? x.a + 1 : 0; }
// --- a chain that calls and typeof
function f(x: { a(): number | string } | undefined): number { if (typeof x?.a() === "number") { x.a(); return 1; } return 0; }
// --- two kinds in one member: a switch leaves nothing
type E = { op: "n"; value: number } | { op: "a" | "d"; left: E };
function f(e: E): number { switch (e.op) { case "n": return 1; case "a": return 2; case "d": return 3; default: { const x: never = e; return x; } } }
// --- two kinds in one member: one is forgotten
type E = { op: "n"; value: number } | { op: "a" | "d"; left: E };
function f(e: E): number { switch (e.op) { case "n": return 1; case "a": return 2; default: { const x: never = e; return x; } } } // refused
// --- two kinds in one member: a chain of ifs does not see it
type E = { op: "n"; value: number } | { op: "a" | "d"; left: E };
function f(e: E): number { if (e.op === "n") return 1; if (e.op === "a") return 2; if (e.op === "d") return 3; const x: never = e; return x; } // refused
// --- two kinds in one member: the property itself
type E = { op: "n"; value: number } | { op: "a" | "d"; left: E };
function f(e: E): number { switch (e.op) { case "n": return 1; case "a": return 2; case "d": return 3; default: { const x: never = e.op; return x; } } } // refused
// --- two kinds in one member: both cases at once
type E = { op: "n"; value: number } | { op: "a" | "d"; left: number };
function f(e: E): number { switch (e.op) { case "a": case "d": return e.left; case "n": return e.value; } }
