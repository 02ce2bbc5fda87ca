// Whatever the text is, the parser gives a tree and places that lie in the text, and it comes to an end.
import test from 'ava';
import fc from 'fast-check';
import { forEachChild, type Node, tokenize } from '../../grammar/index.ts';
import { codes, read, samples } from './reading.ts';

function sound(text: string): void {
  const { module, diagnostics } = read(text);
  const within = (span: { start: number; end: number }, what: string): void => {
    if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) {
      throw new Error(`${what} at ${span.start}-${span.end} of ${text.length}`);
    }
  };
  for (const diagnostic of diagnostics) {
    within(diagnostic.span, diagnostic.code);
    for (const label of diagnostic.labels) within(label.span, diagnostic.code);
  }
  const visit = (node: Node): void => {
    within(node.span, node.kind);
    forEachChild(node, visit);
  };
  visit(module);
}

const all = samples();
const pieces = [...new Set(all.flatMap(({ text }) => tokenize({ path: '', text }).map(token => token.text)))];

test('token soup', t => {
  const soup = fc.array(fc.constantFrom(...pieces, '\n', '{', '}', '(', ')', '`', '"', '/*', '@'), {
    maxLength: 60,
  });
  t.notThrows(() =>
    fc.assert(
      fc.property(soup, words => sound(words.join(' '))),
      { numRuns: 500, seed: 2 },
    ),
  );
});

test('any text', t => {
  const anything = fc.string({ unit: 'binary', maxLength: 80 });
  t.notThrows(() => fc.assert(fc.property(anything, sound), { numRuns: 500, seed: 3 }));
});

test('programs with a piece taken out, doubled or replaced', t => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  const change = fc.record({ place, length: fc.nat(30), piece: fc.constantFrom('', ...pieces) });
  const property = fc.property(fc.constantFrom(...all), change, ({ text }, { place, length, piece }) => {
    const at = Math.floor(place * text.length);
    sound(`${text.slice(0, at)}${piece}${text.slice(at + length)}`);
  });
  t.notThrows(() => fc.assert(property, { numRuns: 300, seed: 4 }));
});

const nests: Readonly<Record<string, (n: number) => string>> = {
  parentheses: n => '('.repeat(n) + '1' + ')'.repeat(n),
  'arrow functions': n => '(a) => ('.repeat(n) + '1' + ')'.repeat(n),
  'arrow functions with types': n => '(a: A): B => '.repeat(n) + '1',
  arrays: n => '['.repeat(n) + ']'.repeat(n),
  objects: n => '{ a: '.repeat(n) + '1' + '}'.repeat(n),
  calls: n => 'f('.repeat(n) + ')'.repeat(n),
  templates: n => '`${'.repeat(n) + '1' + '}`'.repeat(n),
  'nested generics': n => `x as ${'A<'.repeat(n)}B${'>'.repeat(n)}`,
  'type arguments': n => `f<${'A<'.repeat(n)}B${'>'.repeat(n)}>(1)`,
  comparisons: n => `${'a < '.repeat(n)}b`,
  conditionals: n => `${'a ? b : '.repeat(n)}c`,
  prefixes: n => `${'!'.repeat(n)}a`,
  sums: n => `a${' + a'.repeat(n)}`,
  members: n => `a${'.b'.repeat(n)}`,
  functions: n => `${'function () { return '.repeat(n)}1${' }'.repeat(n)}`,
};

for (const [name, make] of Object.entries(nests)) {
  test(`${name} nested as deeply as people write are understood, deeper ones refused`, t => {
    t.deepEqual(codes(`const x = ${make(60)};`), []);
    t.deepEqual(codes(`const x = ${make(5000)};`), ['MU1033']);
  });
}

test('brackets that are never closed are reported, however many', t => {
  t.true(codes(`const x = ${'('.repeat(2000)}`).includes('MU1010'));
});
