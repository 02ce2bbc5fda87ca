import { A, type B, C as D } from "./x.mu";
import type { E } from "./y.mu";
import { sleep } from "mu";

/** Doc of T. */
export type T<X extends string = "a", Y = number> =
  | {
    readonly a?: X;
    b(x: number, ...r: string[]): void;
    [key: string]: unknown;
    "q-r": 1 | -2 | true | null;
  }
    & Y
  | keyof X
  | readonly string[]
  | T["a"]["b"][]
  | typeof a.b.c
  | (() => void)[];
type F = (a: string, b?: number) => (c: number) => Promise<Map<string, List<Set<number>>>>;
type Tup = [a: string, b?: number, ...c: boolean[]] | [string, number?] | [...T[]];
interface I<T> extends J<T>, K { x: T; y?: number; z: string; w(): void }
const x = 0xFF + 0b11 + 0o17 + 1_000.5e-3 + .5;
const y: number = -1;
export const { a, b: [c, , d = 1, ...e], ...rest } = f({
  a,
  "b": 1,
  [c]: 2,
  async g() {
    return 1;
  },
  h(x = 1) {},
  ...z,
  3: 4,
});
async function go<T>(
  a: T,
  b?: string,
  c = 1,
  { d, e: { f } }: X = {},
  [g]: Y = [1],
  ...rest: Z[]
): Promise<void> {}
error E1 { id: string; n?: number }
invariant "ok": a.b.every(r => r.c >= 0);
extern service Payments from "./payments.ts" {
  /** charge it */
  @timeout("30 seconds")
  charge(card: string, cents: number): Promise<Receipt>;
  refund(id: string): Promise<void> compensate {
    this.undo();
  }
  other(): number;
}
@standard
export service S {
  state rooms: Map<string, Room>;
  state n: number = 1;
  state state: string = "x";
  invariant "n is positive": this.n >= 0;
  @http("GET", "/x")
  @retry({ attempts: 3 })
  private async m<T>(x: T): Promise<void> {
    let i = 0, j;
    const { p, q = 2 } = r;
    outer: for (let k = 0; k < 10; k++) {
      if (k === 2) continue outer;
      else break outer;
    }
    for (const x of xs) await S.f(x);
    for (const k in o) {}
    for await (const x of xs) {}
    for (;;) {}
    for (x of xs);
    for ([a, b] of xs);
    for (i = 0, j = 1; i < n; i++, j--) f();
    while (a) b();
    do {
      c();
    } while (d);
    e();
    switch (a) {
      case 1:
      case "b":
        f();
        break;
      default:
        g();
    }
    try {
      a;
    } catch {
      b;
    } finally {
      c;
    }
    try {
      a;
    } catch (e) {
      b;
    }
    try {
      a;
    } catch ({ message }) {
      b;
    }
    transaction {
      a();
    } compensate {
      b();
    }
    saga {
      c();
    }
    transaction = saga + type;
    async(1);
    const of = async, type = of;
    return a + b;
    throw new Error("x");
    if (a) b;
    else if (c) d;
    else {
      e;
    }
    a ? b : c ? d : e;
    a = b = c ? d : (e, f);
    a ||= b;
    a ??= c;
    a >>>= 2;
    a >>= 1;
    a **= 2;
    x = a ?? b;
    x = (a ?? b) || c;
    x = a ** b ** c;
    x = (-a) ** 2;
    x = -(a ** 2);
    x = a > b >= c >> d >>> e < f << g;
    x = a as T, b satisfies U<V>, c as const;
    x = a!.b!.c?.d?.[e]?.(f)(g)[h].if;
    f<T>(x);
    new Map<string, number>();
    new A.B();
    new (f())(x);
    g(a < b, c > d);
    f<Map<string, List<T>>>(x);
    if (a < b && c > d) {}
    const f1 = x => x + 1,
      f2 = x => ({ x }),
      f3 = (): void => {},
      f4 = async (x: number): Promise<number> => await x,
      f5 = async x => x,
      f6 = <T>(x: T) => x;
    c ? a : b => d;
    c ? ((a): number => a) : b;
    c ? (a, b) => a : b;
    c ? ((a: number): string => a) : d;
    const re = /a[/]b\/c/gi.test(s), dv = a / b / c;
    if (x) /re/.test(y);
    const t = `a${b + `c${d}e`}f${{ g: 1 }.g}\n\u{1F600}`;
    void S.f(a);
    delete a.b;
    typeof a === "b";
    !a;
    ~b;
    +c;
    -(-d);
    await Promise.all([p, q]);
    i++;
    ++j;
    a;
    ++b;
    [x, y] = [y, x];
    ({ x, y: z = 1 } = o);
    function inner(a: number) {
      return a;
    }
    async function inner2() {}
    const fe = function (a) {
        return a;
      },
      fa = async function named() {};
    "a" in b;
    c instanceof D;
    "\x41\
b";
  } compensate {
    this.undo(result);
  }
}
