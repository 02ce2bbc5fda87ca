// Mistakes that people make who come from TypeScript, one program each, and what muc says about them: one thing, which shows
// the place and what to write instead. tests/samples/mistakes has the programs, by theme, and the texts that were reviewed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { compile } from '../../compiler/index.ts';
import { renderAll } from '../../compiler/report/index.ts';
import type { Diagnostic } from '../../grammar/diagnostic.ts';

const folder = fileURLToPath(new URL('../samples/mistakes/', import.meta.url));
const shop = readFileSync(join(folder, 'shop.mu'), 'utf8');

interface Mistake {
  readonly name: string;
  readonly text: string;
}

function mistakesIn(file: string): readonly Mistake[] {
  const parts = readFileSync(join(folder, file), 'utf8').split(/^\/\/\/\/ /m);
  return parts.slice(1).map(part => {
    const [name = '', ...lines] = part.split('\n');
    return { name, text: lines.join('\n') };
  });
}

function complaints(text: string): { readonly diagnostics: readonly Diagnostic[]; readonly shown: string } {
  const files = new Map([
    ['main.mu', text],
    ['shop.mu', shop],
  ]);
  const host = { read: (path: string) => files.get(path), list: () => [...files.keys()] };
  const { diagnostics } = compile(host, 'main.mu', { name: 'mistake', optimize: 'balanced' });
  const sources = new Map([...files].map(([path, source]) => [path, { path, text: source }]));
  return { diagnostics, shown: renderAll(diagnostics, sources, { color: false, width: 100 }) };
}

const themes = readdirSync(folder).filter(file => file.endsWith('.mu') && file !== 'shop.mu');
const names = new Set<string>();

for (const theme of themes.sort()) {
  const found: string[] = [];
  for (const { name, text } of mistakesIn(theme)) {
    names.add(name);
    const { diagnostics, shown } = complaints(text);
    found.push(`#### ${name}\n\n${shown}`);
    test(`${name}: one mistake, one problem`, t => {
      t.is(diagnostics.length, 1, shown);
      t.true(diagnostics.every(d => d.span.path === 'main.mu'));
    });
  }
  test(`what is said of ${theme}`, t => {
    const golden = join(folder, theme.replace('.mu', '.txt'));
    const actual = found.join('\n');
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(golden, actual);
    t.true(existsSync(golden));
    t.is(actual, readFileSync(golden, 'utf8'));
  });
}

test('at least 120 mistakes are covered', t => {
  t.true(names.size >= 120, `${names.size}`);
  t.log(`${names.size} mistakes`);
});
