// Where something stands in a text. Every node, diagnostic and generated state points back here.

/** A source text. `path` is relative to the application's root folder, with `/` between folders. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets in one source: `text.slice(start, end)`. */
export interface Span {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** A place as people count: both numbers start at 1; `column` counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Offsets at which the lines of `text` start. Build once per source, then use `positionAt`. */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return starts;
}

/** The line and column of an offset; `starts` as `lineStarts` gives them. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The smallest span that holds both; they must lie in one source. */
export function joinSpans(first: Span, last: Span): Span {
  return { path: first.path, start: Math.min(first.start, last.start), end: Math.max(first.end, last.end) };
}
