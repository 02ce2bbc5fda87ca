export { type Checked, check } from './check.ts';
export { notDurable } from './durable.ts';
export { print } from './print.ts';
export type {
  CallTarget,
  CheckedProgram,
  ErrorSymbol,
  ExternSymbol,
  FunctionSymbol,
  HttpRoute,
  MethodSymbol,
  ParameterType,
  ServiceSymbol,
  StateSymbol,
  Symbol,
  VariableSymbol,
} from './program.ts';
export type { Type } from './types.ts';
