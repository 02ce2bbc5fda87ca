// What may be seen of transactions that ran one after another, and what may not: the anomalies of the textbooks.
import test from 'ava';
import fc from 'fast-check';
import { notLinearizable, type Operation } from '../../cli/verify/linearizable.ts';
import { notSerializable, type Transaction } from '../../cli/verify/serializable.ts';

type Accesses = { readonly [record: string]: string | undefined };

const accesses = (given: Accesses) => Object.entries(given).map(([record, version]) => ({ record, version }));

/** At the same time as all others, unless it is said when. */
function turn(name: string, reads: Accesses, writes: Accesses, [began, ended] = [0, 9]): Transaction {
  return { name, began, ended, reads: accesses(reads), writes: accesses(writes) };
}

const first = turn('first', {}, { x: 'x1', y: 'y1' }, [0, 0]);

test('one after another', t => {
  t.is(notSerializable([]), undefined);
  t.is(
    notSerializable([first, turn('a', { x: 'x1' }, { x: 'x2' }), turn('b', { x: 'x2' }, { x: 'x3' })]),
    undefined,
  );
  t.is(notSerializable([turn('a', { x: undefined }, { x: 'x1' }), turn('b', { x: 'x1' }, {})]), undefined);
});

test('an update is lost', t => {
  const lost = [first, turn('a', { x: 'x1' }, { x: 'x2' }), turn('b', { x: 'x1' }, { x: 'x3' })];
  t.is(notSerializable(lost), 'a wrote x, which was written over by b read x, which was written over by a');
});

test('two find nothing, and both write', t => {
  t.truthy(
    notSerializable([turn('a', { x: undefined }, { x: 'x1' }), turn('b', { x: undefined }, { x: 'x2' })]),
  );
});

test('writes are skewed: each reads what the other writes', t => {
  const skew = [
    first,
    turn('a', { x: 'x1', y: 'y1' }, { x: 'x2' }),
    turn('b', { x: 'x1', y: 'y1' }, { y: 'y2' }),
  ];
  t.is(notSerializable(skew), 'a read y, which was written over by b read x, which was written over by a');
  t.is(notSerializable(skew.slice(0, 2)), undefined);
});

test('a reader sees one half of what was written together', t => {
  const both = turn('both', {}, { x: 'x2', y: 'y2' });
  t.truthy(notSerializable([first, both, turn('reader', { x: 'x2', y: 'y1' }, {})]));
  t.is(notSerializable([first, both, turn('reader', { x: 'x2', y: 'y2' }, {})]), undefined);
});

test('two readers see two writes in two orders', t => {
  const writes = [turn('a', {}, { x: 'x2' }), turn('b', {}, { y: 'y2' })];
  const readers = [turn('c', { x: 'x2', y: 'y1' }, {}), turn('d', { x: 'x1', y: 'y2' }, {})];
  t.truthy(notSerializable([first, ...writes, ...readers]));
  t.is(notSerializable([first, ...writes, ...readers.slice(0, 1)]), undefined);
});

test('what nobody has left, and what two have made', t => {
  t.regex(notSerializable([first, turn('a', { x: 'x7' }, {})]) ?? '', /a read x as nobody has left it: x7/);
  t.regex(
    notSerializable([first, turn('a', {}, { x: 'x1' })]) ?? '',
    /first and a both made version x1 of x/,
  );
});

test('who begins when another has ended comes after it', t => {
  const writer = turn('writer', { x: 'x1' }, { x: 'x2' }, [1, 2]);
  const stale = turn('stale', { x: 'x1' }, { y: 'y2' }, [3, 4]);
  t.is(
    notSerializable([first, writer, stale]),
    'writer had ended before stale read x, which was written over by writer',
  );
  t.is(notSerializable([first, writer, { ...stale, began: 2 }]), undefined);
});

