// The front door of `grammar`: what is a legal text. The types of the syntax tree are imported from './syntax.ts'.
export { forEachChild, type Node } from './children.ts';
export {
  Bug,
  type Diagnostic,
  type Label,
  type Problem,
  report,
  type Severity,
  sortDiagnostics,
} from './diagnostic.ts';
export { type Token, tokenize } from './lexer.ts';
export { type Parsed, parse } from './parse.ts';
export { print } from './printer/print.ts';
export { grammarProblems } from './problems.ts';
export { joinSpans, lineStarts, type Position, positionAt, type Source, type Span } from './source.ts';
export { assignedTargets, patternNames, patternTargets } from './targets.ts';
