import test from 'ava';
import { components } from '../../compiler/graph/components.ts';

function groupsOf(edges: Readonly<Record<string, string>>): string {
  const nodes = Object.keys(edges);
  return components(nodes, node => edges[node] ?? '')
    .map(group => [...group].sort().join(''))
    .join(' ');
}

test('callees come before callers', t => {
  t.is(groupsOf({ a: 'b', b: 'c', c: '' }), 'c b a');
});

test('a circle is one group', t => {
  t.is(groupsOf({ a: 'b', b: 'c', c: 'b', d: 'c', e: '' }).split(' ').indexOf('bc'), 1);
  t.is(groupsOf({ a: 'b', b: 'a' }), 'ab');
});

test('a node between two circles stands between them', t => {
  t.is(groupsOf({ a: 'b', b: 'ac', c: 'd', d: 'e', e: 'd' }), 'de c ab');
});

test('a node that refers to itself is a group of its own', t => {
  t.is(groupsOf({ a: 'ab', b: '' }), 'b a');
});

test('a chain may be as long as it likes', t => {
  const nodes = Array.from({ length: 50_000 }, (_, i) => i);
  const groups = components(nodes, i => (i + 1 < nodes.length ? [i + 1] : []));
  t.is(groups.length, nodes.length);
  t.deepEqual(groups[0], [nodes.length - 1]);
});
