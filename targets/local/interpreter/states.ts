// What each kind of state does when it is entered, attempted again, or left.
import type { ChoiceState, FailState, State, TaskState, WaitState } from '../../asl/types.ts';
import { queryError, StateError, wrongType } from './errors.ts';
import { evaluate, evaluateAs, expressionOf, type View } from './evaluation.ts';
import { isRecord, type Json } from './json.ts';
import { leave, limited, newToken, type Run, type Site, type Step, sleep, view } from './run.ts';
import type { Frame } from './snapshot.ts';
import { taskToken } from './tokens.ts';

export type Entered = Omit<Frame, 'waiting'>;

export function pass(site: Site, frame: Entered, state: Extract<State, { Type: 'Pass' }>): Step {
  return leave(frame, view(site, frame), { ...state, otherwise: frame.input }, site.run);
}

export function succeed(site: Site, frame: Entered, state: Extract<State, { Type: 'Succeed' }>): Step {
  const { Output } = state;
  const leaving = { otherwise: frame.input, ...(Output !== undefined && { Output }) };
  return leave(frame, view(site, frame), leaving, site.run);
}

export function fail(site: Site, frame: Entered, state: FailState): Step {
  const seen = view(site, frame);
  const text = (field: 'Error' | 'Cause') =>
    state[field] === undefined ? undefined : (evaluateAs('string', state[field], field, seen) as string);
  return { kind: 'failed', error: text('Error'), cause: text('Cause') };
}

export function choose(site: Site, frame: Entered, state: ChoiceState): Step {
  const seen = view(site, frame);
  for (const [i, rule] of state.Choices.entries()) {
    const location = `Choices[${i}]/`;
    if (evaluateAs('boolean', rule.Condition, `${location}Condition`, seen) === true)
      return leave(frame, seen, { ...rule, location, otherwise: frame.input }, site.run);
  }
  if (state.Default === undefined)
    throw new StateError('States.NoChoiceMatched', `No choice matched in state '${frame.state}'.`);
  return leave(frame, seen, { ...state, Next: state.Default, otherwise: frame.input }, site.run);
}

export function wait(site: Site, frame: Entered, state: WaitState): Step {
  return sleep(site, frame, wakeUpTime(state, view(site, frame), site.run), 'exit');
}

export function waited(site: Site, frame: Entered, state: WaitState): Step {
  return leave(frame, view(site, frame), { ...state, otherwise: frame.input }, site.run);
}

const longestWait = 24_855 * 86_400;
const timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

function wakeUpTime(state: WaitState, seen: View, { time }: Run): number {
  if (state.Timestamp !== undefined) {
    const text = evaluateAs('string', state.Timestamp, 'Timestamp', seen) as string;
    const at = timestamp.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(at))
      throw queryError(
        `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`,
      );
    return at;
  }
  const seconds = wholeNumber(state.Seconds ?? 0, 'Seconds', 0, seen);
  if (seconds > longestWait) throw new StateError('States.Runtime', 'Wait state delay is too long.');
  return time + seconds * 1000;
}

/** A field with an integer, at least `least`. */
export function wholeNumber(template: number | string, field: string, least: number, seen: View): number {
  const value = evaluate(template, field, seen);
  const expression = expressionOf(template) ?? String(template);
  if (typeof value !== 'number' || !Number.isInteger(value))
    throw wrongType(expression, field, 'integer', value);
  if (value < least)
    throw queryError(
      `The JSONata expression '${expression}' specified for the field '${field}' returned a value outside of its range: ${value}`,
    );
  return value;
}

const lambdaInvoke = 'arn:aws:states:::lambda:invoke';
/** The function gets a token; whoever has it says how the task ends. */
const lambdaToken = `${lambdaInvoke}.waitForTaskToken`;
const startExecution = 'arn:aws:states:::states:startExecution';

