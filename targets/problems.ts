// What a program may ask of a platform that the platform cannot do.
import type { Problem } from '../grammar/diagnostic.ts';

export const targetProblems = {
  machineTooLarge: {
    code: 'MU4001',
    severity: 'error',
    title: 'workflow too large for a state machine',
    message: ({ workflow, bytes, limit }) =>
      `The state machine of ${workflow} has ${bytes} bytes; Step Functions takes at most ${limit}.`,
    help: () => 'Call fewer methods that wait from one method, or build with --optimize=cost.',
  } satisfies Problem<{ readonly workflow: string; readonly bytes: number; readonly limit: number }>,

  machineNameTooLong: {
    code: 'MU4002',
    severity: 'error',
    title: 'name too long for a state machine',
    message: ({ workflow, name, limit }) =>
      `The state machine of ${workflow} would be called ${name}, and a name has at most ${limit} characters.`,
    help: () => 'Shorten the name of the service or of the method.',
  } satisfies Problem<{ readonly workflow: string; readonly name: string; readonly limit: number }>,
} as const;
