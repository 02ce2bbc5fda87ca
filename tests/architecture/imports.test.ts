// The import rules hold for the sources (npm test runs them), and each rule refuses what it is there to refuse: a small
// tree breaks every one of them, once or more.
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import { root } from './files.ts';

/** [rule, the file that breaks it, what it imports] */
const breaks: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-cycles', 'grammar/circle.ts', './round.ts'],
  ['no-orphans', 'grammar/alone.ts', ''],
  ['no-unresolvable', 'grammar/lost.ts', './nowhere.ts'],
  ['no-dev-packages-at-run-time', 'cli/develops.ts', 'fast-check'],
  ['grammar-stands-alone', 'grammar/a1.ts', '../compiler/check/free.ts'],
  ['compiler-reads-grammar-only', 'compiler/check/a1.ts', '../../targets/asl/free.ts'],
  ['compiler-reads-grammar-only', 'compiler/check/a2.ts', '../../stdlib/runtime/free.ts'],
  ['phases-know-the-tree-not-the-parser', 'compiler/check/a3.ts', '../../grammar/parser.ts'],
  ['phase-library-looks-back-only', 'compiler/library/a1.ts', '../check/free.ts'],
  ['phase-load-looks-back-only', 'compiler/load/a1.ts', '../check/free.ts'],
  ['phase-resolve-looks-back-only', 'compiler/resolve/a1.ts', '../graph/free.ts'],
  ['phase-check-looks-back-only', 'compiler/check/a4.ts', '../lower/free.ts'],
  ['phase-graph-looks-back-only', 'compiler/graph/a1.ts', '../ir/free.ts'],
  ['phase-ir-looks-back-only', 'compiler/ir/a1.ts', '../lower/free.ts'],
  ['phase-lower-looks-back-only', 'compiler/lower/a1.ts', '../optimise/free.ts'],
  ['phase-optimise-looks-back-only', 'compiler/optimise/a1.ts', '../report/free.ts'],
  ['reference-knows-what-is-checked-only', 'compiler/reference/a1.ts', '../lower/free.ts'],
  ['reference-knows-what-is-checked-only', 'compiler/reference/a2.ts', '../ir/free.ts'],
  ['reference-knows-what-is-checked-only', 'compiler/reference/a3.ts', '../graph/free.ts'],
  ['compiler-reads-grammar-only', 'compiler/reference/a4.ts', '../../stdlib/runtime/free.ts'],
  ['nothing-compiles-with-the-reference', 'compiler/lower/a4.ts', '../reference/free.ts'],
  ['report-reads-diagnostics-only', 'compiler/report/a1.ts', '../check/free.ts'],
  ['ir-depends-on-spans-only', 'compiler/ir/a2.ts', '../../grammar/syntax.ts'],
  ['targets-read-ir-only', 'targets/asl/a1.ts', '../../compiler/check/free.ts'],
  ['targets-read-ir-only', 'targets/diagrams/a1.ts', '../../grammar/syntax.ts'],
  ['targets-share-models-only', 'targets/lambda/a1.ts', '../asl/free.ts'],
  ['targets-share-models-only', 'targets/local/a1.ts', '../bundle/free.ts'],
  ['only-the-engine-loads-stdlib', 'targets/bundle/a1.ts', '../../stdlib/runtime/free.ts'],
  ['interpreter-is-pure', 'targets/local/interpreter/a1.ts', '../free.ts'],
  ['runtime-knows-ports-not-adapters', 'stdlib/runtime/a1.ts', '../stores/memory.ts'],
  ['stores-do-not-know-each-other', 'stdlib/stores/other.ts', './memory.ts'],
  ['stdlib-never-sees-the-compiler', 'stdlib/entry/a1.ts', '../../compiler/check/free.ts'],
  ['cli-uses-front-doors', 'cli/a1.ts', '../compiler/check/free.ts'],
  ['cli-uses-front-doors', 'cli/a2.ts', '../targets/local/free.ts'],
  ['nothing-imports-tests', 'cli/a3.ts', '../tests/free.ts'],
  ['nothing-imports-scripts', 'cli/a4.ts', '../scripts/free.ts'],
  ['nothing-imports-apps', 'cli/a5.ts', '../apps/free.ts'],
  ['tests-do-not-import-tests', 'tests/a1.ts', './other.test.ts'],
  ['no-node-in-pure-code', 'grammar/a2.ts', 'node:fs'],
  ['no-node-in-pure-code', 'compiler/check/a5.ts', 'node:path'],
  ['no-node-in-pure-code', 'targets/a1.ts', 'node:fs'],
  ['no-node-in-pure-code', 'targets/local/interpreter/a2.ts', 'node:crypto'],
  ['no-node-in-pure-code', 'stdlib/runtime/a2.ts', 'node:crypto'],
  ['chevrotain-only-in-grammar', 'compiler/load/a2.ts', 'chevrotain'],
  ['graphlib-only-in-graph', 'compiler/lower/a2.ts', '@dagrejs/graphlib'],
  ['jsonata-only-in-interpreter', 'targets/asl/a2.ts', 'jsonata'],
  ['lmdb-only-in-its-store', 'stdlib/entry/a2.ts', 'lmdb'],
  ['aws-only-at-the-edge', 'targets/local/a2.ts', '@aws-sdk/client-sfn'],
  ['esbuild-only-in-bundle', 'cli/a6.ts', 'esbuild'],
  ['astring-only-in-lambda', 'compiler/lower/a3.ts', 'astring'],
  ['elk-only-in-diagrams', 'targets/asl/a3.ts', 'elkjs'],
  ['commander-only-in-cli', 'targets/local/a3.ts', 'commander'],
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

