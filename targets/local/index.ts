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
export type { EngineStats } from './stats.ts';
