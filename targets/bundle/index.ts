// The bundler, apart from the rest of the targets: whoever only checks a program does not load esbuild.
export type { BundleInput, Bundler, Files } from './bundle.ts';
export { bundle, createBundler } from './bundle.ts';
