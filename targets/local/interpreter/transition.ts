// The interpreter's one function: a machine, what is kept of an execution, and an event give the new snapshot, what to do in
// the world, and what the execution's history says of it. Pure: time and randomness come with the event, and an expression
// that needs the jsonata library is asked for as data (`question`); the caller answers and calls again.
import { begin, childMoved, childSite, itemsRead, resultsWritten } from './children.ts';
import type { Machine, StateDefinition } from './definition.ts';
import type { Failure } from './errors.ts';
import { Unanswered } from './evaluation.ts';
import { leaveCaught, whole } from './flow.ts';
import type { HistoryEvent } from './history.ts';
import type { Json } from './json.ts';
import type { Answer, Question } from './jsonata.ts';
import { askForItems } from './map.ts';
import { askToWrite } from './map-results.ts';
import {
  type Arrival,
  type Entered,
  failureOf,
  handle,
  note,
  type Probe,
  type Progress,
  type Run,
  type Site,
  type Step,
  sleep,
  stateOf,
} from './run.ts';
import type { Effect, Event, ExecutionInfo, Frame, Outcome, Snapshot } from './snapshot.ts';
import { choose, fail, pass, succeed, wait, waited } from './states.ts';
import { answered, attempt, attemptAgain, failed, taken, told } from './task.ts';

export type Transition =
  | {
      readonly kind: 'moved';
      readonly snapshot: Snapshot;
      readonly effects: readonly Effect[];
      /** Empty where nobody asked for it. */
      readonly history: readonly HistoryEvent[];
    }
  | { readonly kind: 'question'; readonly question: Question };

export interface Asked {
  /** Answers to the questions that this transition has asked so far. */
  readonly answers?: readonly Answer[];
  readonly history?: boolean;
  readonly probe?: Probe;
}

/** An execution that has not started. */
export function newExecution(execution: ExecutionInfo): Snapshot {
  return { execution, tokens: 0, events: 0 };
}

export function transition(
  machine: Machine,
  snapshot: Snapshot,
  event: Event,
  { answers = [], history = false, probe }: Asked = {},
): Transition {
  const run: Run = {
    machine,
    execution: snapshot.execution,
    time: event.time,
    random: event.random,
    answers: { known: answers, next: 0 },
    effects: [],
    history: history ? [] : undefined,
    probe,
    tokens: snapshot.tokens,
    events: snapshot.events,
    previous: snapshot.events,
    entered: 0,
    stopped: snapshot.root ?? snapshot.stopped,
  };
  const site: Site = { run, block: machine, path: '', outer: undefined, item: undefined };
  try {
    const progress = react(site, snapshot, event);
    return { kind: 'moved', ...settled(snapshot, site, progress), history: run.history ?? [] };
  } catch (problem) {
    if (problem instanceof Unanswered) return { kind: 'question', question: problem.question };
    throw problem;
  }
}

type Stopped = Extract<Outcome, { kind: 'failed' }>;

/** Undefined: the event concerns nothing that is still waited for. */
function react(site: Site, snapshot: Snapshot, event: Event): Progress | Stopped | undefined {
  if (event.kind === 'start') {
    begun(site, snapshot.execution);
    return walk(site, site.block.StartAt, snapshot.execution.input);
  }
  if (event.kind === 'redrive') return redriven(site, snapshot);
  if (snapshot.root === undefined) return undefined;
  if (event.kind === 'resume') {
    resume(site, snapshot.root);
    return undefined;
  }
  if (event.kind === 'abort') return { kind: 'failed', by: 'abort', error: event.error, cause: event.cause };
  if (event.kind === 'expire') return { kind: 'failed', by: 'expire', error: 'States.Timeout', cause: '' };
  return deliver(site, snapshot.root, event, event.token.split('/').map(Number));
}

/** The state is attempted anew, with all its retries. */
function redriven(site: Site, { stopped, execution }: Snapshot): Progress | undefined {
  if (stopped === undefined) return undefined;
  note(site, 'ExecutionRedriven', () => ({ redriveCount: execution.redrives ?? 1 }));
  const { last: _, ...frame } = stopped;
  const fresh = { ...frame, retries: {}, retryCount: 0 };
  return finish(site, fresh, () => act(site, fresh, stateOf(site, fresh)));
}

