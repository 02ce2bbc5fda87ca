// What one line of a program became: states, runs, store requests, JavaScript. All of it is read off the artefacts and
// the workflow graphs; nothing is worked out a second time.
import { SourceMap } from 'node:module';
import type { Application, CallNode, Graph, Node, TurnNode } from '../compiler/index.ts';
import { WrongUse } from './command.ts';
import type { Compiled } from './compile.ts';

export interface LineReport {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  /** `Frontend.reserve: await Promise.all`. */
  readonly states: readonly string[];
  /** Sentences about who calls the method of this line. */
  readonly callers: readonly string[];
  readonly runs: readonly { readonly run: string; readonly unit: string; readonly ledger: string }[];
  /** Sentences. */
  readonly store: readonly string[];
  readonly code: readonly { readonly module: string; readonly line: number; readonly text: string }[];
}

interface Place {
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

export async function explainLine({ result }: Compiled, path: string, line: number): Promise<LineReport> {
  const source = result.modules.find(module => module.source.path === path)?.source;
  const { application } = result;
  if (source === undefined || application === undefined)
    throw new WrongUse(`${path} is no module of this application`);
  const lines = source.text.split('\n');
  const text = lines[line - 1];
  if (text === undefined) throw new WrongUse(`${path} has ${lines.length} lines`);
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const place: Place = {
    path,
    start: start + text.length - text.trimStart().length,
    end: start + text.trimEnd().length,
  };
  return {
    path,
    line,
    text,
    states: await statesOf(application, place),
    callers: callersAt(application, place),
    runs: runsAt(application, place),
    store: storeAt(application, place),
    code: await codeAt(application, path, line),
  };
}

/** A state once, however many of its parts stand on the line. */
async function statesAt(application: Application, place: Place): Promise<readonly string[]> {
  const { stateIndex } = await import('../targets/index.ts');
  const states = application.workflows.flatMap(workflow =>
    innermost(stateIndex(workflow, application.externs), place).map(
      ({ state }) => `${workflow.id}: ${state}`,
    ),
  );
  return [...new Set(states)];
}

/** The states of a line; those that call its method where it has none of its own. */
async function statesOf(application: Application, place: Place): Promise<readonly string[]> {
  const own = await statesAt(application, place);
  if (own.length > 0) return own;
  const through = callsTo(application, place).map(async ({ to, span }) =>
    (await statesAt(application, span)).map(state => `${state}, which calls ${to}`),
  );
  return [...new Set((await Promise.all(through)).flat())];
}

/** A method that a transaction calls has no state of its own: it runs where it is called. */
function callersAt(application: Application, place: Place): readonly string[] {
  const calls = callsTo(application, place);
  return [...new Set(calls.map(({ from, to, form }) => `${from} calls ${to} (${form})`))];
}

/** The calls of the method at a place. */
function callsTo(application: Application, place: Place): Application['calls'] {
  const work = application.functions
    .flatMap(({ runs }) => runs)
    .flatMap(run => allNodes(run.graph))
    .filter(isWork);
  const methods = innermost(work, place).map(methodOf);
  return application.calls.filter(({ to }) => methods.includes(to));
}

function runsAt(application: Application, place: Place): LineReport['runs'] {
  return application.functions.flatMap(unit =>
    unit.runs.flatMap(run => {
      const nodes = innermost(allNodes(run.graph), place).filter(isWork);
      if (nodes.length === 0) return [];
      const why = [...new Set(nodes.map(({ ledger }) => ledger.why))].join('; ');
      return [{ run: run.id, unit: unit.name, ledger: why === '' ? '' : ` (${why})` }];
    }),
  );
}

/** What the methods and turns at this place may read and write. */
function storeAt(application: Application, place: Place): readonly string[] {
  const sentences = new Set<string>();
  const runs = application.functions.flatMap(unit => unit.runs);
  for (const node of runs.flatMap(run => innermost(allNodes(run.graph), place)).filter(isWork)) {
    const label = node.kind === 'turn' ? node.turn : node.method;
    for (const state of node.effects.reads) sentences.add(`${label} may read ${state}`);
    for (const state of node.effects.writes) sentences.add(`${label} may write ${state}`);
  }
  if (sentences.size > 0) return [...sentences];
  const methods = application.services.flatMap(service => service.methods);
  for (const { id, effects } of innermost(methods, place)) {
    for (const state of effects.reads) sentences.add(`${id} may read ${state}`);
    for (const state of effects.writes) sentences.add(`${id} may write ${state}`);
  }
  return [...sentences];
}

async function codeAt(application: Application, path: string, line: number): Promise<LineReport['code']> {
  const module = application.modules.find(({ source }) => source === path);
  if (module === undefined) return [];
  const { printModule } = await import('../targets/index.ts');
  const { code, map } = printModule(module, '');
  const known = new SourceMap({
    ...map,
    file: module.path,
    sourceRoot: '',
    sources: [...map.sources],
    sourcesContent: [],
    names: [],
  });
  return code.split('\n').flatMap((text, i) => {
    const columns = Array.from(text, (_, column) => known.findEntry(i, column));
    const comesFrom = columns.some(
      entry => 'originalLine' in entry && entry.generatedLine === i && entry.originalLine === line - 1,
    );
    return comesFrom ? [{ module: module.path, line: i + 1, text: text.trim() }] : [];
  });
}

/** What touches the place; where something touches it that lies inside another, only the inner one. */
function innermost<T extends { readonly span: Place }>(things: readonly T[], place: Place): readonly T[] {
  const touching = things.filter(
    ({ span }) => span.path === place.path && span.start < place.end && span.end > place.start,
  );
  return touching.filter(
    ({ span }) =>
      !touching.some(
        ({ span: inner }) => inner.start >= span.start && inner.end <= span.end && size(inner) < size(span),
      ),
  );
}

function methodOf(node: TurnNode | CallNode): string {
  return node.kind === 'call' ? node.method : (node.turn.split('#')[0] ?? '');
}

function size({ start, end }: Place): number {
  return end - start;
}

function isWork(node: Node): node is TurnNode | CallNode {
  return node.kind === 'turn' || node.kind === 'call';
}

function allNodes(graph: Graph): readonly Node[] {
  return graph.nodes.flatMap(node => [node, ...innerGraphs(node).flatMap(allNodes)]);
}

function innerGraphs(node: Node): readonly Graph[] {
  if (node.kind === 'run') return [node.graph];
  if (node.kind === 'fork') return node.branches.map(({ graph }) => graph);
  return node.kind === 'each' ? [node.body] : [];
}
