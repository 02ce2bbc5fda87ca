// Front door of the call graph.
export { buildCallGraph } from './build.ts';
export type {
  Callable,
  CallForm,
  CallGraph,
  CallSite,
  CallSiteTarget,
  CallUse,
  Effects,
  Reach,
  WaitStep,
} from './callgraph.ts';
export { printCallGraph } from './print.ts';
export { graphProblems } from './problems.ts';
