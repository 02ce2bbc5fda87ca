// The API through the SDK: functions, tokens, activities, versions, time limits, and what survives the end of the process.
import {
  CreateActivityCommand,
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  PublishStateMachineVersionCommand,
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TestStateCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import test from 'ava';
import type { Json } from '../../stdlib/runtime/ports.ts';
import { create, ended, FunctionFailed, type Running, roleArn, running, start } from './service.ts';

let there: Running;
const tokens: ((token: string) => void)[] = [];
let calls = 0;

test.before(async () => {
  there = await running({
    echo: event => event,
    fails: () => {
      throw new FunctionFailed('Sorry', 'not now');
    },
    flaky: () => {
      if (++calls === 1) throw new FunctionFailed('Busy', 'again');
      return calls;
    },
    keeps: event => {
      tokens.shift()?.((event as { token: string }).token);
      return null;
    },
  });
});
test.after.always(() => there.close());

const arnOf = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
const one = (state: Json): Json => ({ StartAt: 'S', States: { S: state } });

async function typesOf(executionArn: string): Promise<readonly unknown[]> {
  const { events = [] } = await there.client.send(new GetExecutionHistoryCommand({ executionArn }));
  return events.map(({ type }) => type);
}

test.serial('a function by its ARN, tried again, with its history', async t => {
  const { client } = there;
  const state = {
    Type: 'Task',
    Resource: arnOf('flaky'),
    Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 1, MaxAttempts: 1 }],
    End: true,
  };
  const of = await start(client, await create(client, one(state)));
  t.is((await ended(client, of)).output, '2');
  t.deepEqual(await typesOf(of), [
    'ExecutionStarted',
    'TaskStateEntered',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionFailed',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

test.serial('an error of a function has its type as name and its report as cause', async t => {
  const { client } = there;
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'fails' },
    End: true,
  };
  const { error, cause } = await ended(client, await start(client, await create(client, one(state))));
  t.is(error, 'Sorry');
  t.deepEqual(JSON.parse(cause ?? ''), { errorMessage: 'not now', errorType: 'Sorry' });
});

test.serial('a token is good after a restart, once', async t => {
  const { client } = there;
  const token = new Promise<string>(resolve => tokens.push(resolve));
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Parameters: { FunctionName: 'keeps', Payload: { 'token.$': '$$.Task.Token' } },
    End: true,
  };
  const of = await start(client, await create(client, one(state)));
  const taskToken = await token;
  await there.restart();
  const { client: another } = there;
  await another.send(new SendTaskSuccessCommand({ taskToken, output: '{"done":true}' }));
  t.is((await ended(another, of)).output, '{"done":true}');
  await t.throwsAsync(another.send(new SendTaskSuccessCommand({ taskToken, output: '1' })), {
    name: 'TaskTimedOut',
  });
});

test.serial('a worker of an activity gets a task that was scheduled before a restart', async t => {
  const { client } = there;
  const { activityArn } = await client.send(new CreateActivityCommand({ name: 'works' }));
  const of = await start(
    client,
    await create(client, one({ Type: 'Task', Resource: activityArn ?? '', End: true })),
    { n: 1 },
  );
  await there.restart();
  const { client: another } = there;
  const task = await another.send(new GetActivityTaskCommand({ activityArn, workerName: 'w' }));
  t.is(task.input, '{"n":1}');
  await another.send(new SendTaskSuccessCommand({ taskToken: task.taskToken, output: '2' }));
  t.is((await ended(another, of)).output, '2');
  t.deepEqual(await typesOf(of), [
    'ExecutionStarted',
    'TaskStateEntered',
    'ActivityScheduled',
    'ActivityStarted',
    'ActivitySucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

test.serial('a start with a name that is taken', async t => {
  const { client } = there;
  const stateMachineArn = await create(client, one({ Type: 'Wait', Seconds: 600, End: true }));
  const named = (input: string) =>
    client.send(new StartExecutionCommand({ stateMachineArn, name: 'n', input }));
  const { executionArn } = await named('{"a":1}');
  t.is((await named('{"a":1}')).executionArn, executionArn);
  await t.throwsAsync(named('{"a":2}'), { name: 'ExecutionAlreadyExists' });
  await client.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'of this' }));
  const { status, error, cause } = await ended(client, executionArn ?? '');
  t.deepEqual({ status, error, cause }, { status: 'ABORTED', error: 'Enough', cause: 'of this' });
  await t.throwsAsync(named('{"a":1}'), { name: 'ExecutionAlreadyExists' });
});

test.serial('a failed execution is redriven from where it failed', async t => {
  const { client } = there;
  calls = 0;
  const definition = {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Result: 1, Next: 'B' },
      B: { Type: 'Task', Resource: arnOf('flaky'), End: true },
    },
  };
  const executionArn = await start(client, await create(client, definition));
  t.is((await ended(client, executionArn)).status, 'FAILED');
  await client.send(new RedriveExecutionCommand({ executionArn }));
  const { status, redriveCount } = await ended(client, executionArn);
  t.deepEqual({ status, redriveCount }, { status: 'SUCCEEDED', redriveCount: 1 });
  t.deepEqual((await typesOf(executionArn)).slice(-6), [
    'ExecutionRedriven',
    'LambdaFunctionScheduled',
    'LambdaFunctionStarted',
    'LambdaFunctionSucceeded',
    'TaskStateExited',
    'ExecutionSucceeded',
  ]);
});

