// --- unknown fits nothing
function f(x: unknown): string { return x; } // refused
// --- everything fits unknown
const x: unknown = [1, "a", { b: 2 }];
// --- unknown is not called
function f(x: unknown): void { x(); } // refused
// --- unknown is not added
function f(x: unknown): number { return x + 1; } // refused
// --- unknown is compared
function f(x: unknown, y: unknown): boolean { return x === y; }
// --- unknown is not ordered
function f(x: unknown): boolean { return x < 1; } // refused
// --- unknown in a template
function f(x: unknown): string { return `${x}`; }
// --- unknown is not iterated
function f(x: unknown): void { for (const y of x) {} } // refused
// --- unknown is not spread
function f(x: unknown): object { return { ...x }; } // refused
// --- unknown and ??
function f(x: unknown): {} { return x ?? "a"; }
// --- unknown and &&
function f(x: unknown): unknown { return x && 1; }
// --- unknown is not indexed
function f(x: unknown): unknown { return x["a"]; } // refused
// --- unknown is not taken apart
function f(x: unknown): void { const { a } = x; } // refused
// --- unknown after a test for undefined
function f(x: unknown): {} | null { if (x === undefined) return null; return x; }
// --- unknown after truthiness
function f(x: unknown): {} { if (x) return x; return 1; }
// --- a guard for a record
function isRecord(x: unknown): x is Record<string, unknown> { return typeof x === "object" && x !== null; }
function f(x: unknown): unknown { return isRecord(x) ? x["a"] : undefined; }
// --- void is not used
function g(): void {}
function f(): string { return g(); } // refused
// --- void fits undefined not
function g(): void {}
const x: undefined = g(); // refused
// --- undefined fits void
const x: void = undefined;
// --- never fits everything
function f(x: never): string { return x; }
// --- nothing fits never
const x: never = 1; // refused
// --- null is no object
const x: object = null; // refused
// --- undefined is no string
const x: string = undefined; // refused
// --- null is no undefined
const x: undefined = null; // refused
// --- a number is no boolean
function f(n: number): boolean { return n; } // refused
// --- a literal is its type
const a: 1 = 1;
const b: number = a;
// --- a type is no literal of its own
function f(n: number): 1 { return n; } // refused
// --- a boolean is no true
function f(b: boolean): true { return b; } // refused
// --- a long chain of conditions
function f(x: string | number | boolean | undefined | null): string {
  if (x === undefined || x === null) return "none";
  if (typeof x === "string") return x;
  if (typeof x === "number") return x.toFixed(1);
  return x ? "yes" : "no";
}
// --- the same, one forgotten
function f(x: string | number | boolean | undefined | null): string {
  if (x === undefined) return "none";
  if (typeof x === "string") return x;
  if (typeof x === "number") return x.toFixed(1);
  return x.toString(); // refused
}
