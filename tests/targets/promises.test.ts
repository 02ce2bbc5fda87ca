// Calls that run on by themselves, from the workflow graph to the local engine, over its end and under SIGKILL; and what their
// machines may do in an account.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { verify } from '../../compiler/ir/verify.ts';
import { endBundling } from '../../targets/bundle/index.ts';
import { emitTemplate } from '../../targets/cloudformation/index.ts';
import { type Engine, startEngine } from '../../targets/local/index.ts';
import { startProcess } from '../local/builds.ts';
import { returns, settle, throws, variable, workflow } from './ir.ts';
import { buildPromising, promising } from './promising.ts';
import { findingsOf } from './template.ts';

const folder = mkdtempSync(join(tmpdir(), 'mu-promising-'));
const build = join(folder, 'build');

test.before(async () => {
  await buildPromising(build);
  await endBundling();
});
test.after.always(() => rmSync(folder, { recursive: true }));

async function stateOf(engine: Engine, workflow: string, key: string): Promise<{ status: string }> {
  return (await (await fetch(`${engine.url}/executions/${workflow}/${key}`)).json()) as { status: string };
}

test('a method that calls itself across awaits', async t => {
  const engine = await startEngine({ build, data: join(folder, 'fib') });
  t.deepEqual(await engine.call('Trip.fib', [9]), { kind: 'returned', value: 34 });
  await engine.close();
});

test('a race is over when the others have been cancelled, at a timer of a year and at a signal', async t => {
  const engine = await startEngine({ build, data: join(folder, 'race') });
  const won = await engine.call('Trip.race', ['works']);
  t.like(won, { kind: 'returned', value: { result: ['works'] } });
  const { keys } = (won as unknown as { value: { keys: string[] } }).value;
  for (const [i, workflow] of ['Trip.nap.started', 'Trip.hear.started', 'Trip.work.started'].entries())
    for (;;) {
      const { status } = await stateOf(engine, workflow, keys[i] ?? '');
      if (status === 'SUCCEEDED') break;
      t.is(status, 'RUNNING');
    }
  const sent = await fetch(`${engine.url}/requests/r/signals/approval`, { method: 'POST', body: '"x"' });
  t.is(sent.status, 202);
  await engine.close();
});

test('an error that wins a race is thrown as it was', async t => {
  const engine = await startEngine({ build, data: join(folder, 'fails') });
  t.like(await engine.call('Trip.race', ['fails']), {
    kind: 'failed',
    problem: { name: 'SoldOut', fields: { seats: 0.1 + 0.2 } },
  });
  await engine.close();
});

test('who waits and what runs on outlive the process, however often it is killed', async t => {
  const data = join(folder, 'killed');
  const ask = (url: string) =>
    fetch(`${url}/Trip/fib`, {
      method: 'POST',
      headers: { 'idempotency-key': 'f', prefer: 'respond-async' },
      body: '[8]',
    });
  let answer: number | undefined;
  for (let kills = 0; answer === undefined; kills++) {
    const { url, kill } = await startProcess(build, data);
    for (let asked = 0; answer === undefined && (asked < 3 * kills || kills > 4); asked++) {
      const response = await ask(url);
      if (response.status === 200) answer = (await response.json()) as number;
    }
    await kill();
  }
  t.is(answer, 21);
});

test('CloudFormation would take the template, though a machine starts itself', t => {
  const template = emitTemplate(promising());
  t.deepEqual(findingsOf(template), []);
  const role = (id: string) => JSON.stringify(template.Resources[id]?.Properties['Policies']);
  t.regex(role('TripFibStartedMachineRole'), /states:StartExecution.*stateMachine:trips-Trip-fib-started/);
  t.notRegex(role('TripWorkStartedMachineRole'), /StartExecution/);
  t.regex(role('TripFunctionRole'), /states:SendTaskSuccess/);
  t.notRegex(role('TripFunctionRole'), /Trip-work-started"/, 'no task of it waits for a token');
});

test('a workflow that is started settles before it returns', t => {
  const started = (...nodes: Parameters<typeof workflow>[2][]) =>
    verify({ ...workflow('T.f.started', ['x'], ...nodes), started: true });
  const end = returns('end', { kind: 'undefined' });
  t.deepEqual(started(settle('n1', 'value', variable('x'), 'end'), end), []);
  t.deepEqual(started(end), ['it returns at once']);
  t.deepEqual(started(throws('n1', 'x')), ['an error of n1 leaves without settling']);
  t.deepEqual(verify(workflow('T.f', ['x'], settle('n1', 'value', variable('x'), 'end'), end)), [
    'n1 settles where there is no promise',
  ]);
});
