// What README.md and the tutorial show is what happens.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'ava';
import { agrees, blocksOf, commandsOf, root, Session } from './session.ts';

const pages: readonly (readonly [page: string, cwd: string | undefined])[] = [
  ['README.md', root],
  ['docs/tutorial.md', undefined],
];

for (const [page, cwd] of pages) {
  test.serial(`${page} shows what happens`, async t => {
    t.timeout(120_000);
    const session = await Session.open(cwd);
    try {
      for (const block of blocksOf(page)) {
        const [language, file] = block.info.split(' ');
        if (language === 'mu' && file !== undefined) session.writeFile(file, block.text);
        if (language !== 'console') continue;
        for (const command of commandsOf(block)) {
          const { expected, printed } = await session.type(command);
          if (agrees(printed, expected)) t.pass();
          else t.is(printed, expected, `${page}:${command.line} ${command.command}`);
        }
      }
    } finally {
      await session.close();
    }
  });
}

for (const page of [
  'README.md',
  'docs/README.md',
  'docs/tutorial.md',
  'docs/architecture.md',
  'docs/language.md',
]) {
  test(`${page} links to what is there`, t => {
    const text = readFileSync(join(root, page), 'utf8');
    const links = [...text.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(match => match[1] ?? '');
    const dead = links.filter(link => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
    t.deepEqual(dead, []);
  });
}

const comparisons: readonly (readonly [printed: string, expected: string, agree: boolean])[] = [
  ['a\n', 'a\n', true],
  ['a\n', 'b\n', false],
  ['built x in 1.2 s\n', 'built x in … s\n', true],
  ['a\nb\nc\n', 'a\n…\nc\n', true],
  ['a\nc\n', 'a\n…\nc\n', true],
  ['a\nb\n', 'a\n', false],
];

for (const [printed, expected, agree] of comparisons) {
  test(`${JSON.stringify(printed)} ${agree ? 'agrees' : 'does not agree'} with ${JSON.stringify(expected)}`, t => {
    t.is(agrees(printed, expected), agree);
  });
}
