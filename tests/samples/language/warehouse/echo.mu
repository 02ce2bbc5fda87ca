/** Says again what it is told. */
export service Echo {
  say(text: string): string {
    return text;
  }
}
