// Parallel and Map: a list of children, each a block of its own that reads the variables outside and gives only its output.
// Results stand in the order of branches and items, whatever the order in which they finish; the first failure drops the rest,
// except in a distributed Map, which counts failures.
import type { Block, StateDefinition } from './definition.ts';
import { argumentsOf, effectiveInput, fill, leaveCaught, leaveWithResult } from './flow.ts';
import type { Json } from './json.ts';
import { batched, beginMap, items, processorOf, readItems, tolerates } from './map.ts';
import { count, isWritten, transformed, writeResults } from './map-results.ts';
import {
  type Entered,
  handle,
  limited,
  type Mock,
  note,
  noteAside,
  type Progress,
  rest,
  type Site,
  type Step,
} from './run.ts';
import type { Child, Event, Frame, Waiting } from './snapshot.ts';

type Children = Extract<Waiting, { kind: 'children' }>;

/** Walks a child's block from its start; given by transition.ts, which knows all kinds of states. */
export type Walk = (site: Site, state: string, input: Json) => Progress;

/** Enters the state or begins its next attempt: all children anew. */
export function begin(site: Site, frame: Entered, state: StateDefinition, walk: Walk): Step {
  if (state.Type === 'Map') return beginning(site, frame, state, walk);
  const mock = site.run.probe?.mock;
  if (mock !== undefined) return mocked(site, frame, state, { mock });
  const input = argumentsOf(site, frame, state);
  const children = (state.Branches ?? []).map((): Child => ({ kind: 'pending' }));
  note(site, 'ParallelStateStarted');
  return goOn(site, frame, {
    state,
    walk,
    waiting: { kind: 'children', children, input, concurrency: children.length },
  });
}

function beginning(site: Site, frame: Entered, state: StateDefinition, walk: Walk): Step {
  if (state.ItemReader !== undefined) return readItems(site, frame, state);
  const input = effectiveInput(site, frame, state);
  return started(site, frame, { state, walk, input, found: items(site, frame, state, input) });
}

interface Starting {
  readonly state: StateDefinition;
  readonly walk: Walk;
  readonly input: Json;
  readonly found: readonly Json[];
}

function started(site: Site, frame: Entered, { state, walk, input, found }: Starting): Step {
  const waiting = beginMap(site, frame, state, { input, items: found });
  const mock = site.run.probe?.mock;
  if (mock !== undefined) return mocked(site, frame, state, { mock, waiting });
  return goOn(site, frame, { state, walk, waiting });
}

/** Somebody tests the state, and says what its children come to. */
function mocked(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  { mock, waiting }: { readonly mock: Mock; readonly waiting?: Children },
): Step {
  if (mock.kind === 'error') {
    const { error, cause } = mock;
    return handle(site, frame, { state, failure: { error, cause }, leaveCaught });
  }
  const { failures, result } = mock;
  const run = waiting?.mapRun;
  const count = waiting?.children.length ?? 0;
  if (run !== undefined && failures > 0 && !tolerates(run, failures, count))
    return handle(site, frame, { state, failure: threshold, leaveCaught });
  return leaveWithResult(site, frame, state, result);
}

/** The items of a distributed Map have been read. */
export function itemsRead(
  site: Site,
  frame: Entered,
  {
    state,
    event,
    walk,
  }: {
    readonly state: StateDefinition;
    readonly event: Extract<Event, { kind: 'succeeded' | 'failed' }>;
    readonly walk: Walk;
  },
): Step {
  if (event.kind === 'failed') {
    const failure = { error: event.error, cause: event.cause };
    note(site, 'MapRunFailed', () => failure);
    return handle(site, frame, { state, failure, leaveCaught });
  }
  const input = effectiveInput(site, frame, state);
  return started(site, frame, { state, walk, input, found: event.result as readonly Json[] });
}

interface Moved {
  readonly state: StateDefinition;
  readonly index: number;
  readonly progress: Progress;
}

/** One child has moved. */
export function childMoved(site: Site, frame: Frame, moved: Moved, walk: Walk): Step {
  const { state, index, progress } = moved;
  if (frame.waiting.kind !== 'children') return { kind: 'running', frame };
  const children = [...frame.waiting.children];
  const before = site.run.previous;
  const child = childOf(site, frame, moved, frame.waiting);
  if (child === undefined && progress.kind === 'failed') return failed(site, frame, state, progress);
  if (child !== undefined) children[index] = child;
  if (child?.kind !== 'running') site.run.previous = before;
  return goOn(site, frame, { state, walk, waiting: { ...frame.waiting, children } });
}

/** Undefined: it has failed, and so has its parent. */
function childOf(
  site: Site,
  frame: Entered,
  { state, index, progress }: Moved,
  waiting: Children,
): Child | undefined {
  if (progress.kind === 'running') return { kind: 'running', frame: progress.frame };
  const inline = state.Type === 'Map' && waiting.mapRun === undefined;
  const iteration = () => ({ name: frame.state, index });
  if (progress.kind === 'ended') {
    if (inline) note(site, 'MapIterationSucceeded', iteration);
    return { kind: 'done', output: progress.output };
  }
  if (inline) note(site, 'MapIterationFailed', iteration);
  return waiting.mapRun === undefined ? undefined : progress;
}

interface Going {
  readonly state: StateDefinition;
  readonly walk: Walk;
  readonly waiting: Children;
}

