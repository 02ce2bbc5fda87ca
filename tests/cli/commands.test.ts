import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, withFolder } from './captured.ts';

const good = `export service Counter1 {
  state count: number = 0;

  next(): number {
    this.count += 1;
    return this.count;
  }
}
`;
const bad = good.replace('return this.count;', 'return this.cuont;');

test('--help lists the commands and the exit codes', async t => {
  const { code, stdout } = await muc(['--help']);
  t.is(code, 0);
  for (const name of [
    'new',
    'check',
    'fmt',
    'build',
    'run',
    'dev',
    'diagram',
    'graph',
    'inspect',
    'explain',
  ]) {
    t.regex(stdout, new RegExp(`^  ${name} `, 'm'));
  }
  t.regex(stdout, /0 done, 1 the program has errors, 2 wrong use, 70 a bug in muc/);
});

for (const name of ['new', 'check', 'fmt', 'build', 'run', 'dev', 'diagram', 'graph', 'inspect', 'explain']) {
  test(`${name} --help shows examples`, async t => {
    const { code, stdout } = await muc([name, '--help']);
    t.is(code, 0);
    t.regex(stdout, new RegExp(`Examples:\n  muc ${name}`));
  });
}

const wrong: readonly (readonly [argv: readonly string[], said: RegExp])[] = [
  [['frobnicate'], /unknown command 'frobnicate'/],
  [['check', '--colour'], /unknown option '--colour'/],
  [['check', 'nowhere'], /there is no file or folder nowhere/],
  [['check', 'package.json'], /package\.json is not a \.mu file/],
  [['check', 'docs'], /there is no \.mu file in docs/],
  [['build', 'apps/counter', '--target=cloud'], /Allowed choices are sfn/],
  [['build', 'apps/counter', '--optimize=most'], /Allowed choices are visibility, balanced, cost/],
  [['build', 'apps/counter', '--out', 'docs'], /holds something that muc did not build/],
  [['run', 'apps/counter'], /say which method to run/],
  [['run', 'apps/counter', 'Backend.req', 'k1'], /must be a JSON array/],
  [['run', 'apps/counter', 'Backend.req', '{"key": 1}'], /must be a JSON array/],
  [
    ['run', 'apps/counter', 'Backend.reg', '["a"]'],
    /there is no method Backend\.reg; did you mean Backend\.req\?/,
  ],
  [['run', 'apps/counter', '--scenario', 'none.json'], /there is no scenario none\.json/],
  [['dev', 'apps/counter', '--port', 'many'], /--port is a number up to 65535/],
  [['explain', 'MU9999'], /there is no problem MU9999/],
  [['explain', 'something'], /neither a code/],
  [['explain', 'apps/counter/backend.mu:999'], /has \d+ lines/],
  [['inspect', 'apps/tree', '--method', 'Caller.none'], /Caller\.none is no workflow/],
  [['new', '9lives'], /cannot name a project/],
  [['new', 'apps'], /there is something in apps already/],
];

for (const [argv, said] of wrong) {
  test(`muc ${argv.join(' ')} is wrong use`, async t => {
    const { code, stderr } = await muc(argv);
    t.regex(stderr, said);
    t.is(code, 2);
  });
}

test('check is silent about problems where there are none', async t => {
  await withFolder({ 'a.mu': good, 'lib/b.mu': 'export error E { }\n' }, async cwd => {
    t.deepEqual(await muc(['check'], { cwd }), { code: 0, stdout: 'no problems in 2 files\n', stderr: '' });
  });
});

test('check shows problems with the path as seen from here, and exits 1', async t => {
  await withFolder({ 'app/a.mu': bad }, async cwd => {
    const { code, stderr } = await muc(['check', 'app'], { cwd });
    t.is(code, 1);
    t.regex(stderr, /--> app\/a\.mu:6:17/);
    t.regex(stderr, /1 error\n$/);
  });
});

