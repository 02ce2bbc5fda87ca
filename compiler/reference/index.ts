// The front door of the reference interpreter.
export { everySchedule, firstOption, randomOption } from './explore.ts';
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
} from './history.ts';
export { createWorld, type World } from './world.ts';
