// Where the runs of an application stand in its source: what a person looks for behind `Trip.book/3`.
import type { Application, Compilation, Graph, Node } from '../../compiler/index.ts';
import { lineStarts, positionAt } from '../../grammar/index.ts';

export interface RunPlace {
  /** The function that executes it. */
  readonly unit: string;
  /** `trip.mu:18`. */
  readonly at: string;
  /** The line itself. */
  readonly line: string;
}

/** By the id of the run. */
export type RunPlaces = ReadonlyMap<string, RunPlace>;

export function placesOf({ application, modules }: Pick<Compilation, 'application' | 'modules'>): RunPlaces {
  const texts = new Map(modules.map(({ source }) => [source.path, source.text]));
  const runs = application === undefined ? [] : unitsOf(application);
  return new Map(runs.map(({ id, unit, graph }) => [id, { unit, ...lineOf(firstOf(graph), texts) }]));
}

interface Run {
  readonly id: string;
  readonly unit: string;
  readonly graph: Graph;
}

function unitsOf({ functions }: Application): readonly Run[] {
  return functions.flatMap(({ name, runs }) => runs.map(({ id, graph }) => ({ id, unit: name, graph })));
}

/** Where it begins with something that the program says. */
function firstOf({ start, nodes }: Graph): Node | undefined {
  const first = nodes.find(({ id }) => id === start);
  if (first?.kind === 'fork') return firstOf(first.branches[0]?.graph ?? { start: '', nodes: [] }) ?? first;
  return first;
}

function lineOf(node: Node | undefined, texts: ReadonlyMap<string, string>): Pick<RunPlace, 'at' | 'line'> {
  const text = node === undefined ? undefined : texts.get(node.span.path);
  if (node === undefined || text === undefined) return { at: '', line: '' };
  const starts = lineStarts(text);
  const { line } = positionAt(starts, node.span.start);
  const end = starts[line] ?? text.length + 1;
  return {
    at: `${node.span.path}:${line}`,
    line: text
      .slice(starts[line - 1], end - 1)
      .trim()
      .replace(/;$/, ''),
  };
}
