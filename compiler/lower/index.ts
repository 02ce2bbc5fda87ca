// From the checked program and its call graph to the application: generated modules and one workflow graph per method
// that can be started from outside. Runs come later (compiler/optimise).

import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { sortDiagnostics } from '../../grammar/diagnostic.ts';
import type { Node as SyntaxNode } from '../../grammar/index.ts';
import { forEachChild, patternNames } from '../../grammar/index.ts';
import { lineStarts } from '../../grammar/source.ts';
import type { Declaration, Module } from '../../grammar/syntax.ts';
import { machineType, readFirst, readSchedule } from '../check/decorators/index.ts';
import { print } from '../check/print.ts';
import type { CheckedProgram, HttpRoute, MethodSymbol, ServiceSymbol } from '../check/program.ts';
import type { CallGraph } from '../graph/callgraph.ts';
import type { JsModule } from '../ir/code.ts';
import type {
  CallEdge,
  EntryParameter,
  ExternUnit,
  HttpEntry,
  Invariant,
  Schedule,
  Service,
  Workflow,
} from '../ir/workflow.ts';
import { assignments } from './assigned.ts';
import { AsyncFunctions } from './async.ts';
import type { Lowering, Translator } from './context.ts';
import { ModuleScope } from './context.ts';
import { translateExpression } from './expressions.ts';
import { externUnits } from './externs.ts';
import { functionFacts } from './facts.ts';
import { lowerInvariants } from './invariants.ts';
import type { Limits } from './limits.ts';
import { limitsOf } from './limits.ts';
import type { MethodCode } from './methods.ts';
import { methodCode } from './methods.ts';
import { jsModule } from './modules.ts';
import { methodName, stateName, topName } from './names.ts';
import { isUndefined, shapeOf } from './shape.ts';
import { callsOf } from './split/flow.ts';
import { translateStatements } from './statements.ts';
import { Undoings } from './undoing.ts';
import { startedWorkflow, workflowOf } from './workflow.ts';

export interface Lowered {
  readonly services: readonly Service[];
  readonly errors: readonly string[];
  readonly modules: readonly JsModule[];
  readonly entries: readonly LoweredEntry[];
  readonly externs: readonly ExternUnit[];
  /** The workflows of the methods and functions that are begun somewhere. */
  readonly started: readonly Workflow[];
  readonly calls: readonly CallEdge[];
  readonly invariants: readonly Invariant[];
  readonly limits: ReadonlyMap<string, Limits>;
}

/** A method that can be started from outside. */
export interface LoweredEntry {
  readonly method: string;
  readonly parameters: readonly EntryParameter[];
  readonly http: HttpEntry | undefined;
  readonly schedule: Schedule | undefined;
  readonly workflow: Workflow;
  /** It waits, or nobody else calls it: it gets a state machine. */
  readonly machine: boolean;
}

export interface LowerResult {
  readonly lowered: Lowered;
  readonly diagnostics: readonly Diagnostic[];
}

const translator: Translator = { expression: translateExpression, statements: translateStatements };

export function lower(program: CheckedProgram, graph: CallGraph): LowerResult {
  const diagnostics: Diagnostic[] = [];
  const lowering = lowerings(program, graph, diagnostics);
  const scopes = new Map(
    program.modules.map(m => [
      m.source.path,
      new ModuleScope(m.source.path, topNames(m, program), takenNames(program)),
    ]),
  );
  const codes = new Map<MethodSymbol, MethodCode>();
  const code = (method: MethodSymbol): MethodCode => {
    const known = codes.get(method);
    if (known !== undefined) return known;
    const made = methodCode(method, lowering, scopes.get(method.module) as ModuleScope, translator);
    codes.set(method, made);
    return made;
  };
  const { methods, begun } = reached(
    program.services.flatMap(s => s.methods),
    code,
  );
  const functions = methods.filter(m => lowering.functions.ownerOf(m) !== m);
  diagnostics.push(...lowering.functions.diagnostics);
  const failed = diagnostics.some(d => d.severity === 'error');
  const modules = failed
    ? []
    : program.modules.map(m =>
        jsModule(m, {
          lowering,
          module: scopes.get(m.source.path) as ModuleScope,
          to: translator,
          functions,
          code,
        }),
      );
  const entries = failed
    ? []
    : program.services.flatMap(s => s.methods.filter(m => !m.private).map(m => entryOf(m, graph, code)));
  const errors = program.errors.map(e => e.name).sort();
  return {
    lowered: {
      services: program.services.map(s => serviceOf(s, lowering)),
      errors,
      modules,
      entries,
      externs: failed ? [] : externUnits(program),
      started: failed ? [] : begun.map(method => startedWorkflow(method, { code })),
      calls: callEdges(graph),
      invariants: lowerInvariants(lowering),
      limits: limitsOf(program, graph),
    },
    diagnostics: sortDiagnostics(diagnostics),
  };
}

