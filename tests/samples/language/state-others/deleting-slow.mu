/** Takes a turn of its own to say which. */
export service Slow {
  key(): string {
    return "y";
  }
}
