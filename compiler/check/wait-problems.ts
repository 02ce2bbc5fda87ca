// What can be wrong with `sleep`, `sleepUntil`, `signal` and `parallel`, besides the text of a duration (MU2520).
import type { Problem } from '../../grammar/diagnostic.ts';

export const waitProblems = {
  numberDuration: {
    code: 'MU2601',
    severity: 'error',
    title: 'a number where a duration belongs',
    message: ({ what }) => `${what} takes a duration with its unit, not a number.`,
    help: ({ meant, wait }) =>
      meant !== undefined
        ? `Did you mean "${meant}"?`
        : wait === 'sleep'
          ? 'Write "30 seconds"; or, for a time that is known only at run time, `sleepUntil(Date.now() + milliseconds)`.'
          : 'Write "30 seconds", "3 days".',
  } satisfies Problem<{ what: string; meant: string | undefined; wait: 'sleep' | 'signal' }>,
  dynamicDuration: {
    code: 'MU2602',
    severity: 'error',
    title: 'a duration that is known only at run time',
    message: ({ what }) => `${what} is known only at run time: it may be any text.`,
    help: ({ wait }) =>
      wait === 'sleep'
        ? 'Write `sleepUntil(Date.now() + milliseconds)`, or give it a type of known durations: `"1 hour" | "1 day"`.'
        : 'Write the timeout in the program, or give it a type of known durations: `"1 hour" | "1 day"`.',
  } satisfies Problem<{ what: string; wait: 'sleep' | 'signal' }>,
  signalType: {
    code: 'MU2603',
    severity: 'error',
    title: 'a signal of a type that is not data',
    message: ({ why }) => `A signal cannot bring a value of this type: ${why}.`,
    help: () => 'A message is JSON: use strings, numbers, booleans, arrays and objects of them.',
  } satisfies Problem<{ why: string }>,
  concurrency: {
    code: 'MU2604',
    severity: 'error',
    title: 'a limit of concurrency that lets nothing begin',
    message: ({ value }) => `\`concurrency\` takes a whole number from 1, not ${value}.`,
    help: () => 'Write how many may go on at once; to bound nothing, leave it out.',
  } satisfies Problem<{ value: number }>,
} as const;
