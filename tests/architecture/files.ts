import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export const folders = ['grammar', 'compiler', 'targets', 'stdlib', 'cli', 'scripts', 'tests', 'bench'];

/** TypeScript sources below a folder, as paths from the root. */
export function sourcesBelow(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(
      name => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/(^|\/)(node_modules|golden)\//.test(name),
    )
    .map(name => `${folder}/${name}`)
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function topFolders(): readonly string[] {
  return readdirSync(root)
    .filter(name => !name.startsWith('.') && name !== 'node_modules' && name !== 'build')
    .filter(name => statSync(join(root, name)).isDirectory());
}
