// `npm test`: the type check, the lint and the import rules side by side, then the tests. Everything runs to its end,
// so that one run shows all there is to repair. The last line counts checks and tests together.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { exit, hrtime, stdout } from 'node:process';

const root = join(import.meta.dirname, '..');
const bin = join(root, 'node_modules', '.bin');

interface Check {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const sources = ['grammar', 'compiler', 'targets', 'stdlib', 'cli', 'scripts', 'tests', 'bench'];
const checks: readonly Check[] = [
  { name: 'types', command: 'tsc', args: ['-p', '.'] },
  { name: 'lint and format', command: 'biome', args: ['ci', '--colors=off', '--diagnostic-level=warn', '.'] },
  { name: 'import rules', command: 'depcruise', args: ['--config', '.dependency-cruiser.mjs', ...sources] },
];

const results = await Promise.all(checks.map(runCheck));
const tests = await runTests(process.argv.slice(2));
const passed = results.filter(ok => ok).length + tests.passed;
const failed = results.filter(ok => !ok).length + tests.failed;
stdout.write(`\n${passed} passed, ${failed} failed\n`);
exit(failed === 0 ? 0 : 1);

async function runCheck(check: Check): Promise<boolean> {
  const started = hrtime.bigint();
  const { code, output } = await run(check.command, check.args, false);
  const seconds = Number((hrtime.bigint() - started) / 100_000_000n) / 10;
  stdout.write(`${code === 0 ? '✔' : '✘'} ${check.name} (${seconds} s)\n`);
  if (code !== 0) stdout.write(`${output}\n`);
  return code === 0;
}

/** AVA prints each test as it ends, and counts what did not. A run that dies without counting has failed once. */
async function runTests(args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const { code, output } = await run('ava', args, true);
  const passed = output.match(/^\s*✔ /gm)?.length ?? 0;
  const broken = [...output.matchAll(/^ {2}(\d+) (tests? (failed|remained)|uncaught|unhandled)/gm)];
  const failed = broken.reduce((sum, [, count]) => sum + Number(count), 0);
  return { passed, failed: code === 0 ? failed : Math.max(1, failed) };
}

/** Runs a tool of node_modules/.bin under the Node that runs this script. */
function run(
  command: string,
  args: readonly string[],
  show: boolean,
): Promise<{ code: number | null; output: string }> {
  const env = {
    ...process.env,
    PATH: `${bin}:${process.env.PATH ?? ''}`,
    NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile'),
  };
  const child = spawn(join(bin, command), args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const take = (chunk: Buffer): void => {
    output += chunk.toString();
    if (show) stdout.write(chunk);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve({ code, output }));
  });
}
