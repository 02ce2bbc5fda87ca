// The library of the language: which names programs may use, and what they are. The tables are made from stdlib/*.mu.
import type { LibraryClass, LibraryModule, Members, Signatures } from './shape.ts';
import { modules } from './tables/all.ts';

export type { LibraryClass, Members, Signatures } from './shape.ts';

export const aliases: LibraryModule['aliases'] = merged(module => module.aliases);
export const classes: Readonly<Record<string, LibraryClass>> = merged(module => module.classes);
export const collections: LibraryModule['collections'] = merged(module => module.collections);
export const objects: Readonly<Record<string, Members>> = merged(module => module.objects);
export const functions: Readonly<Record<string, Signatures>> = merged(module => module.functions);
export const constructors: Readonly<Record<string, Signatures>> = merged(module => module.constructors);

const ofMu = 'mu.';
const values = [...Object.keys(objects), ...Object.keys(functions)];

/** The names that code may use without declaring them. */
export const globalNames: ReadonlySet<string> = new Set([
  'undefined',
  'NaN',
  'Infinity',
  ...values.filter(name => !name.startsWith(ofMu)),
]);

/** What `import { … } from "mu"` can name. */
export const libraryImports: ReadonlySet<string> = new Set(
  values.filter(name => name.startsWith(ofMu)).map(name => name.slice(ofMu.length)),
);

function merged<T>(
  part: (module: LibraryModule) => Readonly<Record<string, T>>,
): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as object, ...modules.map(part)) as Readonly<Record<string, T>>;
}
