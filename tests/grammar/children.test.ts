import { readFileSync } from 'node:fs';
import test from 'ava';
import { forEachChild, type Node } from '../../grammar/index.ts';
import { read, samples } from './reading.ts';

/** Every object with a kind in a tree, found without knowing any kind. */
function everything(value: unknown, found: Set<unknown> = new Set()): Set<unknown> {
  if (Array.isArray(value)) for (const each of value) everything(each, found);
  else if (typeof value === 'object' && value !== null) {
    if ('kind' in value) found.add(value);
    for (const each of Object.values(value)) everything(each, found);
  }
  return found;
}

test('forEachChild misses no child of any sample', t => {
  for (const { name, text } of samples()) {
    const { module } = read(text);
    const visited = new Set<unknown>();
    const visit = (node: Node): void => {
      t.false(visited.has(node), 'visited once');
      visited.add(node);
      forEachChild(node, visit);
    };
    visit(module);
    t.deepEqual(visited.size, everything(module).size, name);
  }
});

test('the samples have a node of every kind', t => {
  const syntax = readFileSync(new URL('../../grammar/syntax.ts', import.meta.url), 'utf8');
  const kinds = [...syntax.matchAll(/readonly kind: '(\w+)'/g)].map(match => match[1] ?? '');
  const seen = new Set<string>();
  const visit = (node: Node): void => {
    seen.add(node.kind);
    forEachChild(node, visit);
  };
  for (const { text } of samples()) visit(read(text).module);
  t.deepEqual(
    kinds.filter(kind => !seen.has(kind)),
    [],
  );
});
