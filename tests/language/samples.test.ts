// Programs that show one part of the language each: compiled to state machines and functions, run on the local engine at every
// level, and compared with what JavaScript would answer.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, root } from '../cli/captured.ts';

const folder = 'tests/samples/language';

for (const sample of readdirSync(join(root, folder))) {
  for (const level of ['visibility', 'balanced', 'cost']) {
    test(`${sample} at ${level}`, async t => {
      const { code, stdout, stderr } = await muc([
        'run',
        `${folder}/${sample}`,
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
}
