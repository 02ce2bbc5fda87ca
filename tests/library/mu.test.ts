// What is imported from "mu", and callbacks that touch state, through the emitted functions.
import { createHash, createHmac } from 'node:crypto';
import test from 'ava';
import { show } from '../../stdlib/runtime/show.ts';
import { compiled } from '../lower/random/execution.ts';

async function results(text: string, args: readonly unknown[] = []): Promise<unknown> {
  const { diagnostics, play } = await compiled(text, 'balanced');
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const {
    seen: [seen],
  } = await play([{ method: 'S.go', args }], () => 0);
  return seen !== undefined && 'value' in seen ? seen.value : seen;
}

const service = (body: string): string => `
  import { assert, base64, base64url, hashPassword, hmacSha256, sha256, sha512, timingSafeEqual, verifyPassword } from "mu";
  export service S {
    state prices: Map<string, number>;
    ${body}
  }`;

test('library › hashes are those of the world', async t => {
  const text = 'größer';
  const found = await results(
    service('go(text: string): string[] { return [sha256(text), sha512(text), hmacSha256("key", text)]; }'),
    [text],
  );
  const hash = (name: string): string => createHash(name).update(text).digest('hex');
  t.deepEqual(found, [
    hash('sha256'),
    hash('sha512'),
    createHmac('sha256', 'key').update(text).digest('hex'),
  ]);
});

test('library › passwords are hashed with a salt of their own', async t => {
  const found = (await results(
    service(`go(): string[] {
      const a = hashPassword("secret");
      const b = hashPassword("secret");
      const tests = [verifyPassword("secret", a), verifyPassword("secret", b), verifyPassword("Secret", a), verifyPassword("x", "y")];
      return [a, b, JSON.stringify(tests)];
    }`),
  )) as readonly string[];
  t.regex(found[0] ?? '', /^scrypt\$16384\$8\$1\$[0-9a-f-]{36}\$[0-9a-f]{64}$/);
  t.not(found[0], found[1]);
  t.is(found[2], '[true,true,false,false]');
});

test('library › base64 of texts, and equal texts', async t => {
  const found = await results(
    service(`go(text: string): string[] {
      return [base64.encode(text), base64.decode(base64.encode(text)), base64url.encode("??>>"), base64url.decode("Pz8-Pg"), \`\${timingSafeEqual("a", "a")} \${timingSafeEqual("a", "bc")}\`];
    }`),
    ['ü😀'],
  );
  const encoded = Buffer.from('ü😀').toString('base64');
  t.deepEqual(found, [encoded, 'ü😀', 'Pz8-Pg', '??>>', 'true false']);
});

test('library › what is no base64 is an error', async t => {
  const body =
    'go(): string { try { return base64.decode("%"); } catch (error) { return error instanceof Error ? error.message : ""; } }';
  t.is(await results(service(body)), 'this is no text in base64');
});

test('library › assert narrows, and throws AssertionFailed', async t => {
  const body = `go(text?: string): string {
    try { assert(text !== undefined, "a text is wanted"); return text.toUpperCase(); }
    catch (error) { if (error instanceof AssertionFailed) return error.message; throw error; }
  }`;
  t.is(await results(service(body), ['a']), 'A');
  t.is(await results(service(body), [{ $mu: 'undefined' }]), 'a text is wanted');
});

