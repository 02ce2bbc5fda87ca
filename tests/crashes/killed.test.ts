// The engine as a process of its own, under load, killed at random and started again on the same folder. Nothing that was
// accepted is lost or done twice, who asks again gets the same answer, and what was half done is finished or undone.
// `npm run test:long` kills more often, and reports it: MU_KILLS is how often for each application, MU_SEED what is asked.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import test, { type ExecutionContext } from 'ava';
import { Engine } from '../../scripts/demo/engine.ts';
import { writeSection } from '../../scripts/guarantee-report.ts';
import { chanceFrom, pick } from '../fuzz/chance.ts';
import { type Answer, type Asked, Crowd } from './crowd.ts';

const root = join(import.meta.dirname, '..', '..');
const muc = join(root, 'cli', 'muc.mjs');
const kills = Number(env['MU_KILLS'] ?? 3);
const seed = Number(env['MU_SEED'] ?? 1);
const clients = 8;
const rows: string[] = [];

interface Load {
  readonly app: string;
  readonly prepare: (engine: Engine) => Promise<unknown>;
  readonly next: (n: number) => Asked;
  readonly check: (
    t: ExecutionContext,
    engine: Engine,
    answers: ReadonlyMap<Asked, Answer>,
  ) => Promise<string>;
}

test.serial('travel: both or neither, and each order once', async t => {
  const rooms = 200 * kills;
  const seats = 150 * kills;
  await underLoad(t, {
    app: 'apps/travel-reservation',
    prepare: async engine => {
      await engine.call('Hotel/add', ['h1', rooms]);
      await engine.call('Flight/add', ['f1', seats]);
    },
    next: n => ({ id: `travel-${n}`, path: 'Frontend/reserve', args: [`user-${n}`, 'f1', 'h1'] }),
    check: async (t, engine, answers) => {
      const orders = new Map<unknown, unknown>();
      for (const [{ args }, { ok, body }] of answers) {
        if (ok) orders.set(body, args[0]);
        else t.like(body, { name: 'SoldOut' });
      }
      const accepted = [...answers.values()].filter(({ ok }) => ok).length;
      t.is(orders.size, accepted, 'no two requests have one order');
      const users = [...orders.values()].map(String).sort();
      for (const [path, id, capacity] of [
        ['Flight/find', 'f1', seats],
        ['Hotel/find', 'h1', rooms],
      ] as const) {
        const found = (await engine.call(path, [id])) as { capacity: number; guests: readonly string[] };
        t.deepEqual([...found.guests].sort(), users, path);
        t.is(found.capacity, capacity - accepted, path);
      }
      for (const [order, user] of orders) t.like(await engine.call('Order/find', [order]), { user });
      return `${accepted} orders`;
    },
  });
});

test.serial('trip-saga: what was not finished is undone, once', async t => {
  const hotels = { big: 60 * kills, small: 20 * kills, closed: 0 };
  const accounts = Array.from({ length: 6 }, (_, i) => `account-${i}`);
  const cents = 30_000 * kills;
  const chance = chanceFrom(seed);
  const names = Object.keys(hotels);
  await underLoad(t, {
    app: 'apps/trip-saga',
    prepare: async engine => {
      for (const [name, rooms] of Object.entries(hotels)) await engine.call('Hotel/add', [name, rooms]);
      for (const account of accounts) await engine.call('Bank/deposit', [account, cents]);
    },
    next: n => {
      const account = pick(accounts, chance);
      const id = `trip-${n}`;
      const price = 100 * (1 + chance(20));
      const kind = chance(3);
      if (kind === 0)
        return { id, path: 'Trip/tour', args: [account, [pick(names, chance), pick(names, chance)], price] };
      return {
        id,
        path: kind === 1 ? 'Trip/book' : 'Trip/quick',
        args: [account, pick(names, chance), price],
      };
    },
    check: async (t, engine, answers) => {
      const left = new Map<string, number>(Object.entries(hotels));
      const balances = new Map(accounts.map(account => [account, cents]));
      let done = 0;
      for (const [{ path, args }, { ok, body }] of answers) {
        if (!ok) t.regex((body as { name: string }).name, /^(SoldOut|Declined)$/, JSON.stringify(body));
        if (!ok || body === false) continue;
        const [account, wanted, price] = args as [string, string | string[], number];
        const stays = path === 'Trip/tour' ? (wanted as string[]) : [wanted as string];
        for (const hotel of stays) left.set(hotel, (left.get(hotel) ?? 0) - 1);
        balances.set(account, (balances.get(account) ?? 0) - price * stays.length);
        done++;
      }
      t.is(await engine.call('Trip/count', []), done);
      for (const [hotel, rooms] of left) t.is(await engine.call('Hotel/left', [hotel]), rooms, hotel);
      for (const [account, sum] of balances) t.is(await engine.call('Bank/balance', [account]), sum, account);
      const book = (await engine.call('Bank/statement', [])) as readonly string[];
      const undone = book.flatMap(line => /back, charge (\d+)$/.exec(line)?.[1] ?? []);
      t.is(new Set(undone).size, undone.length, 'no charge is given back twice');
      return `${done} trips, ${undone.length} charges given back`;
    },
  });
});

test.after('what was seen is reported', () => {
  if (env['MU_REPORT'] !== '1' || rows.length === 0) return;
  const head = ['application', 'kills', 'requests', 'sent again', 'in the end', 'lost, doubled or half done'];
  const table = [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n');
  const text = `The engine as a process of its own, with ${clients} clients, killed with SIGKILL at random and started again on the same folder.`;
  writeSection('Real crashes', `${text}\n\n${table}`);
});

async function underLoad(t: ExecutionContext, load: Load): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'mu-killed-'));
  const options = { root, muc, data, app: load.app };
  let engine = await Engine.start(options);
  const { port, url } = engine;
  try {
    await load.prepare(engine);
    const crowd = new Crowd(() => url);
    let asked = 0;
    const asking = crowd.ask(clients, () => load.next(asked++));
    const chance = chanceFrom(seed);
    for (let n = 0; n < kills; n++) {
      const before = crowd.answers.size;
      while (crowd.answers.size === before) await pause(5);
      await pause(chance(500));
      await engine.kill();
      engine = await Engine.start({ ...options, port });
    }
    crowd.end();
    await asking;
    const seen = await load.check(t, engine, crowd.answers);
    t.deepEqual(await crowd.askAgain(), []);
    await load.check(t, engine, crowd.answers);
    rows.push(`| ${load.app} | ${kills} | ${asked} | ${crowd.repeated} | ${seen} | 0 |`);
    t.log(`${load.app}: ${kills} kills, ${asked} requests, sent again ${crowd.repeated} times; ${seen}`);
  } finally {
    await engine.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
