// `node bench/states.ts`: the Step Functions of this machine, durable: transitions a second of three loops, one and a hundred
// executions at once; starts a second; executions that go on after a restart.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startService } from '../targets/local/index.ts';
import { removeFolders, temporaryFolder } from './processes.ts';

interface Loop {
  readonly name: string;
  /** Transitions of one round. */
  readonly per: number;
  readonly rounds: { readonly one: number; readonly hundred: number };
  machine(rounds: number): object;
}

const arn = 'arn:aws:lambda:us-east-1:000000000000:function:f';

const loops: readonly Loop[] = [
  {
    name: 'Pass, JSONPath',
    per: 2,
    rounds: { one: 5000, hundred: 200 },
    machine: rounds => ({
      StartAt: 'I',
      States: {
        I: { Type: 'Pass', Parameters: { n: 0 }, Next: 'P' },
        P: { Type: 'Pass', Parameters: { 'n.$': 'States.MathAdd($.n, 1)' }, Next: 'C' },
        C: {
          Type: 'Choice',
          Choices: [{ Variable: '$.n', NumericLessThan: rounds, Next: 'P' }],
          Default: 'E',
        },
        E: { Type: 'Succeed' },
      },
    }),
  },
  {
    name: 'Choice, JSONata',
    per: 1,
    rounds: { one: 8000, hundred: 300 },
    machine: rounds => ({
      QueryLanguage: 'JSONata',
      StartAt: 'I',
      States: {
        I: { Type: 'Pass', Assign: { n: 0 }, Next: 'C' },
        C: {
          Type: 'Choice',
          Choices: [{ Condition: `{% $n < ${rounds} %}`, Assign: { n: '{% $n + 1 %}' }, Next: 'C' }],
          Default: 'E',
        },
        E: { Type: 'Succeed' },
      },
    }),
  },
  {
    name: 'Task over HTTP',
    per: 2,
    rounds: { one: 300, hundred: 20 },
    machine: rounds => ({
      QueryLanguage: 'JSONata',
      StartAt: 'I',
      States: {
        I: { Type: 'Pass', Assign: { n: 0 }, Next: 'T' },
        T: { Type: 'Task', Resource: arn, Assign: { n: '{% $n + 1 %}' }, Next: 'C' },
        C: { Type: 'Choice', Choices: [{ Condition: `{% $n < ${rounds} %}`, Next: 'T' }], Default: 'E' },
        E: { Type: 'Succeed' },
      },
    }),
  },
];

const lambda = await functions();
const data = temporaryFolder();
const options = {
  data,
  port: 0,
  lambdaEndpoint: `http://127.0.0.1:${(lambda.address() as AddressInfo).port}`,
};
const service = await startService(options);

for (const loop of loops) {
  for (const [executions, rounds] of [
    [1, loop.rounds.one],
    [100, loop.rounds.hundred],
  ] as const) {
    const machine = await create(loop.machine(rounds));
    const seconds = await timed(async () => {
      const started = await Promise.all(Array.from({ length: executions }, () => begin(machine)));
      await Promise.all(started.map(ended));
    });
    print(
      `${loop.name}, ${executions} at once`,
      `${Math.round((executions * rounds * loop.per) / seconds)} transitions/s`,
    );
  }
}
const pass = await create({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
print('starts', `${Math.round(5000 / (await timed(() => many(5000, () => begin(pass)))))}/s`);
const wait = await create({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } });
await many(2000, () => begin(wait));
await service.close();
const at = performance.now();
const again = await startService(options);
const seconds = (performance.now() - at) / 1000;
print('executions that go on after a restart', `${Math.round(again.resumed / seconds)}/s (${again.resumed})`);
await again.close();
lambda.close();
removeFolders();

function print(what: string, figure: string): void {
  console.log(`${what.padEnd(40)} ${figure}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

async function many(count: number, work: () => Promise<unknown>): Promise<void> {
  let left = count;
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      while (left-- > 0) await work();
    }),
  );
}

async function call(operation: string, parameters: object): Promise<{ readonly [member: string]: string }> {
  const response = await fetch(service.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSStepFunctions.${operation}` },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as { readonly [member: string]: string };
}

async function create(definition: object): Promise<string> {
  const name = `m${Math.random().toString(36).slice(2)}`;
  const roleArn = 'arn:aws:iam::000000000000:role/bench';
  const created = await call('CreateStateMachine', { name, definition: JSON.stringify(definition), roleArn });
  return created['stateMachineArn'] ?? '';
}

async function begin(stateMachineArn: string): Promise<string> {
  return (await call('StartExecution', { stateMachineArn }))['executionArn'] ?? '';
}

async function ended(executionArn: string): Promise<void> {
  for (;;) {
    const { status, cause } = await call('DescribeExecution', { executionArn });
    if (status === 'SUCCEEDED') return;
    if (status !== 'RUNNING') throw new Error(cause);
    await new Promise(done => setTimeout(done, 5));
  }
}

function functions(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => response.end('1'));
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(server)));
}