test('check --format json is for tools', async t => {
  await withFolder({ 'a.mu': bad }, async cwd => {
    const { code, stdout, stderr } = await muc(['check', '--format', 'json'], { cwd });
    t.is(code, 1);
    t.is(stderr, '');
    const [problem] = JSON.parse(stdout);
    t.like(problem, { severity: 'error', path: 'a.mu', start: { line: 6, column: 17 } });
  });
});

test('colours are for terminals; NO_COLOR and FORCE_COLOR decide first', async t => {
  await withFolder({ 'a.mu': bad }, async cwd => {
    const colored = async (terminal: boolean, env: Record<string, string>): Promise<boolean> =>
      (await muc(['check'], { cwd, terminal, env })).stderr.includes('\u001b[');
    t.true(await colored(true, {}));
    t.false(await colored(false, {}));
    t.false(await colored(true, { NO_COLOR: '1' }));
    t.true(await colored(false, { FORCE_COLOR: '1' }));
    t.false(await colored(true, { FORCE_COLOR: '0' }));
  });
});

test('fmt rewrites what is not in the format, and says which', async t => {
  await withFolder({ 'a.mu': good.replaceAll('  ', ' '), 'b.mu': good }, async cwd => {
    t.deepEqual(await muc(['fmt', '--check'], { cwd }), { code: 1, stdout: 'a.mu\n', stderr: '' });
    t.deepEqual(await muc(['fmt'], { cwd }), { code: 0, stdout: 'a.mu\n', stderr: '' });
    t.is(readFileSync(join(cwd, 'a.mu'), 'utf8'), good);
    t.deepEqual(await muc(['fmt', '--check'], { cwd }), { code: 0, stdout: '', stderr: '' });
  });
});

test('fmt leaves a file alone that it cannot read', async t => {
  await withFolder({ 'a.mu': 'service {' }, async cwd => {
    const { code, stderr } = await muc(['fmt'], { cwd });
    t.is(code, 1);
    t.regex(stderr, /a\.mu:1:/);
    t.is(readFileSync(join(cwd, 'a.mu'), 'utf8'), 'service {');
  });
});

test('build writes the whole folder, twice the same', async t => {
  await withFolder({ 'a.mu': good }, async cwd => {
    const first = await muc(['build', '--target=sfn'], { cwd });
    t.is(first.code, 0, first.stderr);
    t.regex(first.stdout, /built .* 1 function/);
    const out = join(cwd, 'build', 'sfn');
    for (const file of [
      'template.json',
      'manifest.json',
      'functions/Counter1/index.mjs',
      'diagrams/index.html',
    ]) {
      t.true(existsSync(join(out, file)), file);
    }
    const contents = (): string[] =>
      readdirSync(out, { recursive: true, encoding: 'utf8' })
        .sort()
        .map(name => (/\.\w+$/.test(name) ? `${name}\n${readFileSync(join(out, name), 'utf8')}` : name));
    const before = contents();
    t.is((await muc(['build'], { cwd })).code, 0);
    t.deepEqual(contents(), before);
    t.deepEqual(readdirSync(join(cwd, 'build')), ['sfn']);
  });
});

test('a program with errors leaves the last build as it was', async t => {
  await withFolder({ 'a.mu': bad, 'build/sfn/manifest.json': '{}' }, async cwd => {
    t.is((await muc(['build'], { cwd })).code, 1);
    t.is(readFileSync(join(cwd, 'build/sfn/manifest.json'), 'utf8'), '{}');
  });
});

test('run prints the result, and the error of a program', async t => {
  t.like(await muc(['run', 'apps/counter', 'Backend.req', '["a"]']), { code: 0, stdout: '0\n' });
  const failed = await muc(['run', 'apps/tree-with-abort', 'Frontend.req', '[3]']);
  t.is(failed.code, 1);
  t.is(failed.stdout, '');
  t.regex(failed.stderr, /^TransactionAborted.*3 is too small/);
});

test('run --data remembers, and --request-id gives the same answer again', async t => {
  await withFolder({}, async folder => {
    const run = (...more: string[]) =>
      muc(['run', 'apps/counter', 'Backend.req', '["a"]', '--data', join(folder, 'data'), ...more]);
    t.is((await run()).stdout, '0\n');
    t.is((await run('--request-id', 'r1')).stdout, '1\n');
    t.is((await run('--request-id', 'r1')).stdout, '1\n');
    t.is((await run()).stdout, '2\n');
  });
});

