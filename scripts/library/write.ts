// `node scripts/library/write.ts`: writes the compiler's tables of the library and docs/library.md from stdlib/*.mu.
// Run it after a change there; a test says when it was forgotten.
import { execFileSync } from 'node:child_process';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLibrary, root, tableOf } from './declarations.ts';
import { libraryPage } from './page.ts';

const folder = join(root, 'compiler', 'library', 'tables');
const modules = readLibrary();
for (const old of readdirSync(folder)) rmSync(join(folder, old));
for (const module of modules) {
  const text = [
    `// Made by scripts/library/write.ts from stdlib/${module.name}.mu.`,
    "import type { LibraryModule } from '../shape.ts';",
    '',
    `export const ${module.name}Module: LibraryModule = ${JSON.stringify(tableOf(module))};`,
    '',
  ];
  writeFileSync(join(folder, `${module.name}.ts`), text.join('\n'));
}
const all = modules.map(({ name }) => name);
writeFileSync(
  join(folder, 'all.ts'),
  [
    '// Made by scripts/library/write.ts from stdlib/*.mu.',
    "import type { LibraryModule } from '../shape.ts';",
    ...all.map(name => `import { ${name}Module } from './${name}.ts';`),
    '',
    `export const modules: readonly LibraryModule[] = [${all.map(name => `${name}Module`).join(', ')}];`,
    '',
  ].join('\n'),
);
execFileSync(join(root, 'node_modules', '.bin', 'biome'), ['check', '--write', folder], { cwd: root });
writeFileSync(join(root, 'docs', 'library.md'), libraryPage(modules));
