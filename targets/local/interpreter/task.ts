// A Task: it asks for a function, an activity or a service, and hears how that went.
import type { StateDefinition } from './definition.ts';
import { StateError, tooLarge } from './errors.ts';
import { argumentsOf, leaveCaught, leaveWithResult } from './flow.ts';
import { exceeds, isRecord, type Json, payloadLimit } from './json.ts';
import { type Resource, resourceOf } from './resources.ts';
import { type Entered, handle, type Mock, newToken, type Run, rest, type Site, type Step } from './run.ts';
import type { Event, Frame } from './snapshot.ts';
import { noteFailed, noteScheduled, noteSubmitted, noteSucceeded, noteTaken } from './task-history.ts';
import { taskToken } from './tokens.ts';
import { limitOf } from './waiting.ts';

type Told<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** Asks for it. Retries come here again: arguments are evaluated anew, `RetryCount` has grown. */
export function attempt(site: Site, frame: Entered, state: StateDefinition): Step {
  const { run } = site;
  const resource = named(state);
  const token = newToken(site);
  const asked = run.answers.next;
  const sent = argumentsOf(site, frame, state, tokenFor(site, resource, token));
  const repeatable = run.answers.next === asked;
  const seconds = limitOf(site, frame, state, 'TimeoutSeconds');
  const heartbeat = limitOf(site, frame, state, 'HeartbeatSeconds');
  const waiting = {
    kind: 'task' as const,
    token,
    ...(seconds !== undefined && { deadline: run.time + seconds * 1000 }),
    ...(!repeatable && { arguments: sent }),
    ...(heartbeat !== undefined && { heartbeat }),
  };
  const mock = run.probe?.mock;
  if (mock !== undefined) return mocked(site, frame, state, mock);
  if (resource.kind !== 'activity') noteScheduled(site, { resource, state, sent, seconds, heartbeat });
  const resting = rest(site, frame, waiting);
  if (resting.kind === 'running') ask(run, resting.frame, resource, { sent, resumed: false });
  return resting;
}

function mocked(site: Site, frame: Entered, state: StateDefinition, mock: Mock): Step {
  if (mock.kind === 'error') {
    const { error, cause } = mock;
    return handle(site, frame, { state, failure: { error, cause }, leaveCaught });
  }
  site.run.probe?.saw('result', mock.result);
  return leaveWithResult(site, frame, state, mock.result);
}

function named(state: StateDefinition): Resource {
  const resource = resourceOf(state.Resource ?? '');
  if (resource === undefined)
    throw new StateError('States.Runtime', `The resource '${state.Resource}' is not supported here.`);
  return resource;
}

/** Of whoever will say how the task ends. */
function tokenFor(site: Site, resource: Resource, token: string): string | undefined {
  const waits = resource.kind === 'service' && resource.pattern === 'waitForTaskToken';
  return waits ? taskToken(site.run.execution.id, token) : undefined;
}

/** After a restart: the same once more; where somebody else has the token, only its time limit. */
export function attemptAgain(site: Site, frame: Frame, state: StateDefinition): void {
  const { waiting } = frame;
  if (waiting.kind !== 'task') return;
  const { token } = waiting;
  if (waiting.told === true && waiting.submitted === undefined) {
    limits(site, waiting);
    return;
  }
  const resource = named(state);
  const sent = waiting.arguments ?? argumentsOf(site, frame, state, tokenFor(site, resource, token));
  ask(site.run, frame, resource, { sent, resumed: true });
}

function limits({ run }: Site, waiting: Extract<Frame['waiting'], { kind: 'task' }>): void {
  const { token, deadline, heartbeat } = waiting;
  if (deadline === undefined && heartbeat === undefined) return;
  run.effects.push({ kind: 'deadline', token, at: deadline, ...(heartbeat !== undefined && { heartbeat }) });
}

/** Nobody needs to be told again. */
export function told(site: Site, frame: Frame, state: StateDefinition, { response }: Told<'told'>): Step {
  const { waiting } = frame;
  if (waiting.kind !== 'task') return { kind: 'running', frame };
  const resource = named(state);
  if (resource.kind === 'activity') return offered(site, frame, state, response ?? null);
  noteSubmitted(site, resource, response ?? {});
  const followed = resource.kind === 'service' && resource.pattern.startsWith('sync');
  return rest(site, frame, { ...waiting, told: true, ...(followed && { submitted: response ?? {} }) });
}

