// The interpreter's one function: a machine, what is kept of an execution, and an event give the new snapshot and what to do
// in the world. Pure: time and randomness come with the event, and an expression that needs the jsonata library is asked for
// as data (`question`); the caller answers and calls again.
import type { State, StateMachine } from '../../asl/types.ts';
import { begin, childMoved, childSite } from './children.ts';
import { type Failure, StateError } from './errors.ts';
import { Unanswered } from './evaluation.ts';
import type { Json } from './json.ts';
import type { Answer, Question } from './jsonata.ts';
import {
  type Arrival,
  failureOf,
  handle,
  type Progress,
  type Run,
  type Site,
  type Step,
  sleep,
} from './run.ts';
import type { Effect, Event, ExecutionInfo, Frame, Outcome, Snapshot } from './snapshot.ts';
import {
  answered,
  attempt,
  attemptAgain,
  choose,
  type Entered,
  fail,
  pass,
  succeed,
  told,
  wait,
  waited,
} from './states.ts';

export type Transition =
  | { readonly kind: 'moved'; readonly snapshot: Snapshot; readonly effects: readonly Effect[] }
  | { readonly kind: 'question'; readonly question: Question };

/** An execution that has not started. */
export function newExecution(execution: ExecutionInfo): Snapshot {
  return { execution, tokens: 0, events: 0 };
}

export function transition(
  machine: StateMachine,
  snapshot: Snapshot,
  event: Event,
  answers: readonly Answer[] = [],
): Transition {
  const run: Run = {
    execution: snapshot.execution,
    time: event.time,
    random: event.random,
    answers: { known: answers, next: 0 },
    effects: [],
    tokens: snapshot.tokens,
    events: snapshot.events,
    entered: 0,
  };
  const site: Site = { run, block: machine, path: '', outer: undefined, item: undefined };
  try {
    const progress = react(site, snapshot, event);
    return { kind: 'moved', ...settled(snapshot, run, progress) };
  } catch (problem) {
    if (problem instanceof Unanswered) return { kind: 'question', question: problem.question };
    throw problem;
  }
}

/** Undefined: the event concerns nothing that is still waited for. */
function react(site: Site, snapshot: Snapshot, event: Event): Progress | undefined {
  if (event.kind === 'start') {
    site.run.events++;
    return walk(site, site.block.StartAt, snapshot.execution.input);
  }
  if (snapshot.root === undefined) return undefined;
  if (event.kind === 'resume') {
    resume(site, snapshot.root);
    return undefined;
  }
  return deliver(site, snapshot.root, event, event.token.split('/').map(Number));
}

function settled(
  snapshot: Snapshot,
  run: Run,
  progress: Progress | undefined,
): { snapshot: Snapshot; effects: readonly Effect[] } {
  const { tokens, events, effects } = run;
  if (progress === undefined) return { snapshot, effects };
  const kept = { execution: snapshot.execution, tokens, events };
  if (progress.kind === 'running') return { snapshot: { ...kept, root: progress.frame }, effects };
  const outcome: Outcome =
    progress.kind === 'ended' ? { kind: 'succeeded', output: progress.output } : progress;
  return { snapshot: kept, effects: [{ kind: 'done', outcome }] };
}

type Delivered = Exclude<Event, { kind: 'start' | 'resume' }>;

/** Along the token's path to the frame that waits for it. */
function deliver(site: Site, frame: Frame, event: Delivered, path: readonly number[]): Progress | undefined {
  const { waiting } = frame;
  const state = site.block.States[frame.state];
  if (state === undefined) return undefined;
  const [index, ...rest] = path;
  if (rest.length === 0 || index === undefined) {
    if (waiting.kind === 'children' || waiting.token !== event.token) return undefined;
    return finish(site, frame, () => wake(site, frame, state, event));
  }
  if (waiting.kind !== 'children' || (state.Type !== 'Map' && state.Type !== 'Parallel')) return undefined;
  const child = waiting.children[index];
  if (child?.kind !== 'running') return undefined;
  const progress = deliver(childSite(site, frame, state, index), child.frame, event, rest);
  if (progress === undefined) return undefined;
  return finish(site, frame, () => childMoved(site, frame, { state, index, progress }, walk));
}

