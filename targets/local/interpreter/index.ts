// The front door of the interpreter.
export { type Json, payloadLimit } from './json.ts';
export { type Answer, answerSlowly, type Question, type Sources } from './jsonata.ts';
export type { Effect, Event, ExecutionInfo, Outcome, Snapshot } from './snapshot.ts';
export { newExecution, type Transition, transition } from './transition.ts';
