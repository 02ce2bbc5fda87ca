// What the engine's server takes, refuses and answers.
import { request } from 'node:http';
import test from 'ava';
import type { Engine } from '../../targets/local/index.ts';
import { post, removeFolders, runTask, start } from './builds.ts';

let engine: Engine;

test.before(async () => {
  engine = await start({
    runs: { 'S.echo/1': 'async ({ values }) => done(values.x)' },
    direct: { 'S.echo': { run: 'S.echo/1', parameters: ['x'] } },
    machines: { 'S.machine': { Echo: runTask('S.echo/1', { Output: 7, End: true }) } },
    http: { 'S.echo': { method: 'GET', path: '/echo/{x}' } },
  });
});

test.after.always(async () => {
  await engine?.close();
  removeFolders();
});

interface Raw {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { readonly [name: string]: string };
  readonly body?: string;
}

function raw({ method = 'POST', path = '/S/echo', headers = {}, body = '[1]' }: Raw) {
  return new Promise<{ status: number; headers: object; body: string }>((resolve, reject) => {
    const sent = request(new URL(path, engine.url), { method, headers }, response => {
      let text = '';
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : body);
  });
}

test('calls by position, by name and by route', async t => {
  t.deepEqual(await post(engine.url, '/S/echo', [{ a: 1 }]), { status: 200, body: { a: 1 } });
  t.deepEqual(await post(engine.url, '/S/echo', { x: 'y' }), { status: 200, body: 'y' });
  t.like(await raw({ method: 'GET', path: '/echo/z' }), { status: 200, body: '"z"' });
});

test('echoes the request id, or says which one it made', async t => {
  const chosen = await raw({ headers: { 'idempotency-key': 'mine' } });
  t.like(chosen.headers, { 'request-id': 'mine' });
  const made = (await raw({})).headers as { 'request-id'?: string };
  t.regex(made['request-id'] ?? '', /^[0-9a-f-]{36}$/);
});

test('undefined is an empty answer', async t => {
  const outcome = await raw({ body: '[{"$mu":"undefined"}]' });
  t.true(outcome.status === 200 || outcome.status === 204);
});

test('bad requests are refused with problem details', async t => {
  t.like(await raw({ path: '/no/where' }), { status: 404 });
  t.like(await raw({ method: 'PUT' }), { status: 405 });
  t.like(await raw({ body: '{' }), { status: 400 });
  t.like(await raw({ body: `${'['.repeat(200)}${']'.repeat(200)}` }), { status: 400 });
  t.like(await raw({ body: `["${'x'.repeat(300_000)}"]` }), { status: 413 });
  const { headers } = await raw({ body: '{' });
  t.like(headers, { 'content-type': 'application/problem+json' });
});

test('brackets inside strings do not nest', async t => {
  t.like(await raw({ body: JSON.stringify(['['.repeat(500)]) }), { status: 200 });
});

test('pages of other sites are refused', async t => {
  t.like(await raw({ headers: { host: 'evil.example' } }), { status: 403 });
  t.like(await raw({ headers: { origin: 'http://evil.example' } }), { status: 403 });
  t.like(await raw({ headers: { 'sec-fetch-site': 'cross-site' } }), { status: 403 });
  const { host } = new URL(engine.url);
  t.like(await raw({ headers: { origin: `http://${host}` } }), { status: 200 });
  t.like(await raw({ headers: { host: `localhost:${new URL(engine.url).port}` } }), { status: 200 });
});

test('the index names the entries; an execution tells how it went', async t => {
  const index = await raw({ method: 'GET', path: '/' });
  t.deepEqual(JSON.parse(index.body), {
    application: 'handmade',
    entries: [
      { method: 'S.machine', parameters: ['x: unknown'], call: 'POST /S/machine' },
      { method: 'S.echo', parameters: ['x: unknown'], call: 'POST /S/echo', http: 'GET /echo/{x}' },
    ],
  });
  await post(engine.url, '/S/machine', ['in'], 'run-1');
  const execution = await raw({ method: 'GET', path: '/executions/run-1' });
  t.like(JSON.parse(execution.body), {
    method: 'S.machine',
    requestId: 'run-1',
    status: 'SUCCEEDED',
    output: 7,
  });
  t.like(await raw({ method: 'GET', path: '/executions/none' }), { status: 404 });
});
