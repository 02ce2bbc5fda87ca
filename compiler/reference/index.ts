// The front door of the reference interpreter.
export { type Director, everyKind, everySchedule, firstOption, randomOption } from './explore.ts';
export type {
  Answer,
  Arrival,
  Choice,
  Choose,
  ExternAnswer,
  ExternCall,
  History,
  HistoryEvent,
  Ports,
  Request,
  RunOptions,
  Signal,
  Step,
} from './history.ts';
export { createWorld, type World } from './world.ts';
