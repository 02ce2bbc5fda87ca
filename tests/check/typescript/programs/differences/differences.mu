// --- loose equality
// differs: loose
function f(a: string | undefined): boolean { return a == null; } // refused by mu
// --- loose inequality
// differs: loose
function f(a: string, b: string): boolean { return a != b; } // refused by mu
// --- arrays ordered
// differs: ordered
function f(a: string[], b: string[]): boolean { return a < b; } // refused by mu
// --- any in a parameter
// differs: any
function f(a: any): void { console.log(a); } // refused by mu
// --- any in a type
// differs: any
type R = { a: any[] }; // refused by mu
// --- a non-null assertion
// differs: non-null
function f(a: string | undefined): number { return a!.length; } // refused by mu
// --- a cast of an unknown value
// differs: cast
function f(text: string): string[] { const x: unknown = JSON.parse(text); return x as string[]; } // refused by mu
// --- a text thrown
// differs: thrown
function f(): never { throw "no"; } // refused by mu
// --- an object thrown
// differs: thrown
function f(): never { throw { code: 1 }; } // refused by mu
// --- new Promise
// differs: new-promise
function f(): Promise<number> { return new Promise<number>(resolve => resolve(1)); } // refused by mu
// --- a floating promise
// differs: floating
service A { n(): number { return 1; } }
service B { async f(): Promise<void> { A.n(); } } // refused by mu
// --- a promise in a variable that nobody awaits
// differs: floating
service A { n(): number { return 1; } }
service B { async f(): Promise<void> { const p = A.n(); } } // refused by mu
// --- a snapshot of a value
// differs: snapshot
service A { state settings: { limit: number } = { limit: 1 }; f(): void { const s = this.settings; s.limit = 2; } } // refused by mu
// --- a snapshot of an array
// differs: snapshot
service A { state names: string[] = []; f(): void { this.names.push("a"); } } // refused by mu
// --- an assignment through a map
// differs: through-state
service A { state rooms: Map<string, { capacity: number }>; f(id: string): void { this.rooms[id].capacity -= 1; } } // refused by tsc
// --- an element of a map
// differs: through-state
service A { state rooms: Map<string, number>; f(id: string): void { this.rooms[id] = 1; } } // refused by tsc
// --- a readonly result
// differs: copied
service A { state log: Map<string, string[]>; f(id: string): string[] { return this.log.get(id) ?? []; } } // refused by tsc
// --- a readonly list as a result
// differs: copied
service A { state rooms: Map<string, number>; f(): string[] { return this.rooms.keys(); } } // refused by tsc
// --- an own method as a value
// differs: method-value
service A { n(): number { return 1; } f(): number { const g = this.n; return g(); } } // refused by mu
// --- another service's method as a value
// differs: method-value
service A { n(): number { return 1; } }
service B { async f(): Promise<number> { const g = A.n; return await g(); } } // refused by mu
// --- a local map sent
// differs: durable
service A { n(m: Map<string, number>): number { return m.size; } } // refused by mu
// --- for in of undefined
// differs: for-in
function f(o: { a: number } | undefined): void { for (const key in o) console.log(key); } // refused by mu
// --- a type made of texts
// differs: template-type
type Room = `room-${string}`; // refused by mu
// --- a mapped type
// differs: mapped
type Flags<T> = { [K in keyof T]: boolean }; // refused by mu
// --- a conditional type
// differs: mapped
type Item<T> = T extends (infer U)[] ? U : T; // refused by mu
// --- an assertion as a result
// differs: asserts
function check(x: unknown): asserts x is string { if (typeof x !== "string") throw new Error("no"); } // refused by mu
// --- a class
// differs: left-out
class Room { constructor(readonly id: string) {} } // refused by mu
// --- an enum
// differs: left-out
enum Size { small, large } // refused by mu
// --- var
// differs: left-out
function f(): number { var x = 1; return x; } // refused by mu
// --- a generator
// differs: left-out
function* f(): Generator<number> { yield 1; } // refused by mu
// --- a getter
// differs: left-out
function f(): number { const o = { get x(): number { return 1; } }; return o.x; } // refused by mu
// --- a snapshot of what was assigned
// differs: snapshot
service A { state last: { n: number } | undefined; f(): void { this.last = { n: 1 }; const l = this.last; l.n = 2; } } // refused by mu
// --- a snapshot of what was assigned because nothing was there
// differs: snapshot
service A { state last: { n: number } | undefined; f(): void { this.last ??= { n: 1 }; const l = this.last; l.n = 2; } } // refused by mu
// --- a snapshot as the target of Object.assign
// differs: snapshot
service A { state rooms: Map<string, { n: number }>; f(id: string): void { const r = this.rooms.get(id); if (r) Object.assign(r, { n: 1 }); } } // refused by mu
// --- a method of a map as a value
// differs: method-value
service A { state rooms: Map<string, number>; f(ids: string[]): number { return ids.filter(this.rooms.has).length; } } // refused by mu
// --- a bigint
// differs: bigint
function f(n: number): number { return n + Number(10n); } // refused by mu
// --- an escape in a name
// differs: escaped-name
function f(): number { const \u0061b = 1; return ab; } // refused by mu
// --- a tagged template
// differs: tagged
function f(tag: (parts: readonly string[]) => string): string { return tag`x`; } // refused by mu
// --- a state that is taken out of this
// differs: service-value
service A { state open: boolean = true; f(): boolean { const { open } = this; return open; } } // refused by mu
// --- a state that was tested before an await
// differs: state-await
service A { state last: number | undefined; n(): number { return 1; } async f(): Promise<number> { this.last = 1; await A.n(); return this.last; } } // refused by mu
// --- the time in a constant of a module
// differs: outside-turn
const started = Date.now(); // refused by mu
// --- chance in a function that is a constant
// differs: outside-turn
const newId = () => crypto.randomUUID(); // refused by mu
// --- a constant that is made by a function which looks at a later one
// differs: too-early
const get = () => later;
const first = get(); // refused by mu
const later = 1;
// --- the same through a function of the module
// differs: too-early
const get = { now: () => help() };
const first = get.now(); // refused by mu
const later = 1;
function help() { return later; }
// --- overloads of a function
// differs: overloads
function size(x: string): number; // refused by mu
function size(x: string[]): number;
function size(x: string | string[]): number { return x.length; }
// --- overloads of functions, exported and in a block, and of a method
// differs: overloads
export function size(x: string): number // refused by mu
export function size(x: string[]): number
export function size(x: string | string[]): number { return x.length; }
function f(): string | number {
  function inner(x: string): number; // refused by mu
  function inner(x: number): string;
  function inner(x: string | number): string | number { return x; }
  return inner(1) + size("a");
}
service A {
  size(x: string): number; // refused by mu
  size(x: string[]): number;
  size(x: string | string[]): number { return x.length; }
}
// --- overloads of a method in an interface
// differs: overloads
interface Sized { size(x: string): number; size(x: string[]): number } // refused by mu
// --- const before a type parameter
// differs: parameter-words
function keep<const T>(x: T): T { return x; } // refused by mu
const hold = <const T extends readonly string[]>(x: T): T => x; // refused by mu
// --- in and out before a type parameter
// differs: parameter-words
type Box<in out T> = { get: () => T; put: (x: T) => void }; // refused by mu
// --- a call signature
// differs: call-signature
type Size = { (x: string): number }; // refused by mu
// --- a constructor type
// differs: call-signature
type Make = new (x: string) => { n: number }; // refused by mu
// --- a rest parameter of several forms
// differs: overloads
function f(...args: [string] | [string, number]): number { return args.length; } // refused by mu
// --- an order of type parameters
// differs: ordered
function least<T, K extends keyof T>(xs: T[], k: K): T[] { return [...xs].sort((a, b) => (a[k] < b[k] ? -1 : 1)); } // refused by mu
// --- what was parsed as any type
// differs: json
function parse<T>(text: string): T { return JSON.parse(text); } // refused by mu
function limits(text: string): { most: number } { return JSON.parse(text); } // refused by mu
// --- a branded text
// differs: branded
type Id = string & { readonly brand: "id" }; // refused by mu
function f(id: Id): string { return id.trim(); }
// --- a function outside that calls a service
// differs: outside-services
service S { n(x: number): number { return x; } }
async function f(xs: number[]): Promise<number[]> { return await Promise.all(xs.map(x => S.n(x))); } // refused by mu
// --- the length of a function
// differs: function-members
function called(f: (a: number) => number): number { return f.length; } // refused by mu
// --- the name of a function
// differs: function-members
function called(f: (a: number) => number): string { return f.name; } // refused by mu
// --- a switch over a chain that names undefined
// differs: chain-undefined
type Shape = { readonly z: "circle"; readonly r: number } | { readonly z: "square"; readonly s: number };
function side(x: Shape | undefined): number { switch (x?.z) { case undefined: return 0; case "circle": return x.r; default: return x.s; } } // refused by tsc
