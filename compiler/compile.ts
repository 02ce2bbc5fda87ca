// The compiler as a list: one line per phase. Each takes what the phase before gives and reports all that it finds; the
// list stops between phases when there are errors.

import type { Diagnostic } from '../grammar/diagnostic.ts';
import { sortDiagnostics } from '../grammar/diagnostic.ts';
import type { Module } from '../grammar/syntax.ts';
import type { CheckedProgram } from './check/index.ts';
import { check } from './check/index.ts';
import { withRules } from './check/rules/index.ts';
import type { CallGraph } from './graph/index.ts';
import { buildCallGraph } from './graph/index.ts';
import type { Application, OptimizeLevel } from './ir/workflow.ts';
import { independentOf } from './load/damage.ts';
import { checkExternModules } from './load/externs.ts';
import type { Host } from './load/host.ts';
import { load } from './load/load.ts';
import { lower } from './lower/index.ts';
import { optimise } from './optimise/index.ts';

export interface CompileOptions {
  /** Name of the application: letters, digits and `-`. */
  readonly name: string;
  readonly optimize: OptimizeLevel;
  /** The modules are the library of the language: they may `declare`. */
  readonly library?: boolean;
}

/** What the phases left behind, up to the one that found errors. */
export interface Compilation {
  /** Sorted by place; the program is fine if none is an error. */
  readonly diagnostics: readonly Diagnostic[];
  readonly modules: readonly Module[];
  readonly program?: CheckedProgram;
  readonly graph?: CallGraph;
  readonly application?: Application;
}

/** Compiles the application at `entry`: a folder (`''` for the host's root) or a `.mu` file. */
export function compile(host: Host, entry: string, options: CompileOptions): Compilation {
  const found: Diagnostic[] = [];
  const failed = (diagnostics: readonly Diagnostic[]): boolean => {
    found.push(...diagnostics);
    return found.some(d => d.severity === 'error');
  };

  const loaded = load(host, entry);
  const modules = loaded.modules;
  const unread = failed(loaded.diagnostics);

  const { program, diagnostics: typed } = check(modules, options.library === true);
  const ruled = withRules(program, typed);
  if (unread) {
    const others = ruled.filter(independentOf(modules, loaded.diagnostics));
    return { modules, diagnostics: sortDiagnostics([...found, ...others]) };
  }
  if (typed.some(d => d.severity === 'error'))
    return { modules, diagnostics: sortDiagnostics([...found, ...ruled]) };

  const { graph, diagnostics } = buildCallGraph(program);
  if (failed([...ruled, ...diagnostics]))
    return { modules, program, graph, diagnostics: sortDiagnostics(found) };

  const lowered = lower(program, graph);
  if (failed(lowered.diagnostics)) return { modules, program, graph, diagnostics: sortDiagnostics(found) };

  const application = optimise(lowered.lowered, { name: options.name, level: options.optimize });
  // The application is whole without the code outside: its interface can be written before the code is.
  failed(checkExternModules(host, modules));
  return { modules, program, graph, application, diagnostics: sortDiagnostics(found) };
}
