// Parallel and Map: a list of children, each a block of its own that reads the variables outside and gives only its output.
// Results stand in the order of branches and items, whatever the order in which they finish; the first failure drops the rest.
import type { MapState, ParallelState } from '../../asl/types.ts';
import { evaluate, evaluateAs } from './evaluation.ts';
import type { Json } from './json.ts';
import { handle, leave, limited, type Progress, type Site, type Step, view } from './run.ts';
import type { Child, Frame, Waiting } from './snapshot.ts';
import { type Entered, wholeNumber } from './states.ts';

/** AWS runs at most 40 iterations of an inline Map at once. */
const mostAtOnce = 40;

type Parent = ParallelState | MapState;
type Children = Extract<Waiting, { kind: 'children' }>;

/** Walks a child's block from its start; given by transition.ts, which knows all kinds of states. */
export type Walk = (site: Site, state: string, input: Json) => Progress;

/** Enters the state or begins its next attempt: all children anew. */
export function begin(site: Site, frame: Entered, state: Parent, walk: Walk): Step {
  const seen = view(site, frame);
  const started: Children =
    state.Type === 'Map' ? mapChildren(frame, state, seen) : branches(frame, state, seen);
  site.run.events++;
  return goOn(site, { ...frame, waiting: started }, state, walk);
}

function branches(frame: Entered, state: ParallelState, seen: ReturnType<typeof view>): Children {
  const input =
    state.Arguments === undefined
      ? frame.input
      : limited(evaluate(state.Arguments, 'Arguments', seen), frame.state);
  const children = state.Branches.map((): Child => ({ kind: 'pending' }));
  return { kind: 'children', children, input, concurrency: children.length };
}

function mapChildren(frame: Entered, state: MapState, seen: ReturnType<typeof view>): Children {
  const items = evaluateAs('array', state.Items ?? '{% $states.input %}', 'Items', seen) as readonly Json[];
  const asked =
    state.MaxConcurrency === undefined ? 0 : wholeNumber(state.MaxConcurrency, 'MaxConcurrency', 0, seen);
  return {
    kind: 'children',
    children: items.map((): Child => ({ kind: 'pending' })),
    items,
    input: frame.input,
    concurrency: asked === 0 ? mostAtOnce : Math.min(asked, mostAtOnce),
  };
}

/** One child has moved. */
export function childMoved(
  site: Site,
  frame: Frame,
  moved: { readonly state: Parent; readonly index: number; readonly progress: Progress },
  walk: Walk,
): Step {
  const { state, index, progress } = moved;
  if (frame.waiting.kind !== 'children') return { kind: 'running', frame };
  if (progress.kind === 'failed') return failed(site, frame, state, progress);
  const children = [...frame.waiting.children];
  children[index] = childOf(progress);
  if (progress.kind === 'ended' && state.Type === 'Map') site.run.events++;
  return goOn(site, { ...frame, waiting: { ...frame.waiting, children } }, state, walk);
}

function childOf(progress: Exclude<Progress, { kind: 'failed' }>): Child {
  return progress.kind === 'running'
    ? { kind: 'running', frame: progress.frame }
    : { kind: 'done', output: progress.output };
}

/** Starts pending children as far as the concurrency allows; leaves the state when all are done. */
function goOn(site: Site, frame: Frame, state: Parent, walk: Walk): Step {
  const waiting = frame.waiting as Children;
  const children = [...waiting.children];
  let running = children.filter(child => child.kind === 'running').length;
  for (let i = 0; i < children.length && running < waiting.concurrency; i++) {
    if (children[i]?.kind !== 'pending') continue;
    const progress = startChild(site, frame, { state, index: i }, walk);
    if (progress.kind === 'failed') return failed(site, frame, state, progress);
    children[i] = childOf(progress);
    if (progress.kind === 'running') running++;
    else if (state.Type === 'Map') site.run.events++;
  }
  if (running > 0) return { kind: 'running', frame: { ...frame, waiting: { ...waiting, children } } };
  const result = children.map(child => (child.kind === 'done' ? child.output : null));
  site.run.events++;
  return leave(
    frame,
    view(site, frame, { result: limited(result, frame.state) }),
    { ...state, otherwise: result },
    site.run,
  );
}

function startChild(
  site: Site,
  frame: Frame,
  { state, index }: { readonly state: Parent; readonly index: number },
  walk: Walk,
): Progress {
  const inner = childSite(site, frame, state, index);
  const { input } = frame.waiting as Children;
  if (state.Type === 'Parallel') return walk(inner, inner.block.StartAt, input);
  site.run.events++;
  const selected =
    state.ItemSelector === undefined
      ? (inner.item?.Value ?? null)
      : evaluate(state.ItemSelector, 'ItemSelector', view({ ...site, item: inner.item }, frame));
  return walk(inner, inner.block.StartAt, limited(selected, frame.state));
}

export function childSite(site: Site, frame: Frame, state: Parent, index: number): Site {
  const { items } = frame.waiting as Children;
  const block = state.Type === 'Map' ? state.ItemProcessor : state.Branches[index];
  if (block === undefined) throw new Error(`no child ${index}`);
  return {
    run: site.run,
    block,
    path: `${site.path}${index}/`,
    outer: { variables: frame.variables, outer: site.outer },
    item: items === undefined ? site.item : { Index: index, Value: items[index] ?? null },
  };
}

function failed(
  site: Site,
  frame: Frame,
  state: Parent,
  progress: Extract<Progress, { kind: 'failed' }>,
): Step {
  const { error, cause } = progress;
  site.run.events++;
  return handle(site, frame, state, { error, cause });
}
