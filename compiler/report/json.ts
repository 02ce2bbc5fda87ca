// Diagnostics for tools: `--format json`.
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import type { Position, Span } from '../../grammar/source.ts';
import { type Places, places, type Sources } from './place.ts';

export interface JsonDiagnostic extends JsonPlace {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help?: string;
  readonly labels: readonly (JsonPlace & { readonly text: string })[];
}

/** Lines and columns start at 1; `end` is the place after the last character. Absent if the source is not known. */
export interface JsonPlace {
  readonly path: string;
  readonly start?: Position;
  readonly end?: Position;
}

export function toJson(diagnostics: readonly Diagnostic[], sources: Sources): readonly JsonDiagnostic[] {
  const known = places(sources);
  return diagnostics.map(({ code, severity, message, help, span, labels }) => ({
    code,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...toPlace(span, known),
    labels: labels.map(label => ({ text: label.text, ...toPlace(label.span, known) })),
  }));
}

function toPlace(span: Span, known: Places): JsonPlace {
  const start = known.start(span);
  const end = known.end(span);
  return { path: span.path, ...(start === undefined || end === undefined ? {} : { start, end }) };
}