test.serial('versions keep their definition, and an alias routes to one', async t => {
  const { client } = there;
  const returning = (value: number) => JSON.stringify(one({ Type: 'Pass', Result: value, End: true }));
  const { stateMachineArn = '' } = await client.send(
    new CreateStateMachineCommand({ name: 'versioned', definition: returning(1), roleArn }),
  );
  const { stateMachineVersionArn } = await client.send(
    new PublishStateMachineVersionCommand({ stateMachineArn }),
  );
  await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: returning(2) }));
  const { stateMachineAliasArn = '' } = await client.send(
    new CreateStateMachineAliasCommand({
      name: 'live',
      routingConfiguration: [{ stateMachineVersionArn, weight: 100 }],
    }),
  );
  t.is((await ended(client, await start(client, stateMachineAliasArn))).output, '1');
  t.is((await ended(client, await start(client, stateMachineArn))).output, '2');
  const { executions = [] } = await client.send(
    new ListExecutionsCommand({ stateMachineArn: stateMachineAliasArn }),
  );
  t.is(executions.length, 1);
});

test.serial('lists and histories come in pages, also backwards', async t => {
  const { client } = there;
  const stateMachineArn = await create(client, one({ Type: 'Pass', End: true }));
  const all = await Promise.all(Array.from({ length: 5 }, () => start(client, stateMachineArn)));
  await Promise.all(all.map(executionArn => ended(client, executionArn)));
  const first = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 3 }));
  const { nextToken } = first;
  const second = await client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 3, nextToken }));
  const listed = [...(first.executions ?? []), ...(second.executions ?? [])].map(each => each.executionArn);
  t.deepEqual(listed.sort(), [...all].sort());
  const [executionArn] = all;
  const ids: (number | undefined)[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new GetExecutionHistoryCommand({ executionArn, maxResults: 3, reverseOrder: true, nextToken: token }),
    );
    ids.push(...(page.events ?? []).map(({ id }) => id));
    token = page.nextToken;
  } while (token !== undefined);
  t.deepEqual(ids, [4, 3, 2, 1]);
});

test.serial('the time of a machine is limited, of a task too', async t => {
  const { client } = there;
  const machine = {
    StartAt: 'S',
    TimeoutSeconds: 1,
    States: { S: { Type: 'Wait', Seconds: 60, End: true } },
  };
  const silent = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    HeartbeatSeconds: 1,
    Parameters: { FunctionName: 'keeps', Payload: { 'token.$': '$$.Task.Token' } },
    End: true,
  };
  const both = await Promise.all(
    [machine, one(silent)].map(async each => start(client, await create(client, each))),
  );
  const [whole, task] = await Promise.all(both.map(each => ended(client, each)));
  t.is(whole?.status, 'TIMED_OUT');
  t.deepEqual([task?.status, task?.error], ['FAILED', 'States.Timeout']);
});

