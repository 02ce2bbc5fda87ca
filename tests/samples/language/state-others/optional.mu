// A state may be nothing at first.
//
// > OptionalState.look() = "none"
// > OptionalState.set("x") = "x"
// > OptionalState.clear() = "none"
export service OptionalState {
  state current: string | undefined;

  look(): string {
    return this.current ?? "none";
  }

  set(text: string): string {
    this.current = text;
    return this.look();
  }

  clear(): string {
    this.current = undefined;
    return this.look();
  }
}
