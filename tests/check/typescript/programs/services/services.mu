// --- a call is a promise
service Hotel { reserve(id: string): number { return id.length; } }
service Frontend { async book(): Promise<number> { return await Hotel.reserve("a"); } }
// --- a call without await is no number
service Hotel { reserve(id: string): number { return id.length; } }
service Frontend {
  async book(): Promise<number> {
    const n: number = Hotel.reserve("a"); // refused
    return n;
  }
}
// --- arithmetic with a promise
service Hotel { reserve(id: string): number { return id.length; } }
service Frontend { async book(): Promise<number> { return Hotel.reserve("a") + 1; } } // refused
// --- a member of a promise
service Hotel { find(id: string): { name: string } { return { name: id }; } }
service Frontend { async book(): Promise<string> { return Hotel.find("a").name; } } // refused
// --- a wrong argument
service Hotel { reserve(id: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.reserve(1); } } // refused
// --- too few arguments
service Hotel { reserve(id: string, guest: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.reserve("a"); } } // refused
// --- too many arguments
service Hotel { reserve(id: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.reserve("a", "b"); } } // refused
// --- an optional argument
service Hotel { reserve(id: string, guest?: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.reserve("a"); } }
// --- a rest parameter
service Hotel { reserve(id: string, ...guests: string[]): void {} }
service Frontend { async book(all: string[]): Promise<void> { await Hotel.reserve("a", "b", ...all); } }
// --- a rest parameter of the wrong type
service Hotel { reserve(id: string, ...guests: string[]): void {} }
service Frontend { async book(all: number[]): Promise<void> { await Hotel.reserve("a", "b", ...all); } } // refused
// --- a method that is not there
service Hotel { reserve(id: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.resreve("a"); } } // refused
// --- a private method from elsewhere
service Hotel { private reserve(id: string): void {} }
service Frontend { async book(): Promise<void> { await Hotel.reserve("a"); } } // refused
// --- a private method from within
service Hotel { private check(id: string): boolean { return id.length > 1; } reserve(id: string): boolean { return this.check(id); } }
// --- a state from elsewhere
service Hotel { state rooms: Map<string, number>; }
service Frontend { async book(): Promise<number | undefined> { return await Hotel.rooms.get("a"); } } // refused
// --- an own method that is not there
service Hotel { reserve(id: string): void { this.check(id); } } // refused
// --- an own method with a wrong argument
service Hotel { check(id: string): void {} reserve(id: number): void { this.check(id); } } // refused
// --- an own method is a plain call
service Hotel { size(): number { return 1; } twice(): number { return this.size() * 2; } }
// --- an own async method is a promise
service Hotel { async size(): Promise<number> { return 1; } async twice(): Promise<number> { return (await this.size()) * 2; } }
// --- an own async method without await
service Hotel { async size(): Promise<number> { return 1; } async twice(): Promise<number> { return this.size() * 2; } } // refused
// --- await in a method that is not async
service Hotel { reserve(): void {} }
service Frontend { book(): void { await Hotel.reserve(); } } // refused
// --- an async method must give a promise
service Hotel { async reserve(): number { return 1; } } // refused
// --- an async method gives what its promise holds
service Hotel { async reserve(): Promise<number> { return "a"; } } // refused
// --- an async method without a written result
service Hotel { async reserve() { return 1; } async twice(): Promise<string> { return await this.reserve(); } } // refused
// --- a map
service Hotel { state rooms: Map<string, number>; capacity(id: string): number { return this.rooms.get(id) ?? 0; } }
// --- a map may have no entry
service Hotel { state rooms: Map<string, number>; capacity(id: string): number { return this.rooms.get(id); } } // refused
// --- a map narrowed by a test
service Hotel { state rooms: Map<string, { n: number }>; capacity(id: string): number { const r = this.rooms.get(id); if (r === undefined) return 0; return r.n; } }
// --- a map with a wrong key
service Hotel { state rooms: Map<string, number>; capacity(id: number): number { return this.rooms.get(id) ?? 0; } } // refused
// --- a map with a wrong value
service Hotel { state rooms: Map<string, number>; put(id: string): void { this.rooms.set(id, "a"); } } // refused
// --- a map with an excess property
service Hotel { state rooms: Map<string, { n: number }>; put(id: string): void { this.rooms.set(id, { n: 1, m: 2 }); } } // refused
// --- a map with a missing property
service Hotel { state rooms: Map<string, { n: number; m: string }>; put(id: string): void { this.rooms.set(id, { n: 1 }); } } // refused
// --- what get gives is not changed
service Hotel { state rooms: Map<string, { n: number }>; put(id: string): void { const r = this.rooms.get(id); if (r !== undefined) r.n = 2; } } // refused
// --- an array in what get gives is not changed
service Hotel { state rooms: Map<string, { guests: string[] }>; put(id: string): void { const r = this.rooms.get(id); if (r !== undefined) r.guests.push("a"); } } // refused
// --- a changed copy is set
service Hotel { state rooms: Map<string, { n: number; guests: string[] }>; put(id: string): void { const r = this.rooms.get(id); if (r !== undefined) this.rooms.set(id, { ...r, guests: [...r.guests, "a"] }); } }
// --- update
service Hotel { state rooms: Map<string, number>; put(id: string): void { this.rooms.update(id, n => (n ?? 0) + 1); } }
// --- update without the missing case
service Hotel { state rooms: Map<string, number>; put(id: string): void { this.rooms.update(id, n => n + 1); } } // refused
// --- update of the wrong type
service Hotel { state rooms: Map<string, number>; put(id: string): void { this.rooms.update(id, n => "a"); } } // refused
// --- entries
service Hotel { state rooms: Map<string, number>; all(): number { let n = 0; for (const [id, c] of this.rooms.entries()) n += c + id.length; return n; } }
// --- entries, mixed up
service Hotel { state rooms: Map<string, number>; all(): number { let n = 0; for (const [id, c] of this.rooms.entries()) n += id; return n; } } // refused
// --- a range
service Hotel { state rooms: Map<string, number>; all(): readonly string[] { return this.rooms.keys({ from: "a", limit: 3 }); } }
// --- a range with a wrong limit
service Hotel { state rooms: Map<string, number>; all(): number { return this.rooms.keys({ limit: "3" }).length; } } // refused
// --- a set
service Hotel { state ids: Set<string>; put(id: string): boolean { this.ids.add(id); return this.ids.has(1); } } // refused
// --- a list
service Hotel { state log: List<string>; put(id: string): string { this.log.push(id); return this.log.at(0); } } // refused
// --- a list is iterated
service Hotel { state log: List<string>; all(): number { let n = 0; for (const line of this.log) n += line.length; return n; } }
// --- a counter
service Hotel { state left: Counter; take(n: number): boolean { return this.left.take(n); } }
// --- a counter with a string
service Hotel { state left: Counter; take(n: string): boolean { return this.left.take(n); } } // refused
// --- a member that a map does not have
service Hotel { state rooms: Map<string, number>; clear(): void { this.rooms.clear(); } } // refused
// --- a value
service Hotel { state count: number = 0; add(): number { this.count += 1; return this.count; } }
// --- a value of the wrong type
service Hotel { state count: number = 0; add(): void { this.count = "a"; } } // refused
// --- a value with a wrong first value
service Hotel { state count: number = "a"; } // refused
// --- a value without a first value
service Hotel { state count: number; } // refused
// --- a value that may be undefined
service Hotel { state name: string | undefined = undefined; length(): number { return this.name.length; } } // refused
// --- a value that is narrowed
service Hotel { state name: string | undefined = undefined; length(): number { return this.name === undefined ? 0 : this.name.length; } }
// --- a state that is not there
service Hotel { state count: number = 0; add(): void { this.cuont += 1; } } // refused
// --- a state and a method of one name
service Hotel { state count: number = 0; count(): number { return 1; } } // refused
// --- two methods of one name
service Hotel { size(): number { return 1; } size(): number { return 2; } } // refused
// --- this in an arrow function
service Hotel { state rooms: Map<string, number>; all(ids: string[]): number[] { return ids.map(id => this.rooms.get(id) ?? 0); } }
// --- Promise.all of a tuple
service A { n(): number { return 1; } s(): string { return "a"; } }
service B { async f(): Promise<string> { const [n, s] = await Promise.all([A.n(), A.s()]); return s + n.toFixed(); } }
// --- Promise.all of a tuple, mixed up
service A { n(): number { return 1; } s(): string { return "a"; } }
service B { async f(): Promise<number> { const [n, s] = await Promise.all([A.n(), A.s()]); return s; } } // refused
// --- Promise.all of calls for each element
service A { n(id: string): number { return 1; } }
service B { async f(ids: string[]): Promise<number[]> { return await Promise.all(ids.map(id => A.n(id))); } }
// --- Promise.all of calls for each element, wrong
service A { n(id: string): number { return 1; } }
service B { async f(ids: string[]): Promise<string[]> { return await Promise.all(ids.map(id => A.n(id))); } } // refused
// --- Promise.allSettled
service A { n(id: string): number { return 1; } }
service B { async f(): Promise<number> { const [r] = await Promise.allSettled([A.n("a")]); return r.status === "fulfilled" ? r.value : 0; } }
// --- Promise.allSettled without a test
service A { n(id: string): number { return 1; } }
service B { async f(): Promise<number> { const [r] = await Promise.allSettled([A.n("a")]); return r.value; } } // refused
// --- Promise.race
service A { n(): number { return 1; } s(): string { return "a"; } }
service B { async f(): Promise<number | string> { transaction { return await Promise.race([A.n(), A.s()]); } } }
// --- Promise.race of two types
service A { n(): number { return 1; } s(): string { return "a"; } }
service B { async f(): Promise<number> { transaction { return await Promise.race([A.n(), A.s()]); } } } // refused
// --- a promise is kept and awaited later
service A { n(): number { return 1; } }
service B { async f(): Promise<number> { const p = A.n(); const q = A.n(); return (await p) + (await q); } }
// --- await of something that is no promise
service B { async f(x: number): Promise<number> { return await x; } }
// --- a transaction is a block
service A { n(): number { return 1; } }
service B { async f(): Promise<number> { let x = 0; transaction { x = await A.n(); } return x; } }
// --- a wrong type in a transaction
service A { n(): number { return 1; } }
service B {
  async f(): Promise<string> {
    let x = "";
    transaction {
      x = await A.n(); // refused
    }
    return x;
  }
}
// --- a variable of a transaction's block
service A { n(): number { return 1; } }
service B {
  async f(): Promise<number> {
    transaction {
      const x = await A.n();
    }
    return x; // refused
  }
}
// --- a return in a transaction
service A { n(): number { return 1; } }
service B { async f(): Promise<number> { transaction { return await A.n(); } } }
// --- destructured parameters
service A { n({ id, count = 1 }: { id: string; count?: number }): number { return id.length + count; } }
service B { async f(): Promise<number> { return await A.n({ id: "a" }); } }
// --- destructured parameters with an excess property
service A { n({ id }: { id: string }): number { return id.length; } }
service B { async f(): Promise<number> { return await A.n({ id: "a", other: 1 }); } } // refused
// --- a readonly value is sent as a mutable one
service A { n(ids: string[]): number { return ids.length; } }
service B { async f(ids: readonly string[]): Promise<number> { return await A.n(ids); } }
// --- a generic helper in a service
function first<T>(xs: readonly T[]): T | undefined { return xs[0]; }
service A { state log: Map<string, string[]>; f(id: string): string { return first(this.log.get(id) ?? []); } } // refused
// --- a recursive type that comes from outside
type Shape = { name: string; parts: Shape[] };
service A { put(shape: Shape): number { let n = 1; for (const part of shape.parts) n += part.name.length; return n; } }
// --- a recursive type that comes from outside, wrong inside
type Shape = { name: string; parts: Shape[] };
service A { put(shape: Shape): number { return shape.parts[0].name.length; } } // refused
// --- a recursive type that is stored
type Tree = { value: number; children: Tree[] };
service A { state trees: Map<string, Tree>; sum(id: string): number { const t = this.trees.get(id); return t === undefined ? 0 : add(t); } } // refused
function add(t: { readonly value: number; readonly children: readonly Tree[] }): number { let n = t.value; for (const c of t.children) n += add(c); return n; }
// --- the service as a value
service A { n(): number { return 1; } }
service B { async f(): Promise<number> { return await A.n; } } // refused
// --- a part of a state that was tested is assigned
service A {
  state trip: { room: { guests?: { count: number } } } = { room: {} };
  f(): void { if (this.trip.room.guests !== undefined) { this.trip.room.guests.count = 3; this.trip.room.guests.count++; } }
  g(): void { if (this.trip.room.guests) this.trip.room.guests.count += 2; }
  h(): void { this.trip.room.guests = { count: 1 }; this.trip.room.guests.count = 2; }
  i(): void { this.trip.room.guests.count = 2; } // refused
  j(): void { if (!this.trip.room.guests) this.trip.room.guests.count++; } // refused
}
// --- a part of an alternative of a state is assigned
service A {
  state shape: { kind: "circle"; radius: number } | { kind: "square"; side: string } = { kind: "circle", radius: 1 };
  f(): void { if (this.shape.kind === "circle") this.shape.radius++; else this.shape.side += "!"; }
  g(): void { if (this.shape.kind === "circle") this.shape.side = ""; } // refused
}
// --- an element of a stored list of numbers may be missing when it is read
service A {
  state list: number[] = [];
  state prices: Record<string, number> = {};
  f(): void { this.list[0] += 1; } // refused
  g(id: string): void { this.prices[id]--; } // refused
  h(id: string): void { this.prices[id] ??= 1; this.prices[id] = 2; }
}
