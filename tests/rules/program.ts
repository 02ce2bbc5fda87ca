// Runs the phases that the rules need, on sources in memory: load, check, rules, call graph. Stops where the compiler
// would: nothing is checked that could not be read.

import { check } from '../../compiler/check/index.ts';
import type { CheckedProgram } from '../../compiler/check/program.ts';
import { withRules } from '../../compiler/check/rules/index.ts';
import { buildCallGraph, type CallGraph } from '../../compiler/graph/index.ts';
import { load } from '../../compiler/load/load.ts';
import { type Diagnostic, sortDiagnostics } from '../../grammar/diagnostic.ts';
import type { Source } from '../../grammar/source.ts';

export interface Analysed {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly program: CheckedProgram | undefined;
  readonly graph: CallGraph | undefined;
}

export function analyse(files: ReadonlyMap<string, string>): Analysed {
  const host = { read: (path: string) => files.get(path), list: () => [...files.keys()].sort() };
  const sources = new Map([...files].map(([path, text]) => [path, { path, text }]));
  const loaded = load(host, '');
  if (hasErrors(loaded.diagnostics))
    return { diagnostics: loaded.diagnostics, sources, program: undefined, graph: undefined };
  const checked = check(loaded.modules);
  const found = [...loaded.diagnostics, ...withRules(checked.program, checked.diagnostics)];
  const { program } = checked;
  if (hasErrors(checked.diagnostics))
    return { diagnostics: sortDiagnostics(found), sources, program, graph: undefined };
  const { graph, diagnostics } = buildCallGraph(program);
  return { diagnostics: sortDiagnostics([...found, ...diagnostics]), sources, program, graph };
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(diagnostic => diagnostic.severity === 'error');
}
