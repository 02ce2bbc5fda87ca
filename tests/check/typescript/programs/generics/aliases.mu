// --- a box
type Box<T> = { value: T };
const b: Box<number> = { value: 1 };
// --- a box of the wrong type
type Box<T> = { value: T };
const b: Box<number> = { value: "a" }; // refused
// --- a missing type argument
type Box<T> = { value: T };
const b: Box = { value: 1 }; // refused
// --- a default
type Box<T = string> = { value: T };
const b: Box = { value: "a" };
// --- a default that is replaced
type Box<T = string> = { value: T };
const b: Box<number> = { value: "a" }; // refused
// --- a constraint that is not met
type Box<T extends string> = { value: T };
function f(b: Box<number>): void {} // refused
// --- a constraint that is met
type Box<T extends string> = { value: T };
const b: Box<"a"> = { value: "a" };
// --- nested
type Box<T> = { value: T };
const b: Box<Box<number>> = { value: { value: 1 } };
// --- nested, wrong inside
type Box<T> = { value: T };
const b: Box<Box<number>> = { value: { value: "a" } }; // refused
// --- recursive
type List<T> = { head: T; tail: List<T> } | null;
const l: List<number> = { head: 1, tail: { head: 2, tail: null } };
// --- recursive, wrong inside
type Chain<T> = { head: T; tail: Chain<T> } | null;
const l: Chain<number> = { head: 1, tail: { head: "2", tail: null } }; // refused
// --- a generic interface
interface Page<T> { items: T[]; next?: string }
const p: Page<number> = { items: [1] };
// --- a generic interface that extends
interface Base<T> { id: T }
interface Named<T> extends Base<T> { name: string }
const n: Named<number> = { id: 1, name: "a" };
// --- a generic interface that extends, wrong
interface Base<T> { id: T }
interface Named<T> extends Base<T> { name: string }
const n: Named<number> = { id: "1", name: "a" }; // refused
// --- a result
type Result<T, E = string> = { ok: true; value: T } | { ok: false; error: E };
function f(r: Result<number>): number { return r.ok ? r.value : r.error.length; }
// --- a generic function type
type Mapper<A, B> = (a: A) => B;
const m: Mapper<string, number> = s => s.length;
// --- a generic function type, wrong
type Mapper<A, B> = (a: A) => B;
const m: Mapper<string, number> = s => s; // refused
// --- a function type with its own parameter
type Id = <T>(x: T) => T;
const id: Id = x => x;
const n: number = id(1);
// --- a dictionary
type Dictionary<T> = { [key: string]: T };
const d: Dictionary<number> = { a: "x" }; // refused
// --- instances fit where their parts do
type Box<T> = { value: T };
function f(b: Box<"a">): Box<string> { return b; }
// --- instances do not fit where their parts do not
type Box<T> = { value: T };
function f(b: Box<string>): Box<"a"> { return b; } // refused
// --- inference through an alias
type Box<T> = { value: T };
function open<T>(b: Box<T>): T { return b.value; }
const b: Box<number> = { value: 1 };
const n: string = open(b); // refused
// --- a tuple of parameters
type Pair<A, B = A> = [A, B];
const p: Pair<number> = [1, 2];
// --- an alias of a union with a parameter
type Maybe<T> = T | undefined;
function f(x: Maybe<string>): number { return x.length; } // refused
// --- a default that is the type itself
interface Node<T = Node> { value: T } // refused
// --- a default that has the type itself in an array
interface Node<T = Node[]> { value: T } // refused
// --- a default that leads back in an object
type Node<T = { next: Node }> = { value: T };
const n: Node<number> = { value: 1 };
// --- a default that leads back in an object, wrong far inside
type Node<T = { next?: Node }> = { value: T };
const n: Node = { value: { next: { value: { next: { value: 5 } } } } }; // refused
// --- defaults that lead to each other
type A<T = { b?: B }> = { a: T };
type B<T = { a?: A }> = { b: T };
const a: A = { a: { b: { b: { a: { a: {} } } } } };
// --- a default that grows
type Grown<A, T = { more?: Grown<A[]> }> = { a: A; t: T };
const g: Grown<number> = { a: 1, t: { more: { a: [2], t: { more: { a: [[3]], t: {} } } } } };
// --- a default that grows, wrong far inside
type Grown<A, T = { more?: Grown<A[]> }> = { a: A; t: T };
const g: Grown<number> = { a: 1, t: { more: { a: [2], t: { more: { a: [3], t: {} } } } } }; // refused
// --- a variable of its own type
function f(): void { let s: typeof s = 1; } // refused
// --- an array of its own type
const s: (typeof s)[] = []; // refused
// --- a parameter of its own type
function f(x: [typeof x, number]): void {} // refused
// --- its own type in an object
function f(): void { let s: { a?: typeof s } = {}; s = { a: {} }; }
// --- a readonly array of the type of another
function f(y: number): number[] { const z: readonly (typeof y)[] = [1]; return [...z]; }
// --- parts of its own type, in an array
function f(): void { let s: Partial<typeof s>[] = []; } // refused