/** The activity is there. Offered again after a restart, it was scheduled before. */
function offered(site: Site, frame: Frame, state: StateDefinition, sent: Json): Step {
  const { waiting } = frame;
  if (waiting.kind !== 'task' || waiting.scheduled === true) return { kind: 'running', frame };
  const { deadline, heartbeat } = waiting;
  const seconds = deadline === undefined ? undefined : Math.round((deadline - site.run.time) / 1000);
  noteScheduled(site, { resource: named(state), state, sent, seconds, heartbeat });
  return rest(site, frame, { ...waiting, scheduled: true });
}

/** A worker has the task of an activity. */
export function taken(site: Site, frame: Frame, { worker }: Told<'taken'>): Step {
  const { waiting } = frame;
  if (waiting.kind !== 'task') return { kind: 'running', frame };
  noteTaken(site, worker);
  // From now on the worker owes signs of life.
  if (waiting.heartbeat !== undefined) limits(site, waiting);
  return rest(site, frame, { ...waiting, told: true });
}

interface Sending {
  readonly sent: Json;
  readonly resumed: boolean;
}

function ask(run: Run, { waiting }: Frame, resource: Resource, { sent, resumed }: Sending): void {
  if (waiting.kind !== 'task') return;
  const { token, deadline, heartbeat } = waiting;
  const limits = { resumed, deadline, ...(heartbeat !== undefined && { heartbeat }) };
  if (resource.kind === 'lambda')
    run.effects.push({
      kind: 'invoke',
      token,
      function: resource.arn,
      payload: sent,
      waits: false,
      ...limits,
    });
  else if (resource.kind === 'activity')
    run.effects.push({ kind: 'activity', token, activity: resource.arn, input: sent, ...limits });
  else if (resource.service === 'lambda' && resource.action === 'invoke')
    run.effects.push({
      kind: 'invoke',
      token,
      ...invocation(sent),
      waits: resource.pattern !== '',
      ...limits,
    });
  else if (resource.service === 'states' && resource.action === 'startExecution' && resource.pattern === '')
    run.effects.push({ kind: 'start', token, ...startOf(sent) });
  else {
    const { service, action, pattern } = resource;
    const name = pattern === '' ? `${service}:${action}` : `${service}:${action}.${pattern}`;
    const { submitted } = waiting;
    const known = submitted !== undefined && { submitted };
    run.effects.push({ kind: 'task', token, resource: name, arguments: sent, ...limits, ...known });
  }
}

function invocation(sent: Json) {
  const { FunctionName, Payload = {}, ...options } = isRecord(sent) ? sent : {};
  return {
    function: String(FunctionName),
    payload: Payload,
    ...(Object.keys(options).length > 0 && { options }),
    ...(typeof Payload === 'string' && { raw: true as const }),
  };
}

export function startOf(sent: Json): { machine: string; name: string | undefined; input: Json } {
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

/** It ended well: `result` is the payload of a function, or what a service answered. */
export function answered(site: Site, frame: Entered, state: StateDefinition, event: Told<'succeeded'>): Step {
  const resource = named(state);
  const optimized = resource.kind === 'service' && resource.service === 'lambda' && resource.pattern === '';
  const result = optimized ? (event.response ?? invokeResult(event.result)) : event.result;
  if (exceeds(event.result, payloadLimit)) {
    const { error, reason } = tooLarge(resource.kind === 'service' ? resource.service : resource.arn);
    const failure = { error, cause: reason };
    noteFailed(site, resource, failure, false);
    return handle(site, frame, { state, failure, leaveCaught });
  }
  site.run.probe?.saw('result', result);
  noteSucceeded(site, resource, result);
  return leaveWithResult(site, frame, state, result);
}

export function failed(
  site: Site,
  frame: Frame,
  state: StateDefinition,
  event: Told<'failed' | 'late'>,
): Step {
  const resource = named(state);
  const { waiting } = frame;
  // What is not there has not been scheduled.
  const unscheduled = resource.kind === 'activity' && waiting.kind === 'task' && waiting.scheduled !== true;
  if (unscheduled && event.kind === 'failed') throw new StateError(event.error, event.cause);
  const late = event.kind === 'late' || event.error === 'States.Timeout';
  const failure =
    event.kind === 'late'
      ? { error: 'States.Timeout', cause: '' }
      : { error: event.error, cause: event.cause };
  noteFailed(site, resource, failure, late);
  return handle(site, frame, { state, failure, leaveCaught });
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
