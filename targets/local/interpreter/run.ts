// What one transition works with: where in the machine it is, the effects it has asked for so far, and the rules that hold
// for every kind of state (leaving, failing, retrying).
import type { Assign, Catcher, Retrier, State, States, Template } from '../../asl/types.ts';
import { backOff, type Failure, matching, StateError, tooLarge } from './errors.ts';
import { type Answers, evaluate, type Scope, type View } from './evaluation.ts';
import { exceeds, type Json, payloadLimit } from './json.ts';
import type { Effect, ExecutionInfo, Frame, Variables } from './snapshot.ts';

/** Changes while a transition runs, and is dropped with it when an answer is missing. */
export interface Run {
  readonly execution: ExecutionInfo;
  readonly time: number;
  readonly random: number;
  readonly answers: Answers;
  readonly effects: Effect[];
  tokens: number;
  events: number;
  /** States entered in this transition: after too many the execution lets others have their turn. */
  entered: number;
}

/** A block of states and the way to it. */
export interface Site {
  readonly run: Run;
  readonly block: { readonly StartAt: string; readonly States: States };
  /** Indices of the children on the way, `0/3/`; empty at the top. */
  readonly path: string;
  readonly outer: Scope | undefined;
  readonly item: { readonly Index: number; readonly Value: Json } | undefined;
}

/** A state about to be entered. */
export interface Arrival {
  readonly state: string;
  readonly input: Json;
  readonly variables: Variables;
}

export type Progress =
  | { readonly kind: 'running'; readonly frame: Frame }
  | { readonly kind: 'ended'; readonly output: Json }
  | ({ readonly kind: 'failed' } & Failure);

export type Step = Progress | ({ readonly kind: 'next' } & Arrival);

export function newToken({ run, path }: Site): string {
  return `${path}${++run.tokens}`;
}

export function stateOf(site: Site, name: string): State {
  const state = site.block.States[name];
  if (state === undefined) throw new StateError('States.Runtime', `There is no state '${name}'.`);
  return state;
}

export interface Seen {
  /** By which a task that waits is told how it ended. */
  readonly token?: string;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** What the fields of the frame's state see. */
export function view(site: Site, frame: Omit<Frame, 'waiting'>, { token, ...seen }: Seen = {}): View {
  const { execution } = site.run;
  const states = {
    input: frame.input,
    context: {
      Execution: {
        Id: execution.id,
        Input: execution.input,
        Name: execution.name,
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        StartTime: execution.startTime,
        RedriveCount: 0,
      },
      StateMachine: { Id: execution.machine.id, Name: execution.machine.name },
      State: {
        Name: frame.state,
        EnteredTime: new Date(frame.entered).toISOString(),
        RetryCount: frame.retryCount,
      },
      ...(token !== undefined && { Task: { Token: token } }),
      ...(site.item && { Map: { Item: { Index: site.item.Index, Value: site.item.Value } } }),
    },
    ...seen,
  };
  return { scope: { variables: frame.variables, outer: site.outer }, states, answers: site.run.answers };
}

export function limited(value: Json, state: string): Json {
  if (exceeds(value, payloadLimit)) throw tooLarge(state);
  return value;
}

export interface Leaving {
  readonly Assign?: Assign;
  readonly Output?: Template;
  readonly Next?: string;
  /** Before `Assign` and `Output` in messages: `Catch[0]/`. */
  readonly location?: string;
  /** The output where `Output` says nothing. */
  readonly otherwise: Json;
}

/** Assign and Output are both evaluated against the values on entry; then the next state, or the end of the block. */
export function leave(frame: Omit<Frame, 'waiting'>, seen: View, leaving: Leaving, run: Run): Step {
  const { Assign, Output, Next, location = '', otherwise } = leaving;
  let { variables } = frame;
  if (Assign !== undefined) {
    const assigned = evaluate(Assign, `${location}Assign`, seen);
    limited(assigned, frame.state);
    variables = { ...variables, ...(assigned as Variables) };
  }
  const output =
    Output === undefined ? otherwise : limited(evaluate(Output, `${location}Output`, seen), frame.state);
  run.events++;
  return Next === undefined
    ? { kind: 'ended', output }
    : { kind: 'next', state: Next, input: output, variables };
}

/** A failure of a Task, Parallel or Map: the next attempt, a catcher, or out of the block. */
export function handle(
  site: Site,
  frame: Omit<Frame, 'waiting'>,
  state: { readonly Retry?: readonly Retrier[]; readonly Catch?: readonly Catcher[] },
  failure: Failure,
): Step {
  const error = failure.error ?? '';
  const again = retry(site, frame, state.Retry, error);
  if (again !== undefined) return again;
  const index = matching(state.Catch, error);
  const catcher = state.Catch?.[index];
  if (catcher === undefined) return { kind: 'failed', ...failure };
  const errorOutput = { Error: error, Cause: failure.cause ?? '' };
  const seen = view(site, frame, { errorOutput });
  try {
    return leave(frame, seen, { ...catcher, location: `Catch[${index}]/`, otherwise: errorOutput }, site.run);
  } catch (problem) {
    return { kind: 'failed', ...failureOf(problem, frame) };
  }
}

function retry(
  site: Site,
  frame: Omit<Frame, 'waiting'>,
  retriers: readonly Retrier[] | undefined,
  error: string,
): Progress | undefined {
  const index = matching(retriers, error);
  const retrier = retriers?.[index];
  if (retrier === undefined) return undefined;
  const attempts = frame.retries[index] ?? 0;
  const seconds = backOff(retrier, attempts, site.run.random);
  if (seconds === undefined) return undefined;
  const retried = {
    ...frame,
    retryCount: frame.retryCount + 1,
    retries: { ...frame.retries, [index]: attempts + 1 },
  };
  return sleep(site, retried, site.run.time + Math.round(seconds * 1000), 'attempt');
}

export function sleep(
  site: Site,
  frame: Omit<Frame, 'waiting'>,
  at: number,
  then: 'exit' | 'attempt' | 'enter',
): Progress {
  const token = newToken(site);
  site.run.effects.push({ kind: 'timer', token, at });
  return { kind: 'running', frame: { ...frame, waiting: { kind: 'timer', token, at, then } } };
}

/** The state's failure, from what was thrown while its fields were evaluated; anything else goes on. */
export function failureOf(problem: unknown, frame: Omit<Frame, 'waiting'>): Failure {
  if (!(problem instanceof StateError)) throw problem;
  const where = `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). `;
  const prefixed = problem.error === 'States.DataLimitExceeded' ? '' : where;
  return { error: problem.error, cause: prefixed + problem.reason };
}
