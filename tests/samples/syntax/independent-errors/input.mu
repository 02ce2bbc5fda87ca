import { A } "./a.mu";
export type T { a: string };

error E { id string; ok: number }

export service S {
  state rooms Map<string, number>;
  @http("GET" "/x")
  first(): number { return 1 }
  second( number { }
  third(): number {
    const a = f(1, , 2);
    let b = ;
    garbage here;
    if a > 1 { f(); }
    const ok = 1;
    while (true { break }
    x.;
    return
  }
  compensate { f() }
  fourth() { const c: = 1; throw; }
}

banana;
export servce B { m(): void {} }
type Last = string
