// The front door of the reference interpreter. It leaves to others: the front door of a service (routes, checks of what clients
// send, repeated request ids), the log, and when schedules are due (a request arrives). It knows no `@timeout`: its turns take no
// time.
export type { CheckedProgram } from '../check/program.ts';
export { type Budget, explain, type Verdict } from './explain/explain.ts';
export type { Effect, Observed, ObservedRequest } from './explain/observed.ts';
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
