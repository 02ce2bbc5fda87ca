// `npm run test:long`: the searches of the tests, for as long as they deserve. Each says its seed and what it counted; another seed
// is `npm run test:long -- 7`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { argv, env, execPath, exit, stdout } from 'node:process';

const root = join(import.meta.dirname, '..');
const [, , seed = '1'] = argv;
const ava = join(root, 'node_modules', 'ava', 'entrypoints', 'cli.mjs');

interface Search {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const searches: readonly Search[] = [
  {
    name: 'native expressions against JavaScript',
    args: [ava, '--timeout=60m', 'tests/lower/native.test.ts'],
    env: { NATIVE_EXPRESSIONS: '20000', NATIVE_SEED: seed },
  },
  // Their modules stay in memory: so many a process.
  ...Array.from({ length: 20 }, (_, i) => ({
    name: `random programs against JavaScript, part ${i + 1} of 20`,
    args: [ava, '--timeout=60m', 'tests/lower/differential.test.ts'],
    env: { RANDOM_PROGRAMS: '250', RANDOM_SEED: String(Number(seed) * 1000 + i) },
  })),
  {
    name: 'the guarantee, simulated',
    args: [join(root, 'tests', 'simulation', 'report.ts'), seed],
  },
  {
    name: 'everything deployed, on DynamoDB Local',
    args: [ava, '--timeout=60m', 'tests/targets/deployed.test.ts'],
    env: { MU_DEPLOYED: 'all' },
  },
  {
    name: 'sixteen clients over a DynamoDB that fails',
    args: [ava, '--timeout=60m', 'tests/dynamodb/turns.test.ts'],
    env: { MU_SEED: seed, MU_REQUESTS: '200' },
  },
  {
    name: 'real crashes',
    args: [ava, '--timeout=60m', 'tests/crashes/killed.test.ts'],
    env: { MU_KILLS: '30', MU_SEED: seed, MU_REPORT: '1' },
  },
  {
    name: 'the front end',
    args: [join(root, 'tests', 'fuzz', 'run.ts'), '--inputs', '1000000', '--seed', seed],
  },
];

const failed = searches.filter(search => {
  stdout.write(`\n${search.name} (seed ${seed})\n`);
  const { status } = spawnSync(execPath, search.args, {
    cwd: root,
    env: { ...env, ...search.env },
    stdio: 'inherit',
  });
  return status !== 0;
});
stdout.write(`\n${searches.length - failed.length} passed, ${failed.length} failed\n`);
exit(failed.length === 0 ? 0 : 1);
