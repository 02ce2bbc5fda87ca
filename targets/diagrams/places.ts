// From offsets to what a person reads and a browser follows: `hotel.mu:12:3`, `index.html#hotel.mu:12`.
import { lineStarts, type Position, positionAt, type Source, type Span } from '../../grammar/source.ts';

export interface Place {
  readonly path: string;
  readonly from: Position;
  readonly to: Position;
}

export type Places = (span: Span) => Place;

/** Lines of all sources are counted once. A span of an unknown source is its first character: a picture never fails. */
export function placesOf(sources: readonly Source[]): Places {
  const starts = new Map(sources.map(source => [source.path, lineStarts(source.text)]));
  return span => {
    const lines = starts.get(span.path) ?? [0];
    const last = Math.max(span.start, span.end - 1);
    return { path: span.path, from: positionAt(lines, span.start), to: positionAt(lines, last) };
  };
}

/** `hotel.mu:12:3`. */
export function placeText({ path, from }: Place): string {
  return `${path}:${from.line}:${from.column}`;
}

/** `hotel.mu:12:3-14:5`: what the page reads back to highlight lines. */
export function spanText({ path, from, to }: Place): string {
  return `${path}:${from.line}:${from.column}-${to.line}:${to.column}`;
}

/** Where a click leads: the line of the source on the page beside the drawing. */
export function sourceLink({ path, from }: Place): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  return `index.html#${encoded}:${from.line}`;
}
