// --- thrown with its fields
error SoldOut { what: string }
function f(): never { throw new SoldOut({ what: "a" }); }
// --- thrown without a field
error SoldOut { what: string; left: number }
function f(): never { throw new SoldOut({ what: "a" }); } // refused
// --- thrown with a wrong field
error SoldOut { what: string }
function f(): never { throw new SoldOut({ what: 1 }); } // refused
// --- thrown with one field more
error SoldOut { what: string }
function f(): never { throw new SoldOut({ what: "a", left: 1 }); } // refused
// --- thrown without fields
error Closed {}
function f(): never { throw new Closed(); }
// --- thrown without its argument
error SoldOut { what: string }
function f(): never { throw new SoldOut(); } // refused
// --- an optional field
error SoldOut { what?: string }
function f(): never { throw new SoldOut(); }
// --- an optional field is read
error SoldOut { what?: string }
function f(e: SoldOut): number { return e.what.length; } // refused
// --- caught and tested
error SoldOut { what: string }
function f(g: () => void): string { try { g(); } catch (e) { if (e instanceof SoldOut) return e.what; throw e; } return ""; }
// --- caught and not tested
error SoldOut { what: string }
function f(g: () => void): string { try { g(); } catch (e) { return e.what; } return ""; } // refused
// --- caught and returned
function f(g: () => void): string { try { g(); } catch (e) { return e; } return ""; } // refused
// --- caught without a name
function f(g: () => void): string { try { g(); } catch { return "a"; } return ""; }
// --- two errors
error A { x: number }
error B { y: string }
function f(e: unknown): number { if (e instanceof A) return e.x; if (e instanceof B) return e.y.length; return 0; }
// --- two errors, mixed up
error A { x: number }
error B { y: string }
function f(e: unknown): number { if (e instanceof A) return e.y; return 0; } // refused
// --- two errors in one condition
error A { x: number }
error B { x: number }
function f(e: unknown): number { if (e instanceof A || e instanceof B) return e.x; return 0; }
// --- told apart by their names
error A { x: number }
error B { y: string }
function f(e: A | B): number { switch (e.name) { case "A": return e.x; case "B": return e.y.length; } }
// --- the message
error A { x: number }
function f(e: A): string { return e.message + e.name; }
// --- a field is readonly
error A { x: number }
function f(e: A): void { e.x = 1; } // refused
// --- an error as a type
error A { x: number }
function f(e: A): number { return e.y; } // refused
// --- a function that may return an error
error A { x: number }
function f(c: boolean): A | number { return c ? new A({ x: 1 }) : 1; }
function g(): number { const r = f(true); return r instanceof A ? r.x : r; }
// --- instanceof something that is no error
function f(e: unknown): boolean { return e instanceof 3; } // refused
// --- a built-in error
import { abort } from "mu";
service A { f(): void { abort("full"); } }
service B { async f(): Promise<string> { try { transaction { await A.f(); } } catch (e) { if (e instanceof TransactionAborted) return e.message; throw e; } return ""; } }
// --- a finally without a catch
function f(g: () => number): number { let n = 0; try { n = g(); } finally { n += 1; } return n; }
// --- narrowing inside of a try
function f(x: string | undefined, g: () => void): number { if (x === undefined) return 0; try { g(); return x.length; } catch { return x.length; } }
// --- what is known after a try that assigns
function f(g: () => string): number { let x: string | undefined = "a"; try { x = undefined; x = g(); } catch { return x.length; } return x.length; } // refused
// --- a caught error is given on
error A { x: number }
function f(g: () => void): void { try { g(); } catch (e) { throw e; } }
// --- a switch over true with instanceof
error A { x: number }
error B { y: string }
function f(e: unknown): number { switch (true) { case e instanceof A: return e.x; case e instanceof B: return e.y.length; default: return 0; } }
