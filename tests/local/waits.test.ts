// Timers and signals over the end of an engine: what waited goes on waiting, and what is due meanwhile is late, not lost.
import { join } from 'node:path';
import test from 'ava';
import { type Engine, startEngine } from '../../targets/local/index.ts';
import { muc, root, withFolder } from '../cli/captured.ts';

const day = 86_400_000;

/** The samples of timers or signals, on an engine that ends and starts again over the same data. */
async function withEngines(
  sample: 'timers' | 'signals',
  run: (start: () => Promise<Engine>) => Promise<void>,
): Promise<void> {
  await withFolder({}, async folder => {
    const build = join(folder, 'build');
    await muc(['build', join(root, 'tests/samples/language', sample), '--out', build]);
    await run(() => startEngine({ build, data: join(folder, 'data'), skipping: true }));
  });
}

function ask(engine: Engine, path: string, args: readonly unknown[], id: string): Promise<Response> {
  const headers = { 'idempotency-key': id, prefer: 'respond-async' };
  return fetch(`${engine.url}/${path}`, { method: 'POST', headers, body: JSON.stringify(args) });
}

async function answerOf(engine: Engine, method: string, args: readonly never[], requestId: string) {
  const answer = await engine.call(method, args, { requestId });
  return answer.kind === 'returned' ? answer.value : answer.problem;
}

test('a timer of a year outlives its engine, and is late rather than never', async t => {
  await withEngines('timers', async start => {
    const first = await start();
    t.is((await ask(first, 'Timers/year', [], 'y')).status, 202);
    await first.advance(364 * day);
    await first.close();
    const second = await start();
    // The new engine's clock is the real one again: a year is still to come.
    await second.advance(364 * day);
    t.is((await ask(second, 'Timers/year', [], 'y')).status, 202);
    await second.advance(400 * day);
    t.is(await answerOf(second, 'Timers.year', [], 'y'), true);
    await second.close();
  });
});

test('a wait for a signal outlives its engine, and so does a message that came early', async t => {
  await withEngines('signals', async start => {
    const send = async (engine: Engine, id: string, value: unknown) => {
      const url = `${engine.url}/requests/${id}/signals/go`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(value) });
      return ((await response.json()) as { readonly status: unknown }).status;
    };
    const first = await start();
    t.is((await ask(first, 'Desk/forever', [], 'waits')).status, 202);
    await first.advance(1000);
    t.is(await send(first, 'early', 1), 'buffered');
    await first.close();
    const second = await start();
    t.is(await send(second, 'waits', 2), 'delivered');
    t.is(await answerOf(second, 'Desk.forever', [], 'waits'), 2);
    t.is(await answerOf(second, 'Desk.forever', [], 'early'), 1);
    t.is(await send(second, 'waits', '2'), 400);
    await second.close();
  });
});
