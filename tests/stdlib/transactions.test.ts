// Calls inside one commit: order, savepoints, what comes back, and which reads go together.
import test from 'ava';
import { abort, counter, defineError, list, map, type Turn } from '../../stdlib/runtime/index.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { counting, inTurn } from './turns.ts';

const counts = map('Backend', 'counts', { key: 'string', scanned: false });
const seats = counter('Flight', 'seats');
const log = list('Order', 'log');
const Odd = defineError('Odd');

async function increment($: Turn, key: string): Promise<number> {
  const count = ((await counts.get($, key)) ?? 0) as number;
  await counts.set($, key, count + 1);
  return count;
}

async function incrementThenThrow($: Turn, key: string): Promise<never> {
  await increment($, key);
  throw new Odd({ key });
}

test('started calls run in program order, whatever order they are joined in, each seeing the one before', async t => {
  const store = counting(memoryStore());
  const counted = await inTurn(store, async $ => {
    const [first, second, third] = [
      $.start(increment, 'a'),
      $.start(increment, 'a'),
      $.start(increment, 'b'),
    ];
    return await $.all([third, second, first]);
  });
  t.deepEqual(counted, [0, 1, 0]);
  t.deepEqual(store.requests, ['read 2', 'commit 0+2+entry']);
});

test('the reads of started calls go together, also behind a further call, a scan or a counter', async t => {
  const store = counting(memoryStore());
  const through = async ($: Turn, key: string) => await $.call(increment, key);
  await inTurn(store, async $ => {
    await $.all([$.start(through, 'a'), $.start(async c => await seats.value(c)), $.start(increment, 'b')]);
  });
  t.deepEqual(store.requests, ['read 3', 'commit 1+2+entry']);
});

test('a call that throws leaves nothing behind, and the caller may go on', async t => {
  const store = memoryStore();
  const found = await inTurn(store, async $ => {
    await increment($, 'kept');
    const error = await $.call(incrementThenThrow, 'dropped').catch((e: unknown) => e);
    return [(error as Error).name, error instanceof Odd, await counts.get($, 'dropped')];
  });
  t.deepEqual(found, ['Odd', true, undefined]);
  t.deepEqual([...store.records()], [['Backend/counts/item/kept', 1]]);
});

test('what a callee wrote before its last await stays when it throws after it', async t => {
  const store = memoryStore();
  const twoTurns = async ($: Turn): Promise<void> => {
    await increment($, 'first turn');
    await $.call(increment, 'awaited');
    await increment($, 'second turn');
    throw new Odd({});
  };
  await inTurn(store, async $ => void (await $.call(twoTurns).catch(() => undefined)));
  t.deepEqual([...store.records().keys()], ['Backend/counts/item/first turn', 'Backend/counts/item/awaited']);
});

test('all lets everything finish, then throws the first error in the order of the list', async t => {
  const store = memoryStore();
  const fail = async (_: Turn, name: string): Promise<never> => {
    throw new Odd({ name });
  };
  const found = await inTurn(store, async $ => {
    const [one, two, three] = [$.start(fail, 'one'), $.start(fail, 'two'), $.start(increment, 'a')];
    const error = await $.all([two, one, three]).catch((e: unknown) => e);
    const settled = await $.allSettled([one, three, 7]);
    return [
      (error as { name: string } & Record<string, unknown>)['message'],
      settled.map(each => each.status),
    ];
  });
  t.deepEqual(found, ['Odd (name: "two")', ['rejected', 'fulfilled', 'fulfilled']]);
  t.deepEqual([...store.records()], [['Backend/counts/item/a', 1]]);
});

test('race gives the first in program order, any the first that did not fail', async t => {
  const fail = async (): Promise<never> => {
    throw new Odd({});
  };
  const found = await inTurn(memoryStore(), async $ => {
    const [bad, good] = [$.start(fail), $.start(increment, 'a')];
    return [
      await $.race([good, bad]).catch(() => 'failed'),
      await $.any([good, bad]),
      await $.race([good, 5]),
    ];
  });
  t.deepEqual(found, ['failed', 0, 5]);
});

test('a savepoint takes back what came after it, in nested ones too', async t => {
  const store = memoryStore();
  await inTurn(store, async $ => {
    await counts.set($, 'a', 1);
    const outer = $.mark();
    await counts.set($, 'a', 2);
    const inner = $.mark();
    await counts.set($, 'b', 1);
    await seats.add($, 4);
    $.rollback(inner);
    await log.push($, 'between');
    $.rollback(outer);
    await seats.add($, 1);
  });
  t.deepEqual(Object.fromEntries(store.records()), { 'Backend/counts/item/a': 1, 'Flight/seats/counter': 1 });
});

test('arguments and results are copies, and what is not durable is named by its path', async t => {
  const found = await inTurn(memoryStore(), async $ => {
    const sent = { list: [1] };
    const call = $.start(async (_: Turn, got: { list: number[] }) => {
      got.list.push(2);
      return got;
    }, sent);
    sent.list.push(9);
    const back = await $.join(call);
    const error = await $.call(increment, { price: Number.NaN }).catch((e: unknown) => e);
    return [sent, back, (error as Error).message];
  });
  t.deepEqual(found, [
    { list: [1, 9] },
    { list: [1, 2] },
    'args[0].price is NaN, which cannot be stored or sent',
  ]);
});

test('abort throws its reason; calls that nobody awaits run too', async t => {
  const store = memoryStore();
  const error = await t.throwsAsync(inTurn(store, () => abort('too late')));
  t.deepEqual(JSON.parse(error?.message ?? ''), {
    $mu: 'error',
    name: 'TransactionAborted',
    message: 'TransactionAborted (reason: "too late")',
    fields: { reason: 'too late' },
  });
  await inTurn(store, $ => {
    $.start(increment, 'void');
    $.start(incrementThenThrow, 'unseen');
  });
  t.deepEqual([...store.records()], [['Backend/counts/item/void', 1]]);
});

test('time, randomness and identifiers are those of the request, in started calls too', async t => {
  const draw = async ($: Turn): Promise<unknown> => {
    const inner = async (c: Turn) => [c.uuid(), c.random()];
    return [$.now(), $.random(), $.uuid(), await $.all([$.start(inner), $.start(inner)])];
  };
  const drawn = await inTurn(memoryStore(), draw);
  const [now, random, id, inner] = drawn as [number, number, string, [string, number][]];
  t.is(now, Date.parse('2026-01-02T03:04:05.000Z'));
  t.true(random >= 0 && random < 1);
  t.regex(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  t.is(new Set([id, ...inner.map(([each]) => each)]).size, 3);
});
