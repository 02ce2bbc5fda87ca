// One program for each row of the table of turns in docs/guarantee.md, and what `muc inspect --emit ir` says of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { muc, root } from '../cli/captured.ts';
import { isGolden, samplesFolder } from '../report/golden.ts';

/** The first column, as it stands there. */
const rows = [
  ...readFileSync(join(root, 'docs/guarantee.md'), 'utf8').matchAll(
    /^\| `((?:touches|only reads|may write)[^`]*)`/gm,
  ),
].map(([, row]) => row ?? '');

const folderOf = (row: string): string => row.toLowerCase().replaceAll(/\W+/g, '-');

test('each row of the table has a sample', t => {
  t.deepEqual(readdirSync(`${samplesFolder}ledger`).sort(), rows.map(folderOf).sort());
});

for (const row of rows) {
  test(`a turn that ${row} is shown with its row`, async t => {
    const app = `${samplesFolder}ledger/${folderOf(row)}`;
    const { stdout, code } = await muc(['inspect', app, '--emit', 'ir']);
    t.is(code, 0);
    t.true(stdout.includes(`(${row}): `));
    isGolden(t, stdout, `ledger/${folderOf(row)}/expected.ir.txt`);
  });
}
