// --- a property that no name takes
function f(): number { const { a } = { a: 1, b: 2 }; return a; } // refused
// --- a property that no name takes, in an assignment
function f(): number { let a = 0; ({ a } = { a: 1, b: 2 }); return a; } // refused
// --- a property that no name takes, in an array
function f(): number { const [{ a }] = [{ a: 1, b: 2 }]; return a; } // refused
// --- a property that no name takes, in an object
function f(): number { const { a: { b } } = { a: { b: 1, c: 2 } }; return b; } // refused
// --- a property that no name takes, in a branch
function f(c: boolean): number { const { a } = c ? { a: 1, b: 2 } : { a: 2 }; return a; } // refused
// --- a rest takes all properties
function f(): number { const { a, ...rest } = { a: 1, b: 2 }; return a + rest.b; }
// --- a property in the value of a variable
function f(): number { const value = { a: 1, b: 2 }; const { a } = value; return a; }
// --- a default value, and another property
function f(): number { const { a = 1 } = { b: 2 }; return a; } // refused
// --- a constant of the module
const { a } = { a: 1, b: 2 }; // refused
// --- a constant of the module with a rest
const { a, ...rest } = { a: 1, b: 2 };
// --- with a type written
function f(): number { const { a }: { a: number; b: number } = { a: 1, b: 2 }; return a; }
// --- a value of a call
function g(): { a: number; b: number } { return { a: 1, b: 2 }; }
function f(): number { const { a } = g(); return a; }
// --- an array has more elements
function f(): number { const [a] = [1, 2]; return a; }
