// Declares the tests of one optimisation level: each sample folder is compiled to state machines and functions, run on the
// local engine, and compared with what it says it should do.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, withFolder } from '../cli/captured.ts';
import { programFolders, programsIn, samplesFolder, scenarioFolders, scenarioOf } from './programs.ts';

export function testSamples(level: 'visibility' | 'balanced' | 'cost'): void {
  for (const folder of scenarioFolders()) {
    test(`${folder} at ${level}`, async t => {
      const { code, stdout, stderr } = await run(folder, 'scenario.json', level);
      t.is(withoutAttempts(stderr), '');
      t.regex(stdout, /\d+ passed, 0 failed\n$/);
      t.is(code, 0);
    });
  }
  for (const folder of programFolders()) {
    // One engine runs the whole folder; each program is a test that looks at its own steps.
    const played = once(() => playFolder(folder, level));
    let at = 0;
    for (const program of programsIn(folder)) {
      const from = at;
      at += program.steps.length;
      const to = at;
      test(`${program.path} at ${level}`, async t => {
        const { steps, output } = await played();
        t.true(steps.length >= to, output);
        t.deepEqual(
          steps.slice(from, to).filter(step => !step.startsWith('✔')),
          [],
        );
      });
    }
  }
}

/** What functions outside fail with in an attempt is told there, with its place: samples do it on purpose. */
function withoutAttempts(log: string): string {
  return log.replace(/^error: \w+\.\w+: .*"attempt":\d+\}\n(?: {2}at \S+\.ts:.*\n)*/gm, '');
}

function run(folder: string, scenario: string, level: string): ReturnType<typeof muc> {
  return muc(['run', `${samplesFolder}/${folder}`, '--scenario', scenario, '--optimize', level]);
}

/** One text per step: its sign, what was called, and what went otherwise. */
async function playFolder(
  folder: string,
  level: string,
): Promise<{ readonly steps: readonly string[]; readonly output: string }> {
  return withFolder({}, async temporary => {
    const file = join(temporary, 'scenario.json');
    writeFileSync(file, JSON.stringify(scenarioOf(programsIn(folder))));
    const { stdout, stderr } = await run(folder, file, level);
    const [, ...steps] = stdout.split(/^ {2}(?=[✔✘])/m);
    return { steps, output: `${stdout}\n${stderr}` };
  });
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
