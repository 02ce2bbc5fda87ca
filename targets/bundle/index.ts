// The bundler, apart from the rest of the targets: whoever only checks a program does not load esbuild.
export type { BundleInput, Files } from './bundle.ts';
export { bundle, endBundling } from './bundle.ts';
