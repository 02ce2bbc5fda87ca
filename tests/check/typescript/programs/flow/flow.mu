// --- used before it is assigned
function f(): number { let x: number; return x; } // refused
// --- assigned in every branch
function f(c: boolean): number { let x: number; if (c) x = 1; else x = 2; return x; }
// --- assigned in one branch
function f(c: boolean): number { let x: number; if (c) x = 1; return x; } // refused
// --- assigned in a loop
function f(xs: number[]): number { let x: number; for (const y of xs) x = y; return x; } // refused
// --- assigned before a throw
error E { x: number }
function f(c: boolean): number { let x: number; if (c) x = 1; else throw new E({ x: 1 }); return x; }
// --- may be undefined, so it is
function f(): number | undefined { let x: number | undefined; return x; }
// --- used in a closure
function f(): () => number { let x: number; const g = () => x; x = 1; return g; }
// --- assigned in a try
function f(g: () => number): number { let x: number; try { x = g(); } catch { x = 0; } return x; }
// --- assigned in a try, not in its catch
function f(g: () => number): number { let x: number; try { x = g(); } catch { g(); } return x; } // refused
// --- assigned in while (true)
function f(g: () => boolean): number { let x: number; while (true) { x = 1; if (g()) break; } return x; }
// --- code after return
function f(): number {
  return 1;
  const x = 2; // refused
}
// --- code after throw
error E { x: number }
function f(): number {
  throw new E({ x: 1 });
  return 1; // refused
}
// --- code after break
function f(xs: number[]): void {
  for (const x of xs) {
    break;
    console.log(x); // refused
  }
}
// --- code after an endless loop
function f(): void {
  while (true) {}
  console.log(1); // refused
}
// --- code after if and else that return
function f(c: boolean): number {
  if (c) return 1; else return 2;
  console.log(c); // refused
}
// --- code after a call that never returns
error E { x: number }
function fail(): never { throw new E({ x: 1 }); }
function f(): number {
  fail();
  return 1; // refused
}
// --- a function declared after return
function f(): number {
  return g();
  function g(): number { return 1; }
}
// --- a switch that returns in all cases
function f(x: 1 | 2): number {
  switch (x) {
    case 1: return 1;
    case 2: return 2;
  }
  console.log(x); // refused
}
// --- a missing return
function f(c: boolean): number { if (c) return 1; } // refused
// --- no return at all
function f(): number { } // refused
// --- a missing return of undefined
function f(c: boolean): number | undefined { if (c) return 1; }
// --- a missing return of an inferred result
function f(c: boolean) { if (c) return 1; return; }
// --- a return in a loop is not enough
function f(xs: number[]): number { for (const x of xs) return x; } // refused
// --- an endless loop needs no return
function f(): number { for (;;) { } }
// --- return without a value
function f(): number { return; } // refused
// --- return of a value from void
function f(): void { return 1; } // refused
// --- return of undefined from void
function f(): void { return undefined; }
// --- never that ends
function f(): never { console.log(1); } // refused
// --- never that loops
function f(): never { while (true) {} }
// --- break with a label
function f(xs: number[][]): number { let n = 0; outer: for (const ys of xs) { for (const y of ys) { if (y === 0) break outer; n += y; } } return n; }
// --- continue with a label
function f(xs: number[][]): number { let n = 0; outer: for (const ys of xs) { for (const y of ys) { if (y === 0) continue outer; n += y; } } return n; }
// --- a label that is not there
function f(xs: number[]): void { for (const x of xs) { if (x > 1) break nowhere; } } // refused
// --- break outside of a loop
function f(): void { break; } // refused
// --- a finally that returns
function f(g: () => number): number { try { return g(); } finally { g(); } }
// --- return in try and catch
function f(g: () => number): number { try { return g(); } catch { return 0; } }
// --- return in try only
function f(g: () => number): number { try { return g(); } catch { g(); } } // refused
// --- a let without a type that is assigned
function f(): number { let x; x = 1; return x; }
// --- a let without a type, used before
function f(): number { let x; return x; } // refused
// --- a let without a type, assigned in branches
function f(c: boolean): number | string { let x; if (c) x = 1; else x = "a"; return x; }
// --- a let without a type, assigned in branches, one too wide
function f(c: boolean): number { let x; if (c) x = 1; else x = "a"; return x; } // refused
// --- a let without a type, assigned in one branch
function f(c: boolean): number { let x; if (c) x = 1; return x; } // refused
// --- a let without a type, assigned twice
function f(): number { let x; x = "a"; x = 1; return x; }
// --- a let without a type, assigned in a loop
function f(xs: string[]): string | undefined { let last; for (const x of xs) last = x; return last; }
// --- a let without a type, used in a closure
function f(): () => number { let x; x = 1; return () => x; }
// --- a let that is null at first
function f(c: boolean): number { let x = null; if (c) x = 1; return x; } // refused
// --- a let that is undefined at first
function f(c: boolean): number | undefined { let x = undefined; if (c) x = 1; return x; }
// --- an evolving array
function f(): number[] { const xs = []; xs.push(1); xs.push(2); return xs; }
// --- an evolving array of two types
function f(): number[] { const xs = []; xs.push(1); xs.push("a"); return xs; } // refused
// --- an evolving array, filled in a loop
function f(ys: string[]): string[] { const xs = []; for (const y of ys) xs.push(y.trim()); return xs; }
// --- an evolving array, filled in a loop, of the wrong type
function f(ys: string[]): number[] { const xs = []; for (const y of ys) xs.push(y.trim()); return xs; } // refused
// --- an evolving array that stays empty
function f(): number[] { const xs = []; return xs; } // refused
// --- an evolving array, filled in a branch
function f(c: boolean): (number | string)[] { const xs = []; if (c) xs.push(1); else xs.push("a"); return xs; }
// --- an evolving array, filled by index
function f(): number[] { const xs = []; xs[0] = 1; return xs; }
// --- an evolving array that is read in a closure
function f(): () => number { const xs = []; xs.push(1); return () => xs.length; }
// --- an evolving array, mapped
function f(): string[] { const xs = []; xs.push(1); return xs.map(x => x.toFixed()); }
// --- an evolving array, its length
function f(): number { const xs = []; xs.push("a"); return xs.length; }
// --- an evolving let
function f(): string[] { let xs = []; xs.push("a"); return xs; }
// --- an empty array with a type
function f(): string[] { const xs: string[] = []; xs.push("a"); return xs; }
// --- an empty array with a type takes no others
function f(): string[] { const xs: string[] = []; xs.push(1); return xs; } // refused
// --- a const is not assigned
function f(): void { const x = 1; x = 2; } // refused
// --- a parameter is assigned
function f(x: number): number { x = x + 1; return x; }
// --- a parameter is assigned another type
function f(x: number): void { x = "a"; } // refused
// --- a name is declared twice
function f(): void { const x = 1; const x = 2; } // refused
// --- a name shadows
function f(x: number): string { { const x = "a"; return x; } }
// --- a name is used before it is declared
function f(): number { const y = x; const x = 1; return y; } // refused
// --- a name is used outside of its block
function f(c: boolean): number { if (c) { const x = 1; } return x; } // refused
// --- a name that does not exist
function f(): number { return nothing; } // refused
// --- a loop variable is not seen outside
function f(): number { for (let i = 0; i < 3; i++) {} return i; } // refused
// --- a condition that the types know
function f(x: string): number { if (x === undefined) return 1; return 2; }
// --- for in
function f(o: Record<string, number>): string { let all = ""; for (const key in o) all += key; return all; }
// --- for in gives texts
function f(o: { a: number }): number { let n = 0; for (const key in o) n += key; return n; } // refused
// --- a semicolon behind a condition
function f(n: number): number { if (n > 1); { n = 1; } return n; } // refused
function g(n: number): number { if (n > 1) {} else n = 2; return n; }
function h(n: number): number { while (n-- > 1); return n; }
