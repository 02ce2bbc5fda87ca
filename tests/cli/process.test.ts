// muc as a process: what only a process has.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { muc, root } from './captured.ts';

const script = join(root, 'cli', 'muc.mjs');

test('the exit code of the process is that of the command', t => {
  const ask = (...args: string[]) =>
    spawnSync(process.execPath, [script, ...args], { cwd: root, encoding: 'utf8' });
  t.is(ask('--version').status, 0);
  t.is(ask('check', 'nowhere').status, 2);
});

test('npx muc finds it', async t => {
  const { stdout } = await promisify(execFile)('npx', ['muc', '--version'], { cwd: root });
  t.regex(stdout, /^\d+\.\d+\.\d+\n$/);
});

test('tests run on the Node that came along', t => {
  t.is(Number(process.versions.node.split('.')[0]), 24);
  const { stdout } = spawnSync('node', ['--version'], { encoding: 'utf8' });
  t.is(stdout.trim(), process.version);
});

test('muc check loads neither bundler nor layout nor store', t => {
  const code = `
    import { registerHooks } from 'node:module';
    const seen = [];
    registerHooks({ load: (url, context, next) => { seen.push(url); return next(url, context); } });
    process.argv = [process.argv[0], 'muc', 'check', 'apps/travel-reservation'];
    await (await import('./cli/main.ts')).main();
    console.log(JSON.stringify(seen.filter(url => /esbuild|elkjs|lmdb|aws-sdk|jsonata|\\/targets\\/|\\/stdlib\\//.test(url))));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    encoding: 'utf8',
  });
  t.is(stderr, '');
  t.is(stdout, 'no problems in 5 files\n[]\n');
});

test('a bug in muc exits 70 and says where the report is', async t => {
  const broken = {
    now: (): never => {
      throw new Error('the clock is broken');
    },
  };
  const { code, stderr } = await muc(['build', 'apps/counter'], { clock: broken });
  t.is(code, 70);
  t.regex(stderr, /this is a bug in muc, not in your program: the clock is broken/);
});
