// The front door of the targets that only write text. Each part that needs a large package has a front door of its own,
// which the command line loads when it comes to that:
//
//   targets/bundle/index.ts    bundle, endBundling            esbuild
//   targets/diagrams/index.ts  pictures of the workflows      elkjs
//   targets/local/index.ts     startEngine                    lmdb, jsonata
export type { StateEntry } from './asl/index.ts';
export { stateIndex } from './asl/index.ts';
export type { ExternSource, FunctionEntry, FunctionSources, PrintedModule } from './lambda/index.ts';
export { externSource, printModule } from './lambda/index.ts';
export type {
  Manifest,
  ManifestEntry,
  ManifestExtern,
  ManifestFunction,
  ManifestMachine,
  ManifestTable,
} from './manifest.ts';
export { targetProblems } from './problems.ts';
export type { SfnBuild, SfnOptions } from './sfn.ts';
export { emitSfn } from './sfn.ts';