function wake(site: Site, frame: Frame, state: State, event: Delivered): Step {
  const { waiting } = frame;
  if (event.kind === 'timer' && waiting.kind === 'timer') {
    if (waiting.then === 'exit' && state.Type === 'Wait') return waited(site, frame, state);
    return waiting.then === 'enter' ? { kind: 'next', ...frame } : act(site, frame, state);
  }
  if (state.Type !== 'Task' || event.kind === 'timer') return { kind: 'running', frame };
  if (event.kind === 'told') return told(frame);
  if (event.kind === 'succeeded') return answered(site, frame, state, event.result);
  site.run.events++;
  return handle(site, frame, state, { error: event.error, cause: event.cause });
}

/** Most states that one transition enters before the execution lets others have their turn. */
const mostAtOnce = 100;

/** Enters states until one has to wait or the block ends. */
function walk(site: Site, state: string, input: Json): Progress {
  return proceed(site, { state, input, variables: {} });
}

function proceed(site: Site, arrival: Arrival): Progress {
  let next = arrival;
  for (;;) {
    const frame = arrive(site, next);
    if (++site.run.entered > mostAtOnce) return sleep(site, frame, site.run.time, 'enter');
    site.run.events++;
    const step = guarded(site, frame, () => act(site, frame, site.block.States[frame.state]));
    if (step.kind !== 'next') return step;
    next = step;
  }
}

function arrive({ run }: Site, { state, input, variables }: Arrival): Entered {
  return {
    state,
    input,
    variables,
    entered: run.time,
    enteredEvent: run.events + 1,
    retryCount: 0,
    retries: {},
  };
}

/** A step of a frame that waited, and then on through the block. */
function finish(site: Site, frame: Frame, step: () => Step): Progress {
  const taken = guarded(site, frame, step);
  return taken.kind === 'next' ? proceed(site, taken) : taken;
}

/** What is thrown while a state's fields are evaluated is the state's failure, and a Task, Parallel or Map may handle it. */
function guarded(site: Site, frame: Entered, step: () => Step): Step {
  try {
    return step();
  } catch (problem) {
    const failure: Failure = failureOf(problem, frame);
    const state = site.block.States[frame.state];
    return state === undefined
      ? { kind: 'failed', ...failure }
      : handle(site, frame, retriable(state), failure);
  }
}

function retriable(state: State): Parameters<typeof handle>[2] {
  return state.Type === 'Task' || state.Type === 'Parallel' || state.Type === 'Map' ? state : {};
}

function act(site: Site, frame: Entered, state: State | undefined): Step {
  if (state === undefined)
    throw new StateError('States.Runtime', `The state '${frame.state}' does not exist.`);
  switch (state.Type) {
    case 'Task':
      return attempt(site, frame, state);
    case 'Pass':
      return pass(site, frame, state);
    case 'Choice':
      return choose(site, frame, state);
    case 'Wait':
      return wait(site, frame, state);
    case 'Succeed':
      return succeed(site, frame, state);
    case 'Fail':
      return fail(site, frame, state);
    case 'Parallel':
    case 'Map':
      return begin(site, frame, state, walk);
    default:
      return state satisfies never;
  }
}

function resume(site: Site, frame: Frame): void {
  const { waiting } = frame;
  const state = site.block.States[frame.state];
  if (state === undefined) return;
  if (waiting.kind === 'timer')
    site.run.effects.push({ kind: 'timer', token: waiting.token, at: waiting.at });
  else if (waiting.kind === 'task' && state.Type === 'Task') attemptAgain(site, frame, state);
  else if (waiting.kind === 'children' && (state.Type === 'Map' || state.Type === 'Parallel'))
    waiting.children.forEach((child, i) => {
      if (child.kind === 'running') resume(childSite(site, frame, state, i), child.frame);
    });
}
