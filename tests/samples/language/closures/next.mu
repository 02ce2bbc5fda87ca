/** Gives back what it gets, one more. */
export service Next {
  say(value: number): number {
    return value + 1;
  }
}
