/** Gives back what it gets, one more. */
export service Echo {
  say(value: number): number {
    return value + 1;
  }
}
