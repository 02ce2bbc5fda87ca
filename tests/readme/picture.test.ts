// The picture in README.md is the one that `muc diagram` draws. UPDATE_GOLDEN=1 draws it again.
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, withFolder } from '../cli/captured.ts';
import { root } from './session.ts';

test('the picture in README.md is the one that muc draws', async t => {
  const picture = join(root, 'docs', 'images', 'travel-reservation.svg');
  await withFolder({}, async folder => {
    const { code, stderr } = await muc([
      'diagram',
      'apps/travel-reservation',
      '--out',
      join(folder, 'drawn'),
    ]);
    t.is(code, 0, stderr);
    const drawn = join(folder, 'drawn', 'Frontend.reserve.svg');
    if (process.env.UPDATE_GOLDEN === '1') copyFileSync(drawn, picture);
    const same = readFileSync(picture, 'utf8') === readFileSync(drawn, 'utf8');
    t.true(
      same,
      'docs/images/travel-reservation.svg is out of date: UPDATE_GOLDEN=1 npx ava tests/readme/picture.test.ts',
    );
  });
});
