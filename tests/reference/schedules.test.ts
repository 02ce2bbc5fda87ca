// All schedules of small concurrent programs give exactly the outcomes that the language page allows: not one more, and not
// one less, since an interpreter that misses an interleaving would explain too little.
import test from 'ava';
import { answers, explore as exploreAll, exploreKinds, requests } from './outcomes.ts';
import { program } from './played.ts';

/** All schedules; and those that stand for all have the same outcomes. */
const explore: typeof exploreAll = (program, arrivals, summary, given) => {
  const all = exploreAll(program, arrivals, summary, given);
  const kinds = exploreKinds(program, arrivals, summary, given);
  if (all.outcomes.join() !== kinds.outcomes.join())
    throw new Error(`fewer schedules miss something: ${kinds.outcomes} of ${all.outcomes}`);
  if (kinds.schedules > all.schedules) throw new Error('fewer schedules are more');
  return all;
};

const counting = program(`
  service Store {
    state kept: number = 0;
    state hits: Counter;
    read(): number { return this.kept; }
    write(n: number): void { this.kept = n; }
    add(): void { this.kept += 1; }
    hit(): void { this.hits.add(1); }
    hitCount(): number { return this.hits.value; }
  }

  service Clients {
    async increment(): Promise<void> {
      const n = await Store.read();
      await Store.write(n + 1);
    }
    async incrementAtOnce(): Promise<void> {
      transaction {
        const n = await Store.read();
        await Store.write(n + 1);
      }
    }
    async twice(): Promise<number> {
      await Promise.all([Store.add(), Store.add()]);
      return await Store.read();
    }
    async twiceOneAfterAnother(): Promise<number[]> {
      const before = await Store.read();
      await Store.add();
      return [before, await Store.read()];
    }
  }
`);

test('an update is lost between an await that reads and one that writes', t => {
  const both = requests(['Clients.increment'], ['Clients.increment']);
  const { outcomes, schedules } = explore(counting, both, ({ state }) => state['Store.kept']);
  t.deepEqual(outcomes, ['1', '2']);
  t.true(schedules > 100, `${schedules}`);
});

test('no update is lost in a transaction', t => {
  const all = requests(['Clients.incrementAtOnce'], ['Clients.incrementAtOnce'], ['Clients.incrementAtOnce']);
  const { outcomes, schedules } = exploreKinds(counting, all, ({ state }) => state['Store.kept']);
  t.deepEqual(outcomes, ['3']);
  t.is(schedules, 6);
});

test('a method without await is one turn', t => {
  const { outcomes } = explore(
    counting,
    requests(['Store.add'], ['Store.add'], ['Store.hit'], ['Store.hit']),
    h => [h.state['Store.kept'], h.state['Store.hits']],
  );
  t.deepEqual(outcomes, ['[2,2]']);
});

test('two calls at the same time are both there when both have been waited for', t => {
  const { outcomes } = explore(counting, requests(['Clients.twice']), answers);
  t.deepEqual(outcomes, ['[2]']);
});

test('who reads before and after sees what others wrote meanwhile', t => {
  const both = requests(['Clients.twiceOneAfterAnother'], ['Store.add']);
  t.deepEqual(explore(counting, both, history => answers(history)[0]).outcomes, ['[0,1]', '[0,2]', '[1,2]']);
});

const hotel = program(`
  error SoldOut { what: string }

  service Hotel {
    state rooms: Map<string, number>;
    state guests: List<string>;
    invariant "rooms are never over-booked": this.rooms.values().every(free => free >= 0);
    open(id: string, free: number): void { this.rooms.set(id, free); }
    reserve(id: string, guest: string): string {
      const free = this.rooms.get(id) ?? 0;
      if (free === 0) throw new SoldOut({ what: id });
      this.rooms.set(id, free - 1);
      this.guests.push(guest);
      return guest;
    }
    free(id: string): number { return this.rooms.get(id) ?? 0; }
    take(id: string, guest: string): void {
      this.rooms[id] = (this.rooms.get(id) ?? 0) - 1;
      this.guests.push(guest);
    }
  }

  service Desk {
    async one(guest: string): Promise<string> {
      await Hotel.open("h", 1);
      const [a, b] = await Promise.allSettled([Hotel.reserve("h", "ada"), Hotel.reserve("h", "bob")]);
      return \`\${a.status} \${b.status}\`;
    }
    async careless(guest: string): Promise<string> {
      if (await Hotel.free("h") > 0) await Hotel.take("h", guest);
      return guest;
    }
  }
`);

test('of two who reserve the last room, exactly one gets it', t => {
  const { outcomes } = explore(hotel, requests(['Desk.one', 'x']), h => [
    answers(h),
    h.state['Hotel.guests'],
  ]);
  t.deepEqual(outcomes, ['[["fulfilled rejected"],["ada"]]', '[["rejected fulfilled"],["bob"]]']);
});

test('who looks first and takes later over-books, and the invariant says so', t => {
  const arrivals = [
    ...requests(['Hotel.open', 'h', 1]),
    ...requests(['', ''], ['Desk.careless', 'ada'], ['Desk.careless', 'bob'])
      .slice(1)
      .map(arrival => ({ ...arrival, after: 'r1' })),
  ];
  t.deepEqual(explore(hotel, arrivals, h => answers(h).slice(1)).outcomes, [
    '["InvariantViolated","bob"]',
    '["ada","InvariantViolated"]',
    '["ada","bob"]',
  ]);
  const unchecked = explore(
    hotel,
    arrivals,
    ({ state, events }) => [state['Hotel.rooms'], events.filter(({ kind }) => kind === 'violated').length],
    { checkInvariants: false },
  );
  t.deepEqual(unchecked.outcomes, ['[[["h",-1]],1]', '[[["h",0]],0]']);
});

