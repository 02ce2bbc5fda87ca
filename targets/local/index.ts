// The local target: runs what `muc build --target=sfn` wrote, durably, on one machine.
export {
  type CallOptions,
  type Engine,
  type EngineLog,
  type EngineOptions,
  type EngineStats,
  startEngine,
} from './engine.ts';
export type { CallOutcome } from './requests.ts';
export { type Clock, systemClock } from './timers.ts';