test('run --scenario says what went otherwise', async t => {
  const scenario = { about: 'Wrong on purpose.', steps: [{ call: 'Counter1.next', args: [], result: 2 }] };
  await withFolder({ 'a.mu': good, 's.json': JSON.stringify(scenario) }, async cwd => {
    const { code, stdout } = await muc(['run', '.', '--scenario', 's.json'], { cwd });
    t.is(code, 1);
    t.is(
      stdout,
      'Wrong on purpose.\n  ✘ Counter1.next()\n      the result is 1, expected 2\n0 passed, 1 failed\n',
    );
  });
});

test('diagram writes pictures', async t => {
  await withFolder({}, async folder => {
    const { code, stdout } = await muc(['diagram', 'apps/tree', '--out', join(folder, 'd')]);
    t.is(code, 0);
    t.regex(stdout, /Caller\.req\.svg/);
    t.true(existsSync(join(folder, 'd', 'index.html')));
  });
});

test('graph shows who calls whom', async t => {
  const { code, stdout } = await muc(['graph', 'apps/tree']);
  t.is(code, 0);
  t.regex(stdout, /Caller\.req .*\n(.*\n)*? {2}1 Backend1\.req {2}transaction/);
  const json = await muc(['graph', 'apps/tree', '--format', 'json']);
  t.deepEqual(
    JSON.parse(json.stdout).map(({ method }: { method: string }) => method),
    ['Backend1.req', 'Backend1.count', 'Backend2.req', 'Backend2.count', 'Caller.req'],
  );
});

const emitted: readonly (readonly [stage: string, shows: RegExp])[] = [
  ['tokens', /caller\.mu:1:1 /],
  ['ast', /"kind": "ServiceDeclaration"/],
  ['types', /Backend1\.req\(key\): Promise<number>/],
  ['graph', /Caller\.req/],
  ['ir', /Caller\.req/],
  ['asl', /"QueryLanguage": "JSONata"/],
  ['js', /Backend1\$req/],
];

for (const [stage, shows] of emitted) {
  test(`inspect --emit ${stage} shows it`, async t => {
    const { code, stdout, stderr } = await muc([
      'inspect',
      'apps/tree',
      '--emit',
      stage,
      '--optimize',
      'visibility',
    ]);
    t.is(stderr, '');
    t.is(code, 0);
    t.regex(stdout, shows);
  });
}

test('explain shows what a line became', async t => {
  const { code, stdout } = await muc(['explain', 'apps/counter/backend.mu:9']);
  t.is(code, 0);
  t.regex(stdout, /^apps\/counter\/backend\.mu:9|^backend\.mu:9/);
  t.regex(stdout, /Store\n(.*\n)*? {2}Backend\.req may read Backend\.counts/);
  t.regex(stdout, /JavaScript\n {2}backend\.mjs:\d+ {2}.*set/);
});

test('explain shows the states that call a line inside a transaction', async t => {
  const { code, stdout } = await muc(['explain', 'apps/travel-reservation/hotel.mu:16']);
  t.is(code, 0);
  t.regex(stdout, /States\n {2}Frontend\.reserve: transaction, which calls Hotel\.reserve\n/);
});

test('new makes a project that is without problems, formatted, and passes its test', async t => {
  await withFolder({}, async cwd => {
    const made = await muc(['new', 'hotel'], { cwd });
    t.is(made.code, 0);
    const inside = { cwd: join(cwd, 'hotel') };
    t.deepEqual(await muc(['fmt', '--check'], inside), { code: 0, stdout: '', stderr: '' });
    t.like(await muc(['check'], inside), { code: 0, stdout: 'no problems in 1 file\n' });
    const played = await muc(['run', '.', '--scenario', 'scenario.json'], inside);
    t.is(played.code, 0, played.stdout);
    t.is((await muc(['new', 'hotel'], { cwd })).code, 2);
  });
});