test.serial('signs of life are owed after a restart, too', async t => {
  const { client } = there;
  const token = new Promise<string>(resolve => tokens.push(resolve));
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    HeartbeatSeconds: 1,
    Parameters: { FunctionName: 'keeps', Payload: { 'token.$': '$$.Task.Token' } },
    End: true,
  };
  const of = await start(client, await create(client, one(state)));
  await token;
  await there.restart();
  t.is((await ended(there.client, of)).error, 'States.Timeout');
});

test.serial('an Express machine answers at once', async t => {
  const { client } = there;
  const stateMachineArn = await create(
    client,
    one({ Type: 'Task', Resource: arnOf('echo'), End: true }),
    'EXPRESS',
  );
  const { status, output } = await client.send(
    new StartSyncExecutionCommand({ stateMachineArn, input: '{"a":1}' }),
  );
  t.deepEqual({ status, output }, { status: 'SUCCEEDED', output: '{"a":1}' });
});

test.serial('an execution waits for another that it starts', async t => {
  const { client } = there;
  const child = await create(client, one({ Type: 'Pass', Result: { r: 1 }, End: true }));
  const parent = one({
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: child, Input: { a: 1 } },
    OutputPath: '$.Output',
    End: true,
  });
  t.is((await ended(client, await start(client, await create(client, parent)))).output, '{"r":1}');
});

test.serial('definitions that the service refuses, with the place', async t => {
  const { client } = there;
  const problems = async (definition: Json) => {
    const command = new ValidateStateMachineDefinitionCommand({ definition: JSON.stringify(definition) });
    const { diagnostics = [] } = await client.send(command);
    return diagnostics.map(
      ({ code, message, location }) => `${code}: ${message}${location ? ` at ${location}` : ''}`,
    );
  };
  t.deepEqual(
    await problems({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, C: { Type: 'Succeed' } } }),
    [
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: B at /States/A/Next",
      'MISSING_TRANSITION_TARGET: State "C" is not reachable. at /States/C',
    ],
  );
  t.deepEqual(await problems(one({ Type: 'Pass', Catch: [], End: true })), [
    "SCHEMA_VALIDATION_FAILED: Field 'Catch' is not supported at /States/S",
  ]);
  t.deepEqual(
    await problems({
      QueryLanguage: 'JSONata',
      ...(one({ Type: 'Pass', Output: { v: '{% phone %}' }, End: true }) as object),
    }),
    [
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/S/Output/v",
    ],
  );
});

test.serial('which variables the states read', async t => {
  const { client } = there;
  const stateMachineArn = await create(client, {
    StartAt: 'A',
    States: {
      A: { Type: 'Pass', Assign: { x: 1, f: 2 }, Next: 'B' },
      B: { Type: 'Pass', Parameters: { 'v.$': "States.Format('{}', $x)" }, Next: 'C' },
      C: { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% ($y := $f; $sum([$x, $y])) %}', End: true },
    },
  });
  const { variableReferences } = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
  t.deepEqual(variableReferences, { B: ['x'], C: ['f', 'x'] });
});

test.serial('a state is tested with a mock, and its data looked at', async t => {
  const { client } = there;
  const definition = JSON.stringify({
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Parameters: { FunctionName: 'f', 'Payload.$': '$.p' },
    ResultSelector: { 'r.$': '$.Payload' },
    ResultPath: '$.done',
    Catch: [{ ErrorEquals: ['E'], Next: 'C' }],
    Next: 'N',
  });
  const input = '{"p":1}';
  const good = await client.send(
    new TestStateCommand({ definition, input, inspectionLevel: 'DEBUG', mock: { result: '{"Payload":2}' } }),
  );
  t.deepEqual([good.status, good.output, good.nextState], ['SUCCEEDED', '{"p":1,"done":{"r":2}}', 'N']);
  t.is(good.inspectionData?.afterResultSelector, '{"r":2}');
  const caught = await client.send(
    new TestStateCommand({ definition, input, mock: { errorOutput: { error: 'E', cause: 'c' } } }),
  );
  t.deepEqual([caught.status, caught.error, caught.nextState], ['CAUGHT_ERROR', 'E', 'C']);
  await t.throwsAsync(
    client.send(new TestStateCommand({ definition, input, mock: { result: '{"StatusCode":"200"}' } })),
    {
      name: 'ValidationException',
      message: "Mock result schema validation error: Field 'StatusCode' must be a number",
    },
  );
});