/** Transactions that took effect one after another, each at its place, and began a little before. */
const histories = fc
  .array(
    fc.record({
      reads: fc.uniqueArray(fc.nat(3)),
      writes: fc.uniqueArray(fc.nat(3)),
      early: fc.nat(5),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map(given => {
    const now = new Map<number, string>();
    return given.map(({ reads, writes, early }, i): Transaction => {
      const read = reads.map(record => ({ record: `r${record}`, version: now.get(record) }));
      for (const record of writes) now.set(record, `v${i}`);
      const made = writes.map(record => ({ record: `r${record}`, version: `v${i}` }));
      return { name: `t${i}`, began: i - early, ended: i, reads: read, writes: made };
    });
  });

test('whatever ran one after another has no cycle, and who reads what was there long before has one', t => {
  fc.assert(
    fc.property(histories, fc.nat(), (history, seed) => {
      if (notSerializable(history) !== undefined) return false;
      const late = history.flatMap((each, i) =>
        each.reads.flatMap(({ record, version }, place) => {
          const stale = history.slice(0, Math.max(0, each.began)).flatMap(({ writes }) => writes);
          const old = stale.filter(write => write.record === record).map(write => write.version);
          return old.length > 1 && version !== old[0] ? [{ i, place, version: old[0] }] : [];
        }),
      );
      const chosen = late[seed % Math.max(1, late.length)];
      if (chosen === undefined) return true;
      const wrong = history.map((each, i) =>
        i !== chosen.i
          ? each
          : {
              ...each,
              reads: each.reads.with(chosen.place, {
                record: each.reads[chosen.place]?.record ?? '',
                version: chosen.version,
              }),
            },
      );
      return notSerializable(wrong) !== undefined;
    }),
  );
  t.pass();
});

test('twenty thousand transactions', t => {
  const many = Array.from({ length: 20_000 }, (_, i) =>
    turn(`t${i}`, { x: i === 0 ? undefined : `v${i - 1}`, [`y${i % 100}`]: undefined }, { x: `v${i}` }, [
      i - 5,
      i,
    ]),
  );
  t.is(notSerializable(many), undefined);
  t.truthy(notSerializable([...many, turn('last', { x: 'v100' }, {}, [30_000, 30_001])]));
});

const operation = (
  kind: 'read' | 'write',
  version: string | undefined,
  began: number,
  ended: number,
): Operation => ({
  kind,
  record: 'x',
  version,
  who: `${kind} at ${began}`,
  began,
  ended,
});

test('a record that changes at one moment', t => {
  const [one, two] = [operation('write', 'a', 0, 10), operation('write', 'b', 5, 15)];
  t.is(
    notLinearizable([one, two, operation('read', 'a', 11, 12), operation('read', 'b', 13, 14)]),
    undefined,
  );
  t.is(notLinearizable([one, two, operation('read', 'b', 6, 7), operation('read', 'a', 8, 9)]), undefined);
  t.is(notLinearizable([operation('read', undefined, 0, 1), one, operation('read', 'a', 11, 12)]), undefined);
});

test('a version comes back, goes back, or comes too early', t => {
  const [one, two] = [operation('write', 'a', 0, 1), operation('write', 'b', 2, 3)];
  t.regex(
    notLinearizable([one, two, operation('read', 'a', 4, 5)]) ?? '',
    /read at 4 found a, although b had taken its place/,
  );
  t.truthy(notLinearizable([one, two, operation('read', 'b', 4, 5), operation('read', 'a', 6, 7)]));
  t.truthy(notLinearizable([one, operation('read', undefined, 4, 5)]));
  t.regex(notLinearizable([one, operation('read', 'c', 4, 5)]) ?? '', /before it was written/);
  t.regex(notLinearizable([operation('read', 'b', 0, 1), two]) ?? '', /before it was written/);
  t.regex(notLinearizable([one, { ...two, version: 'a' }]) ?? '', /both wrote a/);
  t.is(
    notLinearizable([one, { ...two, record: 'y', version: 'a' }]),
    undefined,
    'records are looked at alone',
  );
});

test('readers at the same time as a write find the old and the new, but not the old after the new', t => {
  const [one, two] = [operation('write', 'a', 0, 1), operation('write', 'b', 2, 9)];
  t.is(notLinearizable([one, two, operation('read', 'a', 3, 4), operation('read', 'b', 5, 6)]), undefined);
  t.truthy(notLinearizable([one, two, operation('read', 'b', 3, 4), operation('read', 'a', 5, 6)]));
});
