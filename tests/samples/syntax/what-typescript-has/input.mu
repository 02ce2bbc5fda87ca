import x from "a";
import * as y from "b";
import "c";
export default 3;
export * from "x";
export { a, b };
class Foo { a = 1; b() { return 2 } }
enum E { A, B }
namespace N { const x = 1; }
declare const z: number;
abstract class Q {}
var v = 3;
let w = 4;
foo();
const enum CE { A }
@bad
type T1 = string;
type C = A extends B ? 1 : 2;
type M = { [K in keyof T]: T[K] };
type TL = `a${string}`;
type Q = A.B;
type Cn = new () => X;
service S {
  rooms: Map<string, Room>;
  count = 0;
  static foo(): void {}
  public bar(): void {}
  #priv(): void {}
  get x(): number { return 1 }
  set x(v) {}
  constructor() {}
  *gen() {}
  nobody(): void;
  m(): void {
    var a = 1;
    with (a) { b }
    debugger;
    yield x;
    new.target;
    super.foo();
    require("x");
    import("x");
    tag`x`;
    [1,,2];
    10n;
    <T>x;
    type L = string;
    class X {}
    enum Y { A }
    const q;
    foo(a b);
    foo(a,, b);
    if (a { b() }
    let x = ;
    let y = 1 2;
    a ?? b || c;
    -a ** 2;
    1 = 2;
    a?.b = 3;
    try { x }
    [f(), c] = d;
    throw
      x;
    this.#p;
    const s = "abc
    const ok = 1;
    const e = '\q \u12 \xZZ';
    const r = /(/;
    const n = 1__0 + 0x + 3px + 017;
    function* g() {}
    const { [a] } = c;
    const [...r1, r2] = c;
    for (const x in y; z) {}
    § ;
    return x y;
  }
}
