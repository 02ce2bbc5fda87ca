// mu reads as TypeScript: what both can read, both must read in the same way. TypeScript's own parser is the judge.
import test from 'ava';
import fc from 'fast-check';
import ts from 'typescript';
import { read } from './reading.ts';
import { blockShape, statementShapes } from './shapes.ts';

/** The body of a function as both parsers see it, or nothing for one that refuses it. */
function both(body: string): { mu: string | undefined; typescript: string | undefined } {
  const text = `async function f() {\n${body}\n}\n`;
  const file = ts.createSourceFile('main.ts', text, ts.ScriptTarget.ESNext, true);
  const errors = (file as unknown as { parseDiagnostics: readonly unknown[] }).parseDiagnostics;
  const [first] = file.statements;
  const block = first !== undefined && ts.isFunctionDeclaration(first) ? first.body : undefined;
  const { module, diagnostics } = read(text);
  const [declared] = module.declarations;
  const mu = declared?.kind === 'FunctionDeclaration' ? statementShapes(declared.body.statements) : undefined;
  return {
    mu: diagnostics.length === 0 ? mu : undefined,
    typescript: errors.length === 0 && block !== undefined ? blockShape(block) : undefined,
  };
}

const expressions = [
  'a + b * c - d / e % f',
  'a ** b ** c',
  'a || b && c | d ^ e & f === g < h << i + j * k',
  'a = b += c ? d : e',
  'a ? b : c ? d : e',
  '!a.b(c)[d]++',
  'a?.b?.[c]?.(d).e',
  'a?.5:1',
  'f<T>(x)',
  'f<A, B<C>>(x)',
  'a < b > c',
  'f(a < b, c > d)',
  'f(a < b, c > (d))',
  'a < b && c > (d)',
  'new Map<string, number[]>()',
  'new A.B(c).d',
  'new A',
  'a >>= b >> c >>> d >= e',
  'a >= b > c',
  'x => y => z',
  '(x) => (y)',
  '() => ({})',
  'async x => await x',
  'async (x) => x',
  'async(x)',
  '(a, b): number => a',
  'c ? (a) : b => d',
  'c ? (a): number => a : b',
  'c ? (a, b) => a : (b)',
  'c ? x => y : z',
  'x ? y ? (a) : b : c => d',
  '<T>(x: T) => x',
  '<T,>(x: T) => x',
  'a as B as C',
  'a + b as C',
  'a satisfies B || c',
  'a! + b!.c',
  'typeof a === "b"',
  'void a.b, delete c[d]',
  'await a + await b',
  '- -a + +b',
  'a - --b',
  'a++ + ++b',
  'a in b in c',
  'a instanceof B === c',
  '[x, y] = [y, x]',
  '({ a, b: c } = d)',
  '[...a, b, ...c]',
  '`a$' + '{b}c$' + '{`d$' + '{e}`}`',
  '/a[/]b/g.test(c)',
  'a / b / c',
  '(a) / b / c',
  'a[0] / b / c',
  'f(function (x) { return x })',
  'x = function () {}',
  'a ?? b ?? c',
  '(a ?? b) || c',
  'of + as + type + state + from + async',
];

for (const expression of expressions) {
  test(`expression: ${expression}`, t => {
    const { mu, typescript } = both(`x = ${expression};`);
    t.truthy(typescript);
    t.is(mu, typescript);
  });
}

const layouts = [
  'a\nb',
  'a\n++b',
  'a\n++\nb',
  'a\n(b)',
  'a\n[b]',
  'a\n+b',
  'a\n/b/c',
  'a\n.b',
  'a\n`b`'.replace('`b`', '; `b`'),
  'return\na',
  'return a\n+ b',
  'let a = b\nlet c',
  'let a\n= b',
  'if (a) b\nelse c',
  'if (a) b; else c',
  'if (a) { b } else c',
  'do a; while (b) c',
  'do a\nwhile (b)\nc',
  'do {} while (a) b',
  '{ a }\nb',
  '{ a } { b }',
  ';;a;;b',
  'a = x => {}\n(b)',
  'a = () => {}\n[b]',
  'a = function () {}\n(b)',
  'a!\nb',
  'a\n!b',
  'a\nas\nb',
  'a as\nB',
  'let x = a /* \n */ b',
  'async\nx',
  'type\nx',
  'return /* c */ a',
  'return /* \n */ a',
];

for (const layout of layouts) {
  test(`ends of statements: ${JSON.stringify(layout)}`, t => {
    const { mu, typescript } = both(layout);
    t.truthy(typescript);
    t.is(mu, typescript);
  });
}

for (const wrong of [
  'a b',
  'a\n++',
  'if (a) b else c',
  'a as B < c',
  '-a ** b',
  'a => b ? c',
  'f(a b)',
  'a || x => y',
  'a = ',
]) {
  test(`both refuse: ${JSON.stringify(wrong)}`, t => {
    t.deepEqual(both(wrong), { mu: undefined, typescript: undefined });
  });
}

// TypeScript says these later, with the types.
for (const wrong of ['a ?? b || c', 'throw\na', '1 = a', 'a?.b = c', 'try { a }', 'const a']) {
  test(`mu refuses: ${JSON.stringify(wrong)}`, t => {
    t.is(both(wrong).mu, undefined);
  });
}

const names = fc.constantFrom('a', 'b', 'state', 'of', '1', '"s"', 'this', '[]', 'f()', 'x.y');
const signs = fc.constantFrom(
  ...'+ - * / % ** == != === !== < > <= >= << >> >>> & | ^ && || ?? in instanceof , = += >>= ??='.split(' '),
);
const { expression: random } = fc.letrec<{ expression: string }>(tie => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    names,
    fc
      .tuple(tie('expression'), signs, tie('expression'))
      .map(([left, sign, right]) => `${left} ${sign} ${right}`),
    tie('expression').map(inner => `(${inner})`),
    fc.tuple(fc.constantFrom('!', '-', 'typeof ', '++'), tie('expression')).map(parts => parts.join('')),
    fc
      .tuple(tie('expression'), fc.constantFrom('.p', '?.p', '[q]', '(r)', '!', '++'))
      .map(parts => parts.join('')),
    fc
      .tuple(tie('expression'), tie('expression'), tie('expression'))
      .map(([test, yes, no]) => `${test} ? ${yes} : ${no}`),
    tie('expression').map(inner => `x => ${inner}`),
    tie('expression').map(inner => `(x, y) => ${inner}`),
  ),
}));

test('expressions at random', t => {
  let compared = 0;
  const property = fc.property(random, text => {
    const { mu, typescript } = both(`x = ${text};`);
    if (mu === undefined || typescript === undefined) return;
    compared++;
    t.is(mu, typescript, text);
  });
  fc.assert(property, { numRuns: 1500, seed: 5 });
  t.true(compared > 300, `${compared} compared`);
});
