// The applications of apps/ and the programs of our pages, from their text to what would be deployed.
import { globSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import aslValidator from 'asl-validator';
import test from 'ava';
import { compile } from '../../compiler/compile.ts';
import type { OptimizeLevel } from '../../compiler/ir/workflow.ts';
import { bundle } from '../../targets/bundle/index.ts';
import { emitTemplate } from '../../targets/cloudformation/index.ts';
import { emitSfn } from '../../targets/index.ts';
import { findingsOf } from './template.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const levels: readonly OptimizeLevel[] = ['visibility', 'balanced', 'cost'];

function build(files: ReadonlyMap<string, string>, optimize: OptimizeLevel) {
  const host = { read: (path: string) => files.get(path), list: () => [...files.keys()].sort() };
  const compiled = compile(host, '', { name: 'app', optimize });
  const { application, diagnostics } = compiled;
  if (application === undefined)
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return { application, ...emitSfn(application, { sources: compiled.modules.map(module => module.source) }) };
}

function appFiles(app: string): ReadonlyMap<string, string> {
  const folder = join(root, 'apps', app);
  const paths = globSync('**/*.mu', { cwd: folder });
  return new Map(paths.map(path => [path, readFileSync(join(folder, path), 'utf8')]));
}

const apps = globSync('*/', { cwd: join(root, 'apps') }).sort();

for (const app of apps) {
  for (const level of levels) {
    test(`${app}, optimised for ${level}, can be deployed`, t => {
      const { application, files, diagnostics } = build(appFiles(app), level);
      t.deepEqual(diagnostics, []);
      t.deepEqual(findingsOf(emitTemplate(application)), []);
      const machines = [...files].filter(([path]) => path.startsWith('statemachines/'));
      t.is(machines.length, application.workflows.length);
      for (const [path, text] of machines) {
        const { isValid, errorsText } = aslValidator(JSON.parse(text));
        t.true(isValid, `${path}: ${errorsText('\n')}`);
      }
    });
  }
}

test('every generated line that throws an error of the program leads to where the program throws it', async t => {
  const files = appFiles('travel-reservation');
  const { functions } = build(files, 'balanced');
  const built = await bundle(functions, join(root, 'stdlib'));
  const map = new SourceMap(JSON.parse(built.get('functions/Hotel/index.mjs.map') ?? ''));
  const lines = (built.get('functions/Hotel/index.mjs') ?? '').split('\n');
  let found = 0;
  lines.forEach((line, i) => {
    const column = line.indexOf('new SoldOut');
    if (column === -1) return;
    const entry = map.findEntry(i, column);
    t.true('originalSource' in entry);
    if (!('originalSource' in entry)) return;
    const original = files.get(entry.originalSource)?.split('\n')[entry.originalLine];
    t.regex(original ?? '', /new SoldOut/);
    found++;
  });
  t.true(found > 0);
});

for (const code of ['MU4001', 'MU4002']) {
  const page = readFileSync(join(root, `docs/diagnostics/${code}.md`), 'utf8');
  const [wrong = '', right = ''] = [...page.matchAll(/```mu\n([\s\S]*?)```/g)].map(match => match[1]);

  test(`${code}: the wrong program of the page has the problem, the right one has none`, t => {
    const found = build(new Map([['main.mu', wrong]]), 'balanced').diagnostics;
    t.deepEqual([...new Set(found.map(diagnostic => diagnostic.code))], [code]);
    t.deepEqual(build(new Map([['main.mu', right]]), 'balanced').diagnostics, []);
  });
}
