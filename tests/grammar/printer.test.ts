import test from 'ava';
import fc from 'fast-check';
import { print, tokenize } from '../../grammar/index.ts';
import { meaning, read, samples } from './reading.ts';

const programs = samples().filter(({ text }) => read(text).diagnostics.length === 0);

test('a comment anywhere is kept, and formatting stays stable and means the same', t => {
  const comments = ['/* c */', '// c\n', '\n// own line\n', '/** d */', '/*\n * m\n */\n'];
  fc.assert(
    fc.property(
      fc.constantFrom(...programs),
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.constantFrom(...comments),
      ({ text }, where, comment) => {
        const tokens = tokenize({ path: 'main.mu', text }).filter(
          token => !token.kind.startsWith('Template'),
        );
        const token = tokens[Math.floor(where * (tokens.length - 1))];
        if (token === undefined) return;
        const changed = `${text.slice(0, token.span.end)} ${comment} ${text.slice(token.span.end)}`;
        const first = read(changed);
        // A line break may change or break the program: then there is nothing to format.
        if (first.diagnostics.length > 0) return;
        const printed = print(first.module);
        const second = read(printed);
        t.deepEqual(second.diagnostics, [], printed);
        t.is(second.module.comments.length, first.module.comments.length, changed);
        t.is(withoutDocs(meaning(second.module)), withoutDocs(meaning(first.module)));
      },
    ),
    { numRuns: 300, seed: 1 },
  );
});

/** A comment may move behind what it documents. */
function withoutDocs(text: string): string {
  return text.replace(/"doc":(?:"(?:[^"\\]|\\.)*"|null)/g, '');
}

test('parentheses stand where precedence asks for them and nowhere else', t => {
  const cases = [
    ['(a + b) * c', '(a + b) * c'],
    ['(a * b) + c', 'a * b + c'],
    ['a - (b - c)', 'a - (b - c)'],
    ['(a ** b) ** c', '(a ** b) ** c'],
    ['a ** (b ** c)', 'a ** b ** c'],
    ['(-a) ** b', '(-a) ** b'],
    ['(a ?? b) || c', '(a ?? b) || c'],
    ['(a, b)', '(a, b)'],
    ['(await a).b', '(await a).b'],
    ['(a as B).c', '(a as B).c'],
    ['(x => x)(1)', '(x => x)(1)'],
    ['new (f())()', 'new (f())()'],
    ['new (a.b)()', 'new a.b()'],
    ['(1).toFixed()', '(1).toFixed()'],
    ['-(-a)', '-(-a)'],
    ['(a = b) ? c : d', '(a = b) ? c : d'],
    ['(a ? b : c) ? d : e', '(a ? b : c) ? d : e'],
    ['x => ({ x })', 'x => ({ x })'],
    ['typeof (a + b)', 'typeof (a + b)'],
    ['(a in b) in c', 'a in b in c'],
  ] as const;
  for (const [input, expected] of cases) {
    const { module, diagnostics } = read(`const x = ${input};\n`);
    t.deepEqual(diagnostics, []);
    t.is(print(module), `const x = ${expected};\n`);
  }
});

test('a comment that ends the line does not part `return` from its value', t => {
  const text = 'function f(a: number): number {\n  return (\n    // why\n    a\n  );\n}\n';
  t.is(print(read(text).module), text);
});

test('lines are at most 100 characters long where they can be broken', t => {
  for (const { text } of programs) {
    for (const line of print(read(text).module).split('\n')) {
      if (!/["`/]/.test(line)) t.true(line.length <= 100, line);
    }
  }
});
