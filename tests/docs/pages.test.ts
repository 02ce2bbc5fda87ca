// Each problem has a page that teaches it, and the programs on the page are compiled: the wrong one has the problem, the
// right one has none.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { compile } from '../../compiler/index.ts';
import { renderAll } from '../../compiler/report/index.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';
import { bundleExterns } from '../../targets/bundle/index.ts';
import { emitSfn } from '../../targets/index.ts';
import { isGolden } from '../report/golden.ts';
import { catalogue } from './catalogue.ts';
import { type PageProgram, pageNames, readPage } from './page.ts';

const entries = await catalogue();
const names = pageNames();

test('every problem has a page', t => {
  const missing = entries.filter(entry => !names.includes(`${entry.problem.code}.md`));
  t.deepEqual(
    missing.map(({ problem, file }) => `${problem.code} ${problem.title} (${file})`),
    [],
  );
});

test('every code stands for one problem', t => {
  const count = new Map<string, number>();
  for (const { problem } of entries) count.set(problem.code, (count.get(problem.code) ?? 0) + 1);
  t.deepEqual(
    [...count].filter(([, uses]) => uses > 1).map(([code]) => code),
    [],
  );
});

for (const name of names) {
  const page = readPage(name);
  test(`${name} has the form of a page and is about a problem`, t => {
    t.truthy(page, 'a title, a text, `## Wrong` and `## Right` with one program each');
    t.is(`${page?.code}.md`, name);
    t.true((page?.text.length ?? 0) > 40, 'the text teaches');
    const titles = entries
      .filter(({ problem }) => problem.code === page?.code)
      .map(each => each.problem.title);
    t.true(titles.includes(page?.title ?? ''), `the title is ${titles.join(' or ')}, not ${page?.title}`);
  });
  if (page === undefined) continue;

  test(`${page.code} is what the wrong program has`, async t => {
    const { diagnostics, text } = await compiled(page.wrong);
    isGolden(t, text, `pages/${page.code}.txt`);
    t.true(
      diagnostics.some(diagnostic => diagnostic.code === page.code),
      `it has ${diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n') || 'nothing'}`,
    );
  });

  test(`${page.code}: the right program has no problem`, async t => {
    // What a later step of the language brings is right to write, and refused for now.
    const { diagnostics, text } = await compiled(page.right);
    const later = page.code.startsWith('MU39')
      ? []
      : diagnostics.filter(({ code }) => code.startsWith('MU39'));
    t.is(later.length === diagnostics.length ? '' : text, '');
  });
}

interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly text: string;
}

/** What `muc build` says about a program, to the last phase. */
async function compiled({ text, files }: PageProgram): Promise<Findings> {
  const source = { path: 'main.mu', text };
  const all = new Map([...files, [source.path, text]]);
  const host = { read: (path: string) => all.get(path), list: () => [...all.keys()].sort() };
  const { diagnostics, application } = compile(host, '', { name: 'page', optimize: 'balanced' });
  const found = [...diagnostics];
  if (application !== undefined) {
    const emitted = emitSfn(application, { sources: [source] });
    found.push(...emitted.diagnostics);
    if (diagnostics.length === 0) found.push(...(await outside(emitted.functions.externs, files)));
  }
  const sources = new Map([[source.path, source]]);
  return { diagnostics: found, text: renderAll(found, sources, { color: false, width: 100 }) };
}

/** What the bundler says of the modules of extern services. */
async function outside(
  externs: Parameters<typeof bundleExterns>[0],
  files: ReadonlyMap<string, string>,
): Promise<readonly Diagnostic[]> {
  if (externs.length === 0) return [];
  const root = mkdtempSync(join(tmpdir(), 'mu-page-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return (await bundleExterns(externs, { root, library })).diagnostics;
  } finally {
    rmSync(root, { recursive: true });
  }
}

const library = fileURLToPath(new URL('../../stdlib', import.meta.url));
