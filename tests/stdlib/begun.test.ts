// Calls that a turn begins, and promises as values: where they may go and where not.
import test from 'ava';
import { copy, encode, encodeVariable, thaw } from '../../stdlib/runtime/codec.ts';
import { map, type Turn } from '../../stdlib/runtime/index.ts';
import { DurablePromise, promiseKey } from '../../stdlib/runtime/promises.ts';
import { memoryStore } from '../../stdlib/stores/memory.ts';
import { inTurn } from './turns.ts';

test('a promise travels by its key', t => {
  const value = { all: [new DurablePromise('a-1'), 2] };
  const sent = encodeVariable(value, 'v');
  t.deepEqual(sent, { all: [{ $mu: 'promise', key: 'a-1' }, 2] });
  t.deepEqual(thaw(JSON.parse(JSON.stringify(sent))), value);
  t.deepEqual(copy(value, 'v'), value);
  t.is(promiseKey({ $mu: 'promise', key: 'k' }), 'k');
  for (const other of [null, 'k', [], {}, { $mu: 'undefined' }]) t.is(promiseKey(other), undefined);
});

test('what looks like a promise is none', t => {
  const value = { $mu: 'promise', key: 'k' };
  t.deepEqual(thaw(encode(value)), value);
  t.is(promiseKey(encode(value)), undefined);
});

test('a promise is not stored, and its place is named', async t => {
  t.throws(() => encode({ a: [1, new DurablePromise('k')] }, 'value'), {
    message: 'value.a[1] is a promise, which cannot be stored or sent',
  });
  const rooms = map('S', 'rooms', { key: 'string', scanned: false });
  const error = await t.throwsAsync(
    inTurn(memoryStore(), $ => rooms.set($, 'k', { p: $.begin('S.f.started', []) })),
  );
  t.is(error?.name, 'NotDurable');
  t.regex(error?.message ?? '', /\.p is a promise/);
});

test('a turn hands out what it has begun, with the arguments as they were', async t => {
  const begin = async ($: Turn) => {
    const list = [1];
    const noted: DurablePromise[] = [];
    const promise = $.begin('S.f.started', [list, undefined], noted);
    list.push(2);
    const second = $.begin('S.g.started', [promise]);
    return { promises: [promise, second], noted, started: $.started(), drawn: $.uuid() };
  };
  const first = (await inTurn(memoryStore(), begin)) as {
    promises: DurablePromise[];
    noted: DurablePromise[];
    started: { key: string; workflow: string; args: unknown[] }[];
    drawn: string;
  };
  const [f, g] = first.promises;
  t.regex(f?.key ?? '', /^[A-Za-z0-9_-]{1,80}$/);
  t.deepEqual(first.noted, [f] as DurablePromise[]);
  t.deepEqual(first.started, [
    { key: f?.key ?? '', workflow: 'S.f.started', args: [[1], undefined] },
    { key: g?.key ?? '', workflow: 'S.g.started', args: [f] },
  ]);
  t.not(f?.key, g?.key);
  t.not(first.drawn, g?.key);
});

test('a callee that throws has begun nothing', async t => {
  const started = await inTurn(memoryStore(), async $ => {
    $.begin('S.kept.started', []);
    const callee = ($: Turn) => {
      $.begin('S.lost.started', []);
      throw new Error('no');
    };
    await $.call(callee).catch(() => undefined);
    return $.started().map(({ workflow }) => workflow);
  });
  t.deepEqual(started, ['S.kept.started']);
});
