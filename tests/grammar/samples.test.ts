// Each folder of tests/samples/syntax is a program with what the parser makes of it: its problems if it has any,
// otherwise its tree and its text as `muc fmt` writes it. UPDATE_GOLDEN=1 writes them.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import test from 'ava';
import { print } from '../../grammar/index.ts';
import { meaning, problemText, read, samples, samplesFolder, treeText } from './reading.ts';

const update = process.env['UPDATE_GOLDEN'] === '1';

for (const { name, text } of samples()) {
  test(name, t => {
    const { module, diagnostics } = read(text);
    const golden = (file: string, actual: string): void => {
      const path = `${samplesFolder}${name}/${file}`;
      if (update) writeFileSync(path, actual);
      t.is(actual, existsSync(path) ? readFileSync(path, 'utf8') : '');
    };
    if (diagnostics.length > 0) {
      golden('problems.txt', problemText(diagnostics, text));
      return;
    }
    golden('tree.txt', treeText(module, text));
    const formatted = print(module);
    golden('formatted.mu', formatted);
    const again = read(formatted);
    t.deepEqual(again.diagnostics, []);
    t.is(meaning(again.module), meaning(module));
    t.is(print(again.module), formatted);
  });
}
