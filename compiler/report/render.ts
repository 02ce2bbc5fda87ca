// A diagnostic as a person reads it:
//
//   error[MU3001]: nobody waits for this call
//     --> frontend.mu:12:5
//      |
//   12 |     Hotel.reserve(hotelId, user);
//      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
//      |
//      = help: write `await Hotel.reserve(…)`
import type { Diagnostic, Label } from '../../grammar/diagnostic.ts';
import type { Span } from '../../grammar/source.ts';
import { wrap } from './columns.ts';
import { type Canvas, excerpt, type Mark, margin } from './excerpt.ts';
import { type Paint, palette } from './palette.ts';
import { type Places, places, type Sources } from './place.ts';

export interface RenderOptions {
  readonly color: boolean;
  /** Columns of the terminal. */
  readonly width: number;
}

export function render(diagnostic: Diagnostic, sources: Sources, options: RenderOptions): string {
  return renderOne(diagnostic, places(sources), options);
}

/** All of them, with a blank line between, and a line that counts them. Nothing for none. */
export function renderAll(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  options: RenderOptions,
): string {
  if (diagnostics.length === 0) return '';
  const known = places(sources);
  const texts = diagnostics.map(diagnostic => renderOne(diagnostic, known, options));
  return `${texts.join('\n')}\n${countLine(diagnostics, palette(options.color))}\n`;
}

function countLine(diagnostics: readonly Diagnostic[], paint: Paint): string {
  const parts = (['error', 'warning'] as const).flatMap(severity => {
    const count = diagnostics.filter(diagnostic => diagnostic.severity === severity).length;
    return count === 0 ? [] : [paint(severity, `${count} ${severity}${count === 1 ? '' : 's'}`)];
  });
  return parts.join(' and ');
}

function renderOne(diagnostic: Diagnostic, known: Places, options: RenderOptions): string {
  const paint = palette(options.color);
  const canvas: Canvas = { places: known, paint, width: options.width, gutter: gutterOf(diagnostic, known) };
  const lines = [
    ...headLines(diagnostic, canvas),
    ...placeLines('-->', diagnostic.span, canvas),
    ...ownExcerpt(diagnostic, canvas),
    ...otherExcerpts(diagnostic, canvas),
    ...helpLines(diagnostic, canvas),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function headLines(diagnostic: Diagnostic, canvas: Canvas): readonly string[] {
  const head = `${diagnostic.severity}[${diagnostic.code}]`;
  const [first = '', ...rest] = wrap(`${head}: ${diagnostic.message}`, canvas.width);
  const words = first.slice(head.length);
  return [
    canvas.paint(diagnostic.severity, first.slice(0, head.length)) + canvas.paint('strong', words),
    ...rest.map(line => canvas.paint('strong', line)),
  ];
}

function placeLines(arrow: string, span: Span, canvas: Canvas): readonly string[] {
  const start = canvas.places.start(span);
  const place = start === undefined ? span.path : `${span.path}:${start.line}:${start.column}`;
  return [`${' '.repeat(canvas.gutter)}${canvas.paint('frame', arrow)} ${place}`];
}

function ownExcerpt(diagnostic: Diagnostic, canvas: Canvas): readonly string[] {
  if (canvas.places.start(diagnostic.span) === undefined) return [];
  const here = diagnostic.labels.filter(label => label.span.path === diagnostic.span.path);
  const said = here.find(label => sameSpan(label.span, diagnostic.span));
  const marks: Mark[] = [
    { span: diagnostic.span, text: said?.text ?? '', primary: true, style: diagnostic.severity },
    ...here.filter(label => label !== said).map(secondary),
  ];
  return [margin(canvas), ...excerpt(marks, canvas)];
}

function otherExcerpts(diagnostic: Diagnostic, canvas: Canvas): readonly string[] {
  const others = diagnostic.labels.filter(label => label.span.path !== diagnostic.span.path);
  const paths = [...new Set(others.map(label => label.span.path))];
  return paths.flatMap(path => {
    const marks = others.filter(label => label.span.path === path).map(secondary);
    const first = (marks[0] as Mark).span;
    const shown = canvas.places.start(first) === undefined ? [] : [margin(canvas), ...excerpt(marks, canvas)];
    return [...placeLines(':::', first, canvas), ...shown];
  });
}

function secondary(label: Label): Mark {
  return { span: label.span, text: label.text, primary: false, style: 'label' };
}

function helpLines(diagnostic: Diagnostic, canvas: Canvas): readonly string[] {
  if (diagnostic.help === undefined) return [];
  const indent = ' '.repeat(canvas.gutter + 1);
  const [first = '', ...rest] = wrap(diagnostic.help, canvas.width - canvas.gutter - '  = help: '.length);
  return [
    margin(canvas),
    `${indent}${canvas.paint('frame', '=')} ${canvas.paint('help', 'help:')} ${first}`,
    ...rest.map(line => `${indent}        ${line}`),
  ];
}

/** Room for the largest line number. */
function gutterOf(diagnostic: Diagnostic, known: Places): number {
  const spans = [diagnostic.span, ...diagnostic.labels.map(label => label.span)];
  return Math.max(...spans.map(span => String(known.start(span)?.line ?? 1).length)) + 1;
}

function sameSpan(a: Span, b: Span): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end;
}
