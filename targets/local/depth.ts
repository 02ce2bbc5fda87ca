// How deep a JSON text nests, without parsing it: what recurses over values must not be led too far down.

/** Whether brackets nest deeper than the limit, without parsing. */
export function deeperThan(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (quoted) {
      if (unit === 0x5c) i++;
      else if (unit === 0x22) quoted = false;
    } else if (unit === 0x22) quoted = true;
    else if (unit === 0x5b || unit === 0x7b) {
      if (++depth > most) return true;
    } else if (unit === 0x5d || unit === 0x7d) depth--;
  }
  return false;
}
