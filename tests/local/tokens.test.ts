// Tasks that wait for their token, and executions that others start: told once, in time, and never forgotten.
import test from 'ava';
import type { State } from '../../targets/asl/types.ts';
import { taskToken, tokenParts } from '../../targets/local/interpreter/tokens.ts';
import { handmade, post, removeFolders, start, startProcess, temporaryFolder } from './builds.ts';
import { drive, machine } from './driver.ts';

test.after.always(removeFolders);

const waiting = (rest: object = {}): Extract<State, { Type: 'Task' }> => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Arguments: { FunctionName: 'F', Payload: { token: '{% $states.context.Task.Token %}' } },
  Output: { got: '{% $states.result %}' },
  End: true,
  ...rest,
});

test('a token says which execution waits, and where', t => {
  t.deepEqual(tokenParts(taskToken('arn:x:y', '0/3/17')), { execution: 'arn:x:y', token: '0/3/17' });
  for (const text of ['', 'x', '?', btoa('no parts'.replace(' ', ''))]) t.is(tokenParts(text), undefined);
});

for (const restart of [false, true]) {
  test(`a task that waits gives what it was told, ${restart ? 'with restarts' : 'without a restart'}`, async t => {
    const functions = { F: () => ({ delay: 5, answer: { a: 1 } }) };
    const states = machine({
      S: { Type: 'Wait', Seconds: 1, Next: 'W' },
      W: waiting({ TimeoutSeconds: 60 }),
    });
    const driven = await drive(states, { functions, restart: false });
    t.deepEqual(driven.outcome, { kind: 'succeeded', output: { got: { a: 1 } } });
    t.is(driven.seconds, 6);
    const token = taskToken('arn:execution', '2');
    t.deepEqual(driven.lines, ['0.0 timer 1.0', `1.0 invoke F ${JSON.stringify({ token })}`]);
    if (!restart) return;
    const late = machine({ W: waiting({ TimeoutSeconds: 3 }) });
    const again = await drive(late, { functions: { F: () => ({ delay: 5, answer: 1 }) }, restart: true });
    t.deepEqual(again.outcome, { kind: 'failed', error: 'States.Timeout', cause: '' });
    t.is(again.seconds, 3);
    t.is(again.lines.length, 1, 'the function has the token: it is not told again');
  });
}

/** `S.wait` keeps its token in a record; `S.tell` and `S.fail` tell it, and say whether anybody waited. */
const tokenRuns = {
  'S.wait': `async ({ values, key }, { store }) => {
    const record = { ...counter, state: 'token', part: 'item', key: key.split('/')[0] };
    const write = { kind: 'put', record, value: values.token, version: key };
    await store.commit({ checks: [], writes: [write], entry: undefined });
    return done(null);
  }`,
  'S.tell': `async ({ values }, { store, platform }) => {
    const [found] = await store.read([{ ...counter, state: 'token', part: 'item', key: values.id }]);
    if (found === undefined) return done('no token');
    if (values.error === undefined) return done(await platform.succeed(found.value, { said: values.what }));
    return done(await platform.fail(found.value, values.error, values.what));
  }`,
};

const tokenBuild = {
  runs: tokenRuns,
  machines: {
    'S.ask': {
      W: {
        Type: 'Task' as const,
        Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
        Arguments: {
          FunctionName: '${SFunctionArn}',
          Payload: {
            run: 'S.wait',
            key: '{% $states.context.Execution.Name & "/wait" %}',
            attempt: 0,
            time: '{% $states.context.State.EnteredTime %}',
            values: { token: '{% $states.context.Task.Token %}' },
          },
        },
        TimeoutSeconds: 3600,
        Catch: [{ ErrorEquals: ['Cancelled'], Output: '{% $states.errorOutput %}', Next: 'Caught' }],
        End: true as const,
      },
      Caught: { Type: 'Succeed' as const },
    },
  },
  direct: {
    'S.tell': { run: 'S.tell', parameters: ['id', 'what'] },
    'S.fail': { run: 'S.tell', parameters: ['id', 'what', 'error'] },
  },
};