interface Cruise {
  readonly summary: {
    readonly violations: readonly Violation[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
  };
}

const cruise = new Promise<Cruise>((resolve, reject) => {
  cruiseBrokenTree().then(resolve, reject);
});

for (const [rule, from, to] of breaks) {
  test(`${rule}: ${from} may not import ${to === '' ? 'nothing and be imported by nobody' : to}`, async t => {
    const { violations } = (await cruise).summary;
    const found = violations.filter(violation => violation.from === from).map(({ rule }) => rule.name);
    t.true(found.includes(rule), `only found: ${found.join(', ')}`);
  });
}

test('every rule is broken by this test', async t => {
  const names = (await cruise).summary.ruleSetUsed.forbidden.map(({ name }) => name);
  const tested = new Set(breaks.map(([rule]) => rule));
  t.deepEqual(
    names.filter(name => !tested.has(name)),
    [],
  );
});

test('what follows the rules is let through', async t => {
  const { violations } = (await cruise).summary;
  const strangers = violations.filter(({ from }) => /(^|\/)(free|memory|follows)\.ts$/.test(from));
  t.deepEqual(strangers, []);
});

async function cruiseBrokenTree(): Promise<Cruise> {
  const tree = mkdtempSync(join(tmpdir(), 'mu-imports-'));
  try {
    plant(tree);
    const command = join(root, 'node_modules', '.bin', 'depcruise');
    const folders = ['grammar', 'compiler', 'targets', 'stdlib', 'cli', 'scripts', 'tests', 'apps'];
    const args = ['--config', '.dependency-cruiser.mjs', '--output-type', 'json', ...folders];
    // It exits with the number of violations, and there are to be some.
    const { stdout } = await promisify(execFile)(command, args, { cwd: tree, maxBuffer: 1 << 26 }).catch(
      (failure: { stdout: string }) => failure,
    );
    return JSON.parse(stdout) as Cruise;
  } finally {
    rmSync(tree, { recursive: true });
  }
}

function plant(tree: string): void {
  for (const name of ['.dependency-cruiser.mjs', 'package.json', 'tsconfig.json']) {
    copyFileSync(join(root, name), join(tree, name));
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  const files = new Map<string, string>([
    ['grammar/round.ts', "import './circle.ts';\n"],
    ['compiler/lower/follows.ts', "import '../ir/free.ts';\nimport '../../grammar/syntax.ts';\n"],
    ['targets/asl/follows.ts', "import '../../compiler/ir/free.ts';\n"],
    ['cli/follows.ts', "import '../compiler/index.ts';\nimport 'commander';\nimport 'node:fs';\n"],
  ]);
  for (const [, from, to] of breaks) {
    const target = join(dirname(from), to);
    if (to.endsWith('.ts') && !to.includes('nowhere') && !files.has(target))
      files.set(target, 'export {};\n');
    files.set(from, to === '' ? 'export {};\n' : `import '${to}';\n`);
  }
  files.set('compiler/index.ts', 'export {};\n');
  for (const [path, text] of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
}
