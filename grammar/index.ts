export {
  Bug,
  type Diagnostic,
  type Label,
  type Problem,
  report,
  type Severity,
  sortDiagnostics,
} from './diagnostic.ts';
export { type Parsed, parse } from './parse.ts';
export { grammarProblems } from './problems.ts';
export { joinSpans, lineStarts, type Position, positionAt, type Source, type Span } from './source.ts';
