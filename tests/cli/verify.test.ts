// `muc verify`: right programs pass, and what goes wrong is shown as a schedule that can be played again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, withFolder } from './captured.ts';

const bank = `
export service Bank {
  state money: Map<string, number>;

  add(key: string): number {
    const before = this.money.get(key) ?? 0;
    this.money.set(key, before + 1);
    return before;
  }
}
`;

const scenario = (...steps: readonly object[]): string => JSON.stringify({ about: 'Money.', steps });
const two = {
  concurrently: [
    { call: 'Bank.add', args: ['k'] },
    { call: 'Bank.add', args: ['k'] },
  ],
};

test('a program that keeps its promises passes on both platforms', async t => {
  await withFolder({ 'bank.mu': bank, 'scenario.json': scenario(two) }, async folder => {
    const { code, stdout, stderr } = await muc(['verify', folder, '--runs', '20']);
    t.is(stderr, '');
    t.regex(
      stdout,
      /✔ cloud: 1 without faults, \d+ with one, \d+ with a run given up, 20 at random\n.*✔ engine: 1 without faults, \d+ with one, \d+ with a run given up, 20 at random\n/,
    );
    t.is(code, 0);
  });
});

test('what a scenario expects of one order only is found, shown, and found again', async t => {
  const first = { call: 'Bank.add', args: ['k'], request: 'first', result: 0 };
  const second = { call: 'Bank.add', args: ['k'], request: 'second', result: 1 };
  const files = { 'bank.mu': bank, 'scenario.json': scenario({ concurrently: [first, second] }) };
  await withFolder(files, async folder => {
    const { code, stdout } = await muc(['verify', folder]);
    t.is(code, 1);
    t.regex(stdout, /✘ cloud: 1 without faults, \d+ with one\n/);
    t.regex(stdout, /the result is 1, expected 0/);
    const [, schedule = ''] = /again: .* --schedule "(.+)"\n/.exec(stdout) ?? [];
    t.not(schedule, '');
    const again = await muc(['verify', folder, '--platform', 'cloud', '--schedule', schedule]);
    t.is(again.code, 1);
    t.regex(again.stdout, /the result is 1, expected 0/);
  });
});

test('what is no schedule is said', async t => {
  await withFolder({ 'bank.mu': bank, 'scenario.json': scenario(two) }, async folder => {
    const { code, stderr } = await muc(['verify', folder, '--schedule', 'now and then']);
    t.is(code, 2);
    t.regex(stderr, /"now and then" is no schedule/);
  });
});

test('what goes wrong is drawn beside the lines of the source', async t => {
  const files = { 'bank.mu': bank, 'scenario.json': scenario(two) };
  await withFolder(files, async folder => {
    const file = join(folder, 'run.mmd');
    const schedule = 'step-1-1 commit 1 crash after, step-1-2 invoke 1 twice';
    const asked = ['verify', folder, '--platform', 'cloud', '--schedule', schedule, '--diagram', file];
    const { code, stdout } = await muc(asked);
    t.is(code, 0);
    t.regex(stdout, /Bank\.add\S*\s+invoke Bank, bank\.mu:\d+/);
    const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
    t.is(first, 'sequenceDiagram');
    const drawn = lines.join('\n');
    t.regex(drawn, /participant f1 as function Bank/);
    t.regex(drawn, /platform->>f1: step-1-1: Bank\.add\S* · bank\.mu:\d+ /);
    t.regex(drawn, /f1->>store: step-1-1: commit .*\n {2}Note over f1: ✗ crash after/);
    t.regex(drawn, /platform-->>client: step-1-2: 200 \d/);
    // Nothing that would end a statement of Mermaid early.
    const statement = /^ {2}(participant \w+ as|\w+--?>>\w+:|Note over \w+(,\w+)?:) ([^#;]|#\d+;)+$/;
    t.deepEqual(
      lines.filter(line => !statement.test(line)),
      [],
    );
  });
});