const money = program(`
  import { abort, sleep, signal } from "mu";

  error TooLittle { has: number }

  extern service Payments from "./payments.ts" {
    charge(cents: number): Promise<string>;
  }

  service Bank {
    state a: number = 10;
    state b: number = 0;
    take(n: number): void {
      this.a -= n;
      if (this.a < 0) throw new TooLittle({ has: this.a + n });
    }
    put(n: number): void { this.b += n; }
    both(): number[] { return [this.a, this.b]; }
    async slowTake(n: number): Promise<void> {
      await sleep("1 hour");
      this.a -= n;
    }
  }

  service Teller {
    async move(n: number): Promise<void> {
      transaction {
        await Bank.put(n);
        await Bank.take(n);
      }
    }
    async moveInTwoTurns(n: number): Promise<void> {
      await Bank.put(n);
      await Bank.take(n);
    }
    async change(n: number): Promise<string> {
      let said = "nothing";
      try {
        transaction {
          said = "took";
          await Bank.take(n);
          abort("no");
        }
      } catch (e) {
        return said;
      }
    }
    async failBeside(): Promise<number[]> {
      try {
        await Promise.all([Bank.take(100), Bank.put(5)]);
      } catch (e) {
        return await Bank.both();
      }
      return [];
    }
    async failWhilePending(): Promise<number[]> {
      try {
        const put = Bank.put(5);
        await Bank.take(100);
        await put;
      } catch (e) {
        return await Bank.both();
      }
      return [];
    }
    async forget(): Promise<number> {
      void Bank.put(3);
      return 1;
    }
    async hurry(): Promise<string> {
      return await Promise.race([this.slow(), this.quick()]);
    }
    async slow(): Promise<string> {
      await Bank.slowTake(1);
      return "slow";
    }
    async quick(): Promise<string> {
      await Bank.put(1);
      return "quick";
    }
    async pay(n: number): Promise<string> {
      try {
        return await Payments.charge(n);
      } catch (e) {
        return e instanceof CallFailed ? "failed" : "other";
      }
    }
    async hear(): Promise<number[]> {
      const first = await signal<number>("go");
      return [first, await signal<number>("go")];
    }
  }
`);

test('nobody sees half a transaction', t => {
  const { outcomes } = explore(money, requests(['Teller.move', 4], ['Bank.both']), h => answers(h)[1]);
  t.deepEqual(outcomes, ['[10,0]', '[6,4]']);
});

test('two turns are seen in between', t => {
  const { outcomes } = explore(
    money,
    requests(['Teller.moveInTwoTurns', 4], ['Bank.both']),
    h => answers(h)[1],
  );
  t.deepEqual(outcomes, ['[10,0]', '[10,4]', '[6,4]']);
});

test('an error that leaves a transaction takes back what others would see, and variables', t => {
  const look = explore(money, requests(['Teller.move', 40], ['Bank.both']), answers);
  t.deepEqual(look.outcomes, ['["TooLittle",[10,0]]']);
  t.deepEqual(explore(money, requests(['Teller.change', 1]), answers).outcomes, ['["nothing"]']);
});

test('calls beside one that fails have ended when the error is seen', t => {
  t.deepEqual(explore(money, requests(['Teller.failBeside']), answers).outcomes, ['[[10,5]]']);
  t.deepEqual(explore(money, requests(['Teller.failWhilePending']), answers).outcomes, ['[[10,5]]']);
});

test('what nobody waits for runs once, before or after the answer', t => {
  const { outcomes } = explore(money, requests(['Teller.forget'], ['Bank.both']), h => [
    answers(h),
    h.state['Bank.b'],
  ]);
  t.deepEqual(outcomes, ['[[1,[10,0]],3]', '[[1,[10,3]],3]']);
});

test('who loses a race because it waits is cancelled; if timers may ring at any time, either wins', t => {
  const look = explore(money, requests(['Teller.hurry']), h => [answers(h), h.state['Bank.a']]);
  t.deepEqual(look.outcomes, ['[["quick"],10]']);
  const free = explore(money, requests(['Teller.hurry']), h => [answers(h), h.state['Bank.a']], {
    time: 'free',
  });
  t.deepEqual(free.outcomes, ['[["quick"],10]', '[["quick"],9]', '[["slow"],9]']);
});

test('a function outside answers as it is chosen to', t => {
  const extern = () =>
    [
      { kind: 'value', value: 'paid' },
      { kind: 'error', name: 'CallFailed', fields: {} },
    ] as const;
  const { outcomes } = explore(money, requests(['Teller.pay', 5]), answers, { extern });
  t.deepEqual(outcomes, ['["failed"]', '["paid"]']);
});

test('messages are taken once each, in the order in which they come', t => {
  const message = (n: number) => ({ kind: 'signal', request: 'r1', name: 'go', message: n }) as const;
  const { outcomes } = explore(money, [...requests(['Teller.hear']), message(1), message(2)], answers);
  t.deepEqual(outcomes, ['[[1,2]]', '[[2,1]]']);
});
