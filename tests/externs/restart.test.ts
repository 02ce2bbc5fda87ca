// Kills: whatever an attempt had done when the engine died, the next one comes with the same key.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { realFiles } from '../../cli/io.ts';
import { muc } from '../cli/captured.ts';
import { post, removeFolders, startProcess, temporaryFolder } from '../local/builds.ts';

test.after.always(removeFolders);

const program = `extern service Payments from "./payments.ts" {
  @retry({ attempts: 4, interval: "1 second", backoff: 1 })
  charge(card: string): Promise<number>;
}

export service Shop {
  async pay(cards: string[]): Promise<number[]> {
    const paid: number[] = [];
    for (const card of cards) paid.push(await Payments.charge(card));
    return paid;
  }
}
`;

/** Notes key and attempt; `hangs` never answers its first attempt, `fails` throws in its first two. */
const module = (
  folder: string,
): string => `import { appendFileSync, existsSync, readFileSync } from "node:fs";
const log = ${JSON.stringify(join(folder, 'log'))};
export async function charge(card: string, call: { key: string; attempt: number }): Promise<number> {
  const before = existsSync(log) ? readFileSync(log, "utf8").split("\\n").filter(line => line.startsWith(card)).length : 0;
  appendFileSync(log, card + " " + call.key + " " + call.attempt + "\\n");
  if (card === "hangs" && before === 0) await new Promise(() => {});
  if (card === "fails" && before < 2) throw new Error("not yet");
  return before + 1;
}
`;

async function built(): Promise<{ readonly folder: string; readonly build: string }> {
  const folder = temporaryFolder('mu-extern-');
  realFiles.write(join(folder, 'shop.mu'), program);
  realFiles.write(join(folder, 'payments.ts'), module(folder));
  const { code, stderr } = await muc(['build', folder]);
  if (code !== 0) throw new Error(stderr);
  writeFileSync(join(folder, 'log'), '');
  return { folder, build: join(folder, 'build/sfn') };
}

async function lines(folder: string, count: number): Promise<readonly string[]> {
  const log = join(folder, 'log');
  for (;;) {
    const found = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
    if (found.length >= count) return found;
    await pause(5);
  }
}

for (const [what, card, before] of [
  ['while an attempt is under way', 'hangs', 1],
  ['between attempts', 'fails', 1],
] as const) {
  test(`a kill ${what} keeps the key`, async t => {
    const { folder, build } = await built();
    const data = temporaryFolder('mu-data-');
    const first = await startProcess(build, data);
    void post(first.url, '/Shop/pay', [['visa', card, 'visa']], 'r1').catch(() => {});
    await lines(folder, 1 + before);
    await first.kill();
    const second = await startProcess(build, data);
    const { status, body } = await post(second.url, '/Shop/pay', [['visa', card, 'visa']], 'r1');
    await second.kill();
    t.is(status, 200);
    const written = await lines(folder, 4);
    const keys = new Set(written.map(line => line.split(' ').slice(0, 2).join(' ')));
    t.deepEqual([...keys], ['visa r1/Shop.pay/1[0]', `${card} r1/Shop.pay/1[1]`, 'visa r1/Shop.pay/1[2]']);
    const attempts = written.filter(line => line.startsWith(card)).map(line => Number(line.split(' ')[2]));
    t.is(attempts[0], 1);
    t.true(attempts.slice(1).every(attempt => attempt > 1));
    t.is((body as number[])[1], attempts.length);
  });
}
