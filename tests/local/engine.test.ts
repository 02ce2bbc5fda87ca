// The engine on builds written by hand: one answer per request id, restarts, kills, functions that misbehave.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { handmade, post, removeFolders, runTask, start, startProcess, temporaryFolder } from './builds.ts';

test.after.always(removeFolders);

const counting = {
  runs: { 'S.count/1': 'count' },
  direct: { 'S.count': { run: 'S.count/1', parameters: [] } },
};

/** A machine that counts, and then waits at a gate until somebody has opened it. */
function gated(folder: string) {
  const gate = JSON.stringify(join(folder, 'gate'));
  const reached = JSON.stringify(join(folder, 'reached'));
  const log = JSON.stringify(join(folder, 'log'));
  return handmade({
    runs: {
      'S.count/1': `(invocation, ports) => { appendFileSync(${log}, 'count ' + invocation.attempt + '\\n'); return count(invocation, ports); }`,
      'S.gate/1': `async invocation => {
        appendFileSync(${log}, 'gate ' + invocation.attempt + '\\n');
        if (existsSync(${gate})) return done(invocation.values.x + 100);
        writeFileSync(${reached}, '');
        return new Promise(() => {});
      }`,
    },
    machines: {
      'S.run': {
        Count: runTask('S.count/1', { Next: 'Gate' }),
        Gate: runTask('S.gate/1', { Output: '{% $states.result.Payload.values.value %}', End: true }),
      },
    },
  });
}

async function appears(path: string): Promise<void> {
  while (!existsSync(path)) await pause(5);
}

test('a request id has one answer, while it runs and afterwards', async t => {
  const engine = await start(counting);
  const ask = (requestId: string) => engine.call('S.count', [], { requestId });
  const both = await Promise.all([ask('a'), ask('a'), ask('b')]);
  t.deepEqual(both[0], both[1]);
  t.deepEqual(both[0], { kind: 'returned', value: 1 });
  t.deepEqual(both[2], { kind: 'returned', value: 2 });
  t.deepEqual(await ask('a'), { kind: 'returned', value: 1 });
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: 3 });
  await engine.close();
});

test('the same id with another input is refused', async t => {
  const engine = await start({
    runs: { 'S.echo/1': 'async ({ values }) => done(values.x)' },
    direct: { 'S.echo': { run: 'S.echo/1', parameters: ['x'] } },
    machines: { 'S.machine': { Echo: runTask('S.echo/1', { End: true }) } },
  });
  for (const method of ['S.echo', 'S.machine']) {
    t.is((await engine.call(method, [1], { requestId: 'a' })).kind, 'returned');
    t.like(await engine.call(method, [2], { requestId: 'a' }), { kind: 'failed', status: 409 });
    t.is((await engine.call(method, [1], { requestId: 'a' })).kind, 'returned');
  }
  await engine.close();
});

test('answers outlive the engine', async t => {
  const data = temporaryFolder('mu-data-');
  const build = handmade({
    ...counting,
    machines: { 'S.machine': { Count: runTask('S.count/1', { End: true }) } },
  });
  const first = await start(build, { data });
  t.deepEqual(await first.call('S.machine', [0], { requestId: 'm' }), {
    kind: 'returned',
    value: { args: [1] },
  });
  t.deepEqual(await first.call('S.count', [], { requestId: 'r' }), { kind: 'returned', value: 2 });
  await first.close();
  const second = await start(build, { data });
  t.deepEqual(await second.call('S.machine', [0], { requestId: 'm' }), {
    kind: 'returned',
    value: { args: [1] },
  });
  t.deepEqual(await second.call('S.count', [], { requestId: 'r' }), { kind: 'returned', value: 2 });
  t.is((await second.stats()).resumed, 0);
  await second.close();
});

test('an execution goes on after a restart, from where it was', async t => {
  const data = temporaryFolder('mu-data-');
  const build = gated(data);
  const first = await start(build, { data });
  const unanswered = first.call('S.run', [0], { requestId: 'a' });
  await appears(join(data, 'reached'));
  await first.close();
  t.like(await unanswered, { kind: 'failed', status: 503 });
  await openGate(data);
  const second = await start(build, { data });
  t.deepEqual(await second.call('S.run', [0], { requestId: 'a' }), { kind: 'returned', value: 101 });
  t.is((await second.stats()).resumed, 1);
  t.is(readFileSync(join(data, 'log'), 'utf8'), 'count 0\ngate 0\ngate 1\n');
  await second.close();
});

async function openGate(data: string): Promise<void> {
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(data, 'gate'), '');
}

test('an execution goes on after the process was killed', async t => {
  const data = temporaryFolder('mu-data-');
  const build = gated(data);
  const first = await startProcess(build, data);
  const unanswered = post(first.url, '/S/run', [0], 'a');
  await appears(join(data, 'reached'));
  await first.kill();
  await t.throwsAsync(unanswered);
  await openGate(data);
  const second = await start(build, { data });
  t.deepEqual(await second.call('S.run', [0], { requestId: 'a' }), { kind: 'returned', value: 101 });
  await second.close();
});

