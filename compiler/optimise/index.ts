// From lowered workflows to the application: elide what needs no function, fuse the rest into runs, gather the runs
// into functions.
import { Bug } from '../../grammar/diagnostic.ts';
import type { JsModule } from '../ir/code.ts';
import { asksLibrary } from '../ir/tokens.ts';
import { verify } from '../ir/verify.ts';
import { allNodes } from '../ir/walk.ts';
import type {
  Application,
  Entry,
  FunctionUnit,
  OptimizeLevel,
  RunNode,
  TurnNode,
  Workflow,
} from '../ir/workflow.ts';
import type { Lowered, LoweredEntry } from '../lower/index.ts';
import { fuse } from './fuse.ts';
import { withoutGlue } from './glue.ts';
import { limitsOfRuns, withExpressLedger, withTimeouts } from './limits.ts';
import { elideTurns, withoutCancelling } from './native.ts';

export interface OptimizeOptions {
  readonly name: string;
  readonly level: OptimizeLevel;
}

export function optimise(lowered: Lowered, { name, level }: OptimizeOptions): Application {
  const optimised = lowered.entries.map(entry => optimiseWorkflow(entry.workflow, level));
  const begun = lowered.started.map(workflow => optimiseWorkflow(workflow, level));
  const functions = functionsOf([...optimised, ...begun], lowered.limits);
  const fused = lowered.entries.map((entry, i) => ({
    entry,
    workflow: withTimeouts(optimised[i] as Workflow, functions),
  }));
  const started = begun.map(workflow => withTimeouts(workflow, functions));
  const all = [...fused.map(f => f.workflow), ...started];
  const used = new Set(all.flatMap(w => allNodes(w.graph)).flatMap(n => ('code' in n ? [n.code.name] : [])));
  for (const { code } of lowered.invariants) used.add(code.name);
  const workflows = [...fused.filter(f => f.entry.machine).map(f => f.workflow), ...started];
  return {
    name,
    services: lowered.services,
    errors: lowered.errors,
    modules: lowered.modules.map(m => withoutUnused(m, used)),
    workflows,
    entries: fused.map(({ entry, workflow }) => entryOf(entry, workflow)),
    externs: lowered.externs,
    invariants: lowered.invariants,
    functions,
    calls: lowered.calls,
    optimize: level,
  };
}

function optimiseWorkflow(workflow: Workflow, level: OptimizeLevel): Workflow {
  const keep = (turn: TurnNode): boolean => level === 'visibility' && entersMethod(workflow, turn);
  const graph = workflow.started === true ? workflow.graph : withoutCancelling(workflow.graph);
  const elided = checked({ ...workflow, graph: elideTurns(graph, keep) }, 'eliding turns');
  return withExpressLedger(
    checked(withoutGlue(checked(fuse(elided, level), 'fusing runs')), 'taking out glue'),
  );
}

/** Turns that no run executes any more are left out. */
function withoutUnused(module: JsModule, used: ReadonlySet<string>): JsModule {
  const body = module.program.body.filter(item => {
    const declared = item.type === 'ExportNamedDeclaration' ? item.declaration : undefined;
    const name = declared?.type === 'FunctionDeclaration' ? declared.id.name : '';
    return !/\$[^$]+\$(\d+|arguments)$/.test(name) || used.has(name);
  });
  return { ...module, program: { ...module.program, body } };
}

/** At `visibility` every call has a state: that of a method that waits is its first turn. */
function entersMethod({ regions }: Workflow, turn: TurnNode): boolean {
  return turn.turn.endsWith('#0') && regions[turn.region]?.kind === 'inlined';
}

function checked(workflow: Workflow, pass: string): Workflow {
  const problems = verify(workflow);
  if (problems.length > 0)
    throw new Bug(`${workflow.id} after ${pass}: ${problems.join('; ')}`, workflow.span);
  return workflow;
}

function entryOf({ method, parameters, http, schedule, machine }: LoweredEntry, workflow: Workflow): Entry {
  return {
    method,
    parameters,
    http,
    ...(schedule === undefined ? {} : { schedule }),
    workflow: machine ? workflow.id : undefined,
    ...(machine && workflow.express === true ? { express: true as const } : {}),
    run: singleRun(workflow)?.run,
  };
}

/** The run that does the whole request, if one does. */
function singleRun({ graph }: Workflow): RunNode | undefined {
  const [only] = graph.nodes;
  return graph.nodes.length === 1 && only?.kind === 'run' && only.exits.length === 0 ? only : undefined;
}

function functionsOf(workflows: readonly Workflow[], limits: Lowered['limits']): readonly FunctionUnit[] {
  const runs = workflows.flatMap(w => allNodes(w.graph)).filter(n => n.kind === 'run');
  const hosts = workflows.filter(asksLibrary).map(w => w.service);
  const names = [...new Set([...runs.map(r => r.function), ...hosts])].sort();
  return names.map(name => {
    const own = runs.filter(r => r.function === name);
    const effects = own.flatMap(r => allNodes(r.graph)).flatMap(n => ('effects' in n ? [n.effects] : []));
    return {
      name,
      runs: own.map(r => ({ id: r.run, graph: r.graph })),
      reads: [...new Set(effects.flatMap(e => e.reads))].sort(),
      writes: [...new Set(effects.flatMap(e => e.writes))].sort(),
      ...limitsOfRuns(own, limits),
    };
  });
}
