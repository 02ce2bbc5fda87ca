// From offsets to lines: what the renderers know about the sources.
import { lineStarts, type Position, positionAt, type Source, type Span } from '../../grammar/source.ts';

/** The sources by path. */
export type Sources = ReadonlyMap<string, Source>;

export interface Places {
  /** Undefined if the source is not known. */
  start(span: Span): Position | undefined;
  end(span: Span): Position | undefined;
  /** A line (from 1) without its line break. */
  line(path: string, line: number): string;
}

export function places(sources: Sources): Places {
  const cache = new Map<string, readonly number[]>();
  const startsOf = (path: string): readonly number[] | undefined => {
    const source = sources.get(path);
    if (source === undefined) return undefined;
    const starts = cache.get(path) ?? lineStarts(source.text);
    cache.set(path, starts);
    return starts;
  };
  const at = (path: string, offset: number) => {
    const starts = startsOf(path);
    return starts === undefined ? undefined : positionAt(starts, offset);
  };
  return {
    start: span => at(span.path, span.start),
    // The end of a span that stops after a line break belongs to the line before.
    end(span) {
      const last = at(span.path, Math.max(span.start, span.end - 1));
      return last === undefined || span.end === span.start ? last : { ...last, column: last.column + 1 };
    },
    line(path, line) {
      const starts = startsOf(path) ?? [];
      const text = sources.get(path)?.text ?? '';
      const end = starts[line] ?? text.length;
      return text.slice(starts[line - 1] ?? text.length, end).replace(/\r?\n$/, '');
    },
  };
}
