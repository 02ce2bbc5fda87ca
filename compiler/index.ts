// The front door of the compiler.
export type { Diagnostic, Label, Severity } from '../grammar/diagnostic.ts';
export { Bug } from '../grammar/diagnostic.ts';
export { meantDuration, readDuration } from './check/durations.ts';
export type { CheckedProgram } from './check/index.ts';
export { print as printType } from './check/print.ts';
export type { Compilation, CompileOptions } from './compile.ts';
export { compile } from './compile.ts';
export type { CallGraph } from './graph/index.ts';
export { printCallGraph } from './graph/index.ts';
export type { JsModule } from './ir/code.ts';
export {
  methodOfRun,
  printApplication,
  printDirectRun,
  printInvariant,
  printWorkflow,
  withoutMachine,
} from './ir/print.ts';
export type {
  Application,
  CallNode,
  Entry,
  FunctionUnit,
  Graph,
  Node,
  OptimizeLevel,
  RunNode,
  TurnNode,
  Workflow,
} from './ir/workflow.ts';
export type { Host } from './load/host.ts';
export { nearest } from './load/nearest.ts';
export { render, renderAll, toJson } from './report/index.ts';
