export service A {
  state n: number = 0;

  first(): number {
    if (this.n > 0) {
      return this.n;

    return 0;
  }

  second(): number {
    return = 1;
  }
}

export type T = { a: string };
export const x = ;
