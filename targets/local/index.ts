// The local target: runs what `muc build --target=sfn` wrote, durably, on one machine.
export {
  type CallOptions,
  type CallResult,
  type Engine,
  type EngineLog,
  type EngineOptions,
  startEngine,
} from './engine.ts';
export type { ScriptedAnswer, ScriptedAnswers } from './script.ts';
export { type Service, type ServiceOptions, startService } from './service/index.ts';
export type { Seams } from './simulation/disk.ts';
export type { Platform } from './simulation/process.ts';
export {
  type Deviation,
  type Fault,
  type Place,
  parseSchedule,
  placeText,
  type Schedule,
  scheduleText,
  type Turnoff,
  turnoffText,
} from './simulation/schedule.ts';
export type { Choose, Happened, Point } from './simulation/scheduler.ts';
export {
  numbers,
  openSimulator,
  type SimulatedClient,
  type Simulation,
  type Simulator,
} from './simulation/simulate.ts';
export type { EngineStats } from './stats.ts';