/** All methods whose code is needed, async functions of methods among them, and those that are begun. */
function reached(
  roots: readonly MethodSymbol[],
  code: (method: MethodSymbol) => MethodCode,
): { readonly methods: readonly MethodSymbol[]; readonly begun: readonly MethodSymbol[] } {
  const methods = new Set(roots);
  const begun = new Set<MethodSymbol>();
  // A set is iterated with what is added on the way.
  for (const method of methods) {
    const { flow, turns } = code(method);
    for (const turn of turns) for (const target of turn.touches.begins) begun.add(target);
    for (const target of begun) methods.add(target);
    for (const { end } of flow.blocks) {
      if (end.kind !== 'wait') continue;
      for (const call of callsOf(end.wait)) if (call.kind === 'method') methods.add(call.method);
    }
  }
  return { methods: [...methods], begun: [...begun].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

function lowerings(program: CheckedProgram, graph: CallGraph, diagnostics: Diagnostic[]): Lowering {
  const states = program.services.flatMap(s => s.states);
  const facts = functionFacts(program);
  const functions = new AsyncFunctions(program, facts);
  return {
    program,
    graph,
    facts,
    functions,
    undoings: new Undoings(program, functions),
    diagnostics,
    lines: new Map(program.modules.map(m => [m.source.path, lineStarts(m.source.text)])),
    scanned: new Set(states.filter(s => graph.scanned(s)).map(s => `${s.service}.${s.name}`)),
    watched: new Set(
      states.filter(s => graph.watched(s) && !graph.scanned(s)).map(s => `${s.service}.${s.name}`),
    ),
    origins: new WeakMap(),
    doubtful: program.modules.some(hasCast),
    assigned: assignments(program),
  };
}

/** `as` with a type: what the checker cannot vouch for. */
function hasCast(node: SyntaxNode): boolean {
  if (node.kind === 'AsExpression' && node.type !== 'const') return true;
  let found = false;
  forEachChild(node, child => {
    found ||= hasCast(child);
  });
  return found;
}

/** What a generated module declares at its top. */
function topNames(module: Module, program: CheckedProgram): string[] {
  return module.declarations.flatMap(d => declaredNames(d, program));
}

function declaredNames(node: Declaration, program: CheckedProgram): string[] {
  if (node.kind === 'ConstDeclaration') return patternNames(node.pattern).map(n => topName(n.name));
  if (node.kind === 'FunctionDeclaration' || node.kind === 'ErrorDeclaration')
    return [topName(node.name.name)];
  if (node.kind !== 'ServiceDeclaration') return [];
  const service = program.services.find(s => s.declaration === node);
  const states = (service?.states ?? []).map(s => stateName(s.service, s.name));
  return [...states, ...(service?.methods ?? []).map(m => methodName(m.service, m.name))];
}

/** No local variable may have the name of anything at the top of a module. */
function takenNames(program: CheckedProgram): ReadonlySet<string> {
  return new Set(program.modules.flatMap(m => topNames(m, program)));
}

function entryOf(
  method: MethodSymbol,
  graph: CallGraph,
  code: (method: MethodSymbol) => MethodCode,
): LoweredEntry {
  const workflow = workflowOf(method, { code });
  const parameters = method.parameters.map((p, i) => ({
    name: p.name,
    ...(workflow.parameters[i] === p.name ? {} : { variable: workflow.parameters[i] }),
    optional: p.optional || (p.type.kind === 'union' && p.type.types.some(isUndefined)),
    rest: p.rest,
    type: print(p.type),
    shape: shapeOf(p.type),
  }));
  const called = graph.sitesTo(method).some(site => site.form !== 'own');
  return {
    method: method.id,
    parameters,
    http: method.http && httpEntry(method.http),
    schedule: readFirst(method.declaration.decorators, 'schedule', readSchedule),
    workflow: machineKind(method, workflow),
    machine: !code(method).leaf || !called,
  };
}

function machineKind(method: MethodSymbol, workflow: Workflow): Workflow {
  const type = machineType(method.declaration.decorators);
  return type === 'express' ? { ...workflow, express: true } : workflow;
}

/** What is not said is not written. */
function httpEntry({ method, path, status, errors, cors }: HttpRoute): HttpEntry {
  return {
    method,
    path,
    ...(status === undefined ? {} : { status }),
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
    ...(cors.length === 0 ? {} : { cors }),
  };
}

function serviceOf(service: ServiceSymbol, { graph, scanned, watched }: Lowering): Service {
  const { declaration } = service;
  return {
    name: service.name,
    span: declaration.name.span,
    doc: declaration.doc,
    states: service.states.map(s => ({
      name: s.name,
      collection: s.collection,
      key: s.key,
      scanned: scanned.has(`${s.service}.${s.name}`),
      ...(watched.has(`${s.service}.${s.name}`) ? { watched: true as const } : {}),
      span: s.declaration.span,
    })),
    methods: service.methods.map(m => {
      const { reads, writes, throws } = graph.effects(m, 'turn');
      return {
        id: m.id,
        name: m.name,
        signature: signature(m),
        span: m.declaration.name.span,
        private: m.private,
        doc: m.declaration.doc,
        effects: { reads, writes, throws },
      };
    }),
  };
}

function signature(method: MethodSymbol): string {
  const parameters = method.parameters.map(
    p => `${p.rest ? '...' : ''}${p.name}${p.optional ? '?' : ''}: ${print(p.type)}`,
  );
  return `${method.name}(${parameters.join(', ')}): ${print(method.result)}`;
}

function callEdges(graph: CallGraph): CallEdge[] {
  return graph.sites.map(site => ({
    from: site.caller.id,
    to: site.targetId,
    form:
      site.form === 'forget' || site.form === 'extern' || site.form === 'compensation'
        ? 'asynchronous'
        : site.form,
    span: site.span,
  }));
}
