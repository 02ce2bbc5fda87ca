// allSettled gives every outcome.
//
// > Settled.run([1, 5]) = ["rejected TooSmall", "fulfilled 5"]
error TooSmall { n: number }
export service Sizes {
  check(n: number): number {
    if (n < 3) throw new TooSmall({ n });
    return n;
  }
}
export service Settled {
  async run(values: number[]): Promise<string[]> {
    const outcomes = await Promise.allSettled(values.map(value => Sizes.check(value)));
    return outcomes.map(
      outcome => outcome.status === "fulfilled"
        ? `fulfilled ${outcome.value}`
        : `rejected ${outcome.reason instanceof TooSmall ? "TooSmall" : "?"}`,
    );
  }
}
