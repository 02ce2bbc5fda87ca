export service S {
  id(n: number): number {
    return n;
  }
}
export service A {
  async early(x: number): Promise<number> {
    function twice(n: number): number {
      return n * 2;
    }
    const a = await S.id(twice(x));
    return a;
  }
  async shadow(x: number): Promise<number> {
    let total = 0;
    for (const n of [1, 2]) {
      function twice(n: number): number {
        return n * 2 + total;
      }
      total += await S.id(twice(n));
    }
    return total;
  }
  async returnsPromise(x: number): Promise<number> {
    transaction {
      return await B.later(x);
    }
  }
}
export service B {
  async later(x: number): Promise<number> {
    return S.id(x + 1);
  }
}
