// Regular expressions give the answers of JavaScript, and always give one.
import test from 'ava';
import fc from 'fast-check';
import { linear } from '../../stdlib/runtime/regexp/linear.ts';
import { Matcher } from '../../stdlib/runtime/regexp/matcher.ts';
import { compilePattern } from '../../stdlib/runtime/regexp/program.ts';
import { readPattern } from '../../stdlib/runtime/regexp/tree.ts';

/** All matches by our matcher, as texts. */
function ours(pattern: RegExp, text: string): readonly unknown[] {
  const tree = readPattern(pattern.source, pattern.flags);
  const matcher = new Matcher(compilePattern(tree), text, /[uv]/.test(pattern.flags));
  const found: unknown[] = [];
  for (let from = 0; from <= text.length; ) {
    const match = matcher.match(from, pattern.sticky);
    if (match === undefined) break;
    const [start = 0, end = 0] = match;
    const parts = Array.from({ length: tree.groups + 1 }, (_, i) => match.slice(2 * i, 2 * i + 2));
    found.push([start, ...parts.map(([a = -1, b = -1]) => (a < 0 || b < 0 ? undefined : text.slice(a, b)))]);
    from =
      end > start ? end : end + (/[uv]/.test(pattern.flags) && (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1);
    if (!pattern.global) break;
  }
  return found;
}

function theirs(pattern: RegExp, text: string): readonly unknown[] {
  const all = pattern.global
    ? [...text.matchAll(pattern)]
    : [pattern.exec(text)].filter(each => each !== null);
  return all.map(match => [match.index, ...match]);
}

const samples: readonly (readonly [RegExp, string])[] = [
  [/(\d{4})-(\d\d)-(\d\d)/g, 'from 2024-01-02 to 2025-12-31'],
  [/^\s+|\s+$/g, '  both ends  '],
  [/(?<year>\d+)-(?<month>\d+)/, 'in 2024-05'],
  [/(a*)*b?/g, 'aaab aa b'],
  [/(?:a|ab)(?:c|bcd)(d*)/g, 'abcd abcd'],
  [/(z)((a+)?(b+)?(c))*/g, 'zaacbbbcac'],
  [/(?=(a+))a*b\1/g, 'baaabac'],
  // biome-ignore lint/suspicious/noUselessRegexBackrefs: that it matches nothing is what is tested.
  [/(.*?)a(?!(a+)b\2c)\2(.*)/, 'baaabaac'],
  [/(?<=\$)\d+(?:\.\d+)?/g, 'costs $12.50 or €3 or $7'],
  [/(?<!-)\b\d+\b/g, '12 -34 56'],
  [/(?<=([ab]+)([bc]+))$/, 'abc'],
  [/\b\w+?\b/g, 'some words, here'],
  [/^.$/gmu, '😀\na\nbb'],
  [/./gu, 'a😀b'],
  [/[\p{Lu}-]+/gu, 'ABC-ÄÖ x'],
  [/straße/gi, 'STRASSE Straße STRAßE'],
  [/a.c/gs, 'a\nc abc'],
  [/x{2,3}?/g, 'xxxxxxx'],
  [/(?:)/g, 'ab'],
  [/[^\s\S]|[\s\S]/g, 'a\n'],
  [/[\]\-a]+/g, 'a-]b'],
  [/\u0041\x42\t/g, 'AB\t'],
  [/(?:(a)|(b)|c)+/g, 'abcab'],
  [/(a?)*?$/g, 'aaa'],
  [/(?:a?){3}b/g, 'aab ab b'],
  [/[\w--\d]+/gv, 'ab12cd'],
  [/(?i:ab)c/g, 'ABc ABC abc'],
  [/(?<a>x)|(?<a>y)\k<a>/g, 'x yy y'],
  // biome-ignore lint/suspicious/noUselessRegexBackrefs: as above.
  [/\0|\1(a)/g, '\0a'],
];

for (const [pattern, text] of samples) {
  test(`regexp › ${pattern} in ${JSON.stringify(text)}`, t =>
    t.deepEqual(ours(pattern, text), theirs(pattern, text)));
}