const withState: readonly (readonly [code: string, value: unknown])[] = [
  ['xs.map(price)', [3, 1, 2]],
  ['xs.findLast(x => this.prices.get(x) === 1)', 'b'],
  ['xs.findLastIndex(x => this.prices.get(x) === 3)', 0],
  ['xs.toSorted((x, y) => price(x) - price(y))', ['b', 'c', 'a']],
  ['(() => { xs.sort((x, y) => price(x) - price(y)); return xs; })()', ['b', 'c', 'a']],
  ['xs.reduceRight((so, x) => `${so}${price(x)}`, "")', '213'],
  ['Array.from(xs, x => price(x))', [3, 1, 2]],
  ['Object.groupBy(xs, x => price(x) > 1 ? "dear" : "cheap")', { dear: ['a', 'c'], cheap: ['b'] }],
  ['[...Map.groupBy(xs, x => price(x) > 1).keys()].length', 2],
  ['(() => { let sum = 0; new Set(xs).forEach(x => { sum += price(x); }); return sum; })()', 6],
  [
    '(() => { let sum = 0; new Map(xs.map(x => [x, 1] as const)).forEach((v, k) => { sum += v + price(k); }); return sum; })()',
    9,
  ],
  ['"a, b".replace(/\\w/, x => `${price(x)}`)', '3, b'],
  ['"a, b".replaceAll(/\\w/g, x => `${price(x)}`)', '3, 1'],
];

for (const [code, value] of withState) {
  test(`library › a callback that touches state: ${code}`, async t => {
    const body = `go(): string {
      const xs = ["a", "b", "c"];
      this.prices.set("a", 3); this.prices.set("b", 1); this.prices.set("c", 2);
      const price = (x: string): number => this.prices.get(x) ?? 0;
      return JSON.stringify(${code});
    }`;
    t.deepEqual(JSON.parse((await results(service(body))) as string), value);
  });
}

test('library › functions that touch state are waited for in functions of the program, too', async t => {
  const found = await results(`
    function each(xs: string[], f: (x: string) => number): number[] { return xs.map(f); }
    function twice(xs: string[], f: (x: string) => number): number { let sum = 0; for (const x of xs) sum += f(x) + each([x], f).length; return sum; }
    export service S {
      state prices: Map<string, number>;
      go(): string {
        this.prices.set("a", 3);
        const price = (x: string): number => this.prices.get(x) ?? 0;
        const apply = (f: (x: string) => number): number => f("a");
        return \`\${twice(["a", "b"], price)} \${twice(["a"], x => x.length)} \${apply(price)} \${apply(x => x.length)} \${each(["a"], x => this.prices.get(x) ?? 0).length}\`;
      }
    }
  `);
  t.is(found, '5 2 3 1 1');
});

test('library › a callback that nobody waits for is refused', async t => {
  const body =
    'go(xs: string[]): number { return xs.values().map(x => this.prices.get(x) ?? 0).toArray().length; }';
  const { diagnostics } = await compiled(service(body), 'balanced');
  t.deepEqual(
    diagnostics.map(({ code }) => code),
    ['MU3820'],
  );
});

test('library › constants of modules cannot be changed, by whatever way', async t => {
  const found = await results(`
    const list = [1, 2];
    function grow(xs: number[]): number { return xs.push(3); }
    export service S { go(): string { try { return \`\${grow(list)}\`; } catch (error) { return "refused"; } } }
  `);
  t.is(found, 'refused');
});

test('library › names of the library are free for programs', async t => {
  const found = await results(`
    import { sha256 as hash } from "mu";
    function sha256(x: number): number { return x + 1; }
    function linear(x: number): number { return x * 2; }
    export service S {
      go(): string { const base64 = linear(sha256(1)); const RegExp = /a/.test("a"); return \`\${base64} \${RegExp} \${hash("").length}\`; }
    }
  `);
  t.is(found, '4 true 64');
});

test('library › the log shows values on a line', t => {
  const value = {
    a: [1, 'x', null],
    b: undefined,
    c: new Map([['k', new Set([1])]]),
    d: new Date(0),
    e: Number.NaN,
  };
  t.is(show(value), '{"a":[1,"x",null],"c":Map {"k" => Set {1}},"d":"1970-01-01T00:00:00.000Z","e":NaN}');
  t.is(show('text'), 'text');
  t.is(show(undefined), 'undefined');
  t.is(show(new Error('broken')), 'Error: broken');
});
