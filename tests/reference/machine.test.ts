// What a program says does not depend on the machine: here, on its time zone. And what the states refuse, they refuse.
import test from 'ava';
import { createWorld, firstOption } from '../../compiler/reference/index.ts';
import { call, ports, program } from './played.ts';

process.env.TZ = 'America/New_York';

const service = program(`
  service S {
    state list: List<number>;
    state stock: Counter;
    texts(): string[] {
      const date = new Date(0);
      return [\`\${date}\`, String(date), date.toString(), date.toDateString(), new Date("2020-01-02T03:04:05").toISOString()];
    }
    parts(): number[] {
      const date = new Date(2020, 1, 3, 4);
      date.setHours(5);
      return [date.getHours(), date.getUTCHours(), date.getDate(), date.getTimezoneOffset(), date.getTime()];
    }
    set(index: number): string {
      this.list.push(1);
      try {
        this.list[index] = 2;
        return "set";
      } catch (e) {
        return e instanceof RangeError ? "no such element" : "?";
      }
    }
    take(amount: number): boolean {
      this.stock.add(2);
      return this.stock.take(amount);
    }
  }
`);

function answer(method: string, ...args: readonly number[]): unknown {
  const given = call(createWorld(service, ports()), { call: method, args }, firstOption);
  return given.kind === 'value' ? given.value : given.name;
}

test('dates are in UTC', t => {
  const epoch = 'Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)';
  t.deepEqual(answer('S.texts'), [epoch, epoch, epoch, 'Thu Jan 01 1970', '2020-01-02T03:04:05.000Z']);
  t.deepEqual(answer('S.parts'), [5, 5, 3, 0, Date.UTC(2020, 1, 3, 5)]);
});

test('lists have no elements beyond their end, counters no negative amounts', t => {
  t.deepEqual(
    [0, 1, -1].map(index => answer('S.set', index)),
    ['set', 'no such element', 'no such element'],
  );
  t.deepEqual(
    [2, 3, -1, 0.5].map(amount => answer('S.take', amount)),
    [true, false, 'RangeError', 'RangeError'],
  );
});
