// Kills on the way back of a saga: what took effect is undone exactly once, wherever the engine died.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import test from 'ava';
import { realFiles } from '../../cli/io.ts';
import { muc } from '../cli/captured.ts';
import { post, removeFolders, startProcess, temporaryFolder } from '../local/builds.ts';

test.after.always(removeFolders);

/** Each step outside is written to a log, so that the test knows when to kill. */
const program = `extern service World from "./world.ts" {
  say(text: string): Promise<void>;
}

export error Refused { step: number }

export service Stock {
  state left: Map<string, number>;
  state undone: List<string>;

  take(what: string): number {
    this.left.set(what, (this.left.get(what) ?? 10) - 1);
    return this.left.get(what) ?? 0;
  } compensate {
    await World.say(\`undo \${what}\`);
    await this.back(what, result);
  }

  async back(what: string, left: number): Promise<void> {
    this.left.set(what, (this.left.get(what) ?? 0) + 1);
    this.undone.push(\`\${what} \${left}\`);
  }

  all(): string[] {
    return [...this.undone.slice(), ...[...this.left.entries()].map(([what, n]) => \`\${what}=\${n}\`)];
  }
}

export service Shop {
  async inARow(): Promise<void> {
    await Stock.take("a");
    await World.say("a taken");
    await Stock.take("b");
    await World.say("b taken");
    throw new Refused({ step: 2 });
  }

  async inALoop(): Promise<void> {
    for (const what of ["a", "b"]) {
      await Stock.take(what);
      await World.say(\`\${what} taken\`);
    }
    throw new Refused({ step: 2 });
  }
}
`;

const module = (folder: string): string => `import { appendFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
export async function say(text: string): Promise<void> {
  appendFileSync(${JSON.stringify(join(folder, 'log'))}, text + "\\n");
  await pause(30);
}
`;

async function said(folder: string, count: number): Promise<void> {
  const log = join(folder, 'log');
  for (;;) {
    const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter(Boolean) : [];
    if (new Set(lines).size >= count) return;
    await pause(2);
  }
}

for (const [level, moments] of [
  ['visibility', [3]],
  ['balanced', [1, 2, 3, 4]],
  ['cost', [2]],
] as const)
  test(`a saga is undone once, wherever the engine is killed, at ${level}`, async t => {
    const folder = temporaryFolder('mu-saga-');
    realFiles.write(join(folder, 'shop.mu'), program);
    realFiles.write(join(folder, 'world.ts'), module(folder));
    const { code, stderr } = await muc(['build', folder, '--optimize', level]);
    t.is(code, 0, stderr);
    const build = join(folder, 'build/sfn');
    for (const method of ['inARow', 'inALoop'])
      for (const moment of moments) {
        writeFileSync(join(folder, 'log'), '');
        const data = temporaryFolder('mu-data-');
        const first = await startProcess(build, data);
        void post(first.url, `/Shop/${method}`, [], 'r1').catch(() => {});
        await said(folder, moment);
        await first.kill();
        const second = await startProcess(build, data);
        const { status } = await post(second.url, `/Shop/${method}`, [], 'r1');
        const { body: all } = await post(second.url, '/Stock/all', [], 'r2');
        await second.kill();
        t.is(status, 422, `${method} killed at ${moment}`);
        t.deepEqual(all, ['b 9', 'a 9', 'a=10', 'b=10'], `${method} killed at ${moment}`);
      }
  });
