export type { FunctionEntry, FunctionSources, PrintedModule } from './modules.ts';
export { emitFunctions, printModule } from './modules.ts';
