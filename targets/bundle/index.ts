// The bundler, apart from the rest of the targets: whoever only checks a program does not load esbuild.
export type { BundleInput, Files } from './bundle.ts';
export { bundle } from './bundle.ts';
export type { BundledExterns, ExternInput, ExternPlaces } from './externs.ts';
export { bundleExterns } from './externs.ts';
export { endBundling } from './process.ts';