async function told(url: string, path: string, args: readonly unknown[]): Promise<unknown> {
  for (;;) {
    const { body } = await post(url, path, args);
    if (body !== 'no token') return body;
  }
}

test('a task is told once', async t => {
  const engine = await start(tokenBuild);
  t.teardown(() => engine.close());
  const asked = post(engine.url, '/S/ask', [1], 'one');
  t.is(await told(engine.url, '/S/tell', ['one', 'hello']), true);
  t.deepEqual(await asked, { status: 200, body: { said: 'hello' } });
  t.is(await told(engine.url, '/S/tell', ['one', 'again']), false);
  const failing = post(engine.url, '/S/ask', [1], 'two');
  t.is(await told(engine.url, '/S/fail', ['two', 'a cause', 'Cancelled']), true);
  t.deepEqual(await failing, { status: 200, body: { Error: 'Cancelled', Cause: 'a cause' } });
});

test('tokens outlive the process', async t => {
  const build = handmade(tokenBuild);
  const data = temporaryFolder('mu-data-');
  const first = await startProcess(build, data);
  const lost = post(first.url, '/S/ask', [1], 'one').catch(() => undefined);
  while ((await fetch(`${first.url}/executions/one`)).status !== 200);
  await first.kill();
  await lost;
  const second = await startProcess(build, data);
  t.teardown(() => second.kill());
  const asked = post(second.url, '/S/ask', [1], 'one');
  t.is(await told(second.url, '/S/tell', ['one', 'late']), true);
  t.deepEqual(await asked, { status: 200, body: { said: 'late' } });
});

test('an execution that was started goes on, once, whatever happens to the engine', async t => {
  const child = 'arn:aws:states:us-east-1:000000000000:stateMachine:S-child';
  const startTask = (rest: object) => ({
    Type: 'Task' as const,
    Resource: 'arn:aws:states:::states:startExecution',
    Arguments: {
      StateMachineArn: child,
      Name: '{% $states.context.Execution.Name & "-child" %}',
      Input: { args: [7] },
    },
    Catch: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Output: {}, Next: 'End' }],
    ...rest,
  });
  const build = handmade({
    runs: { 'S.count': '(invocation, ports) => count(invocation, ports)' },
    machines: {
      'S.parent': {
        A: startTask({ Next: 'B' }),
        B: startTask({ Next: 'End' }),
        End: { Type: 'Succeed' as const, Output: 'started' },
      },
      'S.child': {
        W: { Type: 'Wait' as const, Seconds: 1, Next: 'C' },
        C: {
          Type: 'Task' as const,
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: {
            FunctionName: '${SFunctionArn}',
            Payload: {
              run: 'S.count',
              key: '{% $states.context.Execution.Name & "/count" %}',
              attempt: 0,
              time: '{% $states.context.State.EnteredTime %}',
              values: {},
            },
          },
          Output: '{% $states.result.Payload.values.value %}',
          End: true as const,
        },
      },
    },
  });
  const data = temporaryFolder('mu-data-');
  const first = await startProcess(build, data);
  t.deepEqual(await post(first.url, '/S/parent', [1], 'p'), { status: 200, body: 'started' });
  await first.kill();
  const second = await startProcess(build, data);
  t.teardown(() => second.kill());
  for (;;) {
    const page = await fetch(`${second.url}/executions/S.child/p-child`);
    const found =
      page.status === 200 ? ((await page.json()) as { status: string; output?: unknown }) : undefined;
    if (found?.status !== 'SUCCEEDED') continue;
    t.is(found.output, 1);
    break;
  }
  t.deepEqual(await post(second.url, '/S/parent', [1], 'p'), { status: 200, body: 'started' });
});
