// Applications with extern services: built at every level, run on the engine, their functions in threads.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, root } from '../cli/captured.ts';

const folder = 'tests/samples/externs';

for (const sample of readdirSync(join(root, folder))) {
  for (const level of ['visibility', 'balanced', 'cost']) {
    test(`${sample} at ${level}`, async t => {
      const path = `${folder}/${sample}`;
      const { code, stdout } = await muc(['run', path, '--scenario', 'scenario.json', '--optimize', level]);
      t.regex(stdout, /\d+ passed, 0 failed\n$/);
      t.is(code, 0);
    });
  }
}
