export type { MachineOptions } from './machine.ts';
export { emitMachine, stateIndex } from './machine.ts';
export type { StateEntry } from './naming.ts';
export { validate } from './validate.ts';
