// A folder of tests/samples/check is an application with mistakes, and `expected.txt` is what is said about it.
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { checked, rendered } from './checking.ts';

const root = fileURLToPath(new URL('../samples/check/', import.meta.url));

for (const name of readdirSync(root).sort()) {
  test(name.replaceAll('-', ' '), t => {
    const folder = join(root, name);
    const files = globSync('**/*.mu', { cwd: folder }).sort();
    const actual = rendered(
      checked(new Map(files.map(file => [file, readFileSync(join(folder, file), 'utf8')]))),
    );
    const golden = join(folder, 'expected.txt');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, actual);
    t.true(existsSync(golden));
    t.is(actual, readFileSync(golden, 'utf8'));
  });
}
