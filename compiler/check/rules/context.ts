// What every rule gets: the checked program, and where to put what it finds.
import { type Diagnostic, type Label, type Problem, report } from '../../../grammar/diagnostic.ts';
import type { Span } from '../../../grammar/source.ts';
import type { CheckedProgram } from '../program.ts';
import type { CodeNode } from './tree.ts';

export interface RuleContext {
  readonly program: CheckedProgram;
  report<A>(problem: Problem<A>, args: A, span: Span, labels?: readonly Label[]): void;
}

/** Looks at one node; `path` leads to it from its module. */
export type Rule = (context: RuleContext, node: CodeNode, path: readonly CodeNode[]) => void;

export function createContext(program: CheckedProgram, diagnostics: Diagnostic[]): RuleContext {
  return {
    program,
    report: (problem, args, span, labels) => diagnostics.push(report(problem, args, span, labels)),
  };
}

/** The text of a node, for messages that quote the program; on one line, and not too long. */
export function quote(program: CheckedProgram, span: Span): string {
  const source = program.modules.find(module => module.source.path === span.path)?.source;
  const text = source?.text.slice(span.start, span.end).replace(/\s+/g, ' ') ?? '';
  return text.length <= 40 ? text : `${text.slice(0, 37)}…`;
}