test('requests are counted once each, however often the engine is killed', async t => {
  const data = temporaryFolder('mu-data-');
  const build = handmade({
    ...counting,
    machines: { 'S.machine': { Count: runTask('S.count/1', { End: true }) } },
  });
  const answered = new Map<string, unknown>();
  const ask = async (url: string, id: string) => {
    const path = id.startsWith('m') ? '/S/machine' : '/S/count';
    const { status, body } = await post(url, path, id.startsWith('m') ? [0] : [], id);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    if (answered.has(id)) t.deepEqual(body, answered.get(id), id);
    answered.set(id, body);
  };
  const ids = Array.from({ length: 120 }, (_, i) => `${i % 2 === 0 ? 'm' : 'r'}${i}`);
  for (const upTo of [20, 50, 90]) {
    const engine = await startProcess(build, data);
    const asked = ids.slice(0, upTo + 30).map(id => ask(engine.url, id).catch(() => {}));
    while (answered.size < upTo) await pause(1);
    await engine.kill();
    await Promise.all(asked);
  }
  const engine = await start(build, { data });
  for (const id of ids) await ask(engine.url, id);
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: ids.length + 1 });
  await engine.close();
});

test('a function that never ends takes its invocation down, nothing else', async t => {
  const engine = await start(
    {
      runs: {
        'S.loop/1': 'async () => { for (;;); }',
        'S.hang/1': 'async () => new Promise(() => {})',
        ...counting.runs,
      },
      direct: {
        ...counting.direct,
        'S.loop': { run: 'S.loop/1', parameters: [] },
        'S.hang': { run: 'S.hang/1', parameters: [] },
      },
    },
    { patience: 200, timeLimit: 400 },
  );
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: 1 });
  const looping = engine.call('S.loop', []);
  const hanging = engine.call('S.hang', []);
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: 2 });
  const timedOut = { detail: 'Sandbox.Timedout: the request failed for good' };
  t.like(await looping, { kind: 'failed', status: 500, problem: timedOut });
  t.like(await hanging, { kind: 'failed', status: 500, problem: timedOut });
  const again = engine.call('S.loop', []);
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: 3 });
  t.like(await again, { status: 500 });
  await engine.close();
});

test('a thread that gets no processor for a while is let be', async t => {
  const logged: string[] = [];
  const engine = await start(
    {
      runs: {
        'S.wait/1':
          'async () => { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 600); return 1; }',
      },
      direct: { 'S.wait': { run: 'S.wait/1', parameters: [] } },
    },
    { patience: 100, busy: () => true, log: (_level, message) => logged.push(message) },
  );
  const outcome = await engine.call('S.wait', []);
  await engine.close();
  t.like(outcome, { kind: 'returned' });
  t.deepEqual(logged, []);
});

test('a function that ends its thread takes its invocation down, nothing else', async t => {
  const logged: string[] = [];
  const engine = await start(
    {
      runs: {
        'S.exit/1': 'async () => process.exit(7)',
        'S.greedy/1':
          'async () => { const all = []; for (;;) all.push(new Array(100000).fill(all.length)); }',
        ...counting.runs,
      },
      direct: {
        ...counting.direct,
        'S.exit': { run: 'S.exit/1', parameters: [] },
      },
    },
    { log: (_level, message) => logged.push(message) },
  );
  const [exited, counted] = await Promise.all([engine.call('S.exit', []), engine.call('S.count', [])]);
  t.like(exited, {
    kind: 'failed',
    status: 500,
    problem: { detail: 'Runtime.ExitError: the request failed for good' },
  });
  t.deepEqual(counted, { kind: 'returned', value: 1 });
  t.deepEqual(logged, ['S.exit/1 stopped the engine; from now on it runs in a thread of its own']);
  await engine.close();
});

test('an isolated function commits as any other, once', async t => {
  const engine = await start(
    {
      runs: {
        'S.slow/1': `async (invocation, ports) => {
          const end = Date.now() + 500;
          while (Date.now() < end);
          return count(invocation, ports);
        }`,
        ...counting.runs,
      },
      direct: { ...counting.direct, 'S.slow': { run: 'S.slow/1', parameters: [] } },
    },
    { patience: 100 },
  );
  t.deepEqual(await engine.call('S.slow', []), { kind: 'returned', value: 1 });
  t.deepEqual(await engine.call('S.count', []), { kind: 'returned', value: 2 });
  t.deepEqual(await engine.call('S.slow', []), { kind: 'returned', value: 3 });
  await engine.close();
});

test('what a function throws is told as the problem that it is', async t => {
  const engine = await start({
    runs: {
      'S.declared/1': `async () => { throw Object.assign(new Error('{"$mu":"error","name":"SoldOut","message":"m","fields":{"what":"h1"}}'), { name: 'SoldOut' }); }`,
      'S.broken/1': 'async () => undefined.x',
      'S.odd/1': 'async () => { throw 7; }',
    },
    direct: {
      'S.declared': { run: 'S.declared/1', parameters: [] },
      'S.broken': { run: 'S.broken/1', parameters: [] },
      'S.odd': { run: 'S.odd/1', parameters: [] },
    },
    machines: { 'S.machine': { T: runTask('S.declared/1', { End: true }) } },
  });
  const soldOut = { status: 422, problem: { name: 'SoldOut', fields: { what: 'h1' } } };
  t.like(await engine.call('S.declared', []), soldOut);
  t.like(await engine.call('S.machine', [1]), soldOut);
  t.like(await engine.call('S.broken', []), { status: 500 });
  t.like(await engine.call('S.odd', []), { status: 500 });
  await engine.close();
});

test('two engines on one folder are refused', async t => {
  const data = temporaryFolder('mu-data-');
  const build = handmade(counting);
  const first = await start(build, { data });
  await t.throwsAsync(start(build, { data }), { message: /in use by process/ });
  t.deepEqual(await first.call('S.count', []), { kind: 'returned', value: 1 });
  await first.close();
});
