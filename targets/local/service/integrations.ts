// What tasks ask of other services, as far as one machine has them: executions of its own machines, activities, and items of a
// Map in files. Anything else fails and says what there is.
import type { Kept, Performed, Waiting } from '../execution-ports.ts';
import type { Event, Json } from '../interpreter/index.ts';
import { isRecord } from '../interpreter/json.ts';
import { startOf } from '../interpreter/task.ts';
import type { Activities } from './activities.ts';
import { description } from './described.ts';
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
    else task(ports, effect, tell);
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

function task(ports: IntegrationPorts, effect: Task, tell: Tell): void {
  const { resource, token } = effect;
  if (/^states:startExecution\./.test(resource)) start(ports, effect, tell);
  else if (/^aws-sdk:sfn:\w+$/.test(resource)) callOwn(ports.call, effect).then(tell);
  else {
    const cause = `The resource '${resource}' is not supported here. There are: ${supported}.`;
    tell({ kind: 'failed', token, error: 'States.TaskFailed', cause });
  }
}

function start({ runs }: IntegrationPorts, { resource, token, arguments: sent }: Task, tell: Tell): void {
  const child = startOf(sent);
  const started = tryStart(runs, child);
  if (!('arn' in started)) {
    tell({ kind: 'failed', token, error: started.error, cause: started.cause });
    return;
  }
  tell({ kind: 'told', token, response: startedResponse(started) });
  if (resource.endsWith('.waitForTaskToken')) return;
  runs.ended(started.arn).then(ended => tell(endOf(ended, token, resource.endsWith(':2'))));
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
