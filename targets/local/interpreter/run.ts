// What one transition works with: where in the machine it is, the effects it has asked for so far, the history it writes, and
// the rules that hold for every kind of state (failing, retrying, sleeping). How data flows through a state is in flow.ts.
import type { Block, CatchRule, Machine, RetryRule, StateDefinition } from './definition.ts';
import { languageOf } from './definition.ts';
import { backOff, type Failure, matching, StateError, tooLarge } from './errors.ts';
import type { Answers, Scope, View } from './evaluation.ts';
import { detailsOf, type HistoryEvent, type HistoryEventType } from './history.ts';
import { exceeds, type Json, payloadLimit } from './json.ts';
import type { PathView } from './payload.ts';
import type { Effect, ExecutionInfo, Frame, Variables } from './snapshot.ts';

/** Changes while a transition runs, and is dropped with it when an answer is missing. */
export interface Run {
  readonly machine: Machine;
  readonly execution: ExecutionInfo;
  readonly time: number;
  readonly random: number;
  readonly answers: Answers;
  readonly effects: Effect[];
  /** Undefined: events are counted only. */
  readonly history: HistoryEvent[] | undefined;
  readonly probe: Probe | undefined;
  tokens: number;
  events: number;
  /** The event that the next one follows from. */
  previous: number;
  /** The state of the outermost block in which the execution ends badly. */
  stopped: Entered | undefined;
  /** States entered in this transition: after too many the execution lets others have their turn. */
  entered: number;
}

/** Who tests a single state hears of every stage of its data; the machine is left with the state. */
export interface Probe {
  /** Instead of the context object. */
  readonly context?: Json;
  readonly variables?: Variables;
  /** Attempts that each retrier has had. */
  readonly retries?: number;
  /** Instead of what a Task, Parallel or Map does. */
  readonly mock?: Mock;
  saw(stage: string, value: Json): void;
  left(state: string | undefined, variables: Variables): void;
  /** A retrier matches; without seconds it has no attempt left. */
  retried(retrier: number, seconds: number | undefined, failure: Failure): void;
  caught(catcher: number, failure: Failure): void;
}

export type Mock =
  | { readonly kind: 'result'; readonly result: Json; readonly failures: number }
  | { readonly kind: 'error'; readonly error: string; readonly cause: string };

