// The events of a Task, by what it asks for: a function by its ARN, an activity, or a service.
import type { StateDefinition } from './definition.ts';
import type { Failure } from './errors.ts';
import { whole } from './flow.ts';
import type { Json } from './json.ts';
import type { Resource } from './resources.ts';
import { note, type Site } from './run.ts';

export interface Scheduled {
  readonly resource: Resource;
  readonly state: StateDefinition;
  readonly sent: Json;
  readonly seconds: number | undefined;
  readonly heartbeat: number | undefined;
}

export function noteScheduled(site: Site, { resource, state, sent, seconds, heartbeat }: Scheduled): void {
  const limits = () => ({
    ...(seconds !== undefined && { timeoutInSeconds: seconds }),
    ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
  });
  const input = () => ({ input: JSON.stringify(sent), inputDetails: whole });
  if (resource.kind === 'activity') {
    note(site, 'ActivityScheduled', () => ({ resource: resource.arn, ...input(), ...limits() }));
    return;
  }
  if (resource.kind === 'lambda') {
    note(site, 'LambdaFunctionScheduled', () => ({
      resource: resource.arn,
      ...input(),
      ...(seconds !== undefined && { timeoutInSeconds: seconds }),
    }));
    note(site, 'LambdaFunctionStarted');
    return;
  }
  note(site, 'TaskScheduled', () => ({
    ...details(resource),
    region: 'us-east-1',
    parameters: JSON.stringify(sent),
    ...limits(),
    ...credentials(state),
  }));
  note(site, 'TaskStarted', () => details(resource));
}

function credentials({ Credentials }: StateDefinition) {
  const { RoleArn } = (Credentials ?? {}) as { readonly RoleArn?: string };
  return RoleArn === undefined ? {} : { taskCredentials: { roleArn: RoleArn } };
}

function details(resource: Resource): { readonly resourceType: string; readonly resource: string } {
  if (resource.kind !== 'service') return { resourceType: resource.kind, resource: resource.arn };
  const { service, action, pattern } = resource;
  return { resourceType: service, resource: pattern === '' ? action : `${action}.${pattern}` };
}

export function noteSubmitted(site: Site, resource: Resource, response: Json): void {
  note(site, 'TaskSubmitted', () => ({
    ...details(resource),
    output: JSON.stringify(response),
    outputDetails: whole,
  }));
}

export function noteTaken(site: Site, worker: string | undefined): void {
  note(site, 'ActivityStarted', () => (worker === undefined ? {} : { workerName: worker }));
}

export function noteSucceeded(site: Site, resource: Resource, result: Json): void {
  const output = () => ({ output: JSON.stringify(result), outputDetails: whole });
  if (resource.kind === 'lambda') note(site, 'LambdaFunctionSucceeded', output);
  else if (resource.kind === 'activity') note(site, 'ActivitySucceeded', output);
  else note(site, 'TaskSucceeded', () => ({ ...details(resource), ...output() }));
}

export function noteFailed(site: Site, resource: Resource, { error, cause }: Failure, late: boolean): void {
  const failure = () => ({
    ...(error !== undefined && { error }),
    ...(cause !== undefined && !late && { cause }),
  });
  if (resource.kind === 'lambda')
    note(site, late ? 'LambdaFunctionTimedOut' : 'LambdaFunctionFailed', failure);
  else if (resource.kind === 'activity') note(site, late ? 'ActivityTimedOut' : 'ActivityFailed', failure);
  else note(site, late ? 'TaskTimedOut' : 'TaskFailed', () => ({ ...details(resource), ...failure() }));
}
