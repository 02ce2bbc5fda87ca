// Every application does what its scenario says, on the engine, over the built artefacts, at every level.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, root } from '../cli/captured.ts';

const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name);

for (const app of apps) {
  test(`${app} has a README and a scenario`, t => {
    t.true(existsSync(join(root, 'apps', app, 'README.md')));
    t.true(existsSync(join(root, 'apps', app, 'scenario.json')));
  });

  for (const level of ['visibility', 'balanced', 'cost']) {
    test(`${app} does what its scenario says at ${level}`, async t => {
      const folder = `apps/${app}`;
      const { code, stdout, stderr } = await muc([
        'run',
        folder,
        '--scenario',
        'scenario.json',
        '--optimize',
        level,
      ]);
      t.is(stderr, '');
      t.regex(stdout, /\d+ passed, 0 failed\n$/);
      t.is(code, 0);
    });
  }

  test(`${app} is formatted, without problems`, async t => {
    t.deepEqual(await muc(['fmt', '--check', `apps/${app}`]), { code: 0, stdout: '', stderr: '' });
    const { code, stdout } = await muc(['check', `apps/${app}`]);
    t.is(code, 0, stdout);
  });
}
