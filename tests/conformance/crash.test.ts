// What was acknowledged survives a process that is killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetExecutionHistoryCommand, type SFNClient } from '@aws-sdk/client-sfn';
import test from 'ava';
import { clientOf, create, ended, running, start } from './service.ts';

const muc = join(import.meta.dirname, '..', '..', 'cli', 'muc.mjs');

function engine(
  data: string,
  flags: readonly string[] = [],
): Promise<{ process: ChildProcess; client: SFNClient }> {
  const child = spawn(process.execPath, [muc, 'engine', '--port', '0', '--data', data, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the engine ended with ${code}`)));
    child.stdout?.once('data', chunk => {
      const [url = ''] = /http:\S+?(?=;|\s)/.exec(String(chunk)) ?? [];
      resolve({ process: child, client: clientOf(url) });
    });
  });
}

function killed(child: ChildProcess): Promise<void> {
  child.removeAllListeners('exit');
  return new Promise(done => {
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });
}

test('executions go on after kill -9: a wait, and a parent with its child', async t => {
  const data = mkdtempSync(join(tmpdir(), 'mu-crash-'));
  const first = await engine(data);
  const wait = {
    StartAt: 'W',
    States: { W: { Type: 'Wait', Seconds: 1, Next: 'P' }, P: { Type: 'Pass', Result: 7, End: true } },
  };
  const child = await create(first.client, wait);
  const task = {
    Type: 'Task',
    Resource: 'arn:aws:states:::states:startExecution.sync:2',
    Parameters: { StateMachineArn: child },
    OutputPath: '$.Output',
    End: true,
  };
  const parent = await create(first.client, { StartAt: 'T', States: { T: task } });
  const both = [await start(first.client, child), await start(first.client, parent)];
  await killed(first.process);
  const second = await engine(data);
  for (const executionArn of both) {
    t.is((await ended(second.client, executionArn)).output, '7');
    const { events = [] } = await second.client.send(new GetExecutionHistoryCommand({ executionArn }));
    t.deepEqual(
      events.map(({ id }) => id),
      events.map((_, i) => i + 1),
    );
  }
  await killed(second.process);
  rmSync(data, { recursive: true, force: true });
});

test('a hook plays a service that is not here', async t => {
  const asked: unknown[] = [];
  const hook = createServer((request, response) => {
    request.on('data', chunk => asked.push(JSON.parse(String(chunk))));
    request.on('end', () => response.end(JSON.stringify({ result: { MessageId: 'm' } })));
  });
  await new Promise<void>(done => hook.listen(0, '127.0.0.1', done));
  const there = await running({}, { tasks: `http://127.0.0.1:${(hook.address() as AddressInfo).port}` });
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage',
    Parameters: { MessageBody: 'b' },
    End: true,
  };
  const of = await start(there.client, await create(there.client, { StartAt: 'S', States: { S: state } }));
  t.is((await ended(there.client, of)).output, '{"MessageId":"m"}');
  t.deepEqual(asked, [{ resource: 'sqs:sendMessage', arguments: { MessageBody: 'b' } }]);
  await there.close();
  hook.close();
});

test('without a hook such a task says what there is', async t => {
  const there = await running();
  const state = { Type: 'Task', Resource: 'arn:aws:states:::sns:publish', Parameters: {}, End: true };
  const of = await start(there.client, await create(there.client, { StartAt: 'S', States: { S: state } }));
  const { error, cause = '' } = await ended(there.client, of);
  t.is(error, 'States.TaskFailed');
  t.regex(cause, /^The resource 'sns:publish' is not supported here\. There are: lambda:invoke, /);
  await there.close();
});
