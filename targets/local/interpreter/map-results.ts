// What a distributed Map comes to: counts while it runs, and results that a `ResultWriter` writes or transforms.
import type { StateDefinition } from './definition.ts';
import { effectiveInput, fill } from './flow.ts';
import type { Json } from './json.ts';
import { mapRunArn } from './map.ts';
import { type Entered, newToken, rest, type Site, type Step } from './run.ts';
import type { Child, MapCounts, MapResult, MapRun, Waiting } from './snapshot.ts';

type Children = Extract<Waiting, { kind: 'children' }>;

export function count(
  site: Site,
  { children, concurrency }: Children,
  mapRun: MapRun,
  status: MapCounts['status'],
): void {
  const of = (kind: Child['kind']) => children.filter(child => child.kind === kind).length;
  const counts = {
    pending: of('pending'),
    running: of('running'),
    succeeded: of('done'),
    failed: of('failed'),
    status,
  };
  site.run.effects.push({ kind: 'counted', mapRun, concurrency, counts });
}

/** Whether the results go elsewhere. */
export function isWritten({ ResultWriter }: StateDefinition): boolean {
  return ResultWriter?.Resource !== undefined;
}

export function writeResults(site: Site, frame: Entered, state: StateDefinition, waiting: Children): Step {
  const token = newToken(site);
  const results = waiting.children.map((child, i) => resultOf(child, waiting.items?.[i] ?? null));
  askToWrite(site, frame, state, { token, results });
  return rest(site, frame, { kind: 'writer', token, results });
}

export function askToWrite(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { token, results }: { readonly token: string; readonly results: readonly MapResult[] },
): void {
  const writer = state.ResultWriter;
  const template = writer?.Arguments ?? writer?.Parameters ?? {};
  const data = effectiveInput(site, frame, state);
  const sent = fill(site, frame, { state, name: 'ResultWriter/Arguments', template, data });
  const mapRun = mapRunArn(site, frame, state);
  const config = (writer?.WriterConfig ?? {}) as Json;
  site.run.effects.push({
    kind: 'write',
    token,
    mapRun,
    arguments: { Parameters: sent, WriterConfig: config },
    results,
  });
}

function resultOf(child: Child, input: Json): MapResult {
  if (child.kind === 'done') return { input, status: 'SUCCEEDED', output: child.output };
  const { error, cause } = child.kind === 'failed' ? child : { error: undefined, cause: undefined };
  return {
    input,
    status: 'FAILED',
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  };
}

/** `FLATTEN` puts the elements of results that are lists into one list. */
export function transformed({ ResultWriter }: StateDefinition, outputs: readonly Json[]): readonly Json[] {
  if (ResultWriter?.WriterConfig?.Transformation !== 'FLATTEN') return outputs;
  return outputs.flatMap(output => (Array.isArray(output) ? (output as readonly Json[]) : [output]));
}
