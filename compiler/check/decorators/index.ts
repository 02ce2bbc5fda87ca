export { checkDecorators } from './check.ts';
export { checkEntries } from './entries.ts';
export { routeOf } from './http.ts';
export {
  longestInvocation,
  machineType,
  memorySize,
  readFirst,
  retryPolicy,
  timeoutSeconds,
} from './policies.ts';
export { readSchedule } from './schedule.ts';
