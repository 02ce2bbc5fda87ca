// The generated interface, judged by TypeScript itself: a module that satisfies the program compiles, any other does not.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import ts from 'typescript';
import { realFiles } from '../../cli/io.ts';
import { muc, root, withFolder } from '../cli/captured.ts';

const program = `export type Receipt = { id: string; cents: number; lines: Line[] };
type Line = { text: string; of?: Receipt };
export error CardRefused { card: string; reason: "expired" | "stolen" }
export error Closed {}

/** Where the money comes from. */
extern service Payments from "./payments.ts" {
  /** Takes the money. */
  charge(card: string, cents: number, note?: string): Promise<Receipt>;
  refund(ids: readonly string[], how: { fast: boolean } | null): Promise<void>;
  find(id: string): Promise<[Receipt, "open" | "paid"] | undefined>;
}
`;

const right = `import { CardRefused, Closed, type Payments, type Receipt } from "./payments.mu.ts";

export async function charge(card: string, cents: number, note: string | undefined, call: { key: string }): Promise<Receipt> {
  if (card === "") throw new CardRefused({ card, reason: "expired" });
  if (cents < 0) throw new Closed();
  return { id: call.key, cents, lines: [{ text: note ?? "none" }] };
}

export const refund: Payments["refund"] = async (ids, how, { attempt, signal, log }) => {
  signal.throwIfAborted();
  log.info("refunding", { ids, fast: how?.fast, attempt: attempt.toFixed() });
};

export const find: Payments["find"] = async id =>
  id === "" ? undefined : [await charge(id, 1, undefined, { key: id }), "paid"];
`;

/** What \`tsc --strict\` says of a module. */
async function judged(module: string): Promise<readonly string[]> {
  return withFolder({ 'shop.mu': program, 'payments.ts': module }, async folder => {
    const { code } = await muc(['types', folder]);
    if (code !== 0) throw new Error(`muc types ended with ${code}`);
    const made = ts.createProgram([join(folder, 'payments.mu.ts')], {
      strict: true,
      noEmit: true,
      allowImportingTsExtensions: true,
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: [],
    });
    return ts
      .getPreEmitDiagnostics(made)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  });
}

test('a module that does what the program says compiles', async t => {
  t.deepEqual(await judged(right), []);
});

const wrong: { readonly [what: string]: readonly [from: string | RegExp, to: string, complaint: RegExp] } = {
  'a missing function': [/export const refund[\s\S]*?\n};\n/, '', /Property 'refund' is missing/],
  'an argument of another type': ['cents: number, note', 'cents: string, note', /'charge'|'string'|'number'/],
  'an argument too narrow': ['charge(card: string', 'charge(card: "visa"', /"visa"/],
  'one argument too many': [
    'call: { key: string }',
    'call: { key: string }, more: number',
    /'charge'|Target signature/,
  ],
  'another result': ['id: call.key, cents, lines', 'id: 1, cents, lines', /number.*not assignable.*string/],
  'a wrong field of an error': ['reason: "expired"', 'reason: "lost"', /"lost"/],
  'a field too few': ['{ card, reason: "expired" }', '{ card }', /'reason' is missing/],
};

for (const [what, [from, to, complaint]] of Object.entries(wrong)) {
  test(`${what} does not compile`, async t => {
    const module = right.replace(from, to);
    t.not(module, right);
    const said = await judged(module);
    t.true(said.length > 0);
    t.regex(said.join('\n'), complaint);
  });
}

test('an untyped function that gives no promise does not compile', async t => {
  const module = right.replace(
    /export const find[\s\S]*$/,
    'export const find = (id: string) => undefined;\n',
  );
  t.regex((await judged(module)).join('\n'), /Type 'undefined' is not assignable to type 'Promise/);
});

test('the interfaces of the samples are what muc writes', async t => {
  const folder = join(root, 'tests/samples/externs');
  for (const sample of readdirSync(folder)) {
    const { code, stdout } = await muc(['types', join(folder, sample)]);
    t.is(code, 0);
    t.notRegex(stdout, /wrote/);
  }
});

test('the interface can be written before the module is', async t => {
  await withFolder({ 'shop.mu': program }, async folder => {
    const { code, stdout, stderr } = await muc(['types', folder]);
    t.is(code, 1);
    t.regex(stderr, /MU2012/);
    t.regex(stdout, /wrote .*payments\.mu\.ts/);
    t.regex(realFiles.read(join(folder, 'payments.mu.ts')) ?? '', /readonly refund: /);
  });
});

test('check writes nothing and finds what is not exported', async t => {
  const files = { 'shop.mu': program, 'payments.ts': right.replace('export const refund', 'const refund') };
  await withFolder(files, async folder => {
    const { code, stderr } = await muc(['check', folder]);
    t.is(code, 1);
    t.regex(stderr, /MU4101[\s\S]*refund\(ids/);
    t.deepEqual(readdirSync(folder).sort(), ['payments.ts', 'shop.mu']);
    t.is(readFileSync(join(folder, 'shop.mu'), 'utf8'), program);
  });
});
