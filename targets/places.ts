// Places in the sources as people write them: `hotel.mu:12:3`.
import type { Source, Span } from '../grammar/source.ts';
import { lineStarts, positionAt } from '../grammar/source.ts';

export function placer(sources: readonly Source[]): (span: Span) => string {
  const starts = new Map(sources.map(source => [source.path, lineStarts(source.text)]));
  return span => {
    const { line, column } = positionAt(starts.get(span.path) ?? [0], span.start);
    return `${span.path}:${line}:${column}`;
  };
}
