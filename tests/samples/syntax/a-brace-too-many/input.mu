export service A {
  first(): number {
    if (this.n > 0) {
      return this.n;
    }
    }
    return 0;
  }

  second(): number {
    return 1 +;
  }
}

export const x = [1, 2;
export const y = f(1, 2;
export type T = { a: string };
