// What tasks ask of other services, as far as one machine has them: executions of its own machines, activities, and items of a
// Map in files. Anything else fails and says what there is.
import type { Kept, Performed, Waiting } from '../execution-ports.ts';
import type { Event, Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { startOf } from '../interpreter/task.ts';
import type { Activities } from './activities.ts';
import { description } from './described.ts';
import { callDynamo } from './dynamodb.ts';
import { askHook } from './hook.ts';
import { readItems } from './items/read.ts';
import { writeItems } from './items/write.ts';
import type { ExecutionRecord } from './records.ts';
import type { Runs } from './runs.ts';
import { type Call, callOwn } from './sdk.ts';
import { tryStart } from './start-execution.ts';

export interface IntegrationPorts {
  readonly runs: Runs;
  readonly activities: Activities;
  readonly buckets: string | undefined;
  /** Endpoints. */
  readonly dynamoDb: string | undefined;
  readonly hook: string | undefined;
  /** The service's own API. */
  readonly call: Call;
  durable(): Promise<void>;
}

type Tell = (event: Waiting<Event>) => void;
export type Perform = (effect: Performed, execution: Pick<Kept, 'snapshot'>, tell: Tell) => void;

export function performer(ports: IntegrationPorts): Perform {
  return (effect, { snapshot }, tell) => {
    if (effect.kind === 'activity') offer(ports, effect, snapshot.execution.id, tell);
    else if (effect.kind === 'read') read(ports, effect, tell);
    else if (effect.kind === 'write') write(ports, effect, tell);
    else task(ports, effect, snapshot.execution.id, tell);
  };
}

function offer(
  { activities }: IntegrationPorts,
  effect: Extract<Performed, { kind: 'activity' }>,
  execution: string,
  tell: Tell,
): void {
  const { activity, token, input } = effect;
  if (activities.exists(activity) !== undefined) {
    tell({ kind: 'told', token, response: input });
    activities.offer(activity, execution, { token, input });
  } else
    tell({
      kind: 'failed',
      token,
      error: 'States.Runtime',
      cause: `The activity ${activity} does not exist.`,
    });
}

function read(
  { buckets }: IntegrationPorts,
  { token, resource, arguments: asked }: Extract<Performed, { kind: 'read' }>,
  tell: Tell,
): void {
  readItems(buckets, resource, asked).then(
    result => tell({ kind: 'succeeded', token, result }),
    (problem: Error) =>
      tell({ kind: 'failed', token, error: 'States.ItemReaderFailed', cause: problem.message }),
  );
}

function write(
  { buckets }: IntegrationPorts,
  effect: Extract<Performed, { kind: 'write' }>,
  tell: Tell,
): void {
  const { token } = effect;
  writeItems(buckets, effect).then(
    result => tell({ kind: 'succeeded', token, result }),
    (problem: Error) =>
      tell({ kind: 'failed', token, error: 'States.ResultWriterFailed', cause: problem.message }),
  );
}

type Task = Extract<Performed, { kind: 'task' }>;

const supported =
  'lambda:invoke, states:startExecution (also .sync, .sync:2, .waitForTaskToken), aws-sdk:sfn:*, functions and activities by ARN';

function task(ports: IntegrationPorts, effect: Task, execution: string, tell: Tell): void {
  const { resource, token } = effect;
  const { dynamoDb, hook } = ports;
  if (/^states:startExecution\./.test(resource)) start(ports, effect, execution, tell);
  else if (/^aws-sdk:sfn:\w+$/.test(resource)) callOwn(ports.call, effect).then(tell);
  else if (dynamoDb !== undefined && /^(aws-sdk:)?dynamodb:\w+$/.test(resource))
    outside(ports, tell, () => callDynamo(dynamoDb, effect));
  else if (hook !== undefined) outside(ports, tell, () => askHook(hook, effect));
  else {
    const cause = `The resource '${resource}' is not supported here. There are: ${supported}. Others can be played by a hook: --tasks URL.`;
    tell({ kind: 'failed', token, error: 'States.TaskFailed', cause });
  }
}

/** What happens outside cannot be undone: what led there must not be forgotten. */
function outside({ durable }: IntegrationPorts, tell: Tell, ask: () => Promise<Waiting<Event>>): void {
  void durable().then(ask).then(tell);
}

/** The task knows the child that it has started, when it is asked for again. */
function start({ runs }: IntegrationPorts, effect: Task, parent: string, tell: Tell): void {
  const { resource, token, arguments: sent, submitted } = effect;
  const before = isRecord(submitted) ? submitted['ExecutionArn'] : undefined;
  if (typeof before === 'string') {
    wait(runs, before, effect, tell);
    return;
  }
  const started = tryStart(runs, { ...startOf(sent), parent, token });
  if (!('arn' in started)) {
    tell({ kind: 'failed', token, error: started.error, cause: started.cause });
    return;
  }
  tell({ kind: 'told', token, response: startedResponse(started) });
  if (!resource.endsWith('.waitForTaskToken')) wait(runs, started.arn, effect, tell);
}

function wait(runs: Runs, child: string, { resource, token }: Task, tell: Tell): void {
  runs.ended(child).then(ended => tell(endOf(ended, token, resource.endsWith(':2'))));
}

export function startedResponse({ arn, started }: ExecutionRecord): Json {
  return {
    ExecutionArn: arn,
    SdkHttpMetadata: { AllHttpHeaders: {}, HttpHeaders: {}, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: crypto.randomUUID() },
    StartDate: started,
  };
}

function endOf(record: ExecutionRecord, token: string, parsed: boolean): Waiting<Event> {
  const described = pascal(description(record, true));
  if (record.status !== 'SUCCEEDED')
    return { kind: 'failed', token, error: 'States.TaskFailed', cause: JSON.stringify(described) };
  const { Input, Output, ...rest } = described;
  const data = (text: Json | undefined): Json =>
    parsed ? (JSON.parse(String(text)) as Json) : (text ?? null);
  return { kind: 'succeeded', token, result: { ...rest, Input: data(Input), Output: data(Output) } };
}

/** Members as tasks name them, times in milliseconds. */
function pascal(value: Json): { [member: string]: Json } {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      `${key.charAt(0).toUpperCase()}${key.slice(1)}`,
      key.endsWith('Date') && typeof member === 'number'
        ? Math.round(member * 1000)
        : isRecord(member)
          ? pascal(member)
          : member,
    ]),
  );
}
