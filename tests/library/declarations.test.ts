// The library in stdlib/*.mu: it is checked like a program, and what is made from it is up to date.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { compile } from '../../compiler/index.ts';
import { modules } from '../../compiler/library/tables/all.ts';
import { readLibrary, root, tableOf } from '../../scripts/library/declarations.ts';
import { libraryPage } from '../../scripts/library/page.ts';
import { checked } from '../check/checking.ts';

const folder = join(root, 'stdlib');
const declared = readLibrary();
const hint = 'run `node scripts/library/write.ts`';

test('library › stdlib/*.mu have no problems', t => {
  const files = declared.map(({ name }) => `${name}.mu`);
  const host = { read: (path: string) => readFileSync(join(folder, path), 'utf8'), list: () => files };
  const { diagnostics } = compile(host, '', { name: 'library', optimize: 'balanced', library: true });
  t.deepEqual(diagnostics, []);
});

test('library › the tables of the compiler are made from it', t => {
  t.deepEqual(modules, declared.map(tableOf), hint);
});

test('library › docs/library.md is made from it', t => {
  t.is(readFileSync(join(root, 'docs', 'library.md'), 'utf8'), libraryPage(declared), hint);
});

test('library › everything has a doc comment', t => {
  const silent = declared.flatMap(({ declarations }) =>
    declarations.flatMap(({ name, doc, members, form }) => {
      const own = doc === undefined && form !== 'const' ? [name] : [];
      const documented = new Set(members.filter(each => each.doc !== undefined).map(each => each.name));
      return [
        ...own,
        ...members.filter(each => !documented.has(each.name)).map(each => `${name}.${each.name}`),
      ];
    }),
  );
  t.deepEqual(silent, []);
});

test('library › a program declares nothing that it does not write', t => {
  const { diagnostics } = checked('declare function f(x: number): number;\nexport const y = 1;\n');
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    ['MU2250'],
  );
});

test('library › an interface whose methods lead to ever new instances of it is read as far as it is used', t => {
  const text = `
    interface Box<T> { value: T; map<U>(change: (value: T) => U): Box<U>; }
    export function twice(box: Box<number>): Box<string> { return box.map(n => n + 1).map(n => \`\${n}\`); }
  `;
  t.deepEqual(checked(text).diagnostics, []);
});
