// Which histories the specification semantics allows.
import test from 'ava';
import { explain, type Observed, type ObservedRequest } from '../../compiler/reference/index.ts';
import { ports, program } from './played.ts';

const bank = program(`
export service Bank {
  state money: Map<string, number>;
  state notes: Map<string, string>;

  add(key: string): number {
    const before = this.money.get(key) ?? 0;
    this.money.set(key, before + 1);
    return before;
  }

  note(text: string): string {
    const id = crypto.randomUUID();
    this.notes.set(id, text);
    return id;
  }

  read(id: string): string | undefined {
    return this.notes.get(id);
  }
}
`);

const request = (
  id: string,
  [method, ...args]: readonly [string, ...unknown[]],
  value: unknown,
  ...after: readonly string[]
): ObservedRequest => ({ id, method, args, after, answer: { kind: 'value', value } });

function verdict(requests: readonly ObservedRequest[], state: Observed['state'], effects: string[] = []) {
  const seen = effects.map(id => ({ request: id, services: ['Bank'] }));
  return explain(bank, () => ports({ time: 'free' }), { requests, state, effects: seen }, { orders: 100 })
    .kind;
}

const add = ['Bank.add', 'k'] as const;

test('requests at the same time come in any order', t => {
  const both = [request('a', add, 1), request('b', add, 0)];
  t.is(verdict(both, { 'Bank.money': [['k', 2]] }), 'explained');
  t.is(verdict(both, { 'Bank.money': [['k', 2]] }, ['a', 'b']), 'explained');
});

test('who has waited for an answer comes after it', t => {
  t.is(verdict([request('a', add, 1), request('b', add, 0, 'a')], {}), 'unexplained');
  t.is(verdict([request('a', add, 0), request('b', add, 1, 'a')], {}), 'explained');
});

test('two do not find the same', t => {
  t.is(verdict([request('a', add, 0), request('b', add, 0)], {}), 'unexplained');
});

test('what is stored counts', t => {
  t.is(verdict([request('a', add, 0)], { 'Bank.money': [['k', 2]] }), 'unexplained');
  t.is(verdict([request('a', add, 0)], { 'Bank.money': [] }), 'unexplained');
});

test('an identifier stands for the one that was made up in its place', t => {
  const [one, two] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
  const noted = [request('a', ['Bank.note', 'x'], one), request('b', ['Bank.note', 'y'], two, 'a')];
  const read = (id: string, text: string) => request('c', ['Bank.read', id], text, 'b');
  const state = {
    'Bank.notes': [
      [two, 'y'],
      [one, 'x'],
    ],
  };
  t.is(verdict([...noted, read(one, 'x')], state), 'explained');
  t.is(verdict([...noted, read(one, 'y')], state), 'unexplained');
  t.is(
    verdict([request('a', ['Bank.note', 'x'], one), request('b', ['Bank.note', 'y'], one)], {}),
    'unexplained',
  );
});

test('a search that is given up decides nothing', t => {
  const many = Array.from({ length: 7 }, (_, i) => request(`r${i}`, add, i === 0 ? 9 : i));
  const found = explain(bank, () => ports(), { requests: many, state: {}, effects: [] }, { orders: 3 });
  t.is(found.kind, 'undecided');
});

test('what is not there has no members to change', t => {
  const shop = program(`
export service Shop {
  state items: Map<string, { price: number }>;
  raise(id: string): void { this.items[id].price += 1; }
  price(id: string): void { this.items[id].price = 1; }
}
`);
  for (const method of ['Shop.raise', 'Shop.price']) {
    const answer = { kind: 'error', name: 'TypeError', message: '', fields: {} } as const;
    const requests = [{ id: 'a', method, args: ['x'], after: [], answer }];
    const state = { 'Shop.items': [] };
    t.is(explain(shop, () => ports(), { requests, state, effects: [] }, { orders: 10 }).kind, 'explained');
  }
});

/** Ten times two requests at the same time, each pair after the one before, in either order. */
function pairs(kept: number): Observed {
  const requests = Array.from({ length: 20 }, (_, i) => {
    const after = Array.from({ length: i - (i % 2) }, (__, before) => `r${before}`);
    return request(`r${i}`, add, i, ...after);
  });
  const swapped = requests.map(({ answer: _, ...each }, i) => ({
    ...each,
    answer: { kind: 'value' as const, value: i % 4 < 2 ? i : i + 1 - 2 * (i % 2) },
  }));
  return { requests: swapped, state: { 'Bank.money': [['k', kept]] }, effects: [] };
}

test('what leads to the same is looked at once', t => {
  t.is(explain(bank, () => ports(), pairs(20), { orders: 100 }).kind, 'explained');
  const wrong = explain(bank, () => ports(), pairs(21), { orders: 200 });
  t.is(wrong.kind, 'unexplained');
});

const saga = program(`
export service Stock {
  state left: number = 9;
  take(): number { this.left -= 1; return this.left; } compensate { this.left += 1; }
}
export service Shop {
  state sold: number = 0;
  async buy(): Promise<void> {
    await Stock.take();
    this.sold += 1;
  }
  async behind(): Promise<string> {
    let said = "ok";
    try { await Stock.take(); } catch { said = "failed"; }
    this.sold += 1;
    return said;
  }
}
`);

function bought(left: number, sold: number, method = 'Shop.buy', requests = 3): Observed {
  const failed = { kind: 'error', name: 'CallFailed', message: '', fields: { error: 'it exited' } } as const;
  const ok = { kind: 'value', value: undefined } as const;
  return {
    requests: Array.from({ length: requests }, (_, i) => ({
      id: `r${i}`,
      method,
      args: [],
      after: [],
      answer: i === 0 ? failed : ok,
      givenUp: i === 0 ? 1 : 0,
    })),
    state: { 'Stock.left': left, 'Shop.sold': sold },
    effects: [],
  };
}

test('what the platform gives up has done nothing, and what came before it is undone', t => {
  const verdictOf = (observed: Observed) => explain(saga, () => ports(), observed, { orders: 1000 }).kind;
  t.is(verdictOf(bought(7, 2)), 'explained');
  t.is(verdictOf(bought(6, 2)), 'unexplained');
  t.is(verdictOf(bought(7, 3)), 'unexplained');
});

test('a turn that is given up may fail behind the call before it', t => {
  const verdictOf = (observed: Observed) => explain(saga, () => ports(), observed, { orders: 1000 }).kind;
  t.is(verdictOf(bought(8, 0, 'Shop.behind', 1)), 'unexplained', 'a saga: the call is undone');
  t.is(verdictOf(bought(9, 0, 'Shop.behind', 1)), 'explained');
});