/** Asks for the function. Retries come here again: arguments are evaluated anew, `RetryCount` has grown. */
export function attempt(site: Site, frame: Entered, state: TaskState): Step {
  const { run } = site;
  const token = newToken(site);
  const seen = argumentsView(site, frame, state, token);
  const asked = run.answers.next;
  const sent =
    state.Arguments === undefined
      ? frame.input
      : limited(evaluate(state.Arguments, 'Arguments', seen), frame.state);
  const repeatable = run.answers.next === asked;
  const seconds =
    state.TimeoutSeconds === undefined
      ? undefined
      : wholeNumber(state.TimeoutSeconds, 'TimeoutSeconds', 1, seen);
  const waiting = {
    kind: 'task' as const,
    token,
    ...(seconds !== undefined && { deadline: run.time + seconds * 1000 }),
    ...(!repeatable && { arguments: sent }),
  };
  const waitingFrame = { ...frame, waiting };
  ask(run, waitingFrame, state, { sent, resumed: false });
  run.events += 2;
  return { kind: 'running', frame: waitingFrame };
}

function argumentsView(site: Site, frame: Entered, state: TaskState, token: string): View {
  if (state.Resource !== lambdaToken) return view(site, frame);
  return view(site, frame, { token: taskToken(site.run.execution.id, token) });
}

/** After a restart: the same invocation once more; where the function has the token, only its time limit. */
export function attemptAgain(site: Site, frame: Frame, state: TaskState): void {
  const { waiting } = frame;
  if (waiting.kind !== 'task') return;
  const { token, deadline } = waiting;
  if (waiting.told === true) {
    if (deadline !== undefined) site.run.effects.push({ kind: 'deadline', token, at: deadline });
    return;
  }
  const { Arguments } = state;
  const sent =
    waiting.arguments ??
    (Arguments === undefined
      ? frame.input
      : evaluate(Arguments, 'Arguments', argumentsView(site, frame, state, token)));
  ask(site.run, frame, state, { sent, resumed: true });
}

/** Nobody needs to be told again. */
export function told(frame: Frame): Step {
  const { waiting } = frame;
  if (waiting.kind !== 'task') return { kind: 'running', frame };
  return { kind: 'running', frame: { ...frame, waiting: { ...waiting, told: true } } };
}

interface Sending {
  readonly sent: Json;
  readonly resumed: boolean;
}

function ask(run: Run, { waiting }: Frame, state: TaskState, { sent, resumed }: Sending): void {
  if (waiting.kind !== 'task') return;
  if (state.Resource === startExecution) {
    run.effects.push({ kind: 'start', token: waiting.token, ...startOf(sent) });
    return;
  }
  const waits = state.Resource === lambdaToken;
  const optimized = waits || state.Resource === lambdaInvoke;
  if (!optimized && !/:function:/.test(state.Resource))
    throw new StateError('States.Runtime', `The resource '${state.Resource}' is not supported here.`);
  const { FunctionName, Payload = {} } = optimized && isRecord(sent) ? sent : {};
  run.effects.push({
    kind: 'invoke',
    token: waiting.token,
    function: optimized ? String(FunctionName) : state.Resource,
    payload: optimized ? Payload : sent,
    resumed,
    deadline: waiting.deadline,
    waits,
  });
}

function startOf(sent: Json): { machine: string; name: string | undefined; input: Json } {
  const { StateMachineArn, Name, Input = {} } = isRecord(sent) ? sent : {};
  const name = typeof Name === 'string' ? Name : undefined;
  return { machine: String(StateMachineArn), name, input: typeof Input === 'string' ? parsed(Input) : Input };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new StateError('StepFunctions.InvalidExecutionInputException', 'The input is not JSON.');
  }
}

/** The function answered: `result` is its payload. */
export function answered(site: Site, frame: Entered, state: TaskState, payload: Json): Step {
  site.run.events++;
  const result = state.Resource === lambdaInvoke ? invokeResult(payload) : payload;
  limited(payload, 'lambda');
  return leave(frame, view(site, frame, { result }), { ...state, otherwise: result }, site.run);
}

function invokeResult(payload: Json): Json {
  return {
    ExecutedVersion: '$LATEST',
    Payload: payload,
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: {},
    StatusCode: 200,
  };
}
