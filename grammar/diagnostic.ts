// A problem in a program is data: a catalogue entry with its arguments and places. It is rendered late, by the
// command line. A broken promise of ours is a thrown `Bug` instead.
import type { Span } from './source.ts';

export type Severity = 'error' | 'warning';

/** Another place that belongs to the problem, with what it has to do with it. */
export interface Label {
  readonly span: Span;
  readonly text: string;
}

export interface Diagnostic {
  /** `MU` and four digits; explained in `docs/diagnostics/<code>.md`. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence in the words of the program. */
  readonly message: string;
  readonly span: Span;
  readonly labels: readonly Label[];
  /** What to write instead, in words. */
  readonly help?: string;
}

/** One kind of problem; `A` is what its message needs to know. */
export interface Problem<A> {
  readonly code: string;
  readonly severity: Severity;
  /** A short name for lists: `unknown name`. */
  readonly title: string;
  readonly message: (args: A) => string;
  readonly help?: (args: A) => string | undefined;
}

/** Makes a diagnostic of a catalogue entry at a place. */
export function report<A>(
  problem: Problem<A>,
  args: A,
  span: Span,
  labels: readonly Label[] = [],
): Diagnostic {
  const help = problem.help?.(args);
  return {
    code: problem.code,
    severity: problem.severity,
    message: problem.message(args),
    span,
    labels,
    ...(help === undefined ? {} : { help }),
  };
}

/** By file, then by place, then by code; the same problem at the same place once. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const sorted = [...diagnostics].sort(compareDiagnostics);
  return sorted.filter((d, i) => i === 0 || compareDiagnostics(sorted[i - 1] as Diagnostic, d) !== 0);
}

function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  if (a.span.path !== b.span.path) return a.span.path < b.span.path ? -1 : 1;
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return a.message === b.message ? 0 : a.message < b.message ? -1 : 1;
}

/** A promise of the compiler's own that does not hold, with the place in the program that led there. */
export class Bug extends Error {
  readonly span: Span | undefined;

  constructor(message: string, span?: Span, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Bug';
    this.span = span;
  }
}
