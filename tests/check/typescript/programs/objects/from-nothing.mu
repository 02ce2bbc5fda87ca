// --- default values from a literal that leaves them out 1
export function direct(): number { const { a = 1 } = {}; return a; }
export function beside(): number { const { a = 1, b } = { b: 2 }; return a + b; }
export function bad(): number { const { a = 1, c } = { a: 2 }; return a; } // refused
export function held(): number { const o = {}; const { a = 1 } = o; return a; } // refused
export function text(): string { const { a = 1 } = {}; return a; } // refused
// --- default values from a literal that leaves them out 2
const f = ({ a = 1, b = "x" } = {}) => b + a;
const g: string = f({ a: 2 }) + f() + f({ b: 1 }); // refused
// --- default values from a literal that leaves them out 3
export function f({ a = 1, b }: { a?: number; b: string } = { b: "x" }): string { return b.repeat(a); }
export function g(): string { return f() + f({ b: "y" }) + f({ a: 1 }); } // refused
// --- default values from a literal that leaves them out 4 nested
export function f(): number { const { a: { b = 1 } = {} } = {}; return b; }
