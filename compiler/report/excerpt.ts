// The lines of a source that a diagnostic points at, with marks below them:
//
//   12 |     const room = Hotel.reserve(hotelId);
//      |                  ^^^^^^^^^^^^^^^^^^^^^^
import type { Span } from '../../grammar/source.ts';
import { columnsOf, expand } from './columns.ts';
import type { Paint, Style } from './palette.ts';
import type { Places } from './place.ts';

/** A place to show; all marks of one excerpt lie in one source. */
export interface Mark {
  readonly span: Span;
  readonly text: string;
  readonly primary: boolean;
  readonly style: Style;
}

export interface Canvas {
  readonly places: Places;
  readonly paint: Paint;
  readonly width: number;
  /** Columns of the line numbers. */
  readonly gutter: number;
}

export function excerpt(marks: readonly Mark[], canvas: Canvas): readonly string[] {
  const lines: string[] = [];
  let previous: number | undefined;
  for (const [line, onLine] of byLine(marks, canvas.places)) {
    const path = (onLine[0] as Mark).span.path;
    const gap = previous === undefined ? 0 : line - previous - 1;
    if (gap === 1)
      lines.push(...sourceLine(canvas, line - 1, cropped(canvas.places.line(path, line - 1), [], canvas)));
    if (gap > 1) lines.push(canvas.paint('frame', '...'));
    lines.push(...markedLine(canvas, line, canvas.places.line(path, line), onLine));
    previous = line;
  }
  return lines;
}

/** `   12 | ` or, without a number, `      | `. */
export function margin(canvas: Canvas, line?: number): string {
  const number = line === undefined ? '' : String(line);
  return canvas.paint('frame', `${number.padStart(canvas.gutter)} |`);
}

function byLine(marks: readonly Mark[], places: Places): readonly (readonly [number, readonly Mark[]])[] {
  const lines = new Map<number, Mark[]>();
  for (const mark of marks) {
    const line = places.start(mark.span)?.line ?? 1;
    const onLine = lines.get(line);
    if (onLine === undefined) lines.set(line, [mark]);
    else onLine.push(mark);
  }
  return [...lines].sort(([a], [b]) => a - b);
}

/** Where a mark stands in the columns of its line, and what it says. */
interface Stroke {
  readonly from: number;
  readonly columns: number;
  readonly text: string;
  readonly primary: boolean;
  readonly style: Style;
}

function markedLine(canvas: Canvas, line: number, text: string, marks: readonly Mark[]): readonly string[] {
  const strokes = marks
    .map(mark => strokeOf(mark, text, canvas.places))
    .sort((a, b) => a.from - b.from || Number(b.primary) - Number(a.primary));
  const crop = cropped(text, strokes, canvas);
  return [
    ...sourceLine(canvas, line, crop),
    ...strokes.map(stroke => {
      const from = Math.max(0, stroke.from - crop.skipped) + crop.lead;
      const columns = Math.max(1, Math.min(stroke.columns, columnsOf(crop.text) + crop.lead - from));
      const signs = (stroke.primary ? '^' : '-').repeat(columns);
      const words = stroke.text === '' ? '' : ` ${stroke.text}`;
      return `${margin(canvas)} ${' '.repeat(from)}${canvas.paint(stroke.style, signs + words)}`;
    }),
  ];
}

function strokeOf(mark: Mark, text: string, places: Places): Stroke {
  const start = places.start(mark.span) ?? { line: 1, column: 1 };
  const end = places.end(mark.span) ?? start;
  const several = end.line > start.line;
  const last = several ? text.trimEnd().length : end.column - 1;
  const from = columnsOf(text.slice(0, start.column - 1));
  const columns = columnsOf(text.slice(start.column - 1, last), from);
  const words = [...(several ? [`... to line ${end.line}`] : []), ...(mark.text === '' ? [] : [mark.text])];
  return {
    from,
    columns: Math.max(1, columns),
    text: words.join(': '),
    primary: mark.primary,
    style: mark.style,
  };
}

interface Crop {
  /** Ready to print. */
  readonly text: string;
  /** Columns of the line that are left out on the left, and what stands there instead. */
  readonly skipped: number;
  readonly lead: number;
}

/** A line that is wider than the terminal is cut around its first mark. */
function cropped(text: string, strokes: readonly Stroke[], canvas: Canvas): Crop {
  const room = Math.max(20, canvas.width - canvas.gutter - 3);
  const whole = [...expand(text.trimEnd())];
  if (columnsOf(whole.join('')) <= room) return { text: whole.join(''), skipped: 0, lead: 0 };
  const first = strokes.find(stroke => stroke.primary) ?? strokes[0];
  const reach = (first?.from ?? 0) + Math.min(first?.columns ?? 0, room - 12);
  const skip = reach <= room - 6 ? 0 : Math.max(0, (first?.from ?? 0) - 8);
  let skipped = 0;
  while (whole.length > 0 && skipped < skip) skipped += columnsOf(whole.shift() as string);
  const lead = skipped > 0 ? 3 : 0;
  const kept: string[] = [];
  let columns = lead;
  for (const character of whole) {
    columns += columnsOf(character);
    if (columns > room - 3) return { text: `${'.'.repeat(lead)}${kept.join('')}...`, skipped, lead };
    kept.push(character);
  }
  return { text: `${'.'.repeat(lead)}${kept.join('')}`, skipped, lead };
}

function sourceLine(canvas: Canvas, line: number, crop: Crop): readonly string[] {
  return [`${margin(canvas, line)} ${crop.text}`.trimEnd()];
}