/** Starts pending children as far as the concurrency allows; leaves the state when all are done. */
function goOn(site: Site, frame: Entered, { state, walk, waiting }: Going): Step {
  const children = [...waiting.children];
  let running = children.filter(child => child.kind === 'running').length;
  const parallel = waiting.concurrency > 1;
  const from = site.run.previous;
  let last = from;
  for (let i = 0; i < children.length && running < waiting.concurrency; i++) {
    if (children[i]?.kind !== 'pending') continue;
    if (parallel) site.run.previous = from;
    const progress = startChild(site, { ...frame, waiting }, { state, index: i }, walk);
    const inner = site.run.previous;
    const child = childOf(site, frame, { state, index: i, progress }, waiting);
    if (child === undefined && progress.kind === 'failed')
      return failed(site, { ...frame, waiting: { ...waiting, children } }, state, progress);
    if (child !== undefined) children[i] = child;
    last = site.run.previous;
    if (progress.kind === 'running') running++;
    else site.run.previous = inner;
  }
  if (last !== from) site.run.previous = last;
  const now = { ...waiting, children };
  const excess = waiting.mapRun && tooMany(now, waiting.mapRun);
  if (now.mapRun !== undefined)
    count(site, now, now.mapRun, excess !== undefined ? 'FAILED' : running > 0 ? 'RUNNING' : 'SUCCEEDED');
  if (excess !== undefined) {
    note(site, 'MapRunFailed', () => excess);
    return handle(site, frame, { state, failure: excess, leaveCaught });
  }
  return running > 0 ? rest(site, frame, now) : done(site, frame, state, now);
}

function tooMany({ children }: Children, run: NonNullable<Children['mapRun']>) {
  const failures = children.filter(child => child.kind === 'failed').length;
  if (failures === 0 || tolerates(run, failures, children.length)) return undefined;
  return threshold;
}

const threshold = {
  error: 'States.ExceedToleratedFailureThreshold',
  cause: 'The specified tolerated failure threshold was exceeded',
};

function done(site: Site, frame: Entered, state: StateDefinition, waiting: Children): Step {
  const { children, mapRun } = waiting;
  if (mapRun !== undefined && isWritten(state)) return writeResults(site, frame, state, waiting);
  const outputs = children.flatMap(child => (child.kind === 'done' ? [child.output] : []));
  const result = mapRun === undefined ? outputs : transformed(state, outputs);
  if (mapRun !== undefined) note(site, 'MapRunSucceeded');
  noteAside(site, state.Type === 'Map' ? 'MapStateSucceeded' : 'ParallelStateSucceeded');
  site.run.probe?.saw('result', result);
  return leaveWithResult(site, frame, state, limited(result, frame.state));
}

/** The results of a distributed Map have been written: where. */
export function resultsWritten(
  site: Site,
  frame: Entered,
  state: StateDefinition,
  event: Extract<Event, { kind: 'succeeded' | 'failed' }>,
): Step {
  if (event.kind === 'failed') {
    const failure = { error: event.error, cause: event.cause };
    note(site, 'MapRunFailed', () => failure);
    return handle(site, frame, { state, failure, leaveCaught });
  }
  note(site, 'MapRunSucceeded');
  noteAside(site, 'MapStateSucceeded');
  return leaveWithResult(site, frame, state, event.result);
}

function startChild(
  site: Site,
  frame: Frame,
  { state, index }: { readonly state: StateDefinition; readonly index: number },
  walk: Walk,
): Progress {
  const inner = childSite(site, frame, state, index);
  const { input, mapRun } = frame.waiting as Children;
  if (state.Type === 'Parallel') return walk(inner, inner.block.StartAt, input);
  if (mapRun === undefined) note(site, 'MapIterationStarted', () => ({ name: frame.state, index }));
  const value = inner.item?.Value ?? null;
  const template = state.ItemSelector ?? state.Parameters;
  // Batches have been selected already.
  const selected =
    template === undefined || batched(state)
      ? value
      : fill({ ...site, item: inner.item }, frame, { state, name: 'ItemSelector', template, data: input });
  return walk(inner, inner.block.StartAt, limited(selected, frame.state));
}

export function childSite(site: Site, frame: Frame, state: StateDefinition, index: number): Site {
  const { items: all, mapRun } = frame.waiting as Children;
  const block: Block | undefined = state.Type === 'Map' ? processorOf(state) : state.Branches?.[index];
  if (block === undefined) throw new Error(`no child ${index}`);
  return {
    run: site.run,
    block,
    path: `${site.path}${index}/`,
    // The children of a distributed Map are executions of their own.
    outer: mapRun === undefined ? { variables: frame.variables, outer: site.outer } : undefined,
    item: all === undefined ? site.item : { Index: index, Value: all[index] ?? null },
    silent: site.silent === true || mapRun !== undefined,
  };
}

function failed(
  site: Site,
  frame: Frame,
  state: StateDefinition,
  { error, cause }: Extract<Progress, { kind: 'failed' }>,
): Step {
  if (state.Type === 'Map' && frame.waiting.kind === 'children')
    frame.waiting.children.forEach((child, index) => {
      if (child.kind === 'running')
        noteAside(site, 'MapIterationAborted', () => ({ name: frame.state, index }));
    });
  return handle(site, frame, { state, failure: { error, cause }, leaveCaught });
}
