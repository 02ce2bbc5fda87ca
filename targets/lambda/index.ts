export type { ExternSource } from './externs.ts';
export { externSource } from './externs.ts';
export type { FunctionEntry, FunctionSources, PrintedModule } from './modules.ts';
export { emitFunctions, printModule } from './modules.ts';
