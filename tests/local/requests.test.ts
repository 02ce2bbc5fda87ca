// Requests that take long: nobody's connection is held for ever, and their own page tells how they stand.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { holdOf, requestAsked } from '../../stdlib/runtime/request-http.ts';
import { removeFolders, runTask, start } from './builds.ts';

test.after.always(removeFolders);

test('how long a connection is held is as the client prefers', t => {
  const hold = (prefer?: string) => holdOf({ headers: { prefer } }, 25_000);
  t.is(hold(), 25_000);
  t.is(hold('respond-async'), 0);
  t.is(hold('Respond-Async, wait=10'), 10_000);
  t.is(hold('wait=100; foo'), 100_000);
  t.is(hold('return=minimal'), 25_000);
});

test('which request is asked for', t => {
  const asked = (method: string, target: string) => requestAsked({ method, target, headers: {}, body: '' });
  t.is(asked('GET', '/requests/a%20b?x=1'), 'a b');
  t.is(asked('GET', '/requests/a/signals/b'), undefined);
  t.like(asked('POST', '/requests/a'), { status: 405 });
  t.like(asked('GET', '/requests/%'), { status: 400 });
});

const build = (gate: string) => ({
  runs: {
    'S.gate': `async () => {
      while (!existsSync(${JSON.stringify(gate)})) await new Promise(done => setTimeout(done, 5));
      return done(7);
    }`,
    'S.count': '(invocation, ports) => count(invocation, ports)',
    'S.fail': `async () => { throw Object.assign(new Error('{"$mu":"error","name":"SoldOut","message":"no","fields":{}}'), { name: 'SoldOut' }); }`,
  },
  machines: {
    'S.slow': { A: runTask('S.gate', { Output: '{% $states.result.Payload.values.value %}', End: true }) },
    'S.bad': { A: runTask('S.fail', { End: true }) },
  },
  direct: { 'S.count': { run: 'S.count', parameters: [] } },
});

test('a request that takes longer than its client waits is answered 202, and later under its id', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'mu-gate-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const gate = join(folder, 'gate');
  const engine = await start(build(gate), { hold: 10 });
  t.teardown(() => engine.close());
  const post = (path: string, headers: { [name: string]: string } = {}) =>
    fetch(`${engine.url}${path}`, { method: 'POST', headers, body: '[1]' });
  const slow = await post('/S/slow');
  const id = slow.headers.get('request-id') ?? '';
  t.is(slow.status, 202);
  t.is(slow.headers.get('location'), `/requests/${id}`);
  t.deepEqual(await slow.json(), { request: id, status: 'RUNNING' });
  const page = () => fetch(`${engine.url}/requests/${id}`);
  t.is((await page()).status, 202);
  const { writeFile } = await import('node:fs/promises');
  await writeFile(gate, '');
  let ended = await page();
  while (ended.status === 202) ended = await page();
  t.is(ended.status, 200);
  t.is(await ended.json(), 7);
  t.is(ended.headers.get('request-id'), id);
  t.is((await fetch(`${engine.url}/requests/nobody`)).status, 404);
});

test('the page of a request that has ended answers as the method has', async t => {
  const engine = await start(build('/'));
  t.teardown(() => engine.close());
  const ask = (path: string, body: string, prefer: string) =>
    fetch(`${engine.url}${path}`, {
      method: 'POST',
      headers: { 'idempotency-key': `of${path.slice(3)}`, prefer },
      body,
    });
  const bad = await ask('/S/bad', '[1]', 'wait=60');
  const told = await fetch(`${engine.url}/requests/ofbad`);
  t.deepEqual([told.status, await told.json()], [bad.status, await bad.json()]);
  t.is(told.status, 422);
  t.is((await ask('/S/count', '[]', 'respond-async')).status < 300, true);
  let counted = await fetch(`${engine.url}/requests/ofcount`);
  while (counted.status === 202) counted = await fetch(`${engine.url}/requests/ofcount`);
  t.is(await counted.json(), 1);
});
