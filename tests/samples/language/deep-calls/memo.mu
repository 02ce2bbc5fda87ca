// Results that are kept in state between recursive calls, and what that saves.
//
// > Fibonacci.of(10) = 55
// > Fibonacci.calls() = 19
// > Fibonacci.of(12) = 144
// > Fibonacci.calls() = 24
export service Fibonacci {
  state known: Map<number, number>;
  state asked: Counter;

  async of(n: number): Promise<number> {
    this.asked.add(1);
    const known = this.known.get(n);
    if (known !== undefined) return known;
    const value = n < 2 ? n : await this.of(n - 1) + await this.of(n - 2);
    this.known.set(n, value);
    return value;
  }

  calls(): number {
    return this.asked.value;
  }
}