/** A block of states and the way to it. */
export interface Site {
  readonly run: Run;
  readonly block: Block;
  /** Indices of the children on the way, `0/3/`; empty at the top. */
  readonly path: string;
  readonly outer: Scope | undefined;
  readonly item: { readonly Index: number; readonly Value: Json } | undefined;
  /** Inside a distributed Map, whose children have histories of their own. */
  readonly silent?: boolean;
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
export type Entered = Omit<Frame, 'waiting'>;

export function newToken({ run, path }: Site): string {
  return `${path}${++run.tokens}`;
}

export function stateOf(site: Site, frame: Entered): StateDefinition {
  const { States } = site.block;
  const state = Object.hasOwn(States, frame.state) ? States[frame.state] : undefined;
  if (state === undefined)
    throw new StateError('States.Runtime', `The state '${frame.state}' does not exist.`);
  return state;
}

type Details<Type extends HistoryEventType> = (typeof detailsOf)[Type] extends infer Member extends
  keyof HistoryEvent
  ? NonNullable<HistoryEvent[Member]>
  : never;

/** Writes the next event of this thread. */
export function note<Type extends HistoryEventType>(
  { run, silent }: Pick<Site, 'run' | 'silent'>,
  type: Type,
  details?: () => Details<Type>,
): void {
  if (silent === true) return;
  const id = ++run.events;
  if (run.history !== undefined) {
    const member = detailsOf[type];
    const event = { type, id, previousEventId: run.previous, timestamp: run.time };
    run.history.push(
      (member === undefined || details === undefined
        ? event
        : { ...event, [member]: details() }) as HistoryEvent,
    );
  }
  run.previous = id;
}

/** An event from which nothing follows: the next one of the thread follows from the one before. */
export function noteAside<Type extends HistoryEventType>(
  site: Pick<Site, 'run' | 'silent'>,
  type: Type,
  details?: () => Details<Type>,
): void {
  const { previous } = site.run;
  note(site, type, details);
  site.run.previous = previous;
}

export interface Seen {
  /** By which a task that waits is told how it ended. */
  readonly token?: string | undefined;
  readonly result?: Json;
  readonly errorOutput?: Json;
}

/** What expressions in the fields of the frame's state see. */
export function view(site: Site, frame: Entered, { token, ...seen }: Seen = {}): View {
  return {
    scope: scopeOf(site, frame),
    states: { input: frame.input, context: contextOf(site, frame, token), ...seen },
    answers: site.run.answers,
  };
}

/** What paths see: `data` is `$`. */
export function pathView(site: Site, frame: Entered, data: Json, token?: string): PathView {
  const context = contextOf(site, frame, token);
  return { data, context, scope: scopeOf(site, frame), answers: site.run.answers };
}

function scopeOf(site: Site, frame: Entered): Scope {
  return { variables: frame.variables, outer: site.outer };
}

function contextOf({ run, item, block }: Site, frame: Entered, token: string | undefined): Json {
  const { execution, probe } = run;
  if (probe?.context !== undefined) return probe.context;
  const type = block.States[frame.state]?.Type;
  const retriable = type === 'Task' || type === 'Parallel' || type === 'Map';
  const { roleArn = 'arn:aws:iam::000000000000:role/local', redrives = 0, redriveTime } = execution;
  return {
    Execution: {
      Id: execution.id,
      Input: execution.input,
      Name: execution.name,
      RoleArn: roleArn,
      StartTime: execution.startTime,
      RedriveCount: redrives,
      ...(redriveTime !== undefined && { RedriveTime: redriveTime }),
    },
    StateMachine: { Id: execution.machine.id, Name: execution.machine.name },
    State: {
      Name: frame.state,
      EnteredTime: new Date(frame.entered).toISOString(),
      ...(retriable && { RetryCount: frame.retryCount }),
    },
    ...(token !== undefined && { Task: { Token: token } }),
    ...(item && { Map: { Item: { Index: item.Index, Value: item.Value } } }),
  };
}

export function isJsonata(site: Site, state: StateDefinition): boolean {
  return languageOf(site.run.machine, state) === 'JSONata';
}

export function limited(value: Json, state: string): Json {
  if (exceeds(value, payloadLimit)) throw tooLarge(state);
  return value;
}

/** What becomes of a caught error; given by flow.ts. */
export type LeaveCaught = (site: Site, frame: Entered, caught: Caught) => Step;

export interface Caught {
  readonly state: StateDefinition;
  readonly catcher: CatchRule;
  readonly index: number;
  readonly errorOutput: Json;
}

/** A failure of a Task, Parallel or Map: the next attempt, a catcher, or out of the block. */
export function handle(
  site: Site,
  frame: Entered,
  {
    state,
    failure,
    leaveCaught,
  }: { readonly state: StateDefinition; readonly failure: Failure; readonly leaveCaught: LeaveCaught },
): Step {
  const error = failure.error ?? '';
  const again = retry(site, frame, state.Retry, failure);
  if (again !== undefined) return again;
  // What is wrong with the machine itself ends the execution there and then.
  if ((state.Type === 'Parallel' || state.Type === 'Map') && error !== 'States.Runtime')
    note(site, `${state.Type}StateFailed`);
  const index = matching(state.Catch, error);
  const catcher = state.Catch?.[index];
  if (catcher === undefined) return { kind: 'failed', ...failure };
  site.run.probe?.caught(index, failure);
  const errorOutput = { Error: error, Cause: failure.cause ?? '' };
  try {
    return leaveCaught(site, frame, { state, catcher, index, errorOutput });
  } catch (problem) {
    return { kind: 'failed', ...failureOf(site, problem, frame) };
  }
}

function retry(
  site: Site,
  frame: Entered,
  retriers: readonly RetryRule[] | undefined,
  failure: Failure,
): Progress | undefined {
  const index = matching(retriers, failure.error ?? '');
  const retrier = retriers?.[index];
  if (retrier === undefined) return undefined;
  const attempts = frame.retries[index] ?? 0;
  const seconds = backOff(retrier, attempts, site.run.random);
  site.run.probe?.retried(index, seconds, failure);
  if (seconds === undefined) return undefined;
  const retried = {
    ...frame,
    retryCount: frame.retryCount + 1,
    retries: { ...frame.retries, [index]: attempts + 1 },
  };
  return sleep(site, retried, site.run.time + Math.round(seconds * 1000), 'attempt');
}

export function sleep(site: Site, frame: Entered, at: number, then: 'exit' | 'attempt' | 'enter'): Progress {
  const token = newToken(site);
  site.run.effects.push({ kind: 'timer', token, at });
  return rest(site, frame, { kind: 'timer', token, at, then });
}

/** The thread of control waits. */
export function rest(site: Site, frame: Entered, waiting: Frame['waiting']): Progress {
  return { kind: 'running', frame: { ...frame, last: site.run.previous, waiting } };
}

/** The state's failure, from what was thrown while its fields were evaluated; anything else goes on. */
export function failureOf(site: Site, problem: unknown, frame: Entered): Failure {
  if (!(problem instanceof StateError)) throw problem;
  const { error, reason, location } = problem;
  const where = `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). `;
  const bare = error === 'States.DataLimitExceeded' || site.run.probe !== undefined;
  const cause = bare ? reason : where + reason;
  if (location !== undefined)
    note(site, 'EvaluationFailed', () => ({ cause, error, location, state: frame.state }));
  return { error, cause };
}
