export error Refused { value: number }

/** Takes numbers up to ten. */
export service Service2 {
  state values: List<number>;

  append(value: number): void {
    this.values.push(value);
    if (value > 10) throw new Refused({ value });
  }

  all(): number[] {
    return this.values.slice();
  }
}
