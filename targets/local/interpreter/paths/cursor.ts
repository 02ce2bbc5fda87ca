// A place in a text that is read.
export interface Cursor {
  readonly text: string;
  at: number;
}

/** A backslash escapes the quote and itself; before anything else it stands for itself. */
export function readQuoted(cursor: Cursor): string | undefined {
  const quote = cursor.text[cursor.at];
  if (quote !== "'" && quote !== '"') return undefined;
  let value = '';
  for (let i = cursor.at + 1; i < cursor.text.length; i++) {
    const unit = cursor.text[i];
    const next = cursor.text[i + 1];
    if (unit === '\\' && (next === quote || next === '\\')) {
      value += next;
      i++;
    } else if (unit === quote) {
      cursor.at = i + 1;
      return value;
    } else value += unit;
  }
  return undefined;
}

export function skipSpace(cursor: Cursor): void {
  take(cursor, /\s*/y);
}

export function take(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const [found = ''] = pattern.exec(cursor.text) ?? [];
  cursor.at += found.length;
  return found;
}
