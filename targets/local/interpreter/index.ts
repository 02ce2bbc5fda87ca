// The front door of the interpreter.
export type { Machine, StateDefinition } from './definition.ts';
export type { HistoryEvent } from './history.ts';
export { type Json, payloadLimit } from './json.ts';
export { type Answer, answerSlowly, type Question, type Sources } from './jsonata.ts';
export type { Mock, Probe } from './run.ts';
export type { Effect, Event, ExecutionInfo, MapResult, Outcome, Snapshot } from './snapshot.ts';
export { type Asked, newExecution, type Transition, transition } from './transition.ts';
