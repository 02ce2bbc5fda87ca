// What becomes of the author's module: packages inside, nothing of this machine, and clear words about what does not go.
import { join } from 'node:path';
import test from 'ava';
import { realFiles } from '../../cli/io.ts';
import { muc, withFolder } from '../cli/captured.ts';

const program = `extern service Tools from "./lib/tools.ts" {
  @retry({ attempts: 1 })
  run(name: string): Promise<string>;
}

export service Desk {
  async ask(name: string): Promise<string> {
    return await Tools.run(name);
  }
}
`;

const packages = {
  'node_modules/modern/package.json': '{ "name": "modern", "type": "module", "exports": "./index.js" }',
  'node_modules/modern/index.js': 'export const twice = text => text + text;',
  'node_modules/classic/package.json': '{ "name": "classic", "main": "main.cjs" }',
  'node_modules/classic/main.cjs': `const { createHash } = require("node:crypto");
const { basename } = require("path");
exports.digest = text => createHash("sha256").update(text).digest("hex").slice(0, 8);
exports.here = () => basename(__dirname) + "/" + basename(__filename);`,
};

const tools = `import { digest, here } from "classic";
import { twice } from "modern";
import { suffix } from "./suffix";

const require = "a name that is taken elsewhere";

export async function run(name: string): Promise<string> {
  return [twice(name), digest(name), here(), suffix, require.length, process.env.TOOLS ?? "unset"].join(" ");
}
`;

const application = {
  'desk.mu': program,
  'lib/tools.ts': tools,
  'lib/suffix.ts': 'export const suffix = "!";',
  ...packages,
};

test('packages of both kinds and other files come along', async t => {
  process.env['TOOLS'] = 'set';
  await withFolder(application, async folder => {
    const { code, stdout, stderr } = await muc(['run', folder, 'Desk.ask', '["ab"]']);
    t.is(stderr, '');
    t.is(stdout, '"abab fb8e20fc Tools/index.mjs ! 30 set"\n');
    t.is(code, 0);
  });
});

test('the same module gives the same bytes wherever it stands', async t => {
  const built = async (): Promise<readonly (string | undefined)[]> =>
    withFolder(application, async folder => {
      const { code } = await muc(['build', folder]);
      t.is(code, 0);
      const read = (name: string) => realFiles.read(join(folder, 'build/sfn/functions/Tools', name));
      const texts = [read('index.mjs'), read('index.mjs.map')];
      t.false(texts.some(text => text === undefined || text.includes(folder)));
      return texts;
    });
  const [code, map] = await built();
  t.deepEqual(await built(), [code, map]);
  const { sources } = JSON.parse(map ?? '{}') as { sources: string[] };
  t.deepEqual([...sources].sort(), [
    'lib/suffix.ts',
    'lib/tools.ts',
    'mu:entry',
    'mu:extern',
    'node_modules/classic/main.cjs',
    'node_modules/modern/index.js',
  ]);
});

const refused: {
  readonly [what: string]: readonly [files: Readonly<Record<string, string>>, words: RegExp];
} = {
  'a package that is not installed': [
    { 'lib/tools.ts': 'import "stripe/lib";\nexport const run = async () => "";' },
    /MU4102[\s\S]*`stripe\/lib`, which is imported at lib\/tools\.ts:1:8[\s\S]*npm install stripe`/,
  ],
  'a file that is not there': [
    { 'lib/tools.ts': 'import "./nothing.ts";\nexport const run = async () => "";' },
    /MU4102[\s\S]*Correct the path/,
  ],
  'a name that is not exported': [
    { 'lib/tools.ts': 'export const go = async () => "";' },
    /MU4101[\s\S]*exports no `run`/,
  ],
  'what is no TypeScript': [{ 'lib/tools.ts': 'export const run = ;' }, /MU4104[\s\S]*lib\/tools\.ts:1:20/],
  'a native addon': [
    {
      'lib/tools.ts': 'import "fast-hash";\nexport const run = async () => "";',
      'node_modules/fast-hash/package.json': '{ "name": "fast-hash", "main": "index.js" }',
      'node_modules/fast-hash/index.js': 'module.exports = require("node-gyp-build")(__dirname);',
    },
    /MU4103[\s\S]*`fast-hash`, which is a native addon/,
  ],
  'a binary': [
    { 'lib/tools.ts': 'import "./addon.node";\nexport const run = async () => "";', 'lib/addon.node': '' },
    /MU4103/,
  ],
};

for (const [what, [files, words]] of Object.entries(refused)) {
  test(`${what} is refused by check and by build`, async t => {
    await withFolder({ 'desk.mu': program, ...files }, async folder => {
      for (const command of ['check', 'build']) {
        const { code, stderr } = await muc([command, folder]);
        t.is(code, 1);
        t.regex(stderr.replaceAll(/\n +(\| +)?/g, ' '), words);
      }
      t.is(realFiles.kind(join(folder, 'build')), undefined);
    });
  });
}