function begun(site: Site, { input, roleArn }: ExecutionInfo): void {
  if (site.run.probe !== undefined) return;
  note(site, 'ExecutionStarted', () => ({
    input: JSON.stringify(input),
    inputDetails: whole,
    ...(roleArn !== undefined && { roleArn }),
  }));
  // The first state follows from nothing.
  site.run.previous = 0;
}

function settled(
  snapshot: Snapshot,
  site: Site,
  progress: Progress | Stopped | undefined,
): { snapshot: Snapshot; effects: readonly Effect[] } {
  const { run } = site;
  if (progress === undefined) return { snapshot, effects: run.effects };
  if (progress.kind === 'running' && run.history !== undefined && run.events > mostEvents)
    return settled(snapshot, site, tooLong);
  if (progress.kind === 'running') {
    const { tokens, events, effects } = run;
    return { snapshot: { execution: snapshot.execution, tokens, events, root: progress.frame }, effects };
  }
  const outcome: Outcome =
    progress.kind === 'ended' ? { kind: 'succeeded', output: progress.output } : progress;
  noteEnd(site, outcome);
  const { tokens, events, stopped } = run;
  const { execution } = snapshot;
  const ended = { execution, tokens, events, ...(outcome.kind === 'failed' && stopped && { stopped }) };
  const counted = run.effects.filter(({ kind }) => kind === 'counted');
  return { snapshot: ended, effects: [...counted, { kind: 'done', outcome }] };
}

/** AWS: of a Standard execution, the last one included. */
const mostEvents = 24_990;
const tooLong: Stopped = {
  kind: 'failed',
  error: 'States.Runtime',
  cause: 'The execution reached the maximum number of history events (25000).',
};

function noteEnd(site: Site, outcome: Outcome): void {
  if (outcome.kind === 'succeeded') {
    const { output } = outcome;
    note(site, 'ExecutionSucceeded', () => ({ output: JSON.stringify(output), outputDetails: whole }));
    return;
  }
  const { error, cause, by } = outcome;
  const type =
    by === 'abort' ? 'ExecutionAborted' : by === 'expire' ? 'ExecutionTimedOut' : 'ExecutionFailed';
  note(site, type, () => ({
    ...(error !== undefined && { error }),
    ...(cause !== undefined && (cause !== '' || by === 'abort') && { cause }),
  }));
}

type Delivered = Exclude<Event, { kind: 'start' | 'resume' | 'abort' | 'expire' | 'redrive' }>;

/** Along the token's path to the frame that waits for it. */
function deliver(site: Site, frame: Frame, event: Delivered, path: readonly number[]): Progress | undefined {
  const { waiting } = frame;
  const state = site.block.States[frame.state];
  if (state === undefined) return undefined;
  const [index, ...rest] = path;
  if (rest.length === 0 || index === undefined) {
    if (waiting.kind === 'children' || waiting.token !== event.token) return undefined;
    site.run.previous = frame.last ?? frame.enteredEvent;
    return finish(site, frame, () => wake(site, frame, state, event));
  }
  if (waiting.kind !== 'children' || (state.Type !== 'Map' && state.Type !== 'Parallel')) return undefined;
  const child = waiting.children[index];
  if (child?.kind !== 'running') return undefined;
  const progress = deliver(childSite(site, frame, state, index), child.frame, event, rest);
  if (progress === undefined) return undefined;
  return finish(site, frame, () => childMoved(site, frame, { state, index, progress }, walk));
}

