// --- exhaustive switch with a return in every case
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return Math.PI * shape.radius ** 2;
    case "square": return shape.side ** 2;
  }
}
// --- a case is missing
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number } | { kind: "dot" };
function area(shape: Shape): number { // refused
  switch (shape.kind) {
    case "circle": return Math.PI * shape.radius ** 2;
    case "square": return shape.side ** 2;
  }
}
// --- never in default finds the missing case
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return shape.radius;
    default: {
      const rest: never = shape; // refused
      return rest;
    }
  }
}
// --- assertNever as a function
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
error Unexpected { what: string }
function assertNever(x: never): never { throw new Unexpected({ what: String(x) }); }
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return shape.radius;
    case "square": return shape.side;
    default: return assertNever(shape);
  }
}
// --- assertNever with a case left
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
error Unexpected { what: string }
function assertNever(x: never): never { throw new Unexpected({ what: String(x) }); }
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return shape.radius;
    default: return assertNever(shape); // refused
  }
}
// --- the property of another member
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
function area(shape: Shape): number {
  switch (shape.kind) {
    case "circle": return shape.side; // refused
    case "square": return shape.side;
  }
}
// --- a property that only some members have
type Shape = { kind: "circle"; radius: number } | { kind: "square"; side: number };
function f(shape: Shape): number { return shape.radius; } // refused
// --- a property that all members have
type Shape = { kind: "circle"; size: number } | { kind: "square"; size: string };
function f(shape: Shape): number | string { return shape.size; }
// --- the union of what a property is
type Shape = { kind: "circle"; size: number } | { kind: "square"; size: string };
function f(shape: Shape): number { return shape.size; } // refused
// --- several cases share a body
type Event = { type: "a"; n: number } | { type: "b"; n: number } | { type: "c" };
function f(e: Event): number {
  switch (e.type) {
    case "a":
    case "b":
      return e.n;
    case "c":
      return 0;
  }
}
// --- a case that falls through to another member
type Event = { type: "a"; n: number } | { type: "b"; n: number } | { type: "c" };
function f(e: Event): number {
  switch (e.type) {
    case "a":
    case "c":
      return e.n; // refused
    case "b":
      return 0;
  }
}
// --- a case that cannot come
type Event = { type: "a" } | { type: "b" };
function f(e: Event): number {
  switch (e.type) {
    case "a": return 1;
    case "x": return 2; // refused
    default: return 3;
  }
}
// --- discriminated by a number
type R = { status: 200; body: string } | { status: 404 };
function f(r: R): string { return r.status === 200 ? r.body : "none"; }
// --- discriminated by a boolean
type R = { ok: true; value: string } | { ok: false; error: string };
function f(r: R): string { if (r.ok) return r.value; return r.error; }
// --- discriminated by a boolean, the wrong way
type R = { ok: true; value: string } | { ok: false; error: string };
function f(r: R): string { if (!r.ok) return r.value; return r.error; } // refused twice
// --- discriminated by a boolean that is compared
type R = { ok: true; value: string } | { ok: false; error: string };
function f(r: R): string { if (r.ok === false) return r.error; return r.value; }
// --- discriminated by undefined
type R = { error: undefined; value: string } | { error: string };
function f(r: R): string { return r.error === undefined ? r.value : r.error; }
// --- discriminated by the presence of a property
type R = { value: string } | { error: string };
function f(r: R): string { return "value" in r ? r.value : r.error; }
// --- discriminated by a null
type R = { error: null; value: string } | { error: string; value: null };
function f(r: R): string { return r.error === null ? r.value : r.error; }
// --- two discriminants
type R = { a: "x"; b: "p"; one: number } | { a: "x"; b: "q"; two: number } | { a: "y"; three: number };
function f(r: R): number { if (r.a === "y") return r.three; if (r.b === "p") return r.one; return r.two; }
// --- a nested union
type R = { in: { kind: "a"; n: number } | { kind: "b"; s: string } };
function f(r: R): number { if (r.in.kind === "a") return r.in.n; return r.in.s.length; }
// --- a nested union, mixed up
type R = { in: { kind: "a"; n: number } | { kind: "b"; s: string } };
function f(r: R): number { if (r.in.kind === "a") return r.in.s.length; return 0; } // refused
// --- a destructured discriminant narrows its siblings
type R = { kind: "a"; value: number } | { kind: "b"; value: string };
function f(r: R): number { const { kind, value } = r; if (kind === "a") return value; return value.length; }
// --- a destructured parameter narrows its siblings
type R = { kind: "a"; value: number } | { kind: "b"; value: string };
function f({ kind, value }: R): number { if (kind === "a") return value; return value.length; }
// --- an object that fits no member
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const r: R = { kind: "a", s: "x" }; // refused
// --- an object with a discriminant of no member
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const r: R = { kind: "c", n: 1 }; // refused
// --- an object with properties of both members
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const r: R = { kind: "a", n: 1, s: "x" }; // refused
// --- an object whose discriminant is a union
type R = { kind: "a"; n: number } | { kind: "b"; n: number };
function f(kind: "a" | "b"): R { return { kind, n: 1 }; }
// --- a wide discriminant
type R = { kind: "a"; n: number } | { kind: "b"; n: number };
function f(kind: string): R { return { kind, n: 1 }; } // refused
// --- an array of members
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const rs: R[] = [{ kind: "a", n: 1 }, { kind: "b", s: "x" }];
// --- an array with a member that is wrong
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const rs: R[] = [
  { kind: "a", n: 1 },
  { kind: "b", n: 2 }, // refused
];
// --- a union of literals, exhaustive
function f(c: "red" | "green"): number { switch (c) { case "red": return 1; case "green": return 2; } }
// --- a union of literals with one missing
function f(c: "red" | "green" | "blue"): number { switch (c) { case "red": return 1; case "green": return 2; } } // refused
// --- switch on typeof
function f(x: string | number | undefined): number {
  switch (typeof x) {
    case "string": return x.length;
    case "number": return x;
    default: return 0;
  }
}
// --- switch on typeof, mixed up
function f(x: string | number): number {
  switch (typeof x) {
    case "string": return x; // refused
    default: return x;
  }
}
// --- switch (true)
function f(x: string | number): number {
  switch (true) {
    case typeof x === "string": return x.length;
    default: return x;
  }
}
// --- a variable assigned in every case
type R = { kind: "a" } | { kind: "b" };
function f(r: R): number {
  let n: number;
  switch (r.kind) {
    case "a": n = 1; break;
    case "b": n = 2; break;
  }
  return n;
}
// --- a variable not assigned in one case
type R = { kind: "a" } | { kind: "b" } | { kind: "c" };
function f(r: R): number {
  let n: number;
  switch (r.kind) {
    case "a": n = 1; break;
    case "b": n = 2; break;
  }
  return n; // refused
}
// --- narrowing an element of an array by a filter
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(rs: R[]): number[] { return rs.filter(r => r.kind === "a").map(r => r.n); }
// --- narrowing an element of an array by a filter, mixed up
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(rs: R[]): string[] { return rs.filter(r => r.kind === "a").map(r => r.s); } // refused
// --- find gives a member or undefined
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(rs: R[]): number { return rs.find(r => r.kind === "a")?.n ?? 0; }
// --- Extract of a union
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(a: Extract<R, { kind: "a" }>): number { return a.n; }
// --- Exclude of a union
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
function f(b: Exclude<R, { kind: "a" }>): number { return b.n; } // refused
// --- the type of a discriminant
type R = { kind: "a"; n: number } | { kind: "b"; s: string };
const k: R["kind"] = "c"; // refused