const piece = fc.letrec<Record<string, string>>(tie => ({
  atom: fc.constantFrom(
    'a',
    'b',
    '.',
    '[ab]',
    '[^a]',
    '\\w',
    '\\b',
    '^',
    '$',
    'ab',
    '(?=a)',
    '(?!b)',
    '(?<=a)',
    '',
  ),
  group: tie('choice').chain(inner => fc.constantFrom(`(${inner})`, `(?:${inner})`)),
  term: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: tie('atom') },
    { weight: 1, arbitrary: tie('group') },
  ),
  repeated: fc
    .tuple(tie('term'), fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,3}', '*?', '+?', '??', '{0,2}?'))
    .map(([term, count]) =>
      /^(\\b|\^|\$|\(\?<?[=!].*|)$/.test(term as string) ? (term as string) : `(?:${term})${count}`,
    ),
  sequence: fc.array(tie('repeated'), { maxLength: 4 }).map(parts => parts.join('')),
  choice: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map(parts => parts.join('|')),
}));

test('regexp › answers as JavaScript does, whatever the pattern', t => {
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '\n'), maxLength: 9 });
  const flags = fc.constantFrom('', 'g', 'gm', 'gi', 'gs', 'gu', 'y');
  fc.assert(
    fc.property(piece['choice'] as fc.Arbitrary<string>, flags, texts, (source, flag, text) => {
      const pattern = new RegExp(source, flag);
      t.deepEqual(ours(pattern, text), theirs(pattern, text), `${pattern} in ${JSON.stringify(text)}`);
    }),
    { numRuns: 4000, seed: 1 },
  );
});

const harmful: readonly (readonly [RegExp, string])[] = [
  [/(a+)+$/, `${'a'.repeat(50_000)}!`],
  [/^(\w+\s?)*$/, `${'word '.repeat(10_000)}!`],
  [/\s+$/, `${' '.repeat(50_000)}x`],
  [/(a|aa)+$/, `${'a'.repeat(50_000)}b`],
  [/^(([a-z])+.)+[A-Z]([a-z])+$/, 'a'.repeat(20_000)],
  [/(.*)*x/, 'a'.repeat(20_000)],
  [
    /^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*(@){1}[a-z0-9]+[.]{1}(([a-z]{2,3})|([a-z]{2,3}[.]{1}[a-z]{2,3}))$/,
    `${'a'.repeat(20_000)}!`,
  ],
];

for (const [pattern, text] of harmful) {
  test(`regexp › ${pattern} cannot hang a turn`, t => {
    t.false(linear(pattern).test(text));
    t.is(text.replace(linear(new RegExp(pattern.source, `${pattern.flags}g`)), 'gone'), text);
  });
}

test('regexp › many matches in a long text do not begin again', t => {
  const text = 'ac'.repeat(20_000);
  t.is(text.match(linear(/a.*b|c/g))?.length, 20_000);
});

test('regexp › what looks back is given up', t => {
  const error = t.throws(() => linear(/^(a+)+\1$/).test(`${'a'.repeat(100)}b`));
  t.is(error?.name, 'RegExpTooCostly');
});

test('regexp › the methods of texts answer as JavaScript does in long texts', t => {
  const text = `${'key = value; other = 12; '.repeat(400)}end`;
  const make = (): RegExp => /(?<key>\w+)\s*=\s*(?<value>\w+)/g;
  const safe = linear(make());
  t.is(text.replace(safe, '$<value>:$1'), text.replace(make(), '$<value>:$1'));
  t.is(
    text.replaceAll(safe, (...parts) => String(parts.length)),
    text.replaceAll(make(), (...parts) => String(parts.length)),
  );
  t.deepEqual(text.split(linear(/\s*;\s*/)), text.split(/\s*;\s*/));
  t.deepEqual(text.match(safe), text.match(make()));
  t.is(text.search(linear(/end$/)), text.search(/end$/));
  t.deepEqual(
    [...text.matchAll(safe)].map(match => [match.index, { ...match.groups }]),
    [...text.matchAll(make())].map(match => [match.index, { ...match.groups }]),
  );
  t.true(safe instanceof RegExp);
  t.is(String(safe), String(make()));
});