function wake(site: Site, frame: Frame, state: StateDefinition, event: Delivered): Step {
  const { waiting } = frame;
  if (event.kind === 'timer' && waiting.kind === 'timer') {
    if (waiting.then === 'exit' && state.Type === 'Wait') return waited(site, frame, state);
    return waiting.then === 'enter' ? { kind: 'next', ...frame } : act(site, frame, state);
  }
  if (waiting.kind === 'reader' && (event.kind === 'succeeded' || event.kind === 'failed'))
    return itemsRead(site, frame, { state, event, walk });
  if (waiting.kind === 'writer' && (event.kind === 'succeeded' || event.kind === 'failed'))
    return resultsWritten(site, frame, state, event);
  if (state.Type !== 'Task') return { kind: 'running', frame };
  switch (event.kind) {
    case 'timer':
      return { kind: 'running', frame };
    case 'told':
      return told(site, frame, state, event);
    case 'taken':
      return taken(site, frame, event);
    case 'succeeded':
      return answered(site, frame, state, event);
    case 'failed':
    case 'late':
      return failed(site, frame, state, event);
    default:
      return event satisfies never;
  }
}

/** Most states that one transition enters before the execution lets others have their turn. */
const mostAtOnce = 100;

/** Enters states until one has to wait or the block ends. */
function walk(site: Site, state: string, input: Json): Progress {
  const variables = (site.path === '' && site.run.probe?.variables) || {};
  return proceed(site, { state, input, variables });
}

function proceed(site: Site, arrival: Arrival): Progress {
  let next = arrival;
  for (;;) {
    const frame = arrive(site, next);
    if (++site.run.entered > mostAtOnce) return sleep(site, frame, site.run.time, 'enter');
    const step = guarded(site, frame, () => enter(site, frame));
    if (step.kind !== 'next') return stopping(site, frame, step);
    next = step;
    // Who tests a state leaves with it.
    if (site.run.probe !== undefined && site.path === '') return { kind: 'ended', output: step.input };
  }
}

function stopping(site: Site, frame: Entered, progress: Progress): Progress {
  if (progress.kind === 'failed' && site.path === '') site.run.stopped = frame;
  return progress;
}

function arrive({ run, block }: Site, { state, input, variables }: Arrival): Entered {
  const had = run.probe?.retries ?? 0;
  return {
    state,
    input,
    variables,
    entered: run.time,
    enteredEvent: run.events + 1,
    retryCount: had,
    retries: had === 0 ? {} : Object.fromEntries((block.States[state]?.Retry ?? []).map((_, i) => [i, had])),
  };
}

function enter(site: Site, frame: Entered): Step {
  const state = stateOf(site, frame);
  note(site, `${state.Type}StateEntered`, () => ({
    name: frame.state,
    input: JSON.stringify(frame.input),
    inputDetails: whole,
  }));
  return act(site, frame, state);
}

/** A step of a frame that waited, and then on through the block. */
function finish(site: Site, frame: Entered, step: () => Step): Progress {
  const taken = guarded(site, frame, step);
  if (taken.kind !== 'next') return stopping(site, frame, taken);
  const arrival = { state: taken.state, input: taken.input, variables: taken.variables };
  if (site.run.probe !== undefined && site.path === '') return { kind: 'ended', output: taken.input };
  return proceed(site, arrival);
}

/** What is thrown while a state's fields are evaluated is the state's failure, and a Task, Parallel or Map may handle it. */
function guarded(site: Site, frame: Entered, step: () => Step): Step {
  try {
    return step();
  } catch (problem) {
    const failure: Failure = failureOf(site, problem, frame);
    const state = site.block.States[frame.state];
    return state === undefined
      ? { kind: 'failed', ...failure }
      : handle(site, frame, { state, failure, leaveCaught });
  }
}

function act(site: Site, frame: Entered, state: StateDefinition): Step {
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
      return state.Type satisfies never;
  }
}

function resume(site: Site, frame: Frame): void {
  const { waiting } = frame;
  const state = site.block.States[frame.state];
  if (state === undefined) return;
  if (waiting.kind === 'timer')
    site.run.effects.push({ kind: 'timer', token: waiting.token, at: waiting.at });
  else if (waiting.kind === 'task' && state.Type === 'Task') attemptAgain(site, frame, state);
  else if (waiting.kind === 'reader') askForItems(site, frame, state, waiting.token);
  else if (waiting.kind === 'writer') askToWrite(site, frame, state, waiting);
  else if (waiting.kind === 'children' && (state.Type === 'Map' || state.Type === 'Parallel'))
    waiting.children.forEach((child, i) => {
      if (child.kind === 'running') resume(childSite(site, frame, state, i), child.frame);
    });
}
