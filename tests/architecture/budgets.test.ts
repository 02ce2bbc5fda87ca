import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { breaches } from './budgets.ts';
import { folders, read, root, sourcesBelow, topFolders } from './files.ts';

for (const folder of folders) {
  test(`${folder} keeps the budgets`, t => {
    const found = sourcesBelow(folder).flatMap(path => breaches({ path, text: read(path) }));
    t.deepEqual(found, []);
  });
}

test('no folder or file is a drawer for what has no name', t => {
  const drawers = folders
    .flatMap(sourcesBelow)
    .filter(path => /(^|\/)(utils?|common|helpers?)(\/|\.ts$)/.test(path));
  t.deepEqual(drawers, []);
});

test('index.ts stands only at front doors', t => {
  const doors = folders.flatMap(sourcesBelow).filter(path => path.endsWith('/index.ts'));
  const deep = doors.filter(path => path.split('/').length > 4);
  t.deepEqual(deep, []);
});

for (const folder of topFolders()) {
  test(`${folder} says in at most 30 lines what it is`, t => {
    const path = join(folder, 'README.md');
    t.true(existsSync(join(root, path)), `${path} is missing`);
    const lines = read(path).trimEnd().split('\n').length;
    t.true(lines <= 30, `${path} has ${lines} lines`);
  });
}

const broken: readonly (readonly [title: string, path: string, text: string, breach: string])[] = [
  ['a long file', 'cli/a.ts', 'const a = 1;\n'.repeat(401), 'cli/a.ts has 401 lines, at most 400'],
  [
    'a long function',
    'cli/a.ts',
    `function f() {\n${'  g();\n'.repeat(60)}}\n`,
    'cli/a.ts:1 a function of 62 lines, at most 60',
  ],
  ['five parameters', 'cli/a.ts', 'const f = (a, b, c, d, e) => a;', 'cli/a.ts:1 5 parameters, at most 4'],
  ['any', 'cli/a.ts', 'const a: any = 1;', 'cli/a.ts:1 any'],
  ['an enum', 'cli/a.ts', 'enum A { B }', 'cli/a.ts:1 enum'],
  ['a namespace', 'cli/a.ts', 'namespace A { const b = 1; }', 'cli/a.ts:1 namespace'],
  ['a default export', 'cli/a.ts', 'export default function f() {}', 'cli/a.ts:1 default export'],
  ['a star re-export', 'cli/a.ts', "export * from './b.ts';", 'cli/a.ts:1 star re-export'],
  ['printing', 'compiler/a.ts', 'console.log(1);', 'compiler/a.ts:1 console in pure code'],
  ['the process', 'grammar/a.ts', 'const a = process.argv;', 'grammar/a.ts:1 process in pure code'],
  ['a timer', 'stdlib/runtime/a.ts', 'setTimeout(f, 1);', 'stdlib/runtime/a.ts:1 setTimeout in pure code'],
  ['the clock', 'targets/asl/a.ts', 'const a = Date.now();', 'targets/asl/a.ts:1 Date.now in pure code'],
  ['the date', 'targets/sfn.ts', 'const a = new Date();', 'targets/sfn.ts:1 new Date() in pure code'],
  ['chance', 'compiler/a.ts', 'const a = Math.random();', 'compiler/a.ts:1 Math.random in pure code'],
];

for (const [title, path, text, breach] of broken) {
  test(`${title} is refused`, t => {
    t.deepEqual(breaches({ path, text }), [breach]);
  });
}

test('the edges may use the world', t => {
  const text = 'console.log(process.argv, Date.now(), Math.random());\nsetTimeout(f, 1);\n';
  t.deepEqual(breaches({ path: 'cli/a.ts', text }), []);
  t.deepEqual(breaches({ path: 'targets/local/engine.ts', text }), []);
});
