// --- every element is a text
function f(xs: (string | number)[]): string[] { if (xs.every(x => typeof x === "string")) return xs; return []; }
// --- every element is a text, by a predicate with a name
function isText(x: unknown): x is string { return typeof x === "string"; }
function f(xs: readonly unknown[]): readonly string[] { return xs.every(isText) ? xs : []; }
// --- not every element is a text
function f(xs: (string | number)[]): string[] { if (!xs.every(x => typeof x === "string")) return xs; return []; } // refused
// --- behind a return
function f(xs: (string | undefined)[]): string {
  if (!xs.every(x => x !== undefined)) return "";
  return xs.map(x => x.trim()).join();
}
// --- a readonly list stays readonly
function f(xs: readonly (string | number)[]): string[] { return xs.every(x => typeof x === "string") ? xs : []; } // refused
// --- a test that says nothing of the elements
function f(xs: (string | number)[]): string[] { return xs.every(x => x !== "a") ? xs : []; } // refused
// --- members of an object
function f(o: { xs: (string | null)[] }): string[] { return o.xs.every(x => x !== null) ? o.xs : []; }
// --- some says nothing
function f(xs: (string | number)[]): string[] { return xs.some(x => typeof x === "string") ? xs : []; } // refused
